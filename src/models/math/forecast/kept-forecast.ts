import type { Day } from '../../../time/calendar.ts'
import { SCORED, type Methods, type Scored } from './backtest.ts'
import type { ForecastFacts } from './facts.ts'
import { figureHistory } from './figure-history.ts'
import { monthsBetween } from './months-between.ts'
import { QUANTILES, type Fan } from './simulated.ts'

/** Raised when what is kept changes its shape or its meaning: others are not read. */
export const KEPT_VERSION = 1

/** So many months are kept. */
export const KEPT_MONTHS = 12

/** What was forecast at an origin, of the whole company: as it was told then, by whichever method. */
export interface KeptForecast {
  readonly version: typeof KEPT_VERSION
  readonly origin: Day
  /** The build it was made from, and the definitions it was made by. */
  readonly build: string
  readonly profile: string
  readonly seed: number
  readonly fans: Readonly<Record<Scored, Fan>>
  /** By which method each was told; the oldest do not say. */
  readonly methods?: Methods
  readonly facts: readonly ForecastFacts[]
}

/** What the edge has found of forecasts kept before, the oldest first. */
export interface KeptForecasts {
  readonly forecasts: readonly KeptForecast[]
  /** Names of files that hold none. */
  readonly broken: readonly string[]
}

/** Where forecasts are kept. */
export interface ForecastShelf {
  readonly read: () => Promise<KeptForecasts>
  readonly keep: (forecast: KeptForecast) => Promise<void>
}

export const noneKept: KeptForecasts = { forecasts: [], broken: [] }

/** A forecast to be kept, as it was told; `null` where there was nothing to forecast from. */
export function keptForecast(
  facts: readonly ForecastFacts[],
  told: Required<Pick<KeptForecast, 'build' | 'profile' | 'seed' | 'fans' | 'methods'>>,
): KeptForecast | null {
  const [first] = facts
  return first === undefined
    ? null
    : { version: KEPT_VERSION, origin: first.origin, ...told, facts }
}

/** A month that was forecast and has come. */
export interface KeptMonth {
  readonly origin: Day
  readonly figure: Scored
  /** Months after the origin; the first is 1. */
  readonly ahead: number
  /** The median, and the ends of the 80 % interval. */
  readonly said: number
  readonly low: number
  readonly high: number
  readonly came: number
  readonly isWithin: boolean
}

/**
 * Months that kept forecasts told and that have come since, the oldest first.
 * @param facts of the present, for the same company and definitions
 */
export function keptMonths(
  kept: readonly KeptForecast[],
  facts: readonly ForecastFacts[],
): readonly KeptMonth[] {
  const [now] = facts
  if (now === undefined) return []
  return kept.flatMap(({ origin, fans }) => {
    const months = monthsBetween(origin, now.origin)
    if (months < 1) return []
    return SCORED.flatMap((figure) => {
      const history = figureHistory(facts, figure)
      const came = history.slice(Math.max(0, history.length - months))
      if (came.length < months) return []
      const fan = fans[figure]
      const [low, said, high] = [0.1, 0.5, 0.9].map((share) => {
        return fan.quantiles[QUANTILES.findIndex((each) => each === share)] ?? []
      })
      return came.slice(0, said?.length ?? 0).map((value, month): KeptMonth => {
        const [least, most] = [low?.[month] ?? 0, high?.[month] ?? 0]
        const tolerance = 1e-9 * Math.max(1, Math.abs(value))
        return {
          origin,
          figure,
          ahead: month + 1,
          said: said?.[month] ?? 0,
          low: least,
          high: most,
          came: value,
          isWithin: value >= least - tolerance && value <= most + tolerance,
        }
      })
    })
  })
}
