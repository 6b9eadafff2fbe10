import { DEFAULT_PROFILE } from '../../standard/profiles.ts'
import { projectStages } from '../../standard/project-stages.ts'
import { tables as standardTables } from '../../standard/tables.ts'
import type { Stage } from '../../standard/types.ts'
import { addDays, dayOfInstant } from '../../time/calendar.ts'
import { zoneOffsets } from '../../time/zone.ts'
import type { Catalog, Day, Horizon, Instant, MappedStage } from '../engine.ts'
import { followedUntil } from '../followed-until.ts'
import type { Headlines } from '../headlines.ts'
import { checkTable, mapsColumn } from './checks/checked-table.ts'
import { identityRemarks } from './checks/identity-remarks.ts'
import { keepRows } from './checks/keep-rows.ts'
import type { KeptTables } from './checks/kept-table.ts'
import { findingsOf } from './checks/remark.ts'
import type { Remark } from './checks/remark.ts'
import { countedFindings, countedStages } from './counted.ts'
import { dimensionsOf } from './dimensions.ts'
import { afterHorizonRemarks, earlyHorizons } from './horizon-findings.ts'
import { horizonsOf, stageUntil } from './horizons.ts'
import { currencyRemarks, motionRemarks } from './journey-remarks.ts'
import { moneyDoubts } from './money/doubts.ts'
import { coursesKnown } from './passages/courses.ts'
import type { CourseContext } from './passages/courses.ts'
import { pursuitRemarks } from './passages/pursuit-remarks.ts'
import { passageRemarks } from './passages/passage-remarks.ts'
import { followPassages } from './passages/followed.ts'
import { passagesOf } from './passages/passages.ts'
import type { FullPassage } from './passages/passages.ts'
import type { Setup, TableColumns, TableRows } from './setup.ts'
import type { Zone } from './zone.ts'

export interface ReferenceInput {
  readonly setup: Setup
  /** The mapped tables as text. A table that is not here is not mapped. */
  readonly rows: TableRows
  /** Needed for mapped tables without rows; else the first row's. */
  readonly columns?: TableColumns
  readonly builtAt: Instant
  readonly buildId: string
  readonly headlines: Headlines
  /** In place of `EXACT_AGES`. */
  readonly exactAges?: number
}

/** All that the reference engine answers from. */
export interface ReferenceBuild extends CourseContext {
  readonly catalog: Catalog
  readonly remarks: readonly Remark[]
  /** Passages with everything known of them. */
  readonly passages: readonly FullPassage[]
}

/** Reads and checks the rows, and says what there is. */
export function referenceBuild(input: ReferenceInput): ReferenceBuild {
  const { setup } = input
  const zone: Zone = { setup, offsets: zoneOffsets(setup.timezone) }
  const allowed = projectStages(setup.stages)
  const tables = readTables(input, zone, allowed)
  const dimensions = dimensionsOf(tables, setup.dimensions)
  const context: CourseContext = { ...zone, tables, dimensions }

  const entered = new Set(tables.get('stage_entries')?.kept.map((row) => row.values['stage']))
  const ordered = allowed.filter(({ id }) => entered.has(id))
  const ids = ordered.map(({ id }) => id)
  const horizons = horizonsOf(tables, ids, zone)
  const asOf = latestUntil(horizons) ?? addDays(dayOfInstant(input.builtAt, zone.offsets), 1)
  const courses = coursesKnown(context, Infinity)
  const passages = courses.flatMap((course) => passagesOf(course, ids, setup.policies))
  const untils = ids.map((id) => stageUntil(horizons, id, asOf))
  const unaged = ordered.map((stage, i): MappedStage => {
    const next = untils[i + 1]
    return {
      ...stage,
      next: ids[i + 1] ?? null,
      until: untils[i] ?? asOf,
      followed: next === undefined ? null : followedUntil(next, horizons),
      within: null,
      repeats: isRepeated(passages.filter((passage) => passage.stage === stage.id)),
    }
  })
  const stages = withAges(unaged, passages, asOf, { zone, headlines: input.headlines })
  const checked = [...tables.values()]
  const remarks = [
    ...checked.flatMap((table) => table.remarks),
    ...identityRemarks(tables, zone),
    ...currencyRemarks(tables, zone),
    ...motionRemarks(tables, zone),
    ...moneyDoubts(tables, zone, asOf),
    ...pursuitRemarks(passages, ordered),
    ...passageRemarks(passages, ids, setup.policies),
    ...afterHorizonRemarks(stages, courses, zone),
  ]
  const catalog: Catalog = {
    build: { id: input.buildId, builtAt: input.builtAt, version: 'reference' },
    company: setup.company,
    currency: setup.currency,
    timezone: setup.timezone,
    stages,
    counted: countedStages(tables, allowed, ids),
    dimensions,
    tables: mappedTables(tables),
    horizons,
    asOf,
    policies: setup.policies,
    profiles: setup.profiles ?? [],
    profile: setup.profile ?? DEFAULT_PROFILE,
    recorded: RECORDED.some((name) => mapsColumn(tables.get(name), 'recorded_at')),
    findings: [
      ...checked.flatMap((table) => table.findings),
      ...findingsOf(remarks),
      ...earlyHorizons(stages, asOf),
      ...countedFindings(context, passages, ids),
    ],
  }
  return { ...context, catalog, remarks, passages }
}

function isRepeated(passages: readonly FullPassage[]): boolean {
  const accounts = passages.flatMap(({ account }) => account ?? [])
  return new Set(accounts).size < accounts.length
}

/** With their headline ages: declared, or chosen from all that the build knows. */
function withAges(
  stages: readonly MappedStage[],
  passages: readonly FullPassage[],
  asOf: Day,
  { zone, headlines }: { readonly zone: Zone; readonly headlines: Headlines },
): readonly MappedStage[] {
  const question = headlines.question(asOf)
  const followed = followPassages(passages, question, stages, zone)
  const chosen = (stage: string) => headlines.age(followed.filter((each) => each.stage === stage))
  return stages.map((stage) => {
    const declared = zone.setup.within.find((each) => each.stage === stage.id)?.days
    return { ...stage, within: stage.next === null ? null : (declared ?? chosen(stage.id)) }
  })
}

/** Tables that say what a journey was known to be. */
const RECORDED = ['journeys', 'stage_entries', 'losses', 'accounts'] as const

function readTables(input: ReferenceInput, zone: Zone, stages: readonly Stage[]): KeptTables {
  const context = { ...zone, builtAt: input.builtAt, stages: stages.map(({ id }) => id) }
  const checked = standardTables.flatMap((definition) => {
    const given = input.columns?.[definition.name]
    const rows = input.rows[definition.name]
    if (rows === undefined && given === undefined) return []
    const columns = given ?? Object.keys(rows?.[0] ?? {})
    return checkTable(definition, { columns, rows: rows ?? [] }, context)
  })
  return keepRows(new Map(checked.map((table) => [table.definition.name, table])), zone)
}

function mappedTables(tables: KeptTables): Catalog['tables'] {
  return [...tables.values()].map(({ definition, columns, rows, kept }) => ({
    name: definition.name,
    columns: columns.map(({ name }) => name),
    rows: kept.length,
    apart: rows.length - kept.length,
  }))
}

function latestUntil(horizons: readonly Horizon[]): Day | null {
  return horizons.reduce<Day | null>((last, { until }) => Math.max(last ?? until, until), null)
}
