import { EXACT_AGES } from '../engine.ts'
import type { Headlines } from '../headlines.ts'
import type { Catalog, Instant } from '../engine.ts'
import type { Finding } from '../../findings/finding.ts'
import type { Project } from '../../project/project.ts'
import { projectStages } from '../../standard/project-stages.ts'
import type { Stage } from '../../standard/types.ts'
import { catalogFindings } from './findings/catalog-findings.ts'
import { countedStages } from './facts/counted-stages.ts'
import type { Database } from './database.ts'
import type { FactSettings } from './facts/derive-facts.ts'
import { defaultAsOf, findHorizons } from './facts/horizons.ts'
import type { LoadedTable } from './rows/load-table.ts'
import { LEAST_SHARE, ROLLED_FROM, writeRollUps, type RollSettings } from './facts/roll-ups.ts'
import { heldRows } from './rows/rows-of.ts'
import { watchStages } from './findings/stage-watch.ts'
import { isRecorded } from './rows/versions.ts'

export interface BuildSettings {
  readonly id: string
  /** The moment of the build: what is stamped later cannot have happened. */
  readonly builtAt: Instant
  readonly version: string
  readonly progress: (line: string) => void
  /** What the build is made from, in words of who asks for it; kept for a refresh. */
  readonly inputs: string
  readonly headlines: Headlines
  /** In place of `ROLLED_FROM`, `EXACT_AGES` and `LEAST_SHARE`. */
  readonly rolls?: Pick<RollSettings, 'from' | 'exactAges' | 'leastShare'>
}

/** What a build keeps for a refresh. */
export interface Kept {
  readonly inputs: string
  /** Dimensions that have a type of their own. */
  readonly coded: readonly string[]
  /** By append-only source its columns, with the types DuckDB gives them. */
  readonly sources: Readonly<Record<string, LoadedTable['types']>>
  /** Journeys refreshed since the build from nothing. */
  readonly refreshed: number
}

/** Says of rows and facts that are whole what a catalog says, and keeps it beside them. */
export async function writeCatalog(
  database: Database,
  project: Project,
  facts: FactSettings,
  { settings, kept }: { readonly settings: BuildSettings; readonly kept: Kept },
): Promise<Catalog> {
  const { tables, offsets, dimensions } = facts
  const all = [...tables.values()]
  const stages = projectStages(project.stages)
  const ids = facts.stages
  const mapped = stages.filter(({ id }) => ids.includes(id))
  const horizons = await findHorizons(database, all, ids, project.observedUntil, offsets)
  const asOf = defaultAsOf(horizons, settings.builtAt, offsets)
  const catalog = {
    build: { id: settings.id, builtAt: settings.builtAt, version: settings.version },
    company: project.company,
    currency: project.currency,
    timezone: project.timezone,
    stages: await watchStages(database, mapped, {
      horizons,
      asOf,
      offsets,
      within: new Map(project.within.map(({ stage, days }) => [stage, days])),
      headlines: settings.headlines,
    }),
    counted: await countedStages(database, tables, stages, ids),
    dimensions,
    tables: await mappedTables(database, all),
    horizons,
    asOf,
    policies: project.policies,
    profiles: project.profiles,
    profile: project.profile,
    recorded: ['journeys', 'stage_entries', 'losses', 'accounts'].some((table) => {
      const loaded = tables.get(table)
      return loaded !== undefined && isRecorded(loaded)
    }),
    findings: [] as readonly Finding[],
  }
  settings.progress('looking for faults')
  const found = { tables, offsets, coded: kept.coded }
  await writeRollUps(database, catalog, {
    coded: kept.coded,
    dimensions,
    offsets,
    ages: settings.headlines.question(asOf).within,
    from: ROLLED_FROM,
    exactAges: EXACT_AGES,
    leastShare: LEAST_SHARE,
    ...settings.rolls,
  })
  const findings = await catalogFindings(database, project, found, catalog, stages)
  const whole: Catalog = { ...catalog, findings }
  await database.run('CREATE OR REPLACE TABLE catalog (json VARCHAR, loaded VARCHAR, kept VARCHAR)')
  await database.run(
    'INSERT INTO catalog VALUES (?, ?, ?)',
    [whole, all, kept].map((value) => JSON.stringify(value)),
  )
  return whole
}

/** The project's stages that entries name. */
export async function mappedStages(
  database: Database,
  tables: ReadonlyMap<string, LoadedTable>,
  stages: readonly Stage[],
): Promise<readonly Stage[]> {
  const entries = tables.get('stage_entries')
  if (entries === undefined) return []
  const rows = await database.run(`SELECT DISTINCT stage FROM ${heldRows(entries)}`)
  const present = new Set(rows.map((row) => row['stage']))
  return stages.filter(({ id }) => present.has(id))
}

async function mappedTables(
  database: Database,
  tables: readonly LoadedTable[],
): Promise<Catalog['tables']> {
  const mapped = []
  for (const loaded of tables) {
    const { table, columns, given } = loaded
    const [kept] = await database.run(`SELECT count(*) AS n FROM ${heldRows(loaded)}`)
    mapped.push({
      name: table.name,
      columns: columns.map((column) => column.name),
      rows: Number(kept?.['n']),
      apart: given - Number(kept?.['n']),
    })
  }
  return mapped
}
