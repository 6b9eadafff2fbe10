import type { TableName } from '../../standard/types.ts'
import type { Filter, Page, Row, RowsQuestion } from '../engine.ts'
import { canonicalCells } from './checks/canonical-text.ts'
import { accountsKnown, coursesKnown } from './passages/courses.ts'
import type { CourseContext } from './passages/courses.ts'
import { passes, sliceOf } from './dimensions.ts'
import type { Slice } from './dimensions.ts'
import { pageOf } from './page.ts'
import { apartRow } from './checks/remark.ts'
import type { Remark } from './checks/remark.ts'
import type { Cells } from './setup.ts'
import { compareText } from './text-order.ts'

/** Tables whose rows belong to a journey that a caller may or may not see. */
const BY_JOURNEY: readonly TableName[] = [
  'journeys',
  'stage_entries',
  'losses',
  'touches',
  'meetings',
  'impacts',
]

/** Rows kept of a table, or rows set apart, in an order that is the same every time. */
export function rowsBehind(
  context: CourseContext,
  remarks: readonly Remark[],
  question: RowsQuestion,
): Page<Row> {
  const visible = visibleIn(context, question.scope)
  assertSearchable(context, question)
  const all =
    question.table === 'apart'
      ? remarks.filter(({ table, row }) => visible(table, row)).map(apartRow)
      : tableRows(context, question.table, visible)
  const matching = all
    .filter((row) => Object.entries(question.where).every(([name, value]) => row[name] === value))
    .map((row) => ({ row, order: JSON.stringify(row) }))
    .sort((a, b) => compareText(a.order, b.order))
  return pageOf(
    matching.map(({ row }) => row),
    question,
  )
}

/** Other columns hold values that may be written in more than one way. */
function assertSearchable({ tables }: CourseContext, { table, where }: RowsQuestion): void {
  if (table === 'apart' || !tables.has(table)) return
  for (const name of Object.keys(where)) {
    const column = tables.get(table)?.columns.find((column) => column.name === name)
    if (column === undefined) throw new Error(`unknown column: ${table}.${name}`)
    if (column.type !== 'id' && column.type !== 'text') {
      throw new Error(`rows are found by ids and text: ${table}.${name}`)
    }
  }
}

type Visible = (table: TableName, row: Cells) => boolean

function tableRows(context: CourseContext, name: TableName, visible: Visible): Row[] {
  const table = context.tables.get(name)
  if (table === undefined) return []
  return table.kept
    .filter(({ raw }) => visible(name, raw))
    .map((row) => canonicalCells(row, table.columns, context))
}

/** Which rows a caller sees: those of journeys, or of accounts, that the scope lets through. */
function visibleIn(context: CourseContext, scope: readonly Filter[]): Visible {
  if (scope.length === 0) return () => true
  const journeys = coursesKnown(context, Infinity).filter(({ slice }) => passes(slice, scope))
  const journeyIds = new Set<string | null>(journeys.map(({ journey }) => journey))
  const accountIds = new Set<string | null>(accountsIn(context, scope))
  return (table, row) => {
    if (BY_JOURNEY.includes(table)) return journeyIds.has(row['journey_id'] ?? null)
    return table === 'accounts' && accountIds.has(row['account_id'] ?? null)
  }
}

/** Accounts have only the dimensions of their own table. */
function accountsIn(context: CourseContext, scope: readonly Filter[]): string[] {
  const own = context.dimensions.filter(({ table }) => table === 'accounts')
  const ofAccount = (name: string) => own.some((dimension) => dimension.name === name)
  if (!scope.every(({ dimension }) => ofAccount(dimension))) return []
  const slice = (account: Parameters<typeof sliceOf>[0]['account']): Slice =>
    sliceOf({ journey: null, account }, context)
  return [...accountsKnown(context.tables, Infinity)]
    .filter(([, row]) => passes(slice(row), scope))
    .map(([id]) => id)
}
