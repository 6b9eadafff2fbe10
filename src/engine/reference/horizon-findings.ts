import type { Finding } from '../../findings/finding.ts'
import { formatDay, startOfDay } from '../../time/calendar.ts'
import type { ZoneOffset } from '../../time/zone.ts'
import type { Day, MappedStage } from '../engine.ts'
import type { Course } from './passages/passages.ts'

/** Stages that are known less far than others, and entries beyond what is known. */
export function horizonFindings(
  stages: readonly MappedStage[],
  courses: readonly Course[],
  at: { readonly asOf: Day; readonly offsets: readonly ZoneOffset[] },
): Finding[] {
  return stages.flatMap(({ id, until: day }) => {
    const where = `stage_entries/${id}`
    const until = formatDay(day)
    const end = startOfDay(day, at.offsets)
    const after = courses
      .flatMap(({ entries }) => entries.get(id) ?? [])
      .filter((entered) => entered !== null && entered >= end).length
    const found: Finding[] = []
    if (day < at.asOf) {
      const params = { until, asOf: formatDay(at.asOf) }
      found.push({ code: 'horizon_early', severity: 'info', where, rows: 0, params })
    }
    if (after > 0) {
      const params = { until }
      found.push({ code: 'after_horizon', severity: 'info', where, rows: after, params })
    }
    return found
  })
}
