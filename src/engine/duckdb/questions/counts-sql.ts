import { CLUSTER_DAYS, HOURLY_AGES } from '../../engine.ts'
import type { Catalog, Count, Day, Event, Filter, Interval, Question } from '../../engine.ts'
import { formatDecimal, readDecimal } from '../../../money/decimal.ts'
import { SECONDS_PER_DAY, startOfDay } from '../../../time/calendar.ts'
import type { ZoneOffset } from '../../../time/zone.ts'
import { literal, type SqlColumns } from '../database.ts'
import { dimensionColumn } from '../facts/known-journeys.ts'
import { UNDATED } from '../facts/passages.ts'
import { slicesTold, stageId, type AgesAs } from './told-slices.ts'
import { localDaySql } from '../zone-sql.ts'

/** What a question is put to: a table of passages, and what it takes to read it. */
export interface Facts {
  readonly passages: string
  /** The table of the journeys that these name. */
  readonly journeys: string
  readonly offsets: readonly ZoneOffset[]
  readonly dimensions: readonly string[]
}

/**
 * SQL for the counts of a question: stage (its index), period, one `by_<i>` per dimension, event,
 * dated, age, n, amount.
 */
export function countsSql(
  question: Question,
  facts: Facts,
  { ages, only }: { readonly ages: AgesAs; readonly only: string },
): string {
  const by = question.by.map((_, i) => `by_${i}`)
  const age = question.ages && ages === 'many' ? coarseAgeSql('age', 'ceil') : 'age'
  const told = ['stage', 'period', ...by, 'event', 'dated', `CAST(${age} AS DOUBLE) AS age`]
  return `SELECT ${told.join(', ')}, CAST(count(*) AS DOUBLE) AS n, CAST(sum(amount) AS VARCHAR) AS amount
    FROM (${happenedSql(question, facts)}) WHERE ${only} GROUP BY ALL`
}

/** Rows of `countsSql`. */
export function countsOf(
  columns: SqlColumns,
  { by }: Pick<Question, 'by'>,
  { stages, currency }: Pick<Catalog, 'stages' | 'currency'>,
): Count[] {
  const slices = slicesTold(columns, by.length)
  const [stage, period, event, dated, age, n, amount] = [
    'stage',
    'period',
    'event',
    'dated',
    'age',
    'n',
    'amount',
  ].map((name) => columns.of(name))
  const counts: Count[] = []
  for (let row = 0; row < columns.count; row += 1) {
    counts.push({
      stage: stageId(stage![row], stages),
      period: period![row] as Day | null,
      by: slices(row),
      event: event![row] as Event,
      dated: dated![row] === true,
      age: age![row] as number | null,
      count: n![row] as number,
      amount: amount![row] === null ? null : shownAmount(String(amount![row]), currency),
    })
  }
  return counts
}

function shownAmount(amount: string, currency: string): string {
  return formatDecimal(readDecimal(amount), currency)
}

/** SQL for an age of many: see `EXACT_AGES`. */
export function coarseAgeSql(age: string, daily: 'ceil' | 'floor'): string {
  return `CAST(CASE WHEN ${age} < ${HOURLY_AGES} THEN floor(${age} / 3600) * 3600
    ELSE ${daily}(${age} / ${SECONDS_PER_DAY}) * ${SECONDS_PER_DAY} END AS BIGINT)`
}

/** SQL for an age of many as it is told of clusters: see `CLUSTER_DAYS`. */
export function clusterAgeSql(age: string, way: 'up' | 'down'): string {
  const days = way === 'up' ? CLUSTER_DAYS : CLUSTER_DAYS.toReversed()
  const last = Math.max(...CLUSTER_DAYS)
  const year = 365 * SECONDS_PER_DAY
  const whens = days.map((day) => {
    const seconds = day * SECONDS_PER_DAY
    return `WHEN ${age} ${way === 'up' ? '<=' : '>='} ${seconds} THEN ${seconds}`
  })
  const beyond = `CAST(${way === 'up' ? 'ceil' : 'floor'}(${age} / ${year}) * ${year} AS BIGINT)`
  return way === 'up'
    ? `CASE WHEN ${age} IS NULL THEN NULL ${whens.join(' ')} ELSE ${beyond} END`
    : `CASE WHEN ${age} >= ${last * SECONDS_PER_DAY} THEN ${beyond} ${whens.join(' ')} END`
}

/**
 * SQL for the passages a question is about, each with what happened to it (in the `period` view,
 * one row for each thing that happened): the columns of passages, plus event, dated, ended, age,
 * period and `by_<i>`.
 */
export function happenedSql(question: Question, facts: Facts): string {
  const { asOf, by, filters } = askedOf(question, facts)
  const seen = `
    SELECT *, ${['entered > ' + UNDATED + ' AS dated', ...by].join(', ')},
      ${eventSql(asOf)} AS event,
      CASE event WHEN ${eventValue('next')} THEN next WHEN ${eventValue('skipped')} THEN beyond
        WHEN ${eventValue('lost')} THEN lost END AS ended,
      ${question.ages ? `CASE WHEN dated AND ended > ${UNDATED} THEN ended - entered END` : 'CAST(NULL AS BIGINT)'} AS age
    FROM ${facts.passages}
    WHERE ${[`entered < ${asOf}`, ...filters].join(' AND ')}`
  switch (question.view) {
    case 'cohort':
      return `SELECT *, ${periodSql('entered_day', question.interval)} AS period FROM (${seen})
        WHERE ${rangeSql('entered_day', question)}`
    case 'stock':
      return `SELECT *, CAST(NULL AS INTEGER) AS period FROM (${seen}) WHERE event = 'open'`
    case 'period':
      return periodEventsSql(seen, question, facts)
  }
}

