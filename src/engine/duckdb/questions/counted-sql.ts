import { startOfDay } from '../../../time/calendar.ts'
import type { Counted, CountedQuestion } from '../../engine.ts'
import { filterSql, periodSql } from './counts-sql.ts'
import { literal } from '../database.ts'
import type { SqlRow } from '../database.ts'
import { textSettings } from '../opened-build.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { dimensionColumn, dimensionSql } from '../facts/known-journeys.ts'
import { knownRows } from '../rows/versions.ts'
import { sliceOf } from './row-values.ts'
import { knownDimensions } from '../dimensions.ts'

/** SQL for monthly counts; `null` where the question gets none. */
export function countedSql(question: CountedQuestion, build: OpenedBuild): string | null {
  const { tables, catalog, offsets } = build
  const filters = [...question.where, ...question.scope]
  const names = [...new Set([...question.by, ...filters.map(({ dimension }) => dimension)])]
  const dimensions = knownDimensions(catalog, names)
  const holder = tables.get('stage_counts')
  const stages = catalog.counted.map(({ id }) => literal(id))
  const carries = (name: string) => holder?.columns.some((column) => column.name === name)
  if (holder === undefined || stages.length === 0 || !names.every(carries)) return null
  const before = question.knownBefore === null ? null : startOfDay(question.knownBefore, offsets)
  const end = Math.min(question.to ?? question.asOf, question.asOf)
  const isBegun = question.from === null ? 'true' : `day >= ${question.from}`
  const at = { holder, from: 'c', settings: textSettings(build) }
  const slices = names.map((name) => `, ${dimensionSql(name, at)} AS ${dimensionColumn(name)}`)
  const conditions = [
    `stage IN (${stages.join(', ')})`,
    `day < ${end}`,
    ...(question.from === null ? [] : [`next_day > ${question.from}`]),
    ...filters.map((filter) => filterSql(filter, { dimensions })),
  ]
  const by = question.by.map((name, i) => `, ${dimensionColumn(name)} AS by_${i}`)
  return `
    SELECT stage, ${periodSql('day', question.interval)} AS period${by.join('')},
      ${isBegun} AND next_day <= ${end} AS whole, CAST(sum(count) AS VARCHAR) AS n
    FROM (SELECT stage, count, ${dayNumber('month')} AS day,
        ${dayNumber('CAST(month + INTERVAL 1 MONTH AS DATE)')} AS next_day${slices.join('')}
      FROM ${knownRows(holder, before)} c)
    WHERE ${conditions.join(' AND ')} GROUP BY ALL`
}

/** One row of the answer to `countedSql`. */
export function countedOf(row: SqlRow, question: CountedQuestion): Counted {
  return {
    stage: String(row['stage']),
    period: row['period'] as number | null,
    by: sliceOf(row, question),
    whole: row['whole'] === true,
    count: Number(row['n']),
  }
}

function dayNumber(date: string): string {
  return `CAST(${date} - DATE '1970-01-01' AS INTEGER)`
}
