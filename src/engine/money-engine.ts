import type { Expanded } from './expansion.ts'
import type {
  CohortCell,
  CohortQuestion,
  Held,
  HeldQuestion,
  Kept,
  KeptQuestion,
  LeftOut,
  MoneyQuestion,
  Moved,
  Recurring,
  RecurringQuestion,
  UnitMoved,
  UnitsQuestion,
} from './money.ts'
import type {
  Renewals,
  RenewalsQuestion,
  RenewalTerm,
  RenewalTermsQuestion,
  TermLength,
} from './renewals.ts'
import type { Spent, SpentQuestion } from './spend.ts'
import type { Page } from './terms.ts'
import type { AccountsQuestion, AccountValued, Valued, ValuedQuestion } from './valued.ts'

/** What an engine counts of recurring money, and of what was spent to win it. */
export interface MoneyEngine {
  /** Additive sums of a year's recurring money, from the priced intervals of `subscriptions`. */
  recurring(question: RecurringQuestion): Promise<readonly Recurring[]>
  /** What changed recurring money, period by period. */
  moved(question: MoneyQuestion): Promise<readonly Moved[]>
  /** What is left of the money of a window ago. */
  kept(question: KeptQuestion): Promise<readonly Kept[]>
  /** Recurring money by when its units first paid, and by age. */
  cohorts(question: CohortQuestion): Promise<readonly CohortCell[]>
  /** The units behind movements. */
  unitsMoved(question: UnitsQuestion): Promise<Page<UnitMoved>>
  /** What each unit pays at the as-of date. */
  held(question: HeldQuestion): Promise<readonly Held[]>
  /** What the expansions of `moved` are made of. */
  expanded(question: MoneyQuestion): Promise<readonly Expanded[]>
  /** What becomes of the terms of subscriptions. */
  renewals(question: RenewalsQuestion): Promise<readonly Renewals[]>
  /** The terms behind them. */
  renewalTerms(question: RenewalTermsQuestion): Promise<Page<RenewalTerm>>
  /** How long the terms of subscriptions are that began before the as-of. */
  termLengths(question: MoneyQuestion): Promise<readonly TermLength[]>
  /** What `moved` leaves out, and why. */
  leftOut(question: MoneyQuestion): Promise<readonly LeftOut[]>
  /** What accounts that pay were worth since they first did, those alike counted together. */
  valued(question: ValuedQuestion): Promise<readonly Valued[]>
  /** The same of each account. */
  accountsValued(question: AccountsQuestion): Promise<Page<AccountValued>>
  /** What was and will be spent, month by month. */
  spent(question: SpentQuestion): Promise<readonly Spent[]>
}
