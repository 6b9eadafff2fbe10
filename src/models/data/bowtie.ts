import type { Count, Day, Followed, MappedStage, View, Slice } from '../../engine/engine.ts'
import { formatDecimal } from '../../money/decimal.ts'
import { SECONDS_PER_DAY } from '../../time/calendar.ts'
import {
  countedFigures,
  placedStages,
  type CountedFacts,
  type CountedFigures,
} from './counted-stages.ts'
import { slicesOf } from './slices.ts'
import { nothing, tallies, tallyKey, tallyKeys, type Events, type Tally } from './tally.ts'
import { noRateAndTimes, rateOf, type Rate, type RateAndTimes } from './rates.ts'
import { noTimes, timesOf, type TimeRanges, type Times } from './times.ts'

/** One stage of the bowtie in one slice and period. What does not apply or is not known: `null`. */
export interface BowtieRow {
  readonly stage: MappedStage
  /** Known by monthly counts alone: `entered`, and a rate of months without an age. */
  readonly isCounted: boolean
  readonly period: Day | null
  readonly by: Slice
  readonly entered: number | null
  readonly open: number | null
  readonly lost: number | null
  readonly goneOn: number | null
  /** Gone on ÷ entered so far, of the entries with a date; `n` are these entries. */
  readonly rateNaive: { readonly value: number | null; readonly n: number | null }
  /** Of those gone on so far. */
  readonly timeNaive: Times
  /** Going on within the stage's headline age, what is open followed for as long as it was there. */
  readonly rate: Rate
  /** Given going on within that age. */
  readonly time: Times
  readonly timeRanges: TimeRanges
  /** Exact decimal in the project's currency, of those entered (in the stock view: open). */
  readonly amount: string | null
}

export interface BowtieFacts {
  readonly view: View
  readonly stages: readonly MappedStage[]
  readonly currency: string
  /** How many dimensions the counts are split by. */
  readonly dimensions: number
  readonly periods: readonly (Day | null)[]
  readonly counts: readonly Count[]
  /** The period view needs what happened before: its open ones are those entered but not ended. */
  readonly history: History | null
  /** How the passages were followed, with `within` the stages' headline ages (`agesOf`). */
  readonly followed: readonly Followed[]
  /** The same by clusters (`CLUSTERS`), of the stages that accounts enter more than once. */
  readonly clustered: readonly Followed[]
  /** Of the stages that are counted by month; `null`: there are none. */
  readonly counted: CountedFacts | null
}

export interface History {
  /** Events by period from the beginning until the range's end, those without a date left out. */
  readonly dated: readonly Count[]
  /** Events that carry no date at all: `period` is `null`. */
  readonly undated: readonly Count[]
}

/** The bowtie's rows from counts: by period, slice and stage, with zeros where nothing happened. */
export function bowtieRows(facts: BowtieFacts): readonly BowtieRow[] {
  const { view, stages, periods, counts, history, dimensions, counted } = facts
  const byKey = tallies(counts)
  const rates = ratesOf(facts)
  const opens = history === null ? null : openAtEnds(facts, history)
  const slices = slicesOf(
    [counts, history?.dated ?? [], history?.undated ?? [], counted?.counted ?? []].flat(),
    stages[0]?.id ?? null,
    dimensions,
  )
  const placed = placedStages(stages, counted?.stages ?? [])
  const figuresOf = counted === null ? null : countedFigures(counted, stages)
  return periods.flatMap((period) =>
    slices.flatMap((by) =>
      placed.map(({ stage, isCounted }) => {
        if (isCounted && figuresOf !== null) {
          return countedRow({ stage, by, period }, figuresOf(stage, by, period))
        }
        const tally = byKey.get(tallyKey(stage.id, by, period)) ?? nothing
        const row = rowOf(view, stage, tally, facts.currency)
        const open = opens === null ? row.open : openAt(opens, stage.id, by, period)
        return {
          stage,
          isCounted,
          period,
          by,
          ...row,
          ...rates(stage, by, period, row.rateNaive.n),
          open,
        }
      }),
    ),
  )
}

/** Nothing is known of what became of those counted. */
function countedRow(
  place: Pick<BowtieRow, 'stage' | 'by' | 'period'>,
  { entered, rate }: CountedFigures,
): BowtieRow {
  const unknown = { open: null, lost: null, goneOn: null, amount: null }
  const naive = { rateNaive: { value: null, n: null }, timeNaive: noTimes }
  return { ...place, isCounted: true, entered, ...unknown, ...naive, ...noRateAndTimes, rate }
}

