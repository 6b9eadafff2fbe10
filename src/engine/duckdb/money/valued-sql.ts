import { startOfDay } from '../../../time/calendar.ts'
import { LAPSE_DAYS } from '../../valued.ts'
import type { ValuedQuestion } from '../../valued.ts'
import { filterSql } from '../questions/counts-sql.ts'
import { dimensionColumn } from '../facts/known-journeys.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { knownSince } from './subscription-slices.ts'
import { knownRows } from '../rows/versions.ts'
import { begunDaySql, dayNumber } from './calendar-sql.ts'
import { amountOf, scaledSql } from './exact-sql.ts'
import { pricedSql } from './intervals-sql.ts'
import { mappedColumns } from './mapped-columns.ts'
import { knownDimensions } from '../dimensions.ts'

/**
 * SQL for what accounts were worth: `account`, `by_<i>`, `began`, `lapsed`, `reached` and `realised`;
 * `null` where the source is not mapped.
 */
export function valuedSql(question: ValuedQuestion, build: OpenedBuild): string | null {
  const { asOf, knownBefore, scope, policies, months, from, to } = question
  const named = question.where.map(({ dimension }) => dimension)
  const names = knownDimensions(build.catalog, [...question.by, ...named])
  const priced = pricedSql(
    {
      asOf,
      knownBefore,
      by: names,
      where: [],
      scope,
      grain: 'account',
      policies: { ...policies, currency: 'begin' },
    },
    build,
  )
  if (priced === null) return null
  const marks = names.map((_, i) => `by_${i}`)
  const ordered = ['starts', 'worth DESC', ...marks.map((mark) => `${mark} NULLS FIRST`)].join(', ')
  const first = ['starts AS began', ...marks.map((mark, i) => `${mark} AS dim_${i}`)]
  const picked = question.by.map((name, i) => `, dim_${names.indexOf(name)} AS by_${i}`).join('')
  const conditions = [
    ...(from === null ? [] : [`began >= ${from}`]),
    ...(to === null ? [] : [`began < ${to}`]),
    ...question.where.map((filter) => filterSql(filter, { dimensions: names })),
  ]
  const columns = names.map((name, i) => `dim_${i} AS ${dimensionColumn(name)}`)
  const until = `least(ends, ${asOf})`
  const days = `greatest(0, least(stops, ${until}) - starts)`
  const paid = `sum(${scaledSql('worth')} * ${days})`
  return `
    WITH stays AS MATERIALIZED (
      SELECT unit, starts, coalesce(stops, ${asOf}) AS stops, worth${marks.map((mark) => `, ${mark}`).join('')}
      FROM (${priced}) WHERE unit <> '' AND starts < coalesce(stops, ${asOf})),
    firsts AS (
      SELECT *, ${dayNumber(`DATE '1970-01-01' + began + INTERVAL ${months} MONTH`)} AS ends
      FROM (SELECT unit, ${first.join(', ')} FROM stays
        QUALIFY row_number() OVER (PARTITION BY unit ORDER BY ${ordered}) = 1)),
    lapses AS (
      SELECT unit, min(gone) AS gone
      FROM (SELECT unit, max(stops) OVER own AS gone, lead(starts) OVER own AS back
        FROM stays WINDOW own AS (PARTITION BY unit ORDER BY starts, stops ROWS UNBOUNDED PRECEDING))
      WHERE gone < ${asOf} AND (back IS NULL OR back - gone >= ${LAPSE_DAYS}) GROUP BY unit),
    impacted AS (${impactsSql(question, build)})
    SELECT unit AS account${picked}, began, gone - began AS lapsed,
      CASE WHEN impact IS NOT NULL THEN greatest(0, impact - began) END AS reached, CAST(realised AS VARCHAR) AS realised
    FROM (SELECT firsts.*, ${columns.map((column) => `${column}, `).join('')} gone, impact, realised
      FROM firsts
      JOIN (SELECT unit, ${amountOf(`((2 * any_value(paid) * ${months} + 12 * any_value(spent)) // (24 * CAST(any_value(spent) AS HUGEINT)))`)} AS realised
        FROM (SELECT unit, ${paid} AS paid, any_value(ends - began) AS spent
          FROM stays JOIN firsts USING (unit) GROUP BY unit) GROUP BY unit) USING (unit)
      LEFT JOIN lapses USING (unit)
      LEFT JOIN impacted ON impacted.account_id = unit)
    ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}`
}

/** SQL for the day of each account's first impact: `account_id` and `impact`. */
function impactsSql(question: ValuedQuestion, build: OpenedBuild): string {
  const impacts = build.tables.get('impacts')
  if (impacts === undefined) {
    return 'SELECT CAST(NULL AS VARCHAR) AS account_id, CAST(NULL AS INTEGER) AS impact WHERE false'
  }
  const reached = mappedColumns(impacts)('reached_at', 'BIGINT')
  return `SELECT account_id, ${begunDaySql('min(reached)', build.offsets)} AS impact
    FROM (SELECT account_id, ${reached} AS reached FROM ${knownRows(impacts, knownSince(question, build))})
    WHERE reached < ${startOfDay(question.asOf, build.offsets)} GROUP BY account_id`
}
