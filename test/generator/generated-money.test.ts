import { readFileSync } from 'node:fs'
import { expect, it, describe } from 'vitest'
import type { AnswerRow } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { retention } from '../../src/answers/money/retention.ts'
import { revenue } from '../../src/answers/money/revenue.ts'
import type { MoneyQuestion } from '../../src/engine/money.ts'
import type { Engine } from '../../src/engine/engine.ts'
import type { Company } from '../../src/generator/life/company.ts'
import { foundCompany } from '../../src/generator/life/prepare.ts'
import { everyMess } from '../../src/generator/mess/mess.ts'
import { plainOffer, plainTruth } from '../../src/generator/truth/made-up/plain-truth.ts'
import { readTruth } from '../../src/generator/truth/read-truth.ts'
import type { Truth } from '../../src/generator/truth/truth.ts'
import { profiles } from '../../src/standard/profiles.ts'
import type { RevenuePolicies } from '../../src/standard/revenue-policies.ts'
import { formatDay } from '../../src/time/calendar.ts'
import { casesOf } from '../evidence.ts'
import { runsOf } from '../thoroughness.ts'
import { withCompany } from './generated-company.ts'
import { pricesOf, profileOf, trueBridge, trueRetention, type Price } from './true-money.ts'

const SIZE = 1500

const worldOf = (name: string): Truth => {
  const file = new URL(`../../src/generator/worlds/${name}.truth.yaml`, import.meta.url)
  return { ...readTruth(readFileSync(file, 'utf8'), name), currencies: [] }
}

const comingBack = plainOffer({
  term: 3,
  reactivation: { chance: 0.6, time: { kind: 'lognormal', median: 40, sigma: 1 } },
  contraction: { chance: 0.4, factor: { median: 0.8, sigma: 0.1 } },
  priceRises: [{ on: '2024-09-01', factor: 1.07 }],
})

const worlds: readonly (readonly [string, () => Truth])[] = [
  [
    'accounts that sign twice, leave by the quarter and come back',
    () => plainTruth({ offers: [comingBack], accounts: { repeat: 0.4, parents: 0.3 } }),
  ],
  ['recession', () => worldOf('recession')],
  ['misspecified-retention', () => worldOf('misspecified-retention')],
  ['drifting-rates', () => worldOf('drifting-rates')],
  ['heavy-tails', () => worldOf('heavy-tails')],
  ['harbor', () => worldOf('harbor')],
]

/** Only the columns that the truth tells, as told there. */
function like(rows: readonly AnswerRow[], [first]: readonly object[]): readonly AnswerRow[] {
  const names = Object.keys(first ?? {})
  return rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null])))
}

async function expectBridge(
  engine: Engine,
  company: Company,
  { profile, grain, step }: { profile: string; grain?: 'subscription'; step: 'month' | 'quarter' },
): Promise<number> {
  const policies = profileOf(profile)
  const prices = pricesOf(company, grain ?? policies.grain, policies)
  const asOf = engine.catalog.asOf
  const wanted = trueBridge(prices, { step, asOf, within: policies.within })
  const asked = { interval: step, profile, ...(grain === undefined ? {} : { grain }) }
  const { rows } = await ask(revenue, { engine, lang: 'en' }, asked)
  expect(like(rows, wanted), `${profile} ${grain ?? ''} ${step}`).toEqual(wanted)
  return wanted.length
}

async function expectRetention(engine: Engine, prices: readonly Price[]): Promise<void> {
  const { asOf } = engine.catalog
  for (const [window, step] of [
    [1, 'month'],
    [3, 'quarter'],
    [12, 'month'],
  ] as const) {
    const wanted = trueRetention(prices, { step, asOf, window })
    expect(wanted.length).toBeGreaterThan(2)
    const asked = { window: String(window), interval: step }
    const { rows } = await ask(retention, { engine, lang: 'en' }, asked)
    expect(like(rows, wanted), `${window} ${step}`).toEqual(wanted)
  }
}

