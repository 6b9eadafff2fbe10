import type { MeetingCode, Messages } from '../message.ts'
import { counted, pick, wordNumber } from '../wording.ts'

/** What a series of meetings cannot tell. */
export const meetingsInEnglish: Pick<Messages, MeetingCode> = {
  meetings_unmapped: () => ({
    message: 'The table meetings is not mapped.',
    effect:
      'Nobody can say where in a series it is won and lost. Map meetings in bowline.yaml: journey_id and held_at are enough.',
  }),
  no_meetings: () => ({
    message: 'No meeting was held in any stage asked about.',
    effect:
      'A meeting counts on the days from the entry of the stage to its end. See whether meetings name their journeys as stage_entries does.',
  }),
  meetings_outside: ({ rows, params, where }, name) => ({
    message: `${counted(rows, ['meeting', 'meetings'], 'en')} ${pick(rows, ['lies', 'lie'], 'en')} outside ${name(stageOf(where))}: ${wordNumber(params.before, 'en')} on days before it was entered, ${wordNumber(params.after, 'en')} after it was left.`,
    effect: 'They have no place in the series. Ask with stage for the series of another stage.',
  }),
  meetings_seen_late: ({ rows, where }, name) => ({
    message: `${counted(rows, ['journey', 'journeys'], 'en')} came under watch after entering ${name(stageOf(where))}.`,
    effect: 'Which of their meetings was the first is not known: they are left out.',
  }),
}

function stageOf(where: string): string {
  return where.slice(where.indexOf('/') + 1)
}
