import { weightedQuantile } from '../../stats/weighted-quantile.ts'
import type { TableName } from '../../standard/types.ts'
import { addDays, dayOfInstant, parseDay } from '../../time/calendar.ts'
import type { ZoneOffset } from '../../time/zone.ts'
import type { Day, Horizon } from '../engine.ts'
import { mapsColumn } from './checks/checked-table.ts'
import type { CheckedRow } from './checks/checked-table.ts'
import { groupBy } from './group-by.ts'
import type { KeptTable, KeptTables } from './checks/kept-table.ts'
import type { Zone } from './zone.ts'

/** Until when each table, and each of these stages, is known: as declared, else as inferred. */
export function horizonsOf(tables: KeptTables, stages: readonly string[], zone: Zone): Horizon[] {
  const { setup, offsets } = zone
  const declared = (table: TableName, stage: string | null) =>
    declaredDay(setup.observedUntil.find((d) => d.table === table && d.stage === stage)?.until)
  const timed = [...tables.values()].filter(
    (table) => table.definition.time !== undefined && mapsColumn(table, table.definition.time),
  )
  return timed.flatMap((table) => {
    const { name } = table.definition
    const whole = declared(name, null)
    const staged = name === 'stage_entries' ? stages : []
    return [
      horizon(name, null, whole, inferredUntil(table, table.kept, offsets)),
      ...staged.map((stage) => {
        const rows = table.kept.filter((row) => row.values['stage'] === stage)
        const own = declared(name, stage) ?? whole
        return horizon(name, stage, own, inferredUntil(table, rows, offsets))
      }),
    ].filter((horizon) => horizon !== null)
  })
}

/** Entries of a stage are known before this day; of one without dates, as its table is. */
export function stageUntil(horizons: readonly Horizon[], stage: string, asOf: Day): Day {
  const entries = horizons.filter(({ table }) => table === 'stage_entries')
  const own = entries.find((horizon) => horizon.stage === stage)
  const whole = entries.find((horizon) => horizon.stage === null)
  return (own ?? whole)?.until ?? asOf
}

/** The day after the last one with at least a twentieth of the median rows of a day with rows. */
function inferredUntil(
  { definition }: KeptTable,
  rows: readonly CheckedRow[],
  offsets: readonly ZoneOffset[],
): Day | null {
  const { time } = definition
  if (time === undefined) return null
  const stamps = rows.flatMap((row) => row.values[time] ?? [])
  const days = groupBy(stamps, (stamp) => dayOfInstant(Number(stamp), offsets))
  const counts = [...days.values()].map((day) => day.length).sort((a, b) => a - b)
  const median = weightedQuantile(
    counts.map((value) => ({ value, count: 1 })),
    0.5,
  )
  if (median === null) return null
  const busy = [...days].filter(([, stamps]) => stamps.length * 20 >= median)
  return addDays(
    busy.reduce((last, [day]) => Math.max(last, day), -Infinity),
    1,
  )
}

function horizon(
  table: TableName,
  stage: string | null,
  declared: Day | null,
  inferred: Day | null,
): Horizon | null {
  if (declared !== null) return { table, stage, until: declared, how: 'declared', inferred }
  return inferred === null ? null : { table, stage, until: inferred, how: 'inferred', inferred }
}

function declaredDay(until: string | undefined): Day | null {
  if (until === undefined) return null
  const day = parseDay(until)
  if (day === null) throw new Error(`observed_until must be a date: ${until}`)
  return day
}
