import type { Path, Recurring } from '../../engine/engine.ts'
import { LIFETIME_YEARS, lifetimeRevenue } from '../business/lifetime.ts'
import { minorDigits } from '../../money/decimal.ts'
import type { Retention } from '../business/retention.ts'
import type { Band } from '../../standard/benchmarks.ts'
import { metricNamed } from '../../standard/metrics.ts'
import type { NumberedLabel } from '../../standard/numbering.ts'
import { benchmarkOf, benchmarkScore, mergedBenchmark, type Score } from './benchmark-score.ts'
import type { BowtieRow } from './bowtie.ts'
import { noRate, noRateAndTimes, type Rate, type RateAndTimes } from './rates.ts'
import { discountOf, yearlySum } from './recurring-sums.ts'
import { standardStep } from './standard-step.ts'
import { noTimeRanges, noTimes, type TimeRanges, type Times } from './times.ts'

/** Why a number of the standard is not told. */
export type NotTold =
  | { readonly why: 'stage'; readonly missing: string }
  | { readonly why: 'table'; readonly missing: string }
  /** The stage is known by monthly counts alone, which tell no time. */
  | { readonly why: 'counts'; readonly missing: string }
  | { readonly why: 'path' | 'movements' | 'terms' | 'list' | 'link' | 'half' }

/** One number of the standard for one slice. */
export interface StandardNumber {
  readonly entry: NumberedLabel
  readonly volume: number | null
  /** Exact decimal in the project's currency, for a year. */
  readonly money: string | null
  /** Of journeys that are not yearly prices: their amounts stand in for subscriptions. */
  readonly isOfJourneys: boolean
  /** An extrapolation over some years, at this net retention. */
  readonly overYears: { readonly years: number; readonly net: number } | null
  /** As the label shows it. */
  readonly rate: Rate
  /** Followed over other tracked stages: the rate that it is, or that its time belongs to. */
  readonly path: PathFigures | null
  readonly days: Times
  readonly daysRanges: TimeRanges
  /** Customers whose lifetime it is, and how many of them have left. */
  readonly lives: CustomerLives | null
  /** Of how many terms the days are; `null`: they are of none. */
  readonly terms: number | null
  /** As the label shows it: a fraction, or days. */
  readonly benchmark: number | null
  readonly score: Score
  /** The metrics told together, where stages between are not tracked. */
  readonly merged: readonly string[]
  /** Told by another stage's row, whose way passes over this one's stage. */
  readonly within: BowtieRow | null
  /** The bowtie's row it rests on. */
  readonly row: BowtieRow | null
  readonly notTold: NotTold | null
}

/** A path between two stages, in one slice. */
export interface PathFigures extends Path, RateAndTimes {}

export interface NumbersFacts {
  /** Of one slice. */
  readonly rows: readonly BowtieRow[]
  readonly paths: readonly PathFigures[]
  readonly recurring: readonly Recurring[]
  /** `unlinked`: no journey names its subscription, so that they cannot be told apart by slices. */
  readonly subscriptions: 'told' | 'unlinked' | 'none'
  readonly year: YearKept
  readonly lives: CustomerLives
  readonly contracts: ContractLengths
  readonly currency: string
  /** What to compare with; `null`: nothing. */
  readonly band: Band | null
}

/** How long accounts pay, in days; those that still do count for as long as they have. */
export interface CustomerLives {
  /** The table that says what is paid. */
  readonly source: string
  readonly subscriptions: NumbersFacts['subscriptions']
  readonly customers: number
  readonly left: number
  readonly days: Times
  /** Of the median; `high` is `null` where it is not known how long at most. */
  readonly low: number | null
  readonly high: number | null
}

/** How long the terms of subscriptions are, in days, from their first interval to their end. */
export interface ContractLengths {
  readonly subscriptions: NumbersFacts['subscriptions']
  readonly terms: number
  readonly days: Times
}

/** What is left of the money of twelve months ago. */
export interface YearKept {
  /** The table that says what is paid. */
  readonly source: string
  readonly subscriptions: NumbersFacts['subscriptions']
  /** `null`: nobody is known who paid then. */
  readonly retention: Retention | null
}

