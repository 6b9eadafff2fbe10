import { leversInEnglish } from './lever-messages-en.ts'
import { meetingsInEnglish } from './meeting-messages-en.ts'
import { comparisonsInEnglish } from './compare-messages-en.ts'
import { loopInEnglish } from './loop-messages-en.ts'
import { moneyInEnglish } from './money-messages-en.ts'
import { numbersInEnglish } from './number-messages-en.ts'
import { forecastInEnglish } from './forecast-messages-en.ts'
import { purchasesInEnglish } from './purchase-messages-en.ts'
import { reconcilingInEnglish } from './reconcile-messages-en.ts'
import { sheetsInEnglish } from './sheet-messages-en.ts'

/** About single answers. */
export const answersInEnglish = {
  ...comparisonsInEnglish,
  ...numbersInEnglish,
  ...loopInEnglish,
  ...moneyInEnglish,
  ...purchasesInEnglish,
  ...forecastInEnglish,
  ...reconcilingInEnglish,
  ...sheetsInEnglish,
  ...meetingsInEnglish,
  ...leversInEnglish,
}
