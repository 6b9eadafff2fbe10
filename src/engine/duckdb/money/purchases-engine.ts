import { formatDecimal, readDecimal } from '../../../models/business/money.ts'
import type { Bought, NotPurchased, PurchasesEngine, PurchasesQuestion } from '../../purchases.ts'
import type { SqlRow } from '../database.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { wholeNumber } from '../whole-number.ts'
import { periodOf } from './calendar-sql.ts'
import { buyersSql, notPurchasedSql, soldSql } from './purchases-sql.ts'

/** What is bought without a contract, of an opened build. */
export function purchasesEngine(build: OpenedBuild): PurchasesEngine {
  const { database, catalog } = build
  const ask = async (sql: string | null): Promise<readonly SqlRow[]> =>
    sql === null ? [] : database.ask(sql)
  const spentOf = (row: SqlRow): string =>
    formatDecimal(readDecimal(String(row['spent'])), catalog.currency)
  const boughtOf = (row: SqlRow, question: PurchasesQuestion): Bought => ({
    by: sliceOf(row, question),
    repeats: Number(row['repeats']),
    first: Number(row['first']),
    last: Number(row['last']),
    spent: spentOf(row),
  })
  return {
    async buyers(question) {
      const sql = buyersSql(question, build)
      const rows = await ask(
        sql === null
          ? null
          : `SELECT * EXCLUDE (account) REPLACE (CAST(spent AS VARCHAR) AS spent), count(*) AS n
            FROM (${sql}) GROUP BY ALL ORDER BY ALL`,
      )
      return rows.map((row) => ({ ...boughtOf(row, question), count: Number(row['n']) }))
    },
    async eachBuyer(question) {
      const { limit, offset } = question
      for (const number of [limit, offset]) wholeNumber(number)
      const sql = buyersSql(question, build)
      if (sql === null) return { items: [], total: 0 }
      const order = ['account', ...question.by.map((_, i) => `by_${i} NULLS LAST`)].join(', ')
      const [counted] = await ask(`SELECT count(*) AS n FROM (${sql})`)
      const rows = await ask(`SELECT * REPLACE (CAST(spent AS VARCHAR) AS spent)
        FROM (${sql}) ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`)
      return {
        total: Number(counted?.['n'] ?? 0),
        items: rows.map((row) => ({
          account: String(row['account']),
          ...boughtOf(row, question),
        })),
      }
    },
    async sold(question) {
      const sql = soldSql(question, build, periodOf('day', question.interval))
      const rows = await ask(
        sql === null
          ? null
          : `SELECT * REPLACE (CAST(spent AS VARCHAR) AS spent) FROM (${sql}) ORDER BY ALL`,
      )
      return rows.map((row) => ({
        period: Number(row['period']),
        by: sliceOf(row, question),
        firsts: Number(row['firsts']),
        repeats: Number(row['repeats']),
        spent: spentOf(row),
      }))
    },
    async notPurchased(question) {
      const rows = await ask(notPurchasedSql(question, build))
      return rows.map((row) => ({
        why: row['why'] as NotPurchased['why'],
        lines: Number(row['n']),
      }))
    },
  }
}

function sliceOf(row: SqlRow, { by }: PurchasesQuestion): Bought['by'] {
  return by.map((_, i) => row[`by_${i}`] as string | null)
}
