import type { Messages, PolicyCode } from '../message.ts'
import type { FindingParams } from '../params.ts'
import { counted, pick, wordNumber, wordPercent } from '../wording.ts'

/** What the policies on real journeys did to the data, and what it is worth. */
export const policiesInEnglish: Pick<Messages, PolicyCode> = {
  identity_read: (f) => ({
    message: `${counted(f.rows, ['row holds', 'rows hold'], 'en')} in ${f.where} an id that identities read as another, such as “${f.params.example}”.`,
    effect: `${pick(f.rows, ['It counts', 'They count'], 'en')} with what that id names; without identities, ${pick(f.rows, ['it', 'each'], 'en')} would be about something else, or about nothing.`,
  }),
  identity_merged: (f) => ({
    message: `In ${f.where}, ${counted(f.rows, ['thing is', 'things are'], 'en')} known to several systems, such as “${f.params.example}”.`,
    effect: `${pick(f.rows, ['It counts', 'Each counts'], 'en')} once, and not once for each system: column by column with what was recorded last, else with the first that is known.`,
  }),
  identity_conflict: (f) => ({
    message: `The systems do not agree on ${f.where} of ${counted(f.rows, ['thing', 'things'], 'en')} that identities unite, such as “${f.params.example}”.`,
    effect:
      'What was recorded last counts; of the same time, what stands under the id that identities name, then by the order of the other ids. Give the column in one system only, or choose in the SQL.',
  }),
  identity_chain: (f) => ({
    message: `${counted(f.rows, ['row', 'rows'], 'en')} of identities ${pick(f.rows, ['names', 'name'], 'en')} an id that identities also read as another, such as “${f.params.example}”.`,
    effect:
      'An id that is named stands for itself: nothing is followed further, so what is one may count as two. Name the last id in every row.',
  }),
  ambiguous_identity: (f) => ({
    message: `${counted(f.rows, ['row', 'rows'], 'en')} of identities ${pick(f.rows, ['gives', 'give'], 'en')} an id that other rows read differently, such as “${f.params.example}”.`,
    effect:
      'Where it stands alone it is left as it is. Write it with its system, as system:id, where it is used.',
  }),
  near_simultaneous: (f, name) => ({
    message: `${counted(f.rows, ['journey leaves', 'journeys leave'], 'en')} ${name(stageOf(f))} at most ${counted(f.params.seconds, ['second', 'seconds'], 'en')} before entering it, such as “${f.params.example}”.`,
    effect: `${pick(f.rows, ['It counts', 'They count'], 'en')} as leaving when it is entered, after no time: the order of such stamps says nothing. Without policies.tolerance, ${pick(f.rows, ['its waiting time', 'their waiting times'], 'en')} would be left out as negative.`,
  }),
  outside_window: (f, name) => ({
    message: `${counted(f.rows, ['journey goes', 'journeys go'], 'en')} on from ${name(stageOf(f))} only ${outside(f.params)} after entering it, such as “${f.params.example}”.`,
    effect: `By policies.windows ${pick(f.rows, ['it does', 'they do'], 'en')} not count as gone on from there, and ${pick(f.rows, ['is', 'are'], 'en')} open unless lost: of ${wordNumber(f.params.entered, 'en')} entered with a date, ${share(f.params.goneOn, f.params.entered)} have gone on; without the window, ${share(f.params.goneOn + f.rows, f.params.entered)}.`,
  }),
  re_entry: (f, name) => ({
    message: `${counted(f.rows, ['further entry', 'further entries'], 'en')} into ${name(stageOf(f))} by ${counted(f.params.journeys, ['journey', 'journeys'], 'en')} that had entered it before: ${wordNumber(f.params.back, 'en')} stepped back after going on, ${wordNumber(f.params.afterLoss, 'en')} began again after a loss.`,
    effect: `Only the first entry of each journey counts, and what became of it then: ${wordNumber(f.params.entered, 'en')} entered with a date; counting every entry, ${wordNumber(f.params.entered + f.rows, 'en')}. If a new pursuit is meant, give it a journey of its own.`,
  }),
  resumed_after_loss: (f, name) => ({
    message: `${counted(f.rows, ['journey was', 'journeys were'], 'en')} lost in ${name(stageOf(f))} and went on later, such as “${f.params.example}”.`,
    effect: `${pick(f.rows, ['It counts', 'They count'], 'en')} as gone on: of ${wordNumber(f.params.entered, 'en')} entered with a date, ${share(f.params.goneOn, f.params.entered)} have gone on; were a loss the end, ${share(f.params.goneOn - f.rows, f.params.entered)}. If a new pursuit is meant, give it a journey of its own.`,
  }),
  open_pursuits: (f) => ({
    message: `${counted(f.params.accounts, ['account has', 'accounts have'], 'en')} several journeys open before the commitment, ${wordNumber(f.rows, 'en')} in all, such as “${f.params.example}”.`,
    effect:
      'Each counts, but what becomes of one tells something of the others: where accounts enter a stage more than once, intervals are widened, because they rest on accounts and not on journeys.',
  }),
}

function outside({ least, most }: FindingParams['outside_window']): string {
  const limits = [
    ...(least === null ? [] : [`sooner than ${counted(least, ['day', 'days'], 'en')}`]),
    ...(most === null ? [] : [`later than ${counted(most, ['day', 'days'], 'en')}`]),
  ]
  return limits.join(' or ')
}

function share(part: number, whole: number): string {
  return wordPercent(whole === 0 ? 0 : part / whole, 'en')
}

function stageOf({ where }: { readonly where: string }): string {
  return where.slice(where.indexOf('/') + 1)
}
