import type {
  Count,
  Counted,
  CountedStage,
  Day,
  Interval,
  MappedStage,
  Slice,
} from '../../engine/engine.ts'
import { nextPeriod, periodStart } from '../../time/calendar.ts'
import { FEWEST } from '../../standard/sample-sizes.ts'
import { noRate, type Rate } from './rates.ts'
import { sliceKey } from './slices.ts'

/** What is known of the stages that are counted by month. */
export interface CountedFacts {
  readonly stages: readonly CountedStage[]
  readonly interval: Interval | null
  /** By month and slice, in whole months. */
  readonly counted: readonly Counted[]
  /** Whole months of each stage, whatever was filtered: what is not among them is not known. */
  readonly months: readonly Pick<Counted, 'stage' | 'period'>[]
  /** Entries of the other stages by month and slice, in the cohort view. */
  readonly entries: readonly Count[]
}

/** A stage in its place, and whether it is known by monthly counts alone. */
export interface PlacedStage {
  readonly stage: MappedStage
  readonly isCounted: boolean
}

/** The stages with entries and those counted by month, in the order of the bowtie. */
export function placedStages(
  mapped: readonly MappedStage[],
  counted: readonly CountedStage[],
): readonly PlacedStage[] {
  const placed = mapped.map((stage): PlacedStage => ({ stage, isCounted: false }))
  for (const stage of counted.toReversed()) {
    const before = placed.findIndex((other) => other.stage.id === stage.next)
    const own = { ...stage, followed: null, within: null, repeats: false }
    placed.splice(before < 0 ? placed.length : before, 0, { stage: own, isCounted: true })
  }
  return placed
}

/** How many were counted in whole months, and the rate of these months. */
export interface CountedFigures {
  /** `null`: no month of the period is known. */
  readonly entered: number | null
  readonly rate: Rate
}

/** What is known of counted stages, by stage, slice and period. */
export function countedFigures(
  facts: CountedFacts,
  mapped: readonly MappedStage[],
): (stage: MappedStage, by: Slice, period: Day | null) => CountedFigures {
  const own = sumsOf(facts.counted)
  const entries = sumsOf(facts.entries.filter(({ dated }) => dated))
  const known = new Map<string, Set<Day>>()
  for (const { stage, period } of facts.months) {
    if (period === null) continue
    known.set(stage, (known.get(stage) ?? new Set()).add(period))
  }
  const isKnown = (stage: string, month: Day): boolean => {
    const until = mapped.find(({ id }) => id === stage)?.until
    if (until === undefined) return known.get(stage)?.has(month) === true
    return nextPeriod(month, 'month') <= until
  }
  return (stage, by, period) => {
    const months = [...(known.get(stage.id) ?? [])].filter(
      (month) => facts.interval === null || periodStart(month, facts.interval) === period,
    )
    const { next } = stage
    const both = next === null ? [] : months.filter((month) => isKnown(next, month))
    const sum = (sums: Sums, id: string, among: readonly Day[]): number =>
      among.reduce((all, month) => all + (sums.get(keyOf(id, by, month)) ?? 0), 0)
    const followers = mapped.some(({ id }) => id === next) ? entries : own
    const rate = monthlyRate(sum(followers, next ?? '', both), sum(own, stage.id, both))
    return {
      entered: months.length === 0 ? null : sum(own, stage.id, months),
      rate: both.length === 0 ? noRate : rate,
    }
  }
}

/**
 * A rate of months (milestone): entries of the next stage ÷ counts of this one in the same months.
 * They are not the same people, so it has no interval and may exceed 1; none with fewer than five.
 */
export function monthlyRate(followers: number, counted: number): Rate {
  return { ...noRate, n: counted, value: counted < FEWEST ? null : followers / counted }
}

type Sums = ReadonlyMap<string, number>

function sumsOf(
  counts: readonly {
    readonly stage: string
    readonly by: Slice
    readonly period: Day | null
    readonly count: number
  }[],
): Sums {
  const sums = new Map<string, number>()
  for (const { stage, by, period, count } of counts) {
    if (period === null) continue
    const key = keyOf(stage, by, period)
    sums.set(key, (sums.get(key) ?? 0) + count)
  }
  return sums
}

function keyOf(stage: string, by: Slice, month: Day): string {
  return `${stage} ${month} ${sliceKey(by)}`
}
