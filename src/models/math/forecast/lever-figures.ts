import { interval, z95 } from '../../../stats/survival/interval.ts'
import { aalenJohansen } from '../../../stats/survival/aalen-johansen.ts'
import type { Watched } from '../../../stats/survival/watched.ts'
import { courseTogether, type ForeseenSlice } from './course-together.ts'
import { yearLoss } from './course/year-loss.ts'
import type { FollowedDay, ForecastFacts, Moments } from './facts.ts'
import { leverFamily } from '../../../plans/scenario.ts'

/** What a lever stands at, with its 95 % interval where one can be told. */
export interface LeverFigure {
  readonly value: number
  readonly low: number | null
  readonly high: number | null
  /** Of how many: months of `entering`, wins of `price`, months of `churn` and `expansion`. */
  readonly n: number
}

const YEAR = 12

/**
 * What a lever stands at in all these slices together; `null` where nothing is known of it. Shares
 * are fractions, `expansion` that of the last year; `entering` and `churn` are what the forecast expects of
 * its first, a month's mean and the share lost; `days` are the median of who goes on.
 */
export function leverFigure(foreseen: readonly ForeseenSlice[], lever: string): LeverFigure | null {
  const slices = foreseen.map(({ facts }) => facts)
  const [, stage = ''] = lever.split(/:(.*)/su)
  switch (leverFamily(lever)) {
    case 'entering':
      return entering(foreseen)
    case 'rate':
      return rate(followedIn(slices, stage))
    case 'days':
      return days(followedIn(slices, stage))
    case 'price':
      return price(slices.map(({ deal }) => deal))
    case 'churn':
      return churn(foreseen)
    case 'expansion':
      return expansion(slices)
    case 'onboarding':
      return onboarding(slices)
    case null:
      return null
  }
}

/** Every lever of these slices, from left to right, known or not. */
export function leversOf(slices: readonly ForecastFacts[]): readonly string[] {
  const stages = new Set(slices.flatMap(({ stages }) => stages.map(({ id }) => id)))
  return [
    'entering',
    ...[...stages].flatMap((stage) => [`rate:${stage}`, `days:${stage}`]),
    'price',
    'onboarding',
    'churn',
    'expansion',
  ]
}

/** Of those who entered any stage first, the share that is won whatever lies between. */
export function wonFigure(slices: readonly ForecastFacts[]): LeverFigure | null {
  return rate(
    slices.flatMap(({ stages }) => {
      const first = stages.find(({ arrivals }) => arrivals.some((count) => count > 0))
      return first?.toCommit ?? []
    }),
  )
}

function entering(foreseen: readonly ForeseenSlice[]): LeverFigure | null {
  const lengths = foreseen.flatMap(({ facts }) => facts.stages.map(lengthOf))
  const known = Math.min(YEAR, Math.max(0, ...lengths))
  const { entered } = courseTogether(foreseen, YEAR)
  const value = entered.reduce((sum, each) => sum + each, 0) / YEAR
  return known === 0 || !(value > 0) ? null : { value, low: null, high: null, n: known }
}

function lengthOf({ arrivals }: { readonly arrivals: readonly number[] }): number {
  const first = arrivals.findIndex((count) => count > 0)
  return first < 0 ? 0 : arrivals.length - first
}

function followedIn(slices: readonly ForecastFacts[], stage: string): readonly FollowedDay[] {
  return slices.flatMap(({ stages }) =>
    stages.flatMap(({ id, followed }) => (id === stage ? followed : [])),
  )
}

/** Who passes the next stage over has gone on too. */
function watchedOf(followed: readonly FollowedDay[]): readonly Watched[] {
  return followed.flatMap(({ age, since, next, skipped, lost, open }) =>
    (
      [
        [0, next + skipped],
        [1, lost],
        [null, open],
      ] as const
    ).flatMap(([cause, count]) =>
      count > 0 ? [{ from: since ?? null, age, cause, count, cluster: null }] : [],
    ),
  )
}

/** By the longest age seen. */
function rate(followed: readonly FollowedDay[]): LeverFigure | null {
  const watched = watchedOf(followed)
  const n = watched.reduce((sum, { count }) => sum + count, 0)
  if (n === 0) return null
  const [told] = aalenJohansen(watched, 2, [Number.MAX_SAFE_INTEGER])
  const on = told?.causes[0]
  if (on === undefined) return null
  const range = interval(on.share, on.standardError, 'log-log')
  return { value: on.share, low: range?.low ?? null, high: range?.high ?? null, n }
}

/** The median age at which those go on who do. */
function days(followed: readonly FollowedDay[]): LeverFigure | null {
  const watched = watchedOf(followed)
  const ages = [...new Set(watched.flatMap(({ age, cause }) => (cause === 0 ? [age] : [])))]
  if (ages.length === 0) return null
  const sorted = ages.toSorted((a, b) => a - b)
  const shares = aalenJohansen(watched, 2, sorted).map(({ causes }) => causes[0]?.share ?? 0)
  const half = (shares.at(-1) ?? 0) / 2
  const value = sorted[shares.findIndex((share) => share >= half)]
  const n = watched.reduce((sum, { cause, count }) => sum + (cause === 0 ? count : 0), 0)
  return value === undefined ? null : { value: Math.max(0, value), low: null, high: null, n }
}

function price(deals: readonly Moments[]): LeverFigure | null {
  const n = deals.reduce((sum, deal) => sum + deal.n, 0)
  const total = deals.reduce((sum, deal) => sum + deal.sum, 0)
  const squares = deals.reduce((sum, deal) => sum + deal.squares, 0)
  if (n === 0 || total <= 0) return null
  const value = total / n
  if (n < 2) return { value, low: null, high: null, n }
  const variance = Math.max(0, (squares - n * value ** 2) / (n - 1))
  const reach = z95 * Math.sqrt(variance / n)
  return { value, low: Math.max(0, value - reach), high: value + reach, n }
}

function churn(foreseen: readonly ForeseenSlice[]): LeverFigure | null {
  const slices = foreseen.map(({ facts }) => facts)
  const value = yearLoss(foreseen.map(({ model }) => model))
  if (value === null || !slices.some(({ customers }) => customers.months.some(hasOpening)))
    return null
  return { value, low: null, high: null, n: monthsKnown(slices) }
}

function hasOpening({ opening }: { readonly opening: number }): boolean {
  return opening > 0
}

function expansion(slices: readonly ForecastFacts[]): LeverFigure | null {
  const months = slices.flatMap(({ customers }) => customers.months.slice(-YEAR))
  const opening = months.reduce((sum, month) => sum + month.opening, 0)
  const expanded = months.reduce((sum, month) => sum + month.expanded, 0)
  if (opening <= 0) return null
  return { value: (YEAR * expanded) / opening, low: null, high: null, n: monthsKnown(slices) }
}

function monthsKnown(slices: readonly ForecastFacts[]): number {
  return Math.min(YEAR, Math.max(...slices.map(({ customers }) => customers.months.length)))
}

function onboarding(slices: readonly ForecastFacts[]): LeverFigure | null {
  const signed = slices.reduce((sum, each) => sum + each.onboarding.signed, 0)
  const begun = slices.reduce((sum, each) => sum + each.onboarding.begun, 0)
  return signed === 0 ? null : { value: begun / signed, low: null, high: null, n: signed }
}
