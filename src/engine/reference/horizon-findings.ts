import type { Finding } from '../../findings/finding.ts'
import { formatDay, startOfDay } from '../../time/calendar.ts'
import type { Day, MappedStage } from '../engine.ts'
import type { Remark } from './checks/remark.ts'
import type { Course } from './passages/passages.ts'
import type { Zone } from './zone.ts'

/** Stages that are known less far than others. */
export function earlyHorizons(stages: readonly MappedStage[], asOf: Day): Finding[] {
  return stages
    .filter(({ until }) => until < asOf)
    .map(({ id, until }) => ({
      code: 'horizon_early',
      severity: 'info',
      where: `stage_entries/${id}`,
      rows: 0,
      params: { until: formatDay(until), asOf: formatDay(asOf) },
    }))
}

/** Entries beyond what is known of their stage. */
export function afterHorizonRemarks(
  stages: readonly MappedStage[],
  courses: readonly Course[],
  { offsets }: Zone,
): Remark[] {
  return stages.flatMap(({ id: stage, until }) => {
    const end = startOfDay(until, offsets)
    return courses.flatMap(({ journey, entries }) => {
      const after = (entries.get(stage) ?? []).filter((at) => at !== null && at >= end)
      return after.map((): Remark => ({
        code: 'after_horizon',
        severity: 'info',
        where: `stage_entries/${stage}`,
        table: 'stage_entries',
        row: { journey_id: journey, stage },
        value: journey,
        rows: 1,
        params: () => ({ until: formatDay(until) }),
      }))
    })
  })
}
