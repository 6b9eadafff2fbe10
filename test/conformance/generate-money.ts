import * as fc from 'fast-check'
import { DEFAULT_REVENUE } from '../../src/standard/revenue-policies.ts'
import type { RevenuePolicies } from '../../src/standard/revenue-policies.ts'
import type { Cell, StampStyle } from './generate-cells.ts'
import * as cells from './generate-cells.ts'
import type { TablePlan } from './table-plan.ts'

type Ids = Readonly<Record<'subscription' | 'account', Cell>>
type Columns = Readonly<Record<string, Cell>>

// Months begin here, and one of the zones changes its clock; then plain days.
const TURNS = ['2017-10-01', '2017-10-15', '2017-12-31', '2018-01-01', '2018-02-01', '2018-03-01']
const EARLY = ['2017-09-30', '2017-10-10', '2017-11-05', '2017-12-12', '2018-01-20', '2018-02-17']
const LATE = ['2017-11-30', '2018-01-01', '2018-01-31', '2018-02-20', '2018-03-01', '2018-03-15']
const FAR = '2090-12-10'

const price = cells.mostly(
  cells.oneOf('100', '100', '150', '50', '105', '0.10', '33.3333333333', '1.5E+2'),
  cells.mostly(cells.oneOf('0', '-3.25', null), cells.money, 2),
  8,
)
const currency = cells.mostly(cells.oneOf(null), cells.oneOf('BRL', 'EUR', 'USD'), 1)
const product = cells.oneOf('one', 'two', 'One', null)

/** Subscriptions whose intervals meet, overlap and leave gaps, at every price and in every way. */
export function subscriptionsPlan(style: StampStyle, ids: Ids, recorded: Columns): TablePlan {
  const stamp = cells.stamp(style)
  const begin = cells.mostly(cells.oneOf(...TURNS, ...EARLY), stamp, 7)
  const end = cells.mostly(cells.oneOf(...LATE, ...LATE, FAR), stamp, 7)
  const none = cells.oneOf(null)
  return {
    name: 'subscriptions',
    columns: {
      subscription_id: ids.subscription,
      account_id: ids.account,
      started_at: begin,
      quantity: cells.decimal,
      product,
      revenue_model: cells.mostly(none, cells.oneOf('subscription', 'Usage', 'metered'), 5),
      status: cells.mostly(none, cells.oneOf('active', 'Trialing', 'paused'), 4),
      ended_at: cells.mostly(none, end, 1),
      discount_ends_at: cells.mostly(none, end, 2),
      trial_ends_at: cells.mostly(none, begin, 4),
      term_ends_at: cells.mostly(end, none, 2),
      committed_at: cells.mostly(none, begin, 2),
      cancelled_at: cells.mostly(none, end, 2),
      amount: price,
      list_amount: cells.mostly(none, price, 1),
      billing_period: cells.mostly(
        cells.oneOf('month', 'Year', 'quarter'),
        cells.oneOf('week', 'two_years', 'Triennial', 'daily', 'four_weeks', 'fortnight', null),
        3,
      ),
      currency,
      ...recorded,
    },
    most: 16,
  }
}

export function chargesPlan(style: StampStyle, ids: Ids, recorded: Columns): TablePlan {
  const begin = cells.mostly(
    cells.oneOf('2017-11-01', '2018-01-01', '2018-01-15', '2018-01-31', '2018-02-01'),
    cells.date(style),
    6,
  )
  const end = cells.mostly(
    cells.oneOf(
      '2018-02-01',
      '2018-02-10',
      '2018-02-28',
      '2018-03-01',
      '2018-04-01',
      '2019-01-01',
      FAR,
    ),
    cells.date(style),
    6,
  )
  return {
    name: 'charges',
    columns: {
      charge_id: fc.nat(40).map((n) => `c${n}`),
      account_id: cells.optional(ids.account),
      subscription_id: cells.optional(ids.subscription),
      product,
      charged_at: cells.stamp(style),
      period_start: begin,
      period_end: end,
      amount: cells.mostly(price, cells.oneOf('-100', '-60', '-50'), 3),
      kind: cells.mostly(
        cells.oneOf(null, 'recurring'),
        cells.oneOf('usage', 'one_off', 'credit', 'credit', 'credit'),
        2,
      ),
      status: cells.mostly(cells.oneOf(null), cells.oneOf('Paid', 'Void'), 3),
      currency,
      ...recorded,
    },
    most: 14,
  }
}

/** Some currencies have a rate from some day on; a rate that is not positive is none. */
export function ratesPlan(style: StampStyle, recorded: Columns): TablePlan {
  return {
    name: 'exchange_rates',
    columns: {
      currency: cells.oneOf('EUR', 'EUR', 'USD', 'BRL'),
      date: cells.mostly(
        cells.oneOf('2017-09-01', '2017-09-01', '2017-09-30', '2018-01-31', '2018-02-28'),
        cells.date(style),
        2,
      ),
      rate: cells.mostly(
        cells.oneOf('1.1', '4.5', '0.25', '5.1234567891', '1', '0.0001', '3e1'),
        cells.oneOf('0', '-2', 'x', null),
        8,
      ),
      ...recorded,
    },
    each: { column: 'currency', ids: ['EUR', 'USD', 'BRL'] },
    most: 9,
  }
}

/** Every setting on which definitions differ, mostly as ours are. */
export const policies: fc.Arbitrary<RevenuePolicies> = fc.record({
  source: usually('source', 'charges'),
  begins: usually('begins', 'committed'),
  ends: usually('ends', 'cancelled'),
  trials: usually('trials', 'include'),
  discounts: usually('discounts', 'lasting', 'none'),
  usage: usually('usage', 'include'),
  notCounted: usually('notCounted', [], ['active', 'paid']),
  weeksPerYear: usually('weeksPerYear', '48', '365.28/7'),
  wholePeriods: usually('wholePeriods', true, false),
  within: usually('within', 'daily'),
  grain: usually('grain', 'subscription', 'product', 'parent'),
  newAgainAfter: usually('newAgainAfter', 0, 20, 45.5),
  currency: usually('currency', 'begin'),
  minorExpansion: usually('minorExpansion', 0.05, 0.5),
  netOfReactivation: usually('netOfReactivation', 'include'),
  grossCap: usually('grossCap', 'total'),
  churnOf: usually('churnOf', 'opening_and_new'),
})

function usually<K extends keyof RevenuePolicies>(
  name: K,
  ...others: readonly RevenuePolicies[K][]
): fc.Arbitrary<RevenuePolicies[K]> {
  return fc.oneof(
    { arbitrary: fc.constant(DEFAULT_REVENUE[name]), weight: 2 },
    { arbitrary: fc.constantFrom(...others), weight: 1 },
  )
}
