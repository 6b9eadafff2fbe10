import { leversInFrench } from './lever-messages-fr.ts'
import { meetingsInFrench } from './meeting-messages-fr.ts'
import { comparisonsInFrench } from './compare-messages-fr.ts'
import { loopInFrench } from './loop-messages-fr.ts'
import { moneyInFrench } from './money-messages-fr.ts'
import { numbersInFrench } from './number-messages-fr.ts'
import { forecastInFrench } from './forecast-messages-fr.ts'
import { purchasesInFrench } from './purchase-messages-fr.ts'
import { reconcilingInFrench } from './reconcile-messages-fr.ts'
import { sheetsInFrench } from './sheet-messages-fr.ts'

/** About single answers. */
export const answersInFrench = {
  ...comparisonsInFrench,
  ...numbersInFrench,
  ...loopInFrench,
  ...moneyInFrench,
  ...purchasesInFrench,
  ...forecastInFrench,
  ...reconcilingInFrench,
  ...sheetsInFrench,
  ...meetingsInFrench,
  ...leversInFrench,
}
