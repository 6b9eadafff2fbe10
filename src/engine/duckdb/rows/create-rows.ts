import type { DateOrder, MappedSql } from '../../../project/project.ts'
import { ProjectError } from '../../../project/project-error.ts'
import { needsColumn } from '../../../standard/needs-column.ts'
import { tableNamed } from '../../../standard/tables.ts'
import type { Column } from '../../../standard/types.ts'
import { CastError, castColumn } from './cast-column.ts'
import type { CastPlan } from './cast-column.ts'
import { type Database, literal, name } from '../database.ts'
import { emptiedAtFault } from './emptied-value.ts'
import type { LoadSettings } from './load-settings.ts'
import { rowsOf } from './rows-of.ts'
import { USUAL, usualOffsets } from '../zone-sql.ts'

/** The type of stages in rows: their names in the order of text, kept as small numbers. */
const STAGE_TYPE = 'stage_id'

/**
 * Creates `rows_<table>` from one run of its SELECT: every value cast, and beside it what is wrong
 * or doubtful, until the table is settled.
 */
export async function createRows(
  database: Database,
  mapped: MappedSql,
  columns: readonly Column[],
  types: ReadonlyMap<string, string>,
  orders: ReadonlyMap<string, DateOrder | null>,
  settings: LoadSettings & { readonly isUsual: boolean },
): Promise<void> {
  const offsets = settings.isUsual ? usualOffsets(settings.offsets) : settings.offsets
  const table = tableNamed(mapped.name)
  const cast = columns.map((column) =>
    planOf(mapped, column, types, orders, { ...settings, offsets }),
  )
  const moments = new Set(
    columns.filter(({ type }) => type === 'timestamp').map((column) => column.name),
  )
  // One layer for both: their common parts, which cost most, are run once.
  const judged = cast.map((plan): CastPlan => {
    const fault = plan.column === table.time ? orFuture(plan, settings.builtAt) : plan.fault
    const told = settings.isUsual && moments.has(plan.column) ? orUnusual(plan, fault) : fault
    return { ...plan, fault: told }
  })
  const layered = judged.flatMap(({ column, value, fault }) => [
    `${value} AS ${valueOf(column)}`,
    ...(fault === null ? [] : [`${fault} AS ${faultOf(column)}`]),
  ])
  const needed = columns.filter((column) => needsColumn(table, column)).map((column) => column.name)
  const plans = judged.map((given) => {
    const isFaulty = given.fault !== null
    const plan = {
      ...given,
      value: valueOf(given.column),
      fault: isFaulty ? faultOf(given.column) : null,
    }
    return plan.fault === null || needed.includes(plan.column)
      ? plan
      : emptiedAtFault(plan, plan.fault)
  })
  const faulty = plans.flatMap(({ column, fault }) => (fault === null ? [] : [{ column, fault }]))
  const doubts = plans.flatMap(({ column, doubts }) =>
    Object.entries(doubts).map(([code, when]) => ({ code, when, column })),
  )
  const padded = plans.flatMap(({ column, padded }) =>
    padded === null ? [] : [{ column, padded }],
  )
  const isPadded = anyOf(padded.map((each) => each.padded))
  const paddings = tagged(
    padded.map(({ column, padded }) => ({
      column,
      code: `CASE WHEN ${padded} THEN 'padded_text' END`,
    })),
  )
  const raw = plans
    .map(({ column, shown }) => `${literal(column)}: CAST(${shown} AS VARCHAR)`)
    .join(', ')
  const isFaulty = anyOf(faulty.map(({ fault }) => `${fault} IS NOT NULL`))
  const isDoubtful = anyOf(doubts.map(({ when }) => when))
  if (settings.stages.length > 0) {
    const ids = settings.stages.toSorted(inTextOrder).map(literal).join(', ')
    await database.run(`CREATE TYPE IF NOT EXISTS ${STAGE_TYPE} AS ENUM (${ids})`)
  }
  if (settings.firstNumber !== null) {
    await database.run(`CREATE OR REPLACE TEMP SEQUENCE row_numbers START ${settings.firstNumber}`)
  }
  const isApart = anyOf(
    faulty
      .filter(({ column }) => needed.includes(column))
      .map(({ fault }) => `${fault} IS NOT NULL`),
  )
  // Few rows are faulty or doubtful: only for them is told of what, in one column, since a column
  // costs time even where it is empty.
  await database.run(`CREATE OR REPLACE TABLE ${rowsOf(mapped.name)} AS
    SELECT ${settings.firstNumber !== null ? `CAST(nextval('row_numbers') AS INTEGER) AS _row,` : ''} ${plans.map((plan) => `${settings.isLinked && plan.column === 'journey_id' ? `_journey, CASE WHEN _journey IS NULL THEN ${plan.value} END` : plan.value} AS ${name(plan.column)}`).join(',\n')},
        ${zonedSql(plans)}
        CASE WHEN ${isFaulty} OR ${isDoubtful} THEN to_json({faults: ${tagged(faulty.map(({ column, fault }) => ({ column, code: fault })))},
          doubts: ${tagged(doubts.map(({ code, when, column }) => ({ column, code: `CASE WHEN ${when} THEN ${literal(code)} END` })))},
          padded: ${paddings}, apart: ${isApart}, cells: {${raw}}})
          WHEN ${isPadded} THEN to_json({padded: ${paddings}}) END AS _told
      FROM (SELECT *, ${layered.join(',\n')}
        FROM (SELECT *, ${layer(plans, 'settled')}
          FROM (SELECT *, ${layer(plans, 'parsed')}
            FROM (SELECT ${plans.flatMap(readOf).join(', ')}
              FROM ${settings.from}))))
      ${settings.isLinked ? JOURNEYS_LINKED : ''}`)
}

