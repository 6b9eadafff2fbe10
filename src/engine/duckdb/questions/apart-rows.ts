import { startOfDay } from '../../../time/calendar.ts'
import type { Page, Row, RowsQuestion } from '../../engine.ts'
import { cellsSql } from '../canonical-sql.ts'
import { literal } from '../database.ts'
import type { SqlRow } from '../database.ts'
import { identityRowsSql } from '../findings/identity-findings.ts'
import { doubtedMoneySql } from '../money/money-doubts.ts'
import { openPursuitsSql } from '../facts/open-pursuits.ts'
import { textSettings } from '../opened-build.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { knownEntries } from '../facts/passages.ts'
import { doubtedPassagesSql, PASSAGE_DOUBTS } from '../findings/passage-doubts.ts'
import type { PassageDoubt } from '../findings/passage-doubts.ts'
import { scopedApartSql } from './scope-sql.ts'
import { knownRows } from '../rows/versions.ts'

/** One page of the rows that a finding is about: set apart, or kept with a doubt. */
export async function apartRows(build: OpenedBuild, question: RowsQuestion): Promise<Page<Row>> {
  const { database } = build
  const finding = question.where['finding'] ?? ''
  const source =
    derivedSql(finding, build) ??
    identityRowsSql(finding, build.tables, textSettings(build)) ??
    doubtedMoneySql(finding, build) ??
    storedSql(finding)
  const scoped = scopedApartSql(build, source, question.scope)
  const [count] = await database.ask(`SELECT count(*) AS n FROM (${scoped})`)
  const rows = await database.ask(
    `SELECT * FROM (${scoped}) ORDER BY value NULLS FIRST, cells LIMIT ${question.limit} OFFSET ${question.offset}`,
  )
  return { total: Number(count?.['n']), items: rows.map((row) => shownApart(row, finding)) }
}

function storedSql(finding: string): string {
  return `SELECT table_name, value, cells FROM apart WHERE finding = ${literal(finding)}`
}

/** Doubts that facts and rows tell by themselves are not stored a second time. */
function derivedSql(finding: string, build: OpenedBuild): string | null {
  const { catalog, tables, offsets } = build
  const code = finding.slice(0, finding.indexOf(':'))
  const stage = finding.slice(finding.indexOf('/') + 1)
  const index = catalog.stages.findIndex(({ id }) => id === stage)
  if (code in PASSAGE_DOUBTS) {
    // A skip is told at the stage that was passed over; its passages are those of the one before.
    const at = code === 'stage_skipped' ? index - 1 : index
    const id = catalog.stages[at]?.id
    return id === undefined ? null : doubtedPassagesSql(code as PassageDoubt, at, id)
  }
  switch (code) {
    case 're_entry':
      return entriesSql(
        tables,
        stage,
        'entered_at IS NOT NULL GROUP BY journey_id HAVING count(*) > 1',
      )
    case 'after_horizon': {
      const until = catalog.stages[index]?.until ?? catalog.asOf
      const from = startOfDay(until, offsets)
      return entriesSql(tables, stage, `entered_at >= ${from}`)
    }
    case 'other_currency': {
      const other = `amount IS NOT NULL AND currency <> ${literal(catalog.currency)}`
      return journeysSql(build, 'currency', other)
    }
    case 'open_pursuits':
      return openPursuitsSql(catalog.stages)
    case 'unassigned_motion': {
      const mapped = tables.get('journeys')?.columns.some(({ name }) => name === 'motion') === true
      return journeysSql(build, 'journey_id', mapped ? 'motion IS NULL' : 'true')
    }
    default:
      return null
  }
}

function entriesSql(tables: OpenedBuild['tables'], stage: string, where: string): string | null {
  if (!tables.has('stage_entries')) return null
  return `SELECT 'stage_entries' AS table_name, journey_id AS value,
      to_json({journey_id: journey_id, stage: ${literal(stage)}}) AS cells
    FROM ${knownEntries(tables, null)} WHERE stage = ${literal(stage)} AND ${where}`
}

function journeysSql(build: OpenedBuild, value: string, where: string): string | null {
  const journeys = build.tables.get('journeys')
  if (journeys === undefined) return null
  const text = textSettings(build)
  return `SELECT 'journeys' AS table_name, ${value} AS value, ${cellsSql(journeys.columns, text)} AS cells
    FROM ${knownRows(journeys, null)} WHERE ${where}`
}

function shownApart(row: SqlRow, finding: string): Row {
  return {
    finding,
    table: String(row['table_name']),
    value: row['value'] === null ? null : String(row['value']),
    row: sortedJson(String(row['cells'])),
  }
}

function sortedJson(cells: string): string {
  const parsed = JSON.parse(cells) as Record<string, unknown>
  return JSON.stringify(
    Object.fromEntries(Object.entries(parsed).sort(([a], [b]) => (a < b ? -1 : 1))),
  )
}