const nothingTold = {
  volume: null,
  money: null,
  isOfJourneys: false,
  overYears: null,
  rate: noRate,
  path: null,
  days: noTimes,
  daysRanges: noTimeRanges,
  lives: null,
  terms: null,
  benchmark: null,
  score: null,
  merged: [],
  within: null,
  row: null,
  notTold: null,
} as const

/** A numbering's volumes, conversions and times, from one slice of the bowtie and its money. */
export function standardNumber(entry: NumberedLabel, facts: NumbersFacts): StandardNumber {
  const metric = metricNamed(entry.id)
  if (entry.id === 'entered') return entered(entry, facts)
  if (metric.from !== undefined) return transition(entry, facts)
  if (metric.unit === 'money') return money(entry, facts)
  if (entry.id === 'discountRate') return discount(entry, facts)
  if (entry.id === 'customerLifetime') return customers(entry, facts)
  if (metric.unit === 'days') return contracts(entry, facts)
  return retained(entry, facts)
}

/** The median of a curve that counts who is still there. */
function customers(entry: NumberedLabel, { lives }: NumbersFacts): StandardNumber {
  const { subscriptions, source, days } = lives
  if (subscriptions !== 'told') {
    return { ...nothingTold, entry, notTold: withoutTold(subscriptions, source) }
  }
  const notTold = days.median === null ? ({ why: 'half' } as const) : null
  return { ...nothingTold, entry, days, lives, notTold }
}

function contracts(entry: NumberedLabel, { contracts: told }: NumbersFacts): StandardNumber {
  const { subscriptions, terms, days } = told
  if (subscriptions !== 'told') {
    return { ...nothingTold, entry, notTold: withoutTold(subscriptions, 'subscriptions') }
  }
  if (terms === 0) return { ...nothingTold, entry, notTold: { why: 'terms' } }
  return { ...nothingTold, entry, days, terms }
}

/** Gross and net retention of a year, and what is added to what is kept: net = gross × (1 + it). */
function retained(entry: NumberedLabel, { year, band }: NumbersFacts): StandardNumber {
  const { retention } = year
  if (retention === null) return { ...nothingTold, entry, notTold: withoutYear(year) }
  const { gross, net, n } = retention
  const values: Readonly<Record<string, number | null>> = {
    grossRetention: gross,
    netRetention: net,
    expansionRate: gross > 0 ? net / gross - 1 : null,
  }
  const value = values[entry.id] ?? null
  if (value === null) return { ...nothingTold, entry, notTold: { why: 'movements' } }
  const benchmark = band === null ? null : benchmarkOf(band, entry.id)
  return { ...nothingTold, entry, ...shown(entry, { ...noRate, value, n }, benchmark) }
}

function withoutYear({ subscriptions, source }: YearKept): NotTold {
  if (subscriptions === 'told') return { why: 'movements' }
  return withoutTold(subscriptions, source)
}

function withoutTold(subscriptions: 'none' | 'unlinked', source: string): NotTold {
  return subscriptions === 'none' ? { why: 'table', missing: source } : { why: 'link' }
}

/** What runs now, summed over some years at the net retention of the last one. */
function lifetime(entry: NumberedLabel, facts: NumbersFacts): StandardNumber {
  const { retention } = facts.year
  if (facts.subscriptions !== 'told') {
    return { ...nothingTold, entry, notTold: withoutMoney(facts) }
  }
  if (retention === null) return { ...nothingTold, entry, notTold: withoutYear(facts.year) }
  const running = Number(yearlySum(facts.recurring, 'running', facts.currency))
  const sum = lifetimeRevenue(running, retention.net, LIFETIME_YEARS)
  return {
    ...nothingTold,
    entry,
    money: sum.toFixed(minorDigits(facts.currency)),
    overYears: { years: LIFETIME_YEARS, net: retention.net },
  }
}

function entered(entry: NumberedLabel, { rows }: NumbersFacts): StandardNumber {
  const missing = entry.stage ?? ''
  const row = rows.find(({ stage }) => stage.id === missing)
  return row === undefined
    ? { ...nothingTold, entry, notTold: { why: 'stage', missing } }
    : { ...nothingTold, entry, volume: row.entered, row }
}

