import { comparisonsInEnglish } from './compare-messages-en.ts'
import { countedInEnglish } from './counted-messages-en.ts'
import { meetingsInEnglish } from './meeting-messages-en.ts'
import { moneyInEnglish } from './money-messages-en.ts'
import { numbersInEnglish } from './number-messages-en.ts'
import { policiesInEnglish } from './policy-messages-en.ts'

/** The findings that have a file of their own, by subject. */
export const subjectsInEnglish = {
  ...comparisonsInEnglish,
  ...countedInEnglish,
  ...meetingsInEnglish,
  ...moneyInEnglish,
  ...numbersInEnglish,
  ...policiesInEnglish,
}
