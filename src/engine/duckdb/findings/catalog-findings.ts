import type { Catalog } from '../../engine.ts'
import type { Finding } from '../../../findings/finding.ts'
import { similarValues } from '../../../findings/similar-values.ts'
import type { Project } from '../../../project/project.ts'
import { nearestName } from '../../../standard/nearest-name.ts'
import type { Stage } from '../../../standard/types.ts'
import type { ZoneOffset } from '../../../time/zone.ts'
import { cellsSql } from '../canonical-sql.ts'
import { countedFindings } from '../facts/counted-stages.ts'
import { type Database, literal, name } from '../database.ts'
import type { LoadedTable, ZoneUse } from '../rows/load-table.ts'
import { rowsOf } from '../rows/rows-of.ts'
import { dimensionColumn } from '../facts/known-journeys.ts'
import { identityFindings } from './identity-findings.ts'
import { moneyDoubtFindings } from '../money/money-doubts.ts'
import { openPursuitFindings } from '../facts/open-pursuits.ts'
import { rowFindings } from './row-findings.ts'
import { stageFindings } from './stage-findings.ts'
import { paddedFindings } from '../rows/padded.ts'
import { inOrder } from './findings-order.ts'
import { knownRows } from '../rows/versions.ts'

/** Tables that an answer reads today. */
const USED = new Set([
  'accounts',
  'identities',
  'journeys',
  'stage_entries',
  'losses',
  'meetings',
  'stage_counts',
  'subscriptions',
  'charges',
  'exchange_rates',
  'finance',
  'reference_series',
  'impacts',
  'spend',
])

type Draft = Omit<Catalog, 'findings'>

interface Loaded {
  readonly tables: ReadonlyMap<string, LoadedTable>
  /** What the moments of these tables need of their zone. */
  readonly offsets: readonly ZoneOffset[]
  /** Dimensions of few values: of any other spelling says nothing. */
  readonly coded: readonly string[]
}

/** Everything a build finds wrong with, or doubtful about, the data. */
export async function catalogFindings(
  database: Database,
  project: Project,
  { tables, offsets, coded }: Loaded,
  draft: Draft,
  stages: readonly Stage[],
): Promise<readonly Finding[]> {
  const settings = { timezone: project.timezone, stages: stages.map(({ id }) => id) }
  return inOrder([
    ...(await rowFindings(database, tables, settings)),
    ...(await paddedFindings(database, project.currency)),
    ...tableFindings(draft, tables),
    ...(await stageFindings(database, draft, tables)),
    ...(await identityFindings(database, tables, { offsets, currency: project.currency })),
    ...(await journeyFindings(database, draft, tables)),
    ...(await moneyDoubtFindings(database, { tables, offsets, catalog: draft })),
    ...(await countedFindings(database, tables, draft.stages)),
    ...(await openPursuitFindings(database, draft.stages)),
    ...(await spellingFindings(database, draft, coded)),
    ...(await referenceFindings(database, project, tables, offsets)),
  ])
}

function tableFindings(draft: Draft, tables: Loaded['tables']): readonly Finding[] {
  return [...tables.values()].flatMap(({ table, unknown, floating, zones }): Finding[] => {
    const own = draft.tables.find((mapped) => mapped.name === table.name)
    const rows = own?.rows ?? 0
    return [
      ...unknown.map((column): Finding => ({
        code: 'unknown_column',
        severity: 'warning',
        where: `${table.name}.${column}`,
        rows: 0,
        params: {},
      })),
      ...floating.map((column): Finding => ({
        code: 'floating_money',
        severity: 'info',
        where: `${table.name}.${column}`,
        rows,
        params: {},
      })),
      ...zones.filter(isMixed).map(({ column, withZone, without }): Finding => ({
        code: 'mixed_zones',
        severity: 'warning',
        where: `${table.name}.${column}`,
        rows: without,
        params: { withZone, without },
      })),
      ...(rows + (own?.apart ?? 0) > 0
        ? []
        : [
            {
              code: 'empty_table',
              severity: 'warning',
              where: table.name,
              rows: 0,
              params: {},
            } as const,
          ]),
      ...(USED.has(table.name)
        ? []
        : [
            {
              code: 'unused_table',
              severity: 'info',
              where: table.name,
              rows,
              params: {},
            } as const,
          ]),
    ]
  })
}

function isMixed({ withZone, without }: ZoneUse): boolean {
  return withZone > 0 && without > 0
}

