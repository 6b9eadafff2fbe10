import type { Dimension } from '../../engine.ts'
import type { CheckedRow } from '../checks/checked-table.ts'
import { sliceOf } from '../dimensions.ts'
import { groupBy } from '../group-by.ts'
import type { KeptTables } from '../checks/kept-table.ts'
import type { Course } from './passages.ts'
import { rowsKnown } from '../checks/versions.ts'
import type { Zone } from '../zone.ts'

export interface CourseContext extends Zone {
  readonly tables: KeptTables
  readonly dimensions: readonly Dimension[]
}

/** Every journey as it was known before an instant. */
export function coursesKnown(context: CourseContext, before: number): Course[] {
  const { tables } = context
  const entries = groupBy(rowsKnown(tables, 'stage_entries', before), journeyOf)
  const losses = groupBy(rowsKnown(tables, 'losses', before), journeyOf)
  const accounts = accountsKnown(tables, before)
  const journeys = journeysKnown(tables, before)
  const byAccount = groupBy(journeys, ([, row]) => accountOf(row) ?? '')
  return journeys.map(([journey, row]) => {
    const account = accountOf(row)
    const stages = groupBy(entries.get(journey) ?? [], (entry) => textOf(entry, 'stage') ?? '')
    return {
      journey,
      account,
      isShared: account !== null && (byAccount.get(account)?.length ?? 0) > 1,
      amount: row === null ? null : knownAmount(row, context.setup.currency),
      observedFrom: row === null ? null : instantOf(row, 'observed_from'),
      slice: sliceOf({ journey: row, account: accounts.get(account ?? '') ?? null }, context),
      entries: new Map([...stages].map(([stage, rows]) => [stage, rows.map(enteredAt)])),
      losses: (losses.get(journey) ?? []).map((loss) => ({
        at: Number(loss.values['lost_at']),
        reason: textOf(loss, 'reason'),
      })),
    }
  })
}

/** An account's row; of several dated ones, that which is valid from the latest day. */
export function accountsKnown(tables: KeptTables, before: number): Map<string, CheckedRow> {
  const byAccount = groupBy(
    rowsKnown(tables, 'accounts', before),
    (row) => textOf(row, 'account_id') ?? '',
  )
  return new Map(
    [...byAccount].map(([id, rows]) => [
      id,
      rows.reduce((a, b) => (validFrom(b) > validFrom(a) ? b : a)),
    ]),
  )
}

/** In another currency than the project's. */
export function isForeign(journey: CheckedRow, currency: string): boolean {
  return (textOf(journey, 'currency') ?? currency) !== currency
}

function validFrom(row: CheckedRow): number {
  return Number(row.values['valid_from'] ?? -Infinity)
}

function journeysKnown(tables: KeptTables, before: number): [string, CheckedRow | null][] {
  if (tables.has('journeys')) {
    return rowsKnown(tables, 'journeys', before).map((row) => [journeyOf(row), row])
  }
  const named = new Set(rowsKnown(tables, 'stage_entries', before).map(journeyOf))
  return [...named].map((journey) => [journey, null])
}

function knownAmount(journey: CheckedRow, currency: string): bigint | null {
  const amount = journey.values['amount'] ?? null
  return amount === null || isForeign(journey, currency) ? null : BigInt(amount)
}

function accountOf(row: CheckedRow | null): string | null {
  return row === null ? null : textOf(row, 'account_id')
}

function journeyOf(row: CheckedRow): string {
  return textOf(row, 'journey_id') ?? ''
}

function enteredAt(row: CheckedRow): number | null {
  return instantOf(row, 'entered_at')
}

function instantOf(row: CheckedRow, column: string): number | null {
  const at = row.values[column] ?? null
  return at === null ? null : Number(at)
}

function textOf(row: CheckedRow, column: string): string | null {
  const value = row.values[column] ?? null
  return value === null ? null : String(value)
}
