import { startOfDay } from '../../../time/calendar.ts'
import { dimensionColumn, dimensionSql, latestAttributes } from '../facts/known-journeys.ts'
import { textSettings } from '../opened-build.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { knownRows } from '../rows/versions.ts'

interface SlicedRows {
  /** SQL of rows with `s_id`, the subscription, and `s_account`; NULL where there is none. */
  readonly lines: string
  /** The dimensions asked for. */
  readonly names: readonly string[]
  readonly knownBefore: number | null
  /** SQL over the columns of the account, as `a`; told as columns too. */
  readonly ofAccount?: Readonly<Record<string, string>>
}

/**
 * SQL for rows with the dimensions of their slice: of the journey that names their subscription
 * (of several, the first by id), and of their own account.
 */
export function slicedSql(build: OpenedBuild, asked: SlicedRows): string {
  const { tables, catalog } = build
  const { names, knownBefore, ofAccount = {} } = asked
  const dimensions = [...new Set(names)].map((name) => {
    const known = catalog.dimensions.find((dimension) => dimension.name === name)
    if (known === undefined) throw new Error(`unknown dimension: ${name}`)
    return known
  })
  const settings = textSettings(build)
  const slices = dimensions.map(({ name: dimension, table }) => {
    const holder = tables.get(table)
    if (holder === undefined) throw new Error(`table is not mapped: ${table}`)
    const from = table === 'journeys' ? 'j' : 'a'
    return `, ${dimensionSql(dimension, { holder, from, settings })} AS ${dimensionColumn(dimension)}`
  })
  const more = Object.entries(ofAccount).map(([column, sql]) => `, ${sql} AS ${column}`)
  const needs = (table: string) => dimensions.some((dimension) => dimension.table === table)
  return `SELECT lines.*${slices.join('')}${more.join('')} FROM (${asked.lines}) lines
    ${needs('journeys') ? journeysSql(tables, knownBefore) : ''}
    ${needs('accounts') || more.length > 0 ? accountsSql(tables, knownBefore) : ''}`
}

/** The instant before which rows must have been recorded to be known; `null`: any. */
export function knownSince(
  { knownBefore }: { readonly knownBefore: number | null },
  { offsets }: Pick<OpenedBuild, 'offsets'>,
): number | null {
  return knownBefore === null ? null : startOfDay(knownBefore, offsets)
}

function journeysSql(tables: OpenedBuild['tables'], before: number | null): string {
  const journeys = tables.get('journeys')
  if (journeys === undefined) return ''
  const known = knownRows(journeys, before)
  const named = journeys.columns.some((column) => column.name === 'subscription_id')
    ? `(SELECT * FROM ${known} WHERE subscription_id IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY subscription_id ORDER BY journey_id) = 1)`
    : `(SELECT *, CAST(NULL AS VARCHAR) AS subscription_id FROM ${known} WHERE false)`
  return `LEFT JOIN ${named} j ON j.subscription_id = s_id`
}

function accountsSql(tables: OpenedBuild['tables'], before: number | null): string {
  const accounts = tables.get('accounts')
  return accounts === undefined
    ? ''
    : `LEFT JOIN ${latestAttributes(accounts, before)} a ON a.account_id = s_account`
}
