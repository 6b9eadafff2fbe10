import type { TableRows } from '../../src/engine/reference/setup.ts'
import { table } from '../conformance/small-company.ts'

type Row = readonly (string | null)[]

/** account, from, until, amount a month, and what else is said of it. */
const paid: readonly (readonly [string, string, string | null, string, Partial<More>?])[] = [
  ['same', '2018-01-01', null, '10'],
  // A third of a cent is within the tolerance.
  ['nearly', '2018-01-01', null, '10.002'],
  ['cancelled1', '2018-01-01', '2018-05-01', '20', { cancelled_at: '2018-03-10' }],
  ['cancelled2', '2018-01-01', '2018-05-01', '21', { cancelled_at: '2018-03-11' }],
  ['listed', '2018-01-01', null, '25', { list_amount: '30' }],
  ['used', '2018-01-01', null, '17', { revenue_model: 'usage' }],
  ['paused', '2018-01-01', null, '18', { status: 'paused' }],
  ['trying', '2018-01-01', null, '19', { trial_ends_at: '2018-04-15' }],
  ['signed', '2018-04-10', null, '23', { committed_at: '2018-03-20' }],
  ['weekly', '2018-01-01', null, '3', { billing_period: 'week' }],
  ['abroad', '2018-01-10', null, '7', { currency: 'EUR' }],
  ['written', '2018-01-10', null, '8', { currency: 'EUR' }],
  // At 6, which a euro was in February.
  ['rated', '2018-03-12', null, '9', { currency: 'EUR' }],
  ['raised', '2018-01-01', '2018-03-15', '10'],
  ['raised', '2018-03-15', null, '15'],
  ['raising', '2018-01-01', '2018-04-10', '10'],
  ['raising', '2018-04-10', null, '20'],
  ['year', '2018-01-01', null, '31'],
  ['here', '2018-01-01', null, '77'],
  ['unsold', '2018-01-14', null, '13'],
  ['taxed1', '2018-01-01', null, '100'],
  ['taxed2', '2018-01-01', null, '55'],
  ['taxed3', '2018-01-01', null, '12.5'],
  ['ours', '2018-01-01', null, '66'],
  ['other', '2018-01-01', null, '60'],
]

/** What they say of March, a month's. */
const theirs: readonly (readonly [string, string])[] = [
  ['same', '10'],
  ['nearly', '10.004'],
  ['listed', '30'],
  ['used', '17'],
  ['paused', '18'],
  ['trying', '19'],
  ['signed', '23'],
  ['weekly', '12'],
  ['abroad', '28'],
  ['written', '8'],
  ['rated', '54'],
  ['raised', '10'],
  ['raising', '20'],
  ['year', '372'],
  ['there', '77'],
  ['unbilled', '42'],
  ['taxed1', '120'],
  ['taxed2', '66'],
  ['taxed3', '15'],
  ['theirs', '88'],
  ['other', '61'],
]

/** What each planted gap is, and must be found to be. */
export const plantedReasons: Readonly<Record<string, string>> = {
  cancelled1: 'ends: cancelled',
  cancelled2: 'ends: cancelled',
  listed: 'discounts: none',
  used: 'usage: include',
  paused: 'not_counted: []',
  trying: 'trials: include',
  signed: 'begins: committed',
  weekly: 'weeks_per_year: 48',
  abroad: 'currency: begin',
  written: 'unconverted',
  rated: 'rate',
  raised: 'earlier',
  raising: 'later',
  year: 'unit',
  here: 'elsewhere',
  there: 'elsewhere',
  unbilled: 'unbilled',
  unsold: 'unsold',
  taxed1: 'ratio',
  taxed2: 'ratio',
  taxed3: 'ratio',
  ours: 'only_ours',
  theirs: 'only_theirs',
  other: 'differs',
}

const columns = [
  'cancelled_at',
  'list_amount',
  'revenue_model',
  'status',
  'trial_ends_at',
  'committed_at',
  'billing_period',
  'currency',
] as const

type More = Readonly<Record<(typeof columns)[number], string>>

/**
 * A company that differs from its series `mrr` in March 2018 by one gap of each kind, and where the
 * series has 5 a month more than its accounts. Whoever pays is won, but
 * `unsold`; `unbilled` is won alone.
 */
export function plantedRows(): TableRows {
  const accounts = [...new Set([...paid.map(([account]) => account), ...theirs.map(([of]) => of)])]
  const won = accounts.filter((account) => !['unsold', 'theirs', 'there'].includes(account))
  const whole = theirs.reduce((sum, [, amount]) => sum + Number(amount), 5)
  return {
    accounts: table('account_id name', ...accounts.map((id) => [id, id])),
    journeys: table(
      'journey_id account_id amount subscription_id',
      ...won.map((id): Row => [`j ${id}`, id, '504', subscriptionOf(id)]),
    ),
    stage_entries: table(
      'journey_id stage entered_at',
      ...won.map((id): Row => [`j ${id}`, 'commit', '2018-01-14']),
    ),
    subscriptions: table(
      `subscription_id account_id started_at ended_at amount ${columns.join(' ')}`,
      ...paid.map(([id, from, until, amount, more = {}]): Row => [
        subscriptionOf(id),
        id,
        from,
        until,
        amount,
        ...columns.map((name) => more[name] ?? (name === 'billing_period' ? 'month' : null)),
      ]),
    ),
    exchange_rates: table(
      'currency date rate',
      ['EUR', '2018-01-01', '4'],
      ['EUR', '2018-02-01', '6'],
      ['EUR', '2018-03-10', '5'],
    ),
    reference_series: table(
      'name month amount account_id',
      ['mrr', '2018-03', whole.toFixed(3), null],
      ...theirs.map(([id, amount]): Row => ['mrr', '2018-03', amount, id]),
    ),
  }
}

function subscriptionOf(account: string): string {
  return `s ${account}`
}
