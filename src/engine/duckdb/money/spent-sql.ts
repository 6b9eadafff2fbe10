import type { Spent, SpentQuestion } from '../../spend.ts'
import { literal, type SqlRow } from '../database.ts'
import { knownDimensions } from '../dimensions.ts'
import { dimensionColumn, dimensionSql } from '../facts/known-journeys.ts'
import { textSettings, type OpenedBuild } from '../opened-build.ts'
import { filterSql } from '../questions/counts-sql.ts'
import { moneyOf, sliceOf } from '../questions/row-values.ts'
import { knownRows } from '../rows/versions.ts'
import { bySql } from './by-sql.ts'
import { convertedSql, MONEY } from './exact-sql.ts'
import { withRatesSql } from './exchange-sql.ts'
import { mappedColumns } from './mapped-columns.ts'
import { knownSince } from './subscription-slices.ts'

/** SQL for what was spent by `day`, the first of a month, and slice; `null` where nothing is told. */
export function spentSql(question: SpentQuestion, build: OpenedBuild): string | null {
  const filters = [...question.where, ...question.scope]
  const names = [...new Set([...question.by, ...filters.map(({ dimension }) => dimension)])]
  const dimensions = knownDimensions(build.catalog, names)
  const holder = build.tables.get('spend')
  const carries = (name: string) => holder?.columns.some((column) => column.name === name)
  if (holder === undefined || !names.every(carries)) return null
  const before = knownSince(question, build)
  const own = literal(build.catalog.currency)
  const at = { holder, from: 's', settings: textSettings(build) }
  const slices = names.map((name) => `, ${dimensionSql(name, at)} AS ${dimensionColumn(name)}`)
  const by = question.by.map((name, i) => `, ${dimensionColumn(name)} AS by_${i}`).join('')
  const marks = bySql(question)
  const conditions = filters.map((filter) => filterSql(filter, { dimensions }))
  const lines = `SELECT day${by}, native, CAST(sum(amount) AS ${MONEY}) AS native_sum
    FROM (SELECT amount, CAST(month - DATE '1970-01-01' AS INTEGER) AS day,
        coalesce(${mappedColumns(holder)('currency', 'VARCHAR')}, ${own}) AS native${slices.join('')}
      FROM ${knownRows(holder, before)} s)
    ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`} GROUP BY ALL`
  return `SELECT day${marks}, CASE WHEN count(*) = count(amount) THEN CAST(sum(amount) AS VARCHAR) END AS amount
    FROM (SELECT day${marks}, CASE WHEN native = ${own} THEN native_sum
        WHEN rate IS NOT NULL THEN ${convertedSql('native_sum', 'rate')} END AS amount
      FROM (${withRatesSql(lines, build, before)}))
    GROUP BY ALL`
}

/** One row of the answer to `spentSql`. */
export function spentOf(row: SqlRow, question: SpentQuestion, build: OpenedBuild): Spent {
  const amount = row['amount'] ?? null
  return {
    month: Number(row['day']),
    by: sliceOf(row, question),
    amount: amount === null ? null : moneyOf(amount, build),
  }
}
