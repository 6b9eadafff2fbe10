import type { Engine } from '../../src/engine/engine.ts'
import type { TableRows } from '../../src/engine/reference/setup.ts'
import { addDays, addMonths, formatDay, parseDay } from '../../src/time/calendar.ts'
import { engineOver, table } from '../conformance/small-company.ts'

export interface MadeCourse {
  readonly seed: number
  /** Whole months before 2018-07-01. */
  readonly months: number
  /** Journeys that enter education in a month. */
  readonly entering: number
  /** Shares that go on from education and from selection. */
  readonly rates: readonly [number, number]
  /** A month's price, and the share of customers who leave in a month. */
  readonly price: number
  readonly churn: number
  /** The share of customers who pay a tenth more from a month on. */
  readonly growing?: number
}

export const ORIGIN = '2018-07-01'

const origin = parseDay(ORIGIN) ?? 0

/** What most tests of what comes look at: two years of a company that grows slowly. */
export const usualCourse: MadeCourse = {
  seed: 3,
  months: 24,
  entering: 8,
  rates: [0.6, 0.5],
  price: 100,
  churn: 0.03,
  growing: 0.2,
}

/** A company drawn from its seed: two stages, then a subscription a month by month; and more tables. */
export function courseEngine(made: MadeCourse, more: TableRows = {}): Engine {
  const draw = drawn(made.seed)
  const journeys: string[][] = []
  const entries: (string | null)[][] = []
  const losses: string[][] = []
  const subscriptions: (string | null)[][] = []
  for (let month = 0; month < made.months; month++) {
    const first = addMonths(origin, month - made.months)
    const last = addMonths(origin, month - made.months + 1)
    const count = Math.floor(made.entering + draw())
    for (let each = 0; each < count; each++) {
      const id = `j${journeys.length}`
      const motion = draw() < 0.5 ? 'direct' : 'partner'
      journeys.push([id, motion, `s-${id}`, String(12 * made.price)])
      const entered = first + Math.floor(draw() * (last - first))
      const ways = [draw(), draw(), draw(), draw()] as const
      const signed = passages(id, entered, ways, made.rates, { entries, losses })
      if (signed === null) continue
      subscriptions.push(...paid({ id, motion, signed }, made, draw))
    }
  }
  return engineOver(
    {
      journeys: table('journey_id motion subscription_id amount', ...journeys),
      stage_entries: table('journey_id stage entered_at', ...entries),
      losses: table('journey_id lost_at', ...losses),
      subscriptions: table(
        'subscription_id account_id motion committed_at started_at ended_at amount billing_period',
        ...subscriptions,
      ),
      ...more,
    },
    {
      currency: 'EUR',
      dimensions: ['motion'],
      observedUntil: [
        { table: 'stage_entries', stage: null, until: ORIGIN },
        { table: 'losses', stage: null, until: ORIGIN },
        { table: 'subscriptions', stage: null, until: ORIGIN },
      ],
    },
  )
}

/** The day signed, `null` where it was not, or has not been yet. */
function passages(
  id: string,
  entered: number,
  [first, after, second, later]: readonly [number, number, number, number],
  rates: readonly [number, number],
  to: { readonly entries: (string | null)[][]; readonly losses: string[][] },
): number | null {
  const enter = (stage: string, day: number): boolean => {
    if (day >= origin) return false
    to.entries.push([id, stage, formatDay(day)])
    return true
  }
  const lose = (day: number): null => {
    if (day < origin) to.losses.push([id, formatDay(day)])
    return null
  }
  enter('education', entered)
  const selected = addDays(entered, 3 + Math.floor(after * 30))
  if (first >= rates[0]) return lose(selected)
  if (!enter('selection', selected)) return null
  const signed = addDays(selected, 5 + Math.floor(later * 40))
  if (second >= rates[1]) return lose(signed)
  return enter('commit', signed) ? signed : null
}

function paid(
  { id, motion, signed }: { readonly id: string; readonly motion: string; readonly signed: number },
  { price, churn, growing = 0 }: MadeCourse,
  draw: () => number,
): (string | null)[][] {
  const own = price * (0.5 + draw())
  const line = (from: number, until: number | null, amount: number): (string | null)[] => [
    `s-${id}`,
    `a-${id}`,
    motion,
    formatDay(signed),
    formatDay(from),
    until === null || until >= origin ? null : formatDay(until),
    amount.toFixed(2),
    'month',
  ]
  let months = 1
  while (months < 120 && draw() >= churn) months++
  const end = churn <= 0 ? null : addMonths(signed, months)
  const grows = growing > 0 && draw() < growing ? addMonths(signed, 2) : null
  if (grows === null || grows >= origin || (end !== null && grows >= end)) {
    return [line(signed, end, own)]
  }
  return [line(signed, grows, own), line(grows, end, own * 1.1)]
}

/** mulberry32. */
function drawn(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