function transition(entry: NumberedLabel, { rows, paths, band }: NumbersFacts): StandardNumber {
  const metric = metricNamed(entry.id)
  const step = standardStep(metric, rows)
  if (step.told !== null) {
    const { told: row, metrics } = step
    const told = { ...figures(entry, metrics, row, band), row }
    if (!row.isCounted || metric.unit !== 'days') return told
    return { ...told, notTold: { why: 'counts', missing: row.stage.id } }
  }
  if (step.missing !== null) {
    const notTold = { why: 'stage', missing: step.missing } as const
    return { ...nothingTold, entry, within: step.within, notTold }
  }
  const { path } = step
  if (path === null) return { ...nothingTold, entry, notTold: { why: 'path' } }
  const found = paths.find(({ from, to }) => from === path.from && to === path.to)
  const told = found ?? { from: path.from, to: path.to, ...noRateAndTimes }
  return { ...figures(entry, path.metrics, told, band), path: told }
}

function figures(
  entry: NumberedLabel,
  metrics: readonly string[],
  { rate, time, timeRanges }: RateAndTimes,
  band: Band | null,
): StandardNumber {
  const metric = metricNamed(entry.id)
  const merged = metrics.length > 1 ? metrics : []
  const common = { ...nothingTold, entry, merged }
  if (metric.unit === 'days') {
    const benchmark = band === null || merged.length > 0 ? null : benchmarkOf(band, metric.id)
    const score = scored(metric.id, time.median, benchmark)
    return { ...common, days: time, daysRanges: timeRanges, benchmark, score }
  }
  const benchmark = band === null ? null : mergedBenchmark(band, metrics)
  return { ...common, ...shown(entry, rate, benchmark) }
}

/** Without subscriptions the journeys' amounts are taken as a year's price. */
function money(entry: NumberedLabel, facts: NumbersFacts): StandardNumber {
  const states = { committedRevenue: 'committed', startedRevenue: 'started' } as const
  const own = entry.id === 'runningRevenue' ? 'running' : states[entry.id as keyof typeof states]
  if (own === undefined) return lifetime(entry, facts)
  if (facts.subscriptions === 'told') {
    return { ...nothingTold, entry, money: yearlySum(facts.recurring, own, facts.currency) }
  }
  const stage = { committed: 'commit', started: 'live', running: null }[own]
  const row = facts.rows.find((each) => each.stage.id === stage)
  return row === undefined || row.amount === null
    ? { ...nothingTold, entry, notTold: withoutMoney(facts) }
    : { ...nothingTold, entry, money: row.amount, isOfJourneys: true, row }
}

function discount(entry: NumberedLabel, facts: NumbersFacts): StandardNumber {
  if (facts.subscriptions !== 'told') {
    return { ...nothingTold, entry, notTold: withoutMoney(facts) }
  }
  const { value, n } = discountOf(facts.recurring)
  if (value === null) return { ...nothingTold, entry, notTold: { why: 'list' } }
  const benchmark = facts.band === null ? null : benchmarkOf(facts.band, entry.id)
  return { ...nothingTold, entry, ...shown(entry, { ...noRate, value, n }, benchmark) }
}

function withoutMoney({ subscriptions }: NumbersFacts): NotTold {
  return subscriptions === 'unlinked' ? { why: 'link' } : { why: 'table', missing: 'subscriptions' }
}

/** A stored fraction as its label shows it; the score is of what is stored. */
function shown({ id, shown }: NumberedLabel, rate: Rate, benchmark: number | null) {
  const score = scored(id, rate.value, benchmark)
  if (shown !== 'complement') return { rate, benchmark, score }
  const { value, low, high } = rate
  return {
    rate: { ...rate, value: complement(value), low: complement(high), high: complement(low) },
    benchmark: complement(benchmark),
    score,
  }
}

function complement(value: number | null): number | null {
  return value === null ? null : 1 - value
}

function scored(metric: string, value: number | null, benchmark: number | null): Score {
  return value === null || benchmark === null ? null : benchmarkScore(metric, value, benchmark)
}
