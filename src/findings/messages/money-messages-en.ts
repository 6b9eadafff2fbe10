import { curvesInEnglish } from './curve-messages-en.ts'
import type { CurveCode, GrowthCode, Messages, MoneyCode, MoneyDoubtCode } from '../message.ts'
import { moneyDoubtsInEnglish } from './money-doubt-messages-en.ts'
import type { FindingOf } from '../finding.ts'
import { growthInEnglish } from './growth-messages-en.ts'
import { counted, pick, wordNumber } from '../wording.ts'

type Stake = Pick<FindingOf<'money_empty'>, 'rows' | 'params'>

const things = ({ rows, params }: Stake): string =>
  counted(
    rows,
    params.source === 'charges' ? ['line', 'lines'] : ['priced interval', 'priced intervals'],
    'en',
  )

/** ` (1,200 EUR and 300 USD as written)` */
const worth = ({ params }: Stake): string => {
  const amounts = params.amounts.map(
    ({ amount, currency }) => `${wordNumber(Number(amount), 'en')} ${currency}`,
  )
  return amounts.length === 0 ? '' : ` (${new Intl.ListFormat('en').format(amounts)} as written)`
}

const show = (message: string, effect: string) => ({ message, effect })

/** What is left out of recurring money, and what is not known of it. */
export const moneyInEnglish: Pick<Messages, MoneyCode | MoneyDoubtCode | GrowthCode | CurveCode> = {
  ...curvesInEnglish,
  ...moneyDoubtsInEnglish,
  ...growthInEnglish,
  money_not_recurring: (f) =>
    show(
      `${things(f)}${worth(f)} ${pick(f.rows, ['does', 'do'], 'en')} not recur: use, one-off lines, free plans, trials, or a status that does not count.`,
      'They are left out on purpose. The policies usage, trials and not_counted of the profile decide it.',
    ),
  money_without_amount: (f) =>
    show(
      `${things(f)} without an amount.`,
      'What they cost is not known: they are in no figure. Map the amount, or the plan’s price.',
    ),
  money_without_period: (f) =>
    show(
      `${things(f)}${worth(f)} without a period that is known.`,
      f.params.source === 'charges'
        ? 'What they cost for a year is not known: they are in no figure. Map period_start and period_end.'
        : 'What they cost for a year is not known: they are in no figure. Write billing_period as week, month, quarter, half_year or year.',
    ),
  money_without_rate: (f) =>
    show(
      `${things(f)}${worth(f)} in a currency without an exchange rate on or before their first day.`,
      'They are in no figure. Map exchange_rates with a rate from that day or an earlier one.',
    ),
  money_not_positive: (f) =>
    show(
      `${things(f)}${worth(f)} below zero, or, of lines, zero in sum.`,
      'They are in no figure: a credit is not a price. See whether it belongs to another interval.',
    ),
  money_empty: (f) =>
    show(
      `${things(f)}${worth(f)} ending before the beginning, or at once.`,
      'They are in no figure: nobody paid for any time. Check the dates, and the end of trials.',
    ),
  money_overlapping: (f) =>
    show(
      `${things(f)}${worth(f)} ending after the next price of the same subscription begins.`,
      'Each is cut where the next one begins: the later price holds, and nothing counts twice.',
    ),
  money_without_table: (f) =>
    show(
      `The table ${f.where} is not mapped.`,
      f.params.needed === 'always'
        ? `What this view tells is known from no other table, by any profile. Map ${f.where} in bowline.yaml.`
        : `Recurring revenue cannot be known. Map ${f.where} in bowline.yaml, or take a profile that reads another table: ${f.where === 'charges' ? 'bowline reads subscriptions' : 'invoice-lines reads charges'}.`,
    ),
  money_grain_unmapped: (f) =>
    show(
      `Nothing tells units of the grain ${f.params.grain} apart: ${f.where} is not mapped.`,
      `Each account counts as one. Map ${f.where}.`,
    ),
  money_unlinked: () =>
    show(
      'Recurring money cannot be told by a dimension of journeys: no journey names its subscription.',
      'All of it stands under the missing value. Map journeys.subscription_id.',
    ),
  nothing_lost: (f) =>
    show(
      `The quick ratio is not told for ${counted(f.rows, ['period', 'periods'], 'en')}: nothing was lost.`,
      'There is nothing to divide by: any gain is infinitely more than none lost.',
    ),
  period_under_way: (f) =>
    show(
      `The last period is told until before ${f.params.until}: it is not over.`,
      'More may come and go in it. Its maturity says how much of it has been.',
    ),
  cohorts_young: (f) =>
    show(
      `${counted(f.rows, ['cohort', 'cohorts'], 'en')} could not be followed for all ${wordNumber(f.params.ages, 'en')} ages shown.`,
      'Cells that lie in the future are empty, not zero. Compare cohorts at an age that all have reached.',
    ),
  few_customers: (f) =>
    show(
      `${counted(f.rows, ['share rests', 'shares rest'], 'en')} on fewer than ${wordNumber(f.params.least, 'en')} customers.`,
      'It is exact for them and says little of others: one customer more or less moves it by points.',
    ),
  profile_unused: (f) =>
    show(
      `The profile ${f.params.profile} changes nothing here.`,
      'Profiles say how recurring revenue is counted: ask revenue or retention.',
    ),
}
