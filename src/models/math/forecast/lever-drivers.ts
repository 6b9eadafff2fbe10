import { leverFamily } from '../../../plans/scenario.ts'
import type { Drivers } from './simulated.ts'

/**
 * Factors of levers by month, as what drives a simulation; what is no lever is misuse.
 *
 * ```ts
 * leverDrivers(new Map([['rate:trial', [1, 1.1]]])) // => { rates: { trial: [1, 1.1] } }
 * ```
 */
export function leverDrivers(factors: ReadonlyMap<string, readonly number[]>): Drivers {
  const rates: Record<string, readonly number[]> = {}
  const days: Record<string, readonly number[]> = {}
  const drivers: { -readonly [Name in keyof Drivers]: Drivers[Name] } = {}
  for (const [lever, list] of factors) {
    const family = leverFamily(lever)
    const stage = lever.slice(lever.indexOf(':') + 1)
    if (family === null) throw new RangeError(`lever must be one that drives a forecast: ${lever}`)
    if (family === 'rate') rates[stage] = list
    else if (family === 'days') days[stage] = list
    else drivers[family] = list
  }
  if (Object.keys(rates).length > 0) drivers.rates = rates
  if (Object.keys(days).length > 0) drivers.days = days
  return drivers
}
