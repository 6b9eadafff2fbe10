import type { Instant } from '../../engine.ts'
import type { MappedSql, Project } from '../../../project/project.ts'
import { tableNamed } from '../../../standard/tables.ts'
import type { TableName } from '../../../standard/types.ts'
import { projectStages } from '../../../standard/project-stages.ts'
import { zoneOffsets } from '../../../time/zone.ts'
import type { ZoneOffset } from '../../../time/zone.ts'
import { onSources } from '../sources/bind-project.ts'
import type { Database } from '../database.ts'
import type { TextSettings } from '../canonical-sql.ts'
import { setDuplicatesApart } from './duplicates.ts'
import { readIdentities } from './identities.ts'
import { loadTable, offsetsOf } from './load-table.ts'
import type { LoadedTable } from './load-table.ts'
import { setOrphansApart } from './orphans.ts'
import { rowsOf } from './rows-of.ts'
import { settleTable } from './settle-table.ts'
import { knownRows } from './versions.ts'

export interface CheckSettings {
  readonly builtAt: Instant
  readonly progress: (line: string) => void
  /** Tables to read, each after those it reads, and SQL for where its rows come from. */
  readonly tables: readonly { readonly mapped: MappedSql; readonly from: string }[]
  /** Journeys are numbered from here on. */
  readonly firstNumber: number
  /** Tables that stand already. */
  readonly others: readonly LoadedTable[]
}

export interface CheckedRows {
  /** Those that were read. */
  readonly tables: readonly LoadedTable[]
  /** What the moments of all tables need of their zone. */
  readonly offsets: readonly ZoneOffset[]
}

/** Reads tables, casts and checks their rows, and keeps in `rows_<table>` those that count. */
export async function checkRows(
  database: Database,
  project: Project,
  settings: CheckSettings,
): Promise<CheckedRows> {
  const everyOffset = zoneOffsets(project.timezone)
  const read = new Map<string, LoadedTable>()
  const numbered = project.tables.some(({ name }) => name === 'journeys')
    ? 'journeys'
    : 'stage_entries'
  const isUnited = project.tables.some(({ name }) => name === 'identities')
  // What names journeys is read after them.
  const ordered = [...settings.tables].sort(
    (one, other) =>
      Number(other.mapped.name === 'journeys') - Number(one.mapped.name === 'journeys'),
  )
  for (const { mapped, from } of ordered) {
    settings.progress(`reading ${mapped.name}`)
    const loaded = await onSources(project, mapped, () =>
      loadTable(database, mapped, {
        offsets: everyOffset,
        dimensions: project.dimensions.map(({ value }) => value),
        dates: project.dates,
        stages: projectStages(project.stages).map(({ id }) => id),
        builtAt: settings.builtAt,
        firstNumber: mapped.name === numbered ? settings.firstNumber : null,
        isLinked: !isUnited && isLinkable(mapped.name, read.get('journeys')),
        from,
      }),
    )
    const own = { offsets: offsetsOf([loaded], everyOffset), currency: project.currency }
    if (!isUnited) await setDuplicatesApart(database, loaded, own)
    read.set(mapped.name, loaded)
  }
  const given = settings.tables.flatMap(({ mapped }) => read.get(mapped.name) ?? [])
  const offsets = offsetsOf([...given, ...settings.others], everyOffset)
  settings.progress('checking keys and references')
  const text = { offsets, currency: project.currency }
  const all = isUnited ? await unite(database, given, text) : given
  await setOrphansApart(database, all, text, settings.others)
  const tables: LoadedTable[] = []
  const grows = project.sources.some(({ appendOnly }) => appendOnly !== null)
  for (const loaded of all) tables.push(await settleTable(database, loaded, { grows }))
  return { tables, offsets }
}

/** Of what identities say is one thing, rows may be duplicates only once their ids are read so. */
async function unite(
  database: Database,
  given: readonly LoadedTable[],
  text: TextSettings,
): Promise<readonly LoadedTable[]> {
  for (const loaded of given.filter(isIdentities)) await setDuplicatesApart(database, loaded, text)
  const all = await readIdentities(database, given)
  const others = all.filter((loaded) => !isIdentities(loaded))
  for (const loaded of others) await setDuplicatesApart(database, loaded, text)
  return all
}

/** Its rows must name a journey, and every journey is one row. */
function isLinkable(table: TableName, journeys: LoadedTable | undefined): boolean {
  const isRequired = tableNamed(table).columns.some(
    ({ references, required }) => references === 'journeys' && required,
  )
  return isRequired && journeys !== undefined && knownRows(journeys, null) === rowsOf('journeys')
}

function isIdentities({ table }: LoadedTable): boolean {
  return table.name === 'identities'
}