/** SQL for the passages of a cohort: the columns of passages, plus period and `by_<i>`. */
export function askedSql(question: Omit<Question, 'view' | 'ages'>, facts: Facts): string {
  const { asOf, by, filters } = askedOf(question, facts)
  const period = `${periodSql('entered_day', question.interval)} AS period`
  return `SELECT ${['*', period, ...by].join(', ')} FROM ${facts.passages}
    WHERE ${[`entered < ${asOf}`, ...filters, rangeSql('entered_day', question)].join(' AND ')}`
}

function askedOf(question: Pick<Question, 'asOf' | 'by' | 'where' | 'scope'>, facts: Facts) {
  return {
    asOf: startOfDay(question.asOf, facts.offsets),
    by: question.by.map((dimension, i) => `${column(dimension, facts)} AS by_${i}`),
    filters: [...question.where, ...question.scope].map((filter) => filterSql(filter, facts)),
  }
}

/** SQL for what had become of a passage by an instant. */
export function eventSql(asOf: number): string {
  return `CASE WHEN next < ${asOf} THEN ${eventValue('next')} WHEN beyond < ${asOf} THEN ${eventValue('skipped')}
    WHEN lost < ${asOf} THEN ${eventValue('lost')} ELSE ${eventValue('open')} END`
}

/** SQL for an event as a small number with a name: text is slow to group by. */
function eventValue(event: Event): string {
  return `CAST(${literal(event)} AS ENUM('entered', 'next', 'skipped', 'lost', 'open'))`
}

/** Entries at their own date, ends at theirs; an end before its entry leaves when it entered. */
function periodEventsSql(seen: string, question: Question, facts: Facts): string {
  const day = `CASE WHEN moment > ${UNDATED} THEN ${localDaySql('moment', facts.offsets)} END`
  return `
    WITH seen AS MATERIALIZED (${seen})
    SELECT *, ${periodSql('day', question.interval)} AS period FROM (
      SELECT *, ${day} AS day FROM (
        SELECT * REPLACE (${eventValue('entered')} AS event, CAST(NULL AS BIGINT) AS ended, CAST(NULL AS BIGINT) AS age), entered AS moment FROM seen
        UNION ALL
        SELECT *, greatest(entered, ended) AS moment FROM seen WHERE event <> 'open'))
    WHERE ${rangeSql('day', question)}`
}

/** SQL for a condition: the day lies in the range. */
export function rangeSql(day: string, { from, to }: Pick<Question, 'from' | 'to'>): string {
  const bounds = [
    ...(from === null ? [] : [`${day} >= ${from}`]),
    ...(to === null ? [] : [`${day} < ${to}`]),
  ]
  return bounds.length === 0 ? 'true' : bounds.join(' AND ')
}

/** SQL for the first day of the period a day lies in. */
export function periodSql(day: string, interval: Interval | null): string {
  if (interval === null) return 'CAST(NULL AS INTEGER)'
  const start = `CAST(date_trunc(${literal(interval)}, DATE '1970-01-01' + ${day}) AS DATE)`
  return `CAST(${start} - DATE '1970-01-01' AS INTEGER)`
}

function column(dimension: string, { dimensions }: Pick<Facts, 'dimensions'>): string {
  if (!dimensions.includes(dimension)) throw new Error(`unknown dimension: ${dimension}`)
  return dimensionColumn(dimension)
}

/** Values are text of the caller's: quoted, never run. */
export function filterSql({ dimension, values }: Filter, facts: Pick<Facts, 'dimensions'>): string {
  const slice = column(dimension, facts)
  const present = values.filter((value) => value !== null).map(literal)
  const conditions = [
    ...(present.length === 0 ? [] : [`${slice} IN (${present.join(', ')})`]),
    ...(values.includes(null) ? [`${slice} IS NULL`] : []),
  ]
  return conditions.length === 0 ? 'false' : `(${conditions.join(' OR ')})`
}

/** SQL for one page of the passages behind a count, in a stable order. */
export function factsSql(
  question: Question,
  stage: number,
  events: readonly Event[],
  facts: Facts,
): string {
  const by = question.by.map((_, i) => `by_${i}`)
  const kinds = events.length === 0 ? '' : `AND event IN (${events.map(literal).join(', ')})`
  return `SELECT j.journey_id, j.account_id, event, reason, CAST(happened.amount AS VARCHAR) AS amount,
      CASE WHEN dated THEN entered END AS entered,
      CASE WHEN ended > ${UNDATED} THEN ended END AS ended,
      ${by.length === 0 ? '' : `${by.join(', ')},`}
      count(*) OVER () AS total
    FROM (${happenedSql(question, facts)}) happened JOIN ${facts.journeys} j ON j.journey = happened.journey
    WHERE stage = ${stage} ${kinds}
    ORDER BY entered NULLS FIRST, j.journey_id, event`
}
