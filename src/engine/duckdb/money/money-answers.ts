import { formatDecimal, readDecimal } from '../../../models/business/money.ts'
import type { Day, Page } from '../../terms.ts'
import type {
  CohortCell,
  CohortQuestion,
  Held,
  HeldQuestion,
  Kept,
  KeptQuestion,
  LeftOut,
  MoneyQuestion,
  Moved,
  UnitMoved,
  UnitsQuestion,
} from '../../money.ts'
import type { SqlRow, SqlValue } from '../database.ts'
import type { DerivedTables } from '../derived-tables.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { cohortsSql } from './cohorts-sql.ts'
import { heldSql } from './held-sql.ts'
import { keptSql, keptStep } from './kept-sql.ts'
import { leftOutSql } from './left-out-sql.ts'
import { onMoney, onPriced } from './money-tables.ts'
import { movedSql, unitsMovedSql } from './moved-sql.ts'
import { movementsStep } from './movements-sql.ts'

export async function movedMoney(
  build: OpenedBuild,
  question: MoneyQuestion,
  tables: DerivedTables,
): Promise<Moved[]> {
  const asking = { question, build, step: movementsStep(question) }
  const rows = await onMoney(asking, tables, (at) => asked(build, movedSql(question, build, at)))
  return rows.map((row) => ({
    period: row['period'] as Day,
    by: slice(row, question),
    movement: row['movement'] as Moved['movement'],
    units: Number(row['units']),
    amount: money(row['amount'], build),
  }))
}

export async function keptMoney(
  build: OpenedBuild,
  question: KeptQuestion,
  tables: DerivedTables,
): Promise<Kept[]> {
  const asking = { question, build, step: keptStep(question) }
  const rows = await onMoney(asking, tables, (at) => asked(build, keptSql(question, build, at)))
  return rows.map((row) => ({
    period: row['period'] as Day,
    by: slice(row, question),
    units: Number(row['units']),
    left: Number(row['left_units']),
    opening: money(row['opening'], build),
    kept: money(row['kept'], build),
    closing: money(row['closing'], build),
    returned: Number(row['returned']),
    returnedAmount: money(row['returned_amount'], build),
  }))
}

export async function moneyCohorts(
  build: OpenedBuild,
  question: CohortQuestion,
  tables: DerivedTables,
): Promise<CohortCell[]> {
  const asking = { question, build, step: question.interval }
  const rows = await onMoney(asking, tables, (at) => asked(build, cohortsSql(question, build, at)))
  return rows.map((row) => ({
    start: row['start'] as Day,
    by: slice(row, question),
    age: Number(row['age']),
    units: Number(row['units']),
    amount: money(row['amount'], build),
    kept: money(row['kept'], build),
  }))
}

export async function unitsMoved(
  build: OpenedBuild,
  question: UnitsQuestion,
  tables: DerivedTables,
): Promise<Page<UnitMoved>> {
  const asking = { question, build, step: movementsStep(question) }
  const { rows, total } = await onMoney(asking, tables, (at) =>
    pageOf(build, unitsMovedSql(question, build, at), question),
  )
  return {
    total,
    items: rows.map((row) => ({
      period: row['period'] as Day,
      unit: String(row['unit']),
      movement: row['movement'] as UnitMoved['movement'],
      before: money(row['before'], build),
      after: money(row['after'], build),
    })),
  }
}

export async function heldMoney(
  build: OpenedBuild,
  question: HeldQuestion,
  tables: DerivedTables,
): Promise<Held[]> {
  const asking = { question, build, step: question.interval }
  const rows = await onPriced(asking, tables, (at) => asked(build, heldSql(question, build, at)))
  return rows.map((row) => ({
    unit: String(row['unit']),
    by: slice(row, question),
    amount: money(row['amount'], build),
  }))
}

export async function moneyLeftOut(
  build: OpenedBuild,
  question: MoneyQuestion,
): Promise<LeftOut[]> {
  const rows = await asked(build, leftOutSql(question, build))
  return rows.map((row) => ({
    why: row['why'] as LeftOut['why'],
    intervals: Number(row['intervals']),
    currency: row['written'] as string | null,
    amount: row['amount'] === null ? null : money(row['amount'], build),
  }))
}

async function pageOf(
  build: OpenedBuild,
  sql: string | null,
  { limit, offset }: UnitsQuestion,
): Promise<{ readonly rows: readonly SqlRow[]; readonly total: number }> {
  if (sql === null) return { rows: [], total: 0 }
  const rows = await asked(build, `SELECT * FROM (${sql}) LIMIT ${limit} OFFSET ${offset}`)
  const [first] =
    rows.length > 0 || offset === 0 ? rows : await asked(build, `SELECT * FROM (${sql}) LIMIT 1`)
  return { rows, total: Number(first?.['total'] ?? 0) }
}

async function asked({ database }: OpenedBuild, sql: string | null): Promise<readonly SqlRow[]> {
  return sql === null ? [] : database.ask(sql)
}

function slice(row: SqlRow, { by }: MoneyQuestion): (string | null)[] {
  return by.map((_, i) => row[`by_${i}`] as string | null)
}

function money(value: SqlValue | undefined, { catalog }: OpenedBuild): string {
  return formatDecimal(readDecimal(String(value)), catalog.currency)
}
