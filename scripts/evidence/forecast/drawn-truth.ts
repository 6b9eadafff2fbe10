import { stream } from '../../../src/generator/draw/stream.ts'
import { readTruth } from '../../../src/generator/truth/read-truth.ts'
import type { Truth } from '../../../src/generator/truth/truth.ts'

/** Three years of history, and the year that came. */
export const FROM = '2022-01-01'
export const ORIGIN = '2025-01-01'
export const UNTIL = '2026-01-01'

export interface DrawnCompany {
  readonly seed: number
  readonly truth: Truth
  /** Journeys in four years. */
  readonly size: number
}

const PURPOSE = 901
const SEASON = [0.9, 1, 1.15, 1.05, 1, 1, 0.85, 0.7, 1.1, 1.2, 1.2, 0.85]

/**
 * A company around the plain world: of any size from dozens of wins to many hundreds, growing or
 * shrinking, with a season or without, its shares, times, prices, churn and expansion each its own.
 */
export function drawnCompany(seed: number): DrawnCompany {
  const luck = stream(seed, PURPOSE, 0)
  const between = (low: number, high: number): number => low + (high - low) * luck.uniform()
  const times = (value: number, spread: number): number => value * Math.exp(spread * between(-1, 1))
  const size = Math.round(2500 * 10 ** between(0, 0.9))
  const strength = luck.uniform() < 0.5 ? 0 : between(0.3, 1.5)
  const season = SEASON.map((factor) => factor ** strength)
  const step = (chance: number, median: number, lost: number) => ({
    chance: Math.min(0.95, times(chance, 0.25)),
    lost: 0.85,
    time: { lognormal: { median: times(median, 0.5), sigma: between(0.6, 1) } },
    time_lost: { weibull: { scale: times(lost, 0.4), shape: 1.2 } },
  })
  const text = JSON.stringify({
    company: 'Quay',
    currency: 'EUR',
    timezone: 'Europe/Paris',
    from: FROM,
    until: UNTIL,
    size,
    arrivals: { trend: between(-0.15, 0.5), season },
    steps: {
      awareness: step(0.4, 8, 45),
      education: step(0.5, 10, 40),
      consideration: step(0.55, 14, 30),
      selection: step(0.35, 28, 40),
      commit: step(0.92, 14, 40),
      live: step(0.85, 25, 90),
    },
    offers: [
      {
        name: 'standard',
        price: { median: times(9000, 0.7), sigma: between(0.3, 0.9) },
        discount: { alpha: 2, beta: 18 },
        term: 12,
        churn: {
          with_impact: { alpha: 1, beta: between(4, 12) },
          without: { alpha: 2, beta: between(3, 9) },
        },
        expansion: {
          per_year: between(0.1, 0.5),
          factor: { median: between(1.1, 1.35), sigma: 0.1 },
        },
      },
    ],
  })
  return { seed, size, truth: readTruth(text, `company ${seed}`) }
}