async function journeyFindings(
  database: Database,
  draft: Draft,
  tables: ReadonlyMap<string, LoadedTable>,
): Promise<readonly Finding[]> {
  const journeys = tables.get('journeys')
  if (journeys === undefined) return []
  const has = (column: string) => journeys.columns.some(({ name }) => name === column)
  const known = knownRows(journeys, null)
  const findings: Finding[] = []
  const [unassigned] = await database.run(
    `SELECT count(*) AS n FROM ${known} ${has('motion') ? 'WHERE motion IS NULL' : ''}`,
  )
  if (Number(unassigned?.['n']) > 0) {
    findings.push({
      code: 'unassigned_motion',
      severity: 'info',
      where: 'journeys.motion',
      rows: Number(unassigned?.['n']),
      params: { mapped: has('motion') },
    })
  }
  if (has('amount') && has('currency')) {
    const [other] = await database.run(
      `SELECT count(*) AS n, min(currency) AS example FROM ${known}
       WHERE amount IS NOT NULL AND currency <> ?`,
      [draft.currency],
    )
    if (Number(other?.['n']) > 0) {
      const example = String(other?.['example'])
      findings.push({
        code: 'other_currency',
        severity: 'warning',
        where: 'journeys.amount',
        rows: Number(other?.['n']),
        params: { example, currency: draft.currency },
      })
    }
  }
  return findings
}

/** Two spellings of what looks like one value, in each dimension of the passages. */
async function spellingFindings(
  database: Database,
  draft: Draft,
  coded: readonly string[],
): Promise<readonly Finding[]> {
  const dimensions = []
  for (const dimension of draft.dimensions) {
    if (coded.includes(dimension.name) && (await hasSimilar(database, dimension.name))) {
      dimensions.push(dimension)
    }
  }
  if (draft.stages.length === 0 || dimensions.length === 0) return []
  const columns = dimensions.map((dimension) => dimensionColumn(dimension.name))
  const isOf = columns.map((column, i) => `grouping(${column}) = 0 AS is_${i}`)
  const rows = await database.run(
    `SELECT ${[...columns, ...isOf].join(', ')}, count(*) AS n FROM known_journeys
     WHERE journey IN (SELECT journey FROM passages)
     GROUP BY GROUPING SETS (${columns.map((column) => `(${column})`).join(', ')})`,
  )
  return dimensions.flatMap((dimension, i): Finding[] => {
    const values = rows.flatMap((row) => {
      const value = row[`d_${dimension.name}`]
      return row[`is_${i}`] === true && typeof value === 'string'
        ? [{ value, count: Number(row['n']) }]
        : []
    })
    const similar = similarValues(values)
    if (similar === null) return []
    const where = `${dimension.table}.${dimension.name}`
    const params = { values: similar.values }
    return [{ code: 'similar_values', severity: 'warning', where, rows: similar.rarer, params }]
  })
}

/** Whether any two values of a dimension's own type look alike: most often none, and nothing is counted. */
async function hasSimilar(database: Database, dimension: string): Promise<boolean> {
  const rows = await database.run(
    `SELECT CAST(unnest(enum_range(CAST(NULL AS ${dimensionColumn(dimension)}))) AS VARCHAR) AS value`,
  )
  return similarValues(rows.map(({ value }) => ({ value: String(value), count: 1 }))) !== null
}

/** Values that the project says must exist in a source, and do not. */
async function referenceFindings(
  database: Database,
  project: Project,
  tables: ReadonlyMap<string, LoadedTable>,
  offsets: readonly ZoneOffset[],
): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  const text = { offsets, currency: project.currency }
  for (const { table, column, source, sourceColumn } of project.references) {
    const cells = cellsSql(tables.get(table)?.columns ?? [], text)
    const known = await database.run(
      `SELECT DISTINCT bl_text(CAST(${name(sourceColumn)} AS VARCHAR)) AS value FROM ${name(source)}
       WHERE ${name(sourceColumn)} IS NOT NULL`,
    )
    const value = `CAST(${name(column)} AS VARCHAR)`
    const missing = `${name(column)} IS NOT NULL AND ${value} NOT IN
      (SELECT bl_text(CAST(${name(sourceColumn)} AS VARCHAR)) FROM ${name(source)} WHERE ${name(sourceColumn)} IS NOT NULL)`
    const [row] = await database.run(
      `SELECT count(*) AS n, min(${value}) AS example FROM ${rowsOf(table)} WHERE ${missing}`,
    )
    const rows = Number(row?.['n'])
    if (rows === 0) continue
    const example = String(row?.['example'])
    const where = `${table}.${column}`
    const values = known.map((found) => String(found['value']))
    const references = `${source}.${sourceColumn}`
    const nearest = nearestName(example, values)
    findings.push({
      code: 'unmatched_reference',
      severity: 'warning',
      where,
      rows,
      params: { example, references, nearest },
    })
    await database.run(`INSERT INTO apart
      SELECT ${literal(`unmatched_reference:${where}`)}, ${literal(table)}, ${value}, ${cells}, 'warning'
      FROM ${rowsOf(table)} WHERE ${missing}`)
  }
  return findings
}
