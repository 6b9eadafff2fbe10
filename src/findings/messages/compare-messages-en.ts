import type { CompareCode, Messages } from '../message.ts'
import { counted } from '../wording.ts'

/** What hinders comparing two sides. */
export const comparisonsInEnglish: Pick<Messages, CompareCode> = {
  compared_views: () => ({
    message: 'Rates are compared only where both sides count by entry date.',
    effect:
      'Volumes stand side by side as each view counts them; no rate, difference or verdict is told. Ask with view cohort on both sides.',
  }),
  compared_overlap: (f) => ({
    message: `In ${counted(f.rows, ['stage', 'stages'], 'en')} some entries are on both sides, up to ${counted(f.params.entries, ['entry', 'entries'], 'en')}.`,
    effect:
      'What is on both sides cannot differ by chance, and the intervals of the two rates do not add up: the difference is told without interval and verdict. Choose ranges or filters that share nothing.',
  }),
  policies_overlap: (f) => ({
    message: `${counted(f.rows, ['policy changes', 'policies change'], 'en')} another amount in turn than alone.`,
    effect:
      'Policies act on the same money, so that what is due to one depends on the order in which they are switched: here that of the standard. The shares add up to the difference; the amounts alone need not.',
  }),
}
