import type { Day, Horizon, Instant } from '../../engine.ts'
import type { DeclaredHorizon } from '../../../project/project.ts'
import type { TableName } from '../../../standard/types.ts'
import { dayOfInstant, parseDay } from '../../../time/calendar.ts'
import type { ZoneOffset } from '../../../time/zone.ts'
import { type Database, name } from '../database.ts'
import type { LoadedTable } from '../rows/load-table.ts'
import { heldRows } from '../rows/rows-of.ts'
import { localDaySql } from '../zone-sql.ts'
import { ownOffsets } from './own-offsets.ts'

/** Days with fewer rows than the median day divided by this are stragglers, not observation. */
const STRAGGLERS = 20

/**
 * The exclusive day up to which each table, and each stage within `stage_entries`, is known:
 * declared, or the day after the last day with at least 5 % of the median daily rows.
 */
export async function findHorizons(
  database: Database,
  tables: readonly LoadedTable[],
  stages: readonly string[],
  declared: readonly DeclaredHorizon[],
  offsets: readonly ZoneOffset[],
): Promise<readonly Horizon[]> {
  const horizons: Horizon[] = []
  for (const loaded of tables) {
    const time = loaded.table.time
    if (time === undefined || !loaded.columns.some(({ name }) => name === time)) continue
    const table = loaded.table.name
    const part = table === 'stage_entries' ? 'stage' : 'NULL'
    const found = await inferred(database, loaded, time, part, offsets)
    const ofTable = declaredDay(declared, table, null)
    push(horizons, { table, stage: null, declared: ofTable, inferred: found.whole })
    if (table !== 'stage_entries') continue
    for (const stage of stages) {
      push(horizons, {
        table,
        stage,
        declared: declaredDay(declared, table, stage) ?? ofTable,
        inferred: found.parts.get(stage) ?? null,
      })
    }
  }
  return horizons
}

/** A stage's own horizon; without any dated entry, that of all entries. */
export function stageUntil(horizons: readonly Horizon[], stage: string): Day | null {
  const entries = horizons.filter(({ table }) => table === 'stage_entries')
  const own = entries.find((horizon) => horizon.stage === stage)
  return (own ?? entries.find((horizon) => horizon.stage === null))?.until ?? null
}

/** The latest horizon; without any, the day after the build. */
export function defaultAsOf(
  horizons: readonly Horizon[],
  builtAt: Instant,
  offsets: readonly ZoneOffset[],
): Day {
  if (horizons.length === 0) return dayOfInstant(builtAt, offsets) + 1
  return Math.max(...horizons.map(({ until }) => until))
}

function push(
  horizons: Horizon[],
  found: { table: TableName; stage: string | null; declared: Day | null; inferred: Day | null },
): void {
  const until = found.declared ?? found.inferred
  if (until === null) return
  const how = found.declared === null ? 'inferred' : 'declared'
  horizons.push({ table: found.table, stage: found.stage, until, how, inferred: found.inferred })
}

function declaredDay(
  declared: readonly DeclaredHorizon[],
  table: TableName,
  stage: string | null,
): Day | null {
  const found = declared.find((horizon) => horizon.table === table && horizon.stage === stage)
  return found === undefined ? null : parseDay(found.until)
}

async function inferred(
  database: Database,
  loaded: LoadedTable,
  time: string,
  part: string,
  offsets: readonly ZoneOffset[],
): Promise<{ readonly whole: Day | null; readonly parts: ReadonlyMap<string, Day> }> {
  const own = await ownOffsets(database, name(time), heldRows(loaded), offsets)
  const rows = await database.run(`
    WITH days AS (
      SELECT ${part} AS part, ${localDaySql(name(time), own)} AS day, count(*) AS n
      FROM ${heldRows(loaded)} WHERE ${name(time)} IS NOT NULL GROUP BY ALL),
    all_days AS (
      SELECT false AS is_whole, part, day, n FROM days
      UNION ALL SELECT true, NULL, day, sum(n) FROM days GROUP BY day),
    usual AS (SELECT is_whole, part, median(n) AS n FROM all_days GROUP BY ALL)
    SELECT all_days.is_whole AS is_whole, all_days.part AS part, max(day) + 1 AS until FROM all_days JOIN usual
      ON usual.is_whole = all_days.is_whole AND usual.part IS NOT DISTINCT FROM all_days.part
    WHERE ${STRAGGLERS} * all_days.n >= usual.n GROUP BY ALL`)
  const whole = rows.find((row) => row['is_whole'] === true)?.['until']
  const parts = rows.flatMap((row): [string, Day][] =>
    row['is_whole'] === true ? [] : [[String(row['part']), Number(row['until'])]],
  )
  return { whole: whole === undefined ? null : Number(whole), parts: new Map(parts) }
}
