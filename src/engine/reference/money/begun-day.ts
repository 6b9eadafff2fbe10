import { dayOfInstant, startOfDay } from '../../../time/calendar.ts'
import type { ZoneOffset } from '../../../time/zone.ts'
import type { Day } from '../../engine.ts'

/** The last local day that had begun at an instant: where midnight comes twice, its second counts. */
export function begunDay(instant: number, offsets: readonly ZoneOffset[]): Day {
  const day = dayOfInstant(instant, offsets)
  return startOfDay(day, offsets) > instant ? day - 1 : day
}