/** Joins rows with the journeys they name. */
const JOURNEYS_LINKED = `LEFT JOIN (SELECT _row AS _journey, journey_id FROM ${rowsOf('journeys')}) linked
  ON linked.journey_id = ${valueOf('journey_id')}`

interface Zoned {
  readonly column: string
  /** Of the zone that its text names. */
  readonly alias: string
  /** SQL: its value could be read. */
  readonly isRead: string
}

function zoned(plans: readonly CastPlan[]): readonly Zoned[] {
  return plans.flatMap(({ column, parsed, fault }) => {
    const alias = name(`z_${column}`)
    const isRead = fault === null ? 'true' : `${fault} IS NULL`
    return alias in parsed ? [{ column, alias, isRead }] : []
  })
}

/** SQL for the columns that say of each stamp whether it names its zone, and whether it is there. */
function zonedSql(plans: readonly CastPlan[]): string {
  const helpers = zoned(plans).map(
    ({ alias, column, isRead }) =>
      `${isRead} AND ${alias} IS NOT NULL AS ${name(`_zoned_${column}`)},
       ${isRead} AND ${name(`r_${column}`)} IS NOT NULL AS ${name(`_given_${column}`)},`,
  )
  return helpers.join(' ')
}

/** As DuckDB orders text, so that kept numbers are in the order of the names. */
function inTextOrder(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

function anyOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'false' : `(${conditions.join(' OR ')})`
}

/** The alias of a column's value, NULL or wrong where there is a fault. */
function valueOf(column: string): string {
  return name(`v_${column}`)
}

/** What is read of a column, and beside it what is given. */
function readOf({ column, raw, given }: CastPlan): readonly string[] {
  const read = `${raw} AS ${name(`r_${column}`)}`
  return given === null ? [read] : [read, `${given} AS ${name(`t_${column}`)}`]
}

/** The alias of what is wrong with a column's value. */
function faultOf(column: string): string {
  return name(`f_${column}`)
}

function planOf(
  mapped: MappedSql,
  column: Column,
  types: ReadonlyMap<string, string>,
  orders: ReadonlyMap<string, DateOrder | null>,
  { offsets, stages }: LoadSettings,
): CastPlan {
  const isStage = column.name === 'stage' && ['stage_entries', 'stage_counts'].includes(mapped.name)
  const closed = isStage
    ? { values: stages, fault: 'unknown_stage', type: stages.length === 0 ? null : STAGE_TYPE }
    : column.values === undefined
      ? null
      : { values: column.values, fault: 'unknown_value', type: null }
  try {
    const order = orders.get(column.name)
    return castColumn(column, types.get(column.name) as string, { offsets, order, closed })
  } catch (error) {
    if (!(error instanceof CastError)) throw error
    throw new ProjectError(`tables.${mapped.name}: ${error.message}`, {
      place: mapped.place,
      remedy: error.remedy,
      cause: error,
    })
  }
}

function orFuture(plan: CastPlan, builtAt: number): string {
  return orElse(plan.fault, `(${plan.value}) >= ${builtAt}`, 'future_entry')
}

/** Only for telling that the whole zone is needed: never a finding. */
function orUnusual({ value }: CastPlan, fault: string | null): string {
  return orElse(fault, `(${value}) NOT BETWEEN ${USUAL.from} AND ${USUAL.to}`, 'unusual_year')
}

function orElse(fault: string | null, when: string, code: string): string {
  const other = `CASE WHEN ${when} THEN ${literal(code)} END`
  return fault === null ? other : `coalesce(${fault}, ${other})`
}

/** `code:column` of every one that is there, joined by commas; NULL when there is none. */
function tagged(codes: readonly { column: string; code: string }[]): string {
  if (codes.length === 0) return 'CAST(NULL AS VARCHAR)'
  const tags = codes.map(({ column, code }) => `(${code}) || ${literal(`:${column}`)}`)
  return `nullif(concat_ws(',', ${tags.join(', ')}), '')`
}

function layer(plans: readonly CastPlan[], which: 'parsed' | 'settled'): string {
  const all = plans.flatMap((plan) => Object.entries(plan[which]))
  // An empty layer still needs a column.
  return all.length === 0
    ? `0 AS ${name(`no_${which}`)}`
    : all.map(([alias, sql]) => `${sql} AS ${alias}`).join(', ')
}
