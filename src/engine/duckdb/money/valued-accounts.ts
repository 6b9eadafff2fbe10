import { formatDecimal, readDecimal } from '../../../models/business/money.ts'
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
  const { limit, offset } = question
  const sql = valuedSql(question, build)
  if (sql === null) return { items: [], total: 0 }
  const [counted] = await build.database.ask(`SELECT count(*) AS n FROM (${sql})`)
  const rows = await build.database.ask(
    `SELECT * FROM (${sql}) ORDER BY began DESC, account LIMIT ${limit} OFFSET ${offset}`,
  )
  return {
    total: Number(counted?.['n'] ?? 0),
    items: rows.map((row) => ({
      account: String(row['account']),
      ...worthOf(row, question, build),
    })),
  }
}

function worthOf(row: SqlRow, { by }: ValuedQuestion, { catalog }: OpenedBuild): Worth {
  return {
    by: by.map((_, i) => row[`by_${i}`] as string | null),
    began: row['began'] as Day,
    lapsed: row['lapsed'] as number | null,
    reached: row['reached'] as number | null,
    realised: formatDecimal(readDecimal(String(row['realised'])), catalog.currency),
  }
}