describe('recurring money of a generated company', () => {
  it.each(casesOf(worlds, worlds.slice(0, runsOf(2))))(
    'is to the cent what it truly is, by every profile: %s',
    (_, made) => {
      const truth = made()
      const company = foundCompany(truth, SIZE, 21)
      return withCompany({ truth, size: SIZE, seed: 21 }, async ({ engine }) => {
        const prices = pricesOf(company, 'account', profileOf('bowline'))
        expect(prices.length).toBeGreaterThan(40)
        const ofSubscriptions = profiles.filter(({ policies }) => policies.source !== 'charges')
        expect(ofSubscriptions).toHaveLength(profiles.length - 1)
        for (const { id: profile } of ofSubscriptions) {
          expect(await expectBridge(engine, company, { profile, step: 'month' })).toBeGreaterThan(
            12,
          )
        }
        const told = { profile: 'bowline', step: 'quarter' } as const
        await expectBridge(engine, company, told)
        await expectBridge(engine, company, { ...told, grain: 'subscription' })

        await expectRetention(engine, prices)
      })
    },
  )

  const billed = everyMess.filter(({ kind }) => kind !== 'unbilled-wins')
  const whole = plainTruth({ timezone: 'UTC', offers: [comingBack] })
  const subscriptions = { grain: 'subscription', step: 'month', profile: 'bowline' } as const

  it('is the same where all is wrong that does not touch billing', () => {
    const company = foundCompany(whole, SIZE, 22)
    return withCompany(
      { truth: whole, size: SIZE, seed: 22, messy: billed },
      async ({ engine }) => {
        expect(engine.catalog.findings.length).toBeGreaterThan(5)
        await expectBridge(engine, company, subscriptions)
        await expectBridge(engine, company, { profile: 'bowline', step: 'quarter' })
        await expectRetention(engine, pricesOf(company, 'account', profileOf('bowline')))
      },
    )
  })

  it('lacks the customers of whom nobody told billing, and no others', () => {
    const company = foundCompany(whole, SIZE, 23)
    const messy = [{ kind: 'unbilled-wins', rate: 0.4 }] as const
    return withCompany({ truth: whole, size: SIZE, seed: 23, messy }, async ({ engine }) => {
      const known = await engine.rows({
        table: 'subscriptions',
        where: {},
        scope: [],
        limit: 10_000,
        offset: 0,
      })
      const billedTo = new Set(known.items.map((row) => Number(row['subscription_id']?.slice(1))))
      const all = pricesOf(company, 'subscription', profileOf('bowline'))
      const told = all.filter(({ unit }) => billedTo.has(Number(unit.slice(1))))
      const [count, left] = [all, told].map(
        (prices) => new Set(prices.map(({ unit }) => unit)).size,
      )
      const orphans = engine.catalog.findings.find(
        ({ code, where }) => code === 'orphan' && where === 'journeys.subscription_id',
      )
      expect(left).toBe((count ?? 0) - (orphans?.rows ?? 0))
      expect(left).toBeLessThan(0.8 * (count ?? 0))
      const asOf = engine.catalog.asOf
      const wanted = trueBridge(told, { step: 'month', asOf, within: 'net' })
      const asked = { interval: 'month', grain: 'subscription' } as const
      const { rows } = await ask(revenue, { engine, lang: 'en' }, asked)
      expect(like(rows, wanted)).toEqual(wanted)
    })
  })

  it.each((['month', 'year'] as const).slice(0, runsOf(2)))(
    'is nearly the same by invoices of a %s, in which what is left of a price is credited',
    (billing) => {
      const truth = plainTruth({ timezone: 'UTC', offers: [{ ...comingBack, term: 12, billing }] })
      const company = foundCompany(truth, SIZE, 24)
      return withCompany({ truth, size: SIZE, seed: 24 }, async ({ engine }) => {
        const prices = pricesOf(company, 'account', profileOf('bowline'))
        const asOf = engine.catalog.asOf
        const wanted = trueBridge(prices, { step: 'month', asOf, within: 'net' })
        const policies = { ...profileOf('bowline'), source: 'charges' } as const
        const moved = await engine.moved(moneyAsked(asOf, policies))
        // A price for part of a year is rounded to a cent, and its time to days: within 1 %.
        let running = 0
        let customers = 0
        const rows = wanted.map(({ period, closing, customers: units }) => {
          const own = moved.filter((each) => formatDay(each.period) === period)
          running += own.reduce((sum, { amount }) => sum + Number(amount), 0)
          customers += own.reduce(
            (sum, { movement, units: n }) => sum + n * (signs[movement] ?? 0),
            0,
          )
          return { period, units, customers, off: Math.abs(running / Number(closing) - 1) }
        })
        for (const { period, units, customers: found, off } of rows.slice(3)) {
          expect(found, `${period}`).toBe(units)
          expect(off, `${period}`).toBeLessThan(0.01)
        }
        expect(rows.length).toBeGreaterThan(20)
      })
    },
  )
})

const signs: Readonly<Record<string, number>> = { new: 1, reactivation: 1, churn: -1 }

function moneyAsked(asOf: number, policies: RevenuePolicies): MoneyQuestion {
  const { grain } = policies
  const all = { knownBefore: null, by: [], where: [], scope: [] }
  return { ...all, asOf, interval: 'month', grain, policies }
}
