import { formatDecimal, readDecimal } from '../../../models/business/money.ts'
import type { Day, Page } from '../../terms.ts'
import type {
  CohortCell,
  CohortQuestion,
  Kept,
  KeptQuestion,
  LeftOut,
  MoneyQuestion,
  Moved,
  UnitMoved,
  UnitsQuestion,
} from '../../money.ts'
import type { SqlRow, SqlValue } from '../database.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { cohortsSql } from './cohorts-sql.ts'
import { keptSql } from './kept-sql.ts'
import { leftOutSql } from './left-out-sql.ts'
import { movedSql, unitsMovedSql } from './moved-sql.ts'

export async function movedMoney(build: OpenedBuild, question: MoneyQuestion): Promise<Moved[]> {
  const rows = await asked(build, movedSql(question, build))
  return rows.map((row) => ({
    period: row['period'] as Day,
    by: slice(row, question),
    movement: row['movement'] as Moved['movement'],
    units: Number(row['units']),
    amount: money(row['amount'], build),
  }))
}

export async function keptMoney(build: OpenedBuild, question: KeptQuestion): Promise<Kept[]> {
  const rows = await asked(build, keptSql(question, build))
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
): Promise<CohortCell[]> {
  const rows = await asked(build, cohortsSql(question, build))
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
): Promise<Page<UnitMoved>> {
  const { limit, offset } = question
  const sql = unitsMovedSql(question, build)
  if (sql === null) return { items: [], total: 0 }
  const rows = await asked(build, `SELECT * FROM (${sql}) LIMIT ${limit} OFFSET ${offset}`)
  const [first] =
    rows.length > 0 || offset === 0 ? rows : await asked(build, `SELECT * FROM (${sql}) LIMIT 1`)
  return {
    total: Number(first?.['total'] ?? 0),
    items: rows.map((row) => ({
      period: row['period'] as Day,
      unit: String(row['unit']),
      movement: row['movement'] as UnitMoved['movement'],
      before: money(row['before'], build),
      after: money(row['after'], build),
    })),
  }
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

async function asked({ database }: OpenedBuild, sql: string | null): Promise<readonly SqlRow[]> {
  return sql === null ? [] : database.ask(sql)
}

function slice(row: SqlRow, { by }: MoneyQuestion): (string | null)[] {
  return by.map((_, i) => row[`by_${i}`] as string | null)
}

function money(value: SqlValue | undefined, { catalog }: OpenedBuild): string {
  return formatDecimal(readDecimal(String(value)), catalog.currency)
}
