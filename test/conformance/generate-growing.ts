import * as fc from 'fast-check'
import type { Cells } from '../../src/engine/reference/setup.ts'
import { companyOf, table } from './small-company.ts'
import type { Company } from './generate-rows.ts'

const FIRST = Date.UTC(2017, 5, 1)
const DAY = 86_400_000

/** Some day of a year, often one on which a month begins or a term ends. */
const day = fc.oneof(
  fc.nat(11).map((month) => new Date(Date.UTC(2017, 5 + month, 1)).toISOString().slice(0, 10)),
  fc.nat(364).map((n) => new Date(FIRST + n * DAY).toISOString().slice(0, 10)),
)

const near = fc
  .tuple(day, fc.integer({ min: -5, max: 5 }))
  .map(([text, off]) => new Date(Date.parse(text) + off * DAY).toISOString().slice(0, 10))

const subscriptions = fc.array(
  fc
    .record({
      subscription: fc.nat(14).map((n) => `s${n}`),
      begin: near,
      end: fc.option(near, { freq: 3 }),
      term: fc.option(near, { freq: 4 }),
      signed: fc.option(near, { freq: 1 }),
      discounted: fc.option(near, { freq: 1, nil: null }),
      amount: fc.integer({ min: 1, max: 40 }),
      product: fc.constantFrom('one', 'two', 'two', null),
      currency: fc.constantFrom(null, null, null, 'EUR', 'USD'),
    })
    .map(({ subscription, begin, end, term, signed, discounted, amount, product, currency }) => [
      subscription,
      Number(subscription.slice(1)) < 9 ? 'a' : 'b',
      begin,
      end,
      term,
      signed,
      discounted,
      `${amount * 10}`,
      `${amount * 12}`,
      product,
      currency,
      'month',
    ]),
  { minLength: 30, maxLength: 45 },
)

const charges = fc.array(
  fc
    .record({
      subscription: fc.constantFrom('s1', 's2', null, null),
      account: fc.constantFrom('a', 'b'),
      product: fc.constantFrom('one', 'two', null),
      begin: fc.nat(9),
      months: fc.integer({ min: 1, max: 3 }),
      amount: fc.integer({ min: 1, max: 40 }),
    })
    .map(({ subscription, account, product, begin, months, amount }) => [
      account,
      subscription,
      product,
      ...[begin, begin + months].map((month) =>
        new Date(Date.UTC(2017, 5 + month, 1)).toISOString().slice(0, 10),
      ),
      `${amount * 10}`,
    ]),
  { minLength: 15, maxLength: 25 },
)

const journeys = fc.array(
  fc.record({
    subscription: fc.constantFrom('s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8', null),
    kind: fc.constantFrom('new', 'renewal', 'upsell', 'cross_sell', 'resell', null),
    origin: fc.constantFrom('web', 'fair', null),
    commits: fc.array(near, { maxLength: 2 }),
  }),
  { minLength: 6, maxLength: 12 },
)

/** Two customers whose subscriptions follow and overlap each other, so that much grows and renews. */
export const growing: fc.Arbitrary<Company> = fc
  .tuple(subscriptions, charges, journeys)
  .map(([priced, lines, sold]) => {
    const entries = sold.flatMap(({ commits }, i) => [
      [`j${i}`, 'education', '2017-06-01'],
      ...commits.map((at) => [`j${i}`, 'commit', at]),
    ])
    const invoiced = table(
      'account_id subscription_id product period_start period_end amount',
      ...lines,
    ).map((row, i): Cells => ({ charge_id: `c${i}`, charged_at: '2018-01-01', ...row }))
    return companyOf(
      {
        accounts: table('account_id segment', ['a', 'small'], ['b', 'large']),
        journeys: table(
          'journey_id account_id origin kind subscription_id',
          ...sold.map(({ subscription, kind, origin }, i) => [
            `j${i}`,
            'a',
            origin,
            kind,
            subscription,
          ]),
        ),
        stage_entries: table('journey_id stage entered_at', ...entries),
        subscriptions: table(
          'subscription_id account_id started_at ended_at term_ends_at committed_at discount_ends_at amount list_amount product currency billing_period',
          ...priced,
        ),
        charges: invoiced,
        exchange_rates: table(
          'currency date rate',
          ['EUR', '2017-05-01', '4.1234567'],
          ['EUR', '2017-11-20', '3.7654321'],
          ['USD', '2017-08-10', '0.3333333333'],
          ['USD', '2018-01-10', '0.4'],
        ),
      },
      { timezone: 'Europe/Paris' },
    )
  })

const filters = fc.constantFrom([], [], [{ dimension: 'segment', values: ['small'] }])

/** What questions about them differ in. */
export const growingQuestions = fc.record({
  asOf: fc.integer({ min: 17_400, max: 17_700 }),
  by: fc.constantFrom([], [], ['origin'], ['segment', 'origin']),
  where: filters,
})