type Figures = Omit<BowtieRow, 'stage' | 'isCounted' | 'period' | 'by' | keyof RateAndTimes>

function rowOf(view: View, stage: MappedStage, tally: Tally, currency: string): Figures {
  const { all, dated } = tally
  const amount = amountOf(tally, view, currency)
  const none = { value: null, n: null }
  if (view === 'stock') {
    const unknown = { entered: null, lost: null, goneOn: null }
    return { ...unknown, open: all.open, rateNaive: none, timeNaive: noTimes, amount }
  }
  const known = { entered: enteredOf(view, all), open: all.open, lost: all.lost, amount }
  if (stage.next === null) return { ...known, goneOn: null, rateNaive: none, timeNaive: noTimes }
  const n = enteredOf(view, dated)
  const value = n === 0 ? null : (dated.next + dated.skipped) / n
  return {
    ...known,
    goneOn: all.next + all.skipped,
    rateNaive: { value, n },
    timeNaive: timesOf(tally.ages),
  }
}

/** The headline ages of the stages, in seconds: what a bowtie's passages are followed within. */
export function agesOf(stages: readonly MappedStage[]): readonly number[] {
  const days = stages.flatMap(({ within }) => within ?? [])
  return [...new Set(days)].map((age) => age * SECONDS_PER_DAY)
}

type RatesOf = (stage: MappedStage, by: Slice, period: Day | null, n: number | null) => RateAndTimes

function ratesOf({ view, stages, followed, clustered }: BowtieFacts): RatesOf {
  const ages = agesOf(stages)
  const [byKey, inClusters] = [followed, clustered].map(byTally)
  return (stage, by, period, n) => {
    const age = stage.within
    if (view !== 'cohort' || age === null || n === null) return noRateAndTimes
    const key = tallyKey(stage.id, by, period)
    return rateOf({
      followed: byKey?.get(key) ?? [],
      entered: n,
      age,
      matureIndex: ages.indexOf(age * SECONDS_PER_DAY),
      clustered: stage.repeats ? (inClusters?.get(key) ?? []) : null,
    })
  }
}

function byTally(followed: readonly Followed[]): ReadonlyMap<string, readonly Followed[]> {
  const byKey = new Map<string, Followed[]>()
  const keyOf = tallyKeys()
  for (const each of followed) {
    const key = keyOf(each)
    const own = byKey.get(key)
    if (own === undefined) byKey.set(key, [each])
    else own.push(each)
  }
  return byKey
}

function enteredOf(view: View, events: Events): number {
  if (view === 'period') return events.entered
  return events.open + events.lost + events.next + events.skipped
}

function amountOf({ amounts }: Tally, view: View, currency: string): string | null {
  const counted = view === 'period' ? ['entered'] : ['open', 'lost', 'next', 'skipped']
  const sums = [...amounts].flatMap(([event, sum]) => (counted.includes(event) ? [sum] : []))
  if (sums.length === 0) return null
  return formatDecimal(
    sums.reduce((total, sum) => total + sum, 0n),
    currency,
  )
}

interface Opens {
  readonly whole: boolean
  readonly byKey: ReadonlyMap<string, number>
}

/**
 * How many are open at the end of each period shown: the undated ones, and all that entered
 * before its end less all that ended before it. Undated events themselves have no such end.
 */
function openAtEnds(facts: BowtieFacts, { dated, undated }: History): Opens {
  const whole = facts.periods.length === 1 && facts.periods[0] === null
  const ends = whole ? [null] : facts.periods.filter((period) => period !== null)
  const byKey = new Map<string, number>()
  const add = (count: Count, period: Day | null): void => {
    const key = tallyKey(count.stage, count.by, period)
    const change = count.event === 'entered' ? count.count : -count.count
    byKey.set(key, (byKey.get(key) ?? 0) + change)
  }
  for (const period of ends) {
    for (const count of undated) add(count, period)
    for (const count of dated) {
      if (period === null || (count.period ?? -Infinity) <= period) add(count, period)
    }
  }
  return { whole, byKey }
}

function openAt(opens: Opens, stage: string, by: Slice, period: Day | null): number | null {
  if (period === null && !opens.whole) return null
  return opens.byKey.get(tallyKey(stage, by, period)) ?? 0
}
