import type { Engine, Recurring, Slice } from '../../engine/engine.ts'
import { formatDecimal, minorDigits } from '../../money/decimal.ts'
import { LIFETIME_YEARS } from '../../models/business/lifetime.ts'
import { rightWing, type RightWing, type WingRange } from '../../models/business/right-wing.ts'
import { bySlice } from '../../models/data/by-slice.ts'
import { compareSlices, sliceKey } from '../../models/data/slices.ts'
import { formatDay, monthsBefore, periodStart } from '../../time/calendar.ts'
import { moneyAsked, moneyQuestion, recurringQuestion } from '../money/money-asked.ts'
import type { Asked } from '../input/normalize.ts'
import { subscriptionsOf } from '../money/subscriptions-of.ts'
import { yearlyRetention } from '../money/yearly-retention.ts'

/** Movements are of so many months where no range is asked for. */
const MONTHS = 12

export interface WingMoney {
  readonly slices: readonly RightWing[]
  /** `null`: movements are not known. */
  readonly range: WingRange | null
  readonly recurring: readonly Recurring[]
}

/**
 * The recurring money of the right wing, by slice: signed, started and running at the as-of, as in
 * `numbers`; what moved in the range asked for, else in the last twelve whole months, by the
 * definitions of the profile. `null` where subscriptions do not tell it, and over periods.
 */
export async function wingMoney(
  engine: Engine,
  asked: Asked,
  profile: string | undefined,
): Promise<WingMoney | null> {
  const { catalog } = engine
  if (asked.interval !== null || subscriptionsOf(catalog, asked) !== 'told') return null
  const { knownBefore, by, where } = asked
  const own = moneyAsked(catalog, { by: [], where: [], profile }, 'month')
  const isTold = subscriptionsOf(catalog, asked, own.profile.policies.source) === 'told'
  const range = isTold ? rangeOf(asked) : null
  const [recurring, moved, keptOf] = await Promise.all([
    engine.recurring(recurringQuestion(asked)),
    range === null
      ? null
      : engine.moved({
          ...moneyQuestion({ ...own, knownBefore, by, where }),
          asOf: range.until,
          // A range that begins within a month is told by days.
          interval: periodStart(range.from, 'month') === range.from ? 'month' : 'day',
        }),
    yearlyRetention(engine, asked, profile),
  ])
  const within = moved?.filter(({ period }) => range !== null && period >= range.from) ?? null
  const slices = new Map<string, Slice>(by.length === 0 ? [[sliceKey([]), []]] : [])
  for (const each of [...recurring, ...(within ?? [])]) slices.set(sliceKey(each.by), each.by)
  const inOrder = [...slices].sort(([, one], [, other]) => compareSlices(one, other))
  const runningIn = bySlice(recurring)
  const movedIn = within && bySlice(within)
  return {
    slices: inOrder.map(([, slice]) =>
      rightWing(slice, {
        recurring: runningIn(slice),
        moved: movedIn?.(slice) ?? null,
        retention: keptOf(slice).retention,
      }),
    ),
    range,
    recurring,
  }
}

function rangeOf({ asOf, from, to }: Asked): WingRange | null {
  const until = Math.min(to ?? asOf, asOf)
  const month = periodStart(until, 'month')
  const range =
    from === null && to === null
      ? { from: monthsBefore(month, MONTHS), until: month }
      : { from: from ?? monthsBefore(month, MONTHS), until }
  return range.from < range.until ? range : null
}

/** What the summary says of it, one entry for each slice; money in the project's currency. */
export function shownWing({ slices, range }: WingMoney, currency: string) {
  const money = (scaled: bigint | undefined): string | null =>
    scaled === undefined ? null : formatDecimal(scaled, currency)
  return slices.map(({ by, committed, started, running, moved, lifetime }) => ({
    by,
    committed: money(committed),
    started: money(started),
    running: money(running),
    from: range === null ? null : formatDay(range.from),
    until: range === null ? null : formatDay(range.until),
    won: money(moved?.won),
    expansion: money(moved?.expansion),
    lost: money(moved?.lost),
    currency: money(moved?.currency),
    years: LIFETIME_YEARS,
    lifetime: lifetime === null ? null : lifetime.toFixed(minorDigits(currency)),
  }))
}

export interface StageMoney {
  readonly of: 'committed' | 'started' | 'running' | 'expansion'
  readonly amount: bigint
}

/** Which of it a stage carries: what runs stands at the renewal, or at the impact before it. */
export function stageMoney(
  stage: string,
  { moved, ...own }: RightWing,
  isMapped: (id: string) => boolean,
): StageMoney | null {
  if (stage === 'commit') return { of: 'committed', amount: own.committed }
  if (stage === 'live') return { of: 'started', amount: own.started }
  if (stage === (isMapped('retention') ? 'retention' : 'impact')) {
    return { of: 'running', amount: own.running }
  }
  if (stage === 'expansion' && moved !== null) return { of: 'expansion', amount: moved.expansion }
  return null
}
