import { comparisonsInFrench } from './compare-messages-fr.ts'
import { countedInFrench } from './counted-messages-fr.ts'
import { meetingsInFrench } from './meeting-messages-fr.ts'
import { moneyInFrench } from './money-messages-fr.ts'
import { numbersInFrench } from './number-messages-fr.ts'
import { policiesInFrench } from './policy-messages-fr.ts'

/** The findings that have a file of their own, by subject. */
export const subjectsInFrench = {
  ...comparisonsInFrench,
  ...countedInFrench,
  ...meetingsInFrench,
  ...moneyInFrench,
  ...numbersInFrench,
  ...policiesInFrench,
}
