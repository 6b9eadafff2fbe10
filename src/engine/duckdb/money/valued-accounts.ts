import type { Day, Page } from '../../terms.ts'
import type {
  AccountsQuestion,
  AccountValued,
  Valued,
  ValuedQuestion,
  Worth,
} from '../../valued.ts'
import type { SqlRow } from '../database.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { valuedSql } from './valued-sql.ts'
import { moneyOf, sliceOf } from '../questions/row-values.ts'
import { pageOf } from './money-answers.ts'

export async function valuedAlike(build: OpenedBuild, question: ValuedQuestion): Promise<Valued[]> {
  const sql = valuedSql(question, build)
  if (sql === null) return []
  const rows = await build.database.ask(
    `SELECT * EXCLUDE (account), count(*) AS n FROM (${sql}) GROUP BY ALL ORDER BY ALL`,
  )
  return rows.map((row) => ({ ...worthOf(row, question, build), count: Number(row['n']) }))
}

export async function accountsValued(
  build: OpenedBuild,
  question: AccountsQuestion,
): Promise<Page<AccountValued>> {
  const sql = valuedSql(question, build)
  const { rows, total } = await pageOf(
    build,
    sql === null
      ? null
      : `SELECT *, count(*) OVER () AS total FROM (${sql}) ORDER BY began DESC, account`,
    question,
  )
  return {
    total,
    items: rows.map((row) => ({
      account: String(row['account']),
      ...worthOf(row, question, build),
    })),
  }
}

function worthOf(row: SqlRow, question: ValuedQuestion, build: OpenedBuild): Worth {
  return {
    by: sliceOf(row, question),
    began: row['began'] as Day,
    lapsed: row['lapsed'] as number | null,
    reached: row['reached'] as number | null,
    realised: moneyOf(row['realised'], build),
  }
}
