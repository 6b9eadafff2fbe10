import type { Day, Page } from '../../terms.ts'
import type { Expanded } from '../../expansion.ts'
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
import type { SqlRow } from '../database.ts'
import type { DerivedTables } from '../facts/derived-tables.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { cohortsSql } from './cohorts-sql.ts'
import { heldSql } from './held-sql.ts'
import { expandedSql } from './expanded-sql.ts'
import { keptSql, keptStep } from './kept-sql.ts'
import { leftOutSql } from './left-out-sql.ts'
import { onMoney, onPriced } from './money-tables.ts'
import { movedSql, unitsMovedSql } from './moved-sql.ts'
import { movementsStep } from './movements-sql.ts'
import { moneyOf, sliceOf } from '../questions/row-values.ts'

export async function movedMoney(
  build: OpenedBuild,
  question: MoneyQuestion,
  tables: DerivedTables,
): Promise<Moved[]> {
  const asking = { question, build, step: movementsStep(question) }
  const rows = await onMoney(asking, tables, (at) => asked(build, movedSql(question, build, at)))
  return rows.map((row) => ({
    period: row['period'] as Day,
    by: sliceOf(row, question),
    movement: row['movement'] as Moved['movement'],
    units: Number(row['units']),
    amount: moneyOf(row['amount'], build),
  }))
}

export async function expandedMoney(
  build: OpenedBuild,
  question: MoneyQuestion,
  tables: DerivedTables,
): Promise<Expanded[]> {
  const asking = { question, build, step: movementsStep(question) }
  const rows = await onMoney(asking, tables, (at) => asked(build, expandedSql(question, build, at)))
  return rows.map((row) => ({
    period: row['period'] as Day,
    by: sliceOf(row, question),
    kind: row['kind'] as Expanded['kind'],
    units: Number(row['units']),
    amount: moneyOf(row['amount'], build),
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
    by: sliceOf(row, question),
    units: Number(row['units']),
    left: Number(row['left_units']),
    opening: moneyOf(row['opening'], build),
    kept: moneyOf(row['kept'], build),
    closing: moneyOf(row['closing'], build),
    returned: Number(row['returned']),
    returnedAmount: moneyOf(row['returned_amount'], build),
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
    by: sliceOf(row, question),
    age: Number(row['age']),
    units: Number(row['units']),
    amount: moneyOf(row['amount'], build),
    kept: moneyOf(row['kept'], build),
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
      before: moneyOf(row['before'], build),
      after: moneyOf(row['after'], build),
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
    by: sliceOf(row, question),
    amount: moneyOf(row['amount'], build),
    ...(question.of === undefined
      ? {}
      : { native: { currency: String(row['native']), amount: moneyOf(row['paid'], build) } }),
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
    amount: row['amount'] === null ? null : moneyOf(row['amount'], build),
  }))
}

/** A page of what SQL gives with a `total` in each row. */
export async function pageOf(
  build: OpenedBuild,
  sql: string | null,
  { limit, offset }: Pick<UnitsQuestion, 'limit' | 'offset'>,
): Promise<{ readonly rows: readonly SqlRow[]; readonly total: number }> {
  if (sql === null) return { rows: [], total: 0 }
  const rows = await asked(build, `SELECT * FROM (${sql}) LIMIT ${limit} OFFSET ${offset}`)
  const [first] =
    rows.length > 0 || offset === 0 ? rows : await asked(build, `SELECT * FROM (${sql}) LIMIT 1`)
  return { rows, total: Number(first?.['total'] ?? 0) }
}

export async function asked(
  { database }: OpenedBuild,
  sql: string | null,
): Promise<readonly SqlRow[]> {
  return sql === null ? [] : database.ask(sql)
}
