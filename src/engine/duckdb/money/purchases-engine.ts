import type { Bought, NotPurchased, PurchasesEngine, PurchasesQuestion } from '../../purchases.ts'
import type { SqlRow } from '../database.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { wholePage } from '../questions/whole-number.ts'
import { periodOf } from './calendar-sql.ts'
import { buyersSql, notPurchasedSql, soldSql } from './purchases-sql.ts'
import { moneyOf, sliceOf } from '../questions/row-values.ts'
import { asked, pageOf } from './money-answers.ts'

/** What is bought without a contract, of an opened build. */
export function purchasesEngine(build: OpenedBuild): PurchasesEngine {
  const boughtOf = (row: SqlRow, question: PurchasesQuestion): Bought => ({
    by: sliceOf(row, question),
    repeats: Number(row['repeats']),
    first: Number(row['first']),
    last: Number(row['last']),
    spent: moneyOf(row['spent'], build),
  })
  return {
    async buyers(question) {
      const sql = buyersSql(question, build)
      const rows = await asked(
        build,
        sql === null
          ? null
          : `SELECT * EXCLUDE (account) REPLACE (CAST(spent AS VARCHAR) AS spent), count(*) AS n
            FROM (${sql}) GROUP BY ALL ORDER BY ALL`,
      )
      return rows.map((row) => ({ ...boughtOf(row, question), count: Number(row['n']) }))
    },
    async eachBuyer(question) {
      wholePage(question)
      const sql = buyersSql(question, build)
      const order = ['account', ...question.by.map((_, i) => `by_${i} NULLS LAST`)].join(', ')
      const { rows, total } = await pageOf(
        build,
        sql === null
          ? null
          : `SELECT * REPLACE (CAST(spent AS VARCHAR) AS spent), count(*) OVER () AS total
            FROM (${sql}) ORDER BY ${order}`,
        question,
      )
      return {
        total,
        items: rows.map((row) => ({
          account: String(row['account']),
          ...boughtOf(row, question),
        })),
      }
    },
    async sold(question) {
      const sql = soldSql(question, build, periodOf('day', question.interval))
      const rows = await asked(
        build,
        sql === null
          ? null
          : `SELECT * REPLACE (CAST(spent AS VARCHAR) AS spent) FROM (${sql}) ORDER BY ALL`,
      )
      return rows.map((row) => ({
        period: Number(row['period']),
        by: sliceOf(row, question),
        firsts: Number(row['firsts']),
        repeats: Number(row['repeats']),
        spent: moneyOf(row['spent'], build),
      }))
    },
    async notPurchased(question) {
      const rows = await asked(build, notPurchasedSql(question, build))
      return rows.map((row) => ({
        why: row['why'] as NotPurchased['why'],
        lines: Number(row['n']),
      }))
    },
  }
}
