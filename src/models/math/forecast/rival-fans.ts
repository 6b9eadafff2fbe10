import type { Form } from '../../../stats/smoothing/form.ts'
import type { Method } from './backtest.ts'
import { naiveFan, seasonalNaiveFan } from './naive.ts'
import type { Fan } from './simulated.ts'
import { smoothingFan } from './smoothing-forecast.ts'

export type Rivals = Readonly<Record<Exclude<Method, 'parts'>, Fan | null>>

/** A figure forecast from its own past, in each of the simpler ways. */
export function rivalFans(history: readonly number[], months: number, form?: Form | null): Rivals {
  return {
    naive: naiveFan(history, months),
    seasonal: seasonalNaiveFan(history, months),
    smoothing: form === null ? null : smoothingFan(history, months, form),
  }
}
