import type { Instant } from '../../engine.ts'
import type { MappedSql, Project } from '../../../project/project.ts'
import { projectStages } from '../../../standard/project-stages.ts'
import { zoneOffsets } from '../../../time/zone.ts'
import type { ZoneOffset } from '../../../time/zone.ts'
import { onSources } from '../sources/bind-project.ts'
import type { Database } from '../database.ts'
import { readIdentities } from './identities.ts'
import { loadTable, offsetsOf } from './load-table.ts'
import type { LoadedTable } from './load-table.ts'
import { settleTable } from './settle-table.ts'
import { setDuplicatesApart, setOrphansApart } from './versions.ts'

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
  const given: LoadedTable[] = []
  const numbered = project.tables.some(({ name }) => name === 'journeys')
    ? 'journeys'
    : 'stage_entries'
  for (const { mapped, from } of settings.tables) {
    settings.progress(`reading ${mapped.name}`)
    const loaded = await onSources(project, mapped, () =>
      loadTable(database, mapped, {
        offsets: everyOffset,
        dimensions: project.dimensions.map(({ value }) => value),
        dates: project.dates,
        stages: projectStages(project.stages).map(({ id }) => id),
        builtAt: settings.builtAt,
        firstNumber: mapped.name === numbered ? settings.firstNumber : null,
        from,
      }),
    )
    given.push(loaded)
  }
  const offsets = offsetsOf([...given, ...settings.others], everyOffset)
  settings.progress('checking keys and references')
  const text = { offsets, currency: project.currency }
  for (const loaded of given.filter(isIdentities)) await setDuplicatesApart(database, loaded, text)
  const all = await readIdentities(database, given)
  const others = all.filter((loaded) => !isIdentities(loaded))
  for (const loaded of others) await setDuplicatesApart(database, loaded, text)
  await setOrphansApart(database, all, text, settings.others)
  const tables: LoadedTable[] = []
  const grows = project.sources.some(({ appendOnly }) => appendOnly !== null)
  for (const loaded of all) tables.push(await settleTable(database, loaded, { grows }))
  return { tables, offsets }
}

function isIdentities({ table }: LoadedTable): boolean {
  return table.name === 'identities'
}
