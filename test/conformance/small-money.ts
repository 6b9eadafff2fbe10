import type { Engine } from '../../src/engine/engine.ts'
import type { KeptQuestion } from '../../src/engine/money.ts'
import type { Setup, TableRows } from '../../src/engine/reference/setup.ts'
import { DEFAULT_REVENUE } from '../../src/standard/revenue-policies.ts'
import type { RevenuePolicies } from '../../src/standard/revenue-policies.ts'
import { formatDay } from '../../src/time/calendar.ts'
import { day, engineOver, table } from './small-company.ts'

export interface SmallQuestion extends Partial<Omit<KeptQuestion, 'policies' | 'asOf'>> {
  readonly asOf?: string
  readonly policies?: Partial<RevenuePolicies>
}

/** Month by month until 2018-07-01, by our own policies. */
export function moneyAsked({ asOf = '2018-07-01', policies, ...asked }: SmallQuestion = {}) {
  const question: KeptQuestion = {
    asOf: day(asOf),
    knownBefore: null,
    by: [],
    where: [],
    scope: [],
    interval: 'month',
    grain: 'account',
    window: 1,
    policies: { ...DEFAULT_REVENUE, ...policies },
    ...asked,
  }
  return question
}

/** Subscriptions paid by the month: id, account, start, end and amount, and more columns. */
export function subscribed(more: string, ...rows: readonly (string | null)[][]): TableRows {
  const header = `subscription_id account_id started_at ended_at amount ${more}`.trim()
  const withPeriod = rows.map((row) => (more.includes('billing_period') ? row : [...row, 'month']))
  const columns = more.includes('billing_period') ? header : `${header} billing_period`
  return { subscriptions: table(columns, ...withPeriod) }
}

export function companyOf(rows: TableRows, setup: Partial<Setup> = {}): Engine {
  return engineOver(
    {
      stage_entries: table('journey_id stage entered_at', ['j', 'education', '2018-01-01']),
      ...rows,
    },
    { dimensions: [], ...setup },
  )
}

/** Movements as short lines, `2018-01 new 1 1200.00`, in order of time. */
export async function movements(engine: Engine, asked: SmallQuestion = {}): Promise<string[]> {
  return movementsEach('month', engine, asked)
}

export async function movementsEach(
  interval: 'day' | 'month',
  engine: Engine,
  asked: SmallQuestion = {},
): Promise<string[]> {
  const moved = await engine.moved({ ...moneyAsked(asked), interval })
  return moved
    .map(({ period, by, movement, units, amount }) =>
      [
        formatDay(period).slice(0, interval === 'day' ? 10 : 7),
        ...by.map((value) => value ?? '(none)'),
        movement,
        units,
        amount,
      ].join(' '),
    )
    .toSorted()
}

/** What does not count, and why: `no_amount 1 EUR 5.00`. */
export async function leftOut(engine: Engine, asked: SmallQuestion = {}): Promise<string[]> {
  const lines = await engine.leftOut(moneyAsked(asked))
  return lines
    .map(({ why, intervals, currency, amount }) => [why, intervals, currency, amount].join(' '))
    .toSorted()
}
