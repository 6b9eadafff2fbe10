import type { Slice } from '../../engine/engine.ts'
import { timesOfRate, type RateFacts } from '../../models/data/rates.ts'
import type { Times } from '../../models/data/times.ts'

/** In days; `low` and `high` hold the truth 95 times of 100. */
interface ShownTime {
  readonly days: number | null
  readonly low: number | null
  readonly high: number | null
}

/** A slice's times of going on within the age at which its rate is told, with their intervals. */
export interface ShownTimes extends Readonly<Record<keyof Times, ShownTime>> {
  readonly by: Slice
}

export function shownTimes(by: Slice, facts: RateFacts): ShownTimes {
  const { time, timeRanges } = timesOfRate(facts)
  const shown = (name: keyof Times): ShownTime => {
    const { low = null, high = null } = timeRanges[name] ?? {}
    return { days: time[name], low, high }
  }
  return {
    by,
    p25: shown('p25'),
    median: shown('median'),
    p75: shown('p75'),
    p90: shown('p90'),
  }
}
