import type { Spent } from '../../src/engine/spend.ts'
import type { Catalog, Count, Counted, Followed, Recurring, Row } from '../../src/engine/engine.ts'
import type { Expanded } from '../../src/engine/expansion.ts'
import type { Renewals } from '../../src/engine/renewals.ts'
import type { MeetingSeries } from '../../src/engine/meetings.ts'
import type { CohortCell, Kept, LeftOut, Moved } from '../../src/engine/money.ts'
import type { Loose, SeriesSum } from '../../src/engine/reconcile.ts'
import type { Valued } from '../../src/engine/valued.ts'
import type { Finding, FindingCode } from '../../src/findings/finding.ts'
import { findingId } from '../../src/findings/finding.ts'

/** What every engine finds alike; other findings are about sources and the use of tables. */
const JUDGED: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'missing_value',
  'wrong_type',
  'impossible_date',
  'ambiguous_date',
  'unknown_value',
  'unknown_stage',
  'duplicate_key',
  'orphan',
  'future_entry',
  'nonexistent_local_time',
  'repeated_local_time',
  'mixed_zones',
  'padded_text',
  'rounded_money',
  'undated_entry',
  'entry_before_previous',
  'loss_before_entry',
  'stage_skipped',
  're_entry',
  'unassigned_motion',
  'other_currency',
  'unknown_column',
  'horizon_early',
  'after_horizon',
  'identity_read',
  'identity_merged',
  'identity_conflict',
  'identity_chain',
  'ambiguous_identity',
  'near_simultaneous',
  'outside_window',
  'resumed_after_loss',
  'open_pursuits',
  'counted_and_entered',
  'charge_zero',
  'charge_negative',
  'charge_repeated',
  'charge_short',
  'money_far_end',
])

/** Findings whose rows can be seen among the rows set apart, one for each. */
export const WITH_ROWS: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'missing_value',
  'wrong_type',
  'impossible_date',
  'ambiguous_date',
  'unknown_value',
  'unknown_stage',
  'duplicate_key',
  'orphan',
  'future_entry',
  'nonexistent_local_time',
  'repeated_local_time',
  'rounded_money',
  'undated_entry',
  'entry_before_previous',
  'loss_before_entry',
  'stage_skipped',
  'other_currency',
  'unassigned_motion',
  'after_horizon',
  'identity_read',
  'identity_merged',
  'identity_conflict',
  'identity_chain',
  'ambiguous_identity',
  'near_simultaneous',
  'outside_window',
  'resumed_after_loss',
  'open_pursuits',
  'charge_zero',
  'charge_negative',
  'charge_repeated',
  'charge_short',
  'money_far_end',
])

export function judged(findings: readonly Finding[]): Finding[] {
  return sortedBy(
    findings.filter(({ code }) => JUDGED.has(code)),
    findingId,
  )
}

/** A catalog without what names the build, in an order of ours where there is none. */
export function comparableCatalog(catalog: Catalog) {
  return {
    ...catalog,
    build: null,
    tables: sortedBy(catalog.tables, ({ name }) => name),
    horizons: sortedBy(catalog.horizons, ({ table, stage }) => `${table}/${stage ?? ''}`),
    findings: judged(catalog.findings),
  }
}

export function comparableCounts(counts: readonly Count[]): Count[] {
  return sortedBy(counts, ({ stage, period, by, event, dated, age }) =>
    JSON.stringify([stage, period, by, event, dated, age]),
  )
}

/** Which cluster an account falls in is an engine's own affair: here they are added up. */
export function comparableFollowed(followed: readonly Followed[]): Followed[] {
  const sums = new Map<string, Followed>()
  for (const each of followed) {
    const { stage, period, by, outcome, reason, since, age } = each
    const cluster = each.cluster === null ? null : 0
    const key = JSON.stringify([stage, period, by, outcome, reason, since, age, cluster])
    const sum = sums.get(key)
    sums.set(key, {
      ...each,
      cluster,
      count: each.count + (sum?.count ?? 0),
      mature: each.mature.map((count, i) => count + (sum?.mature[i] ?? 0)),
    })
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
}

export function comparableRecurring(sums: readonly Recurring[]): Recurring[] {
  return sortedBy(sums, ({ state, by, unknown, listed }) =>
    JSON.stringify([state, by, unknown, listed]),
  )
}

export function comparableCounted(counts: readonly Counted[]): Counted[] {
  return sortedBy(counts, ({ stage, period, by, whole }) =>
    JSON.stringify([stage, period, by, whole]),
  )
}

export function comparableMeetings({ steps, outside }: MeetingSeries): MeetingSeries {
  return {
    steps: sortedBy(steps, ({ by, place, after, age }) => JSON.stringify([by, place, after, age])),
    outside: sortedBy(outside, ({ by, why }) => JSON.stringify([by, why])),
  }
}

export function comparableMoved(moved: readonly Moved[]): Moved[] {
  return sortedBy(moved, ({ period, by, movement }) => JSON.stringify([period, by, movement]))
}

export function comparableExpanded(lines: readonly Expanded[]): Expanded[] {
  return sortedBy(lines, ({ period, by, kind }) => JSON.stringify([period, by, kind]))
}

export function comparableRenewals(lines: readonly Renewals[]): Renewals[] {
  return sortedBy(lines, ({ period, by, state, isOver }) =>
    JSON.stringify([period, by, state, isOver]),
  )
}

export function comparableKept(kept: readonly Kept[]): Kept[] {
  return sortedBy(kept, ({ period, by }) => JSON.stringify([period, by]))
}

export function comparableCohorts(cells: readonly CohortCell[]): CohortCell[] {
  return sortedBy(cells, ({ start, by, age }) => JSON.stringify([start, by, age]))
}

export function comparableValued(valued: readonly Valued[]): Valued[] {
  return sortedBy(valued, (each) => JSON.stringify(each))
}

export function comparableLeftOut(lines: readonly LeftOut[]): LeftOut[] {
  return sortedBy(lines, ({ why, currency }) => JSON.stringify([why, currency]))
}

export function comparableSeries(sums: readonly SeriesSum[]): SeriesSum[] {
  return sortedBy(sums, ({ name, month, ofAccounts, account }) =>
    JSON.stringify([name, month, ofAccounts, account]),
  )
}

export function comparableSpent(spent: readonly Spent[]): Spent[] {
  return sortedBy(spent, ({ month, by }) => JSON.stringify([month, by]))
}

export function comparableLoose(loose: readonly Loose[]): Loose[] {
  return sortedBy(loose, (each) => JSON.stringify(each))
}

/** Rows set apart hold a row as JSON: what it says counts, not how it is spelled. */
export function comparableRows(rows: readonly Row[]) {
  const parsed = rows.map((row) => {
    const cells = typeof row['row'] === 'string' ? (JSON.parse(row['row']) as Row) : null
    return { row, cells: cells === null ? null : Object.entries(cells).sort(byName) }
  })
  const shown = parsed.map(({ row, cells }) => [
    ...Object.entries(row).filter(([name]) => name !== 'row' || cells === null),
    ...(cells ?? []).map(([name, text]) => [`row.${name}`, text] as const),
  ])
  return sortedBy(
    shown.map((row) => row.sort(byName)),
    (row) => JSON.stringify(row),
  )
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}

function sortedBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, text: key(item) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ item }) => item)
}
