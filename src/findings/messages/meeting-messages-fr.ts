import type { MeetingCode, Messages } from '../message.ts'
import { counted, pick, wordNumber } from '../wording.ts'

/** What a series of meetings cannot tell. */
export const meetingsInFrench: Pick<Messages, MeetingCode> = {
  meetings_unmapped: () => ({
    message: 'La table meetings n’est pas associée.',
    effect:
      'Nul ne peut dire où, dans la suite, on gagne et on perd. Associez meetings dans bowline.yaml\u202f: journey_id et held_at suffisent.',
  }),
  no_meetings: () => ({
    message: 'Aucun rendez-vous n’a été tenu dans les étapes demandées.',
    effect:
      'Un rendez-vous compte du jour de l’entrée dans l’étape au jour de sa fin. Vérifiez que meetings nomme les parcours comme stage_entries.',
  }),
  meetings_outside: ({ rows, params, where }, name) => ({
    message: `${counted(rows, ['rendez-vous est', 'rendez-vous sont'], 'fr')} hors de «\u00a0${name(stageOf(where))}\u00a0»\u202f: ${wordNumber(params.before, 'fr')} avant le jour de l’entrée, ${wordNumber(params.after, 'fr')} après celui de la sortie.`,
    effect: 'Ils n’ont pas de place dans la suite. Demandez avec stage la suite d’une autre étape.',
  }),
  meetings_seen_late: ({ rows, where }, name) => ({
    message: `${counted(rows, ['parcours n’est observé', 'parcours ne sont observés'], 'fr')} qu’après ${pick(rows, ['son', 'leur'], 'fr')} entrée en «\u00a0${name(stageOf(where))}\u00a0».`,
    effect: 'On ne sait pas lequel de leurs rendez-vous fut le premier\u202f: ils ne comptent pas.',
  }),
}

function stageOf(where: string): string {
  return where.slice(where.indexOf('/') + 1)
}
