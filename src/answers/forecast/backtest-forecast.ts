import type { Engine, Slice } from '../../engine/engine.ts'
import { sliceKey } from '../../models/data/slices.ts'
import {
  SCORED,
  scoreOrigins,
  type FigureBacktest,
  type OriginOutcome,
  type Tested,
} from '../../models/math/forecast/backtest.ts'
import type { ForecastFacts } from '../../models/math/forecast/facts.ts'
import { fanOf } from '../../models/math/forecast/fan.ts'
import { figureHistory } from '../../models/math/forecast/figure-history.ts'
import { forecastModel } from '../../models/math/forecast/forecast-model.ts'
import { monthsBetween } from '../../models/math/forecast/months-between.ts'
import { pastOrigins } from '../../models/math/forecast/past-origins.ts'
import { rivalFans } from '../../models/math/forecast/rival-fans.ts'
import { simulate } from '../../models/math/forecast/simulate.ts'
import { smoothingForm } from '../../models/math/forecast/smoothing-forecast.ts'
import type { Form } from '../../stats/smoothing/form.ts'
import { forecastMeasure, type ForecastAsked } from './measure-forecast.ts'

export interface BacktestOptions {
  /** At most so many past origins. */
  readonly origins?: number
  /** So many months after each, as far as they have come. */
  readonly months?: number
  readonly paths?: number
  readonly seed?: number
}

/** How forecasts of the past would have done, of all slices together or of one. */
export interface SliceBacktest {
  readonly by: Slice
  readonly figures: readonly FigureBacktest[]
  /** What was forecast at each origin, the latest first, and what came. */
  readonly outcomes: Readonly<Record<Tested, readonly OriginOutcome[]>>
}

export interface Backtested {
  /** What the forecast of the present rests on. */
  readonly facts: readonly ForecastFacts[]
  readonly all: SliceBacktest
  /** None where there is one slice alone. */
  readonly slices: readonly SliceBacktest[]
  /** It was seen as it was known then, not as corrected since. */
  readonly isAsKnown: boolean
}

/**
 * Forecasts anew from months of the company's own past, with what was known by then, and holds what
 * came against that; the simpler methods see the same past. The form of the exponential smoothing
 * (trend, season) is the one that fits the whole past best, which is more than it could have known.
 */
export async function backtestForecast(
  engine: Engine,
  { asOf, knownBefore, ...asked }: ForecastAsked,
  { origins: most = 8, months: horizon = 12, paths = 2000, seed = 1 }: BacktestOptions = {},
): Promise<Backtested> {
  const measure = forecastMeasure(engine, asked)
  const facts = await measure({ asOf, knownBefore })
  const origins = pastOrigins(facts, most)
  const past: (readonly ForecastFacts[])[] = []
  for (const then of origins) past.push(await measure({ asOf: then, knownBefore: then }))
  const options = { horizon, paths, seed }
  const all = sliceBacktest([], facts, past, options)
  const slices =
    facts.length < 2
      ? []
      : facts.map(({ by }) => {
          const isOwn = (each: ForecastFacts): boolean => sliceKey(each.by) === sliceKey(by)
          return sliceBacktest(
            by,
            facts.filter(isOwn),
            past.map((each) => each.filter(isOwn)),
            options,
          )
        })
  return { facts, all, slices, isAsKnown: engine.catalog.recorded }
}

interface Terms {
  readonly horizon: number
  readonly paths: number
  readonly seed: number
}

function sliceBacktest(
  by: Slice,
  now: readonly ForecastFacts[],
  past: readonly (readonly ForecastFacts[])[],
  terms: Terms,
): SliceBacktest {
  const tested = testedOf(now)
  const forms = new Map(tested.map((figure) => [figure, smoothingForm(figureHistory(now, figure))]))
  const found = past.flatMap((then) => outcomesOf(then, now, forms, terms))
  const outcomes = (figure: Tested): readonly OriginOutcome[] =>
    found.flatMap((each) => each.get(figure) ?? [])
  return {
    by,
    figures: tested.map((figure) => scoreOrigins(figure, outcomes(figure))),
    outcomes: {
      bookings: outcomes('bookings'),
      running: outcomes('running'),
      wins: outcomes('wins'),
    },
  }
}

/** Money, and wins where there is none. */
function testedOf(now: readonly ForecastFacts[]): readonly Tested[] {
  const isTold = (figure: Tested): boolean => figureHistory(now, figure).some((each) => each !== 0)
  return SCORED.some(isTold) || !isTold('wins') ? SCORED : ['wins']
}

/** One past forecast, of each figure that had a past by then. */
function outcomesOf(
  then: readonly ForecastFacts[],
  now: readonly ForecastFacts[],
  forms: ReadonlyMap<Tested, Form | null>,
  { horizon, paths, seed }: Terms,
): readonly ReadonlyMap<Tested, OriginOutcome>[] {
  const [first] = then
  const [latest] = now
  if (first === undefined || latest === undefined) return []
  const ago = monthsBetween(first.origin, latest.origin)
  const months = Math.min(horizon, ago)
  if (months < 1) return []
  const simulated = simulate(then.map(forecastModel), { months, paths, seed })
  const told = new Map<Tested, OriginOutcome>()
  for (const [figure, form] of forms) {
    const history = figureHistory(then, figure)
    const whole = figureHistory(now, figure)
    if (history.length === 0 || whole.length < ago) continue
    const came = whole.slice(whole.length - ago).slice(0, months)
    const fans = { parts: fanOf(simulated, figure), ...rivalFans(history, months, form) }
    told.set(figure, { origin: first.origin, came, fans })
  }
  return [told]
}
