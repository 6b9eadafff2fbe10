import { at, DAY, stampText } from './clock.ts'
import type { CsvRow, CsvTable } from './csv.ts'
import type { Exports } from './exports.ts'

/** How many rows of each planted fault there are; README.md of the example lists them. */
export const planted = {
  qualifiedWithoutDate: 6,
  impossibleDate: 1,
  duplicateLines: 2,
  orphan: 1,
  channelWithCapitalAndBlank: 9,
  channelInPlural: 14,
  yearMistyped: 1,
  liveBeforeSigned: 1,
  repeatedHour: 1,
} as const

/** What people and systems do to data: each fault on purpose, in known number. */
export function plantFaults(exports: Exports): Exports {
  const busy = new Set(
    [exports.lost_leads, exports.opportunities].flatMap(({ rows }) => rows.map(leadOf)),
  )
  const quiet = (row: CsvRow): boolean => row['engaged'] === '' && !busy.has(leadOf(row))

  let contacts = exports.contacts
  // one engaged on a day that does not exist
  contacts = change(
    contacts,
    planted.impossibleDate,
    (row) => (row['engaged'] ?? '').startsWith('2026-02') && !busy.has(leadOf(row)),
    (row) => ({ ...row, engaged: '31/02/2026' }),
  )
  // one became known in the hour that there was twice
  contacts = change(
    contacts,
    planted.repeatedHour,
    (row) =>
      quiet(row) && row['route'] === 'self_serve' && knownBetween(row, '2025-10-25', '2025-10-27'),
    (row) => ({ ...row, became_known: '2025-10-26 02:30' }),
  )
  // 2062 typed for 2026
  contacts = change(
    contacts,
    planted.yearMistyped,
    (row) =>
      quiet(row) &&
      row['route'] === 'inside_sales' &&
      knownBetween(row, '2026-03-09', '2026-03-21'),
    (row) => ({ ...row, became_known: (row['became_known'] ?? '').replace('2026', '2062') }),
  )
  // a channel written by hand
  contacts = change(contacts, planted.channelWithCapitalAndBlank, isPartner, (row) => ({
    ...row,
    channel: 'Partner ',
  }))
  contacts = change(contacts, planted.channelInPlural, isPartner, (row) => ({
    ...row,
    channel: 'partners',
  }))
  // the export was cut into pages, and two lines stand on both
  contacts = repeatLines(contacts, planted.duplicateLines, (row) => quiet(row) && isOrganic(row))

  // stages moved on without a date
  let opportunities = change(
    exports.opportunities,
    planted.qualifiedWithoutDate,
    (row) => row['qualified_at'] !== '' && ['Selection', 'Won'].includes(row['stage'] ?? ''),
    (row) => ({ ...row, qualified_at: '' }),
  )
  // a contact deleted in the marketing tool
  opportunities = change(
    opportunities,
    planted.orphan,
    (row) => row['stage'] === 'Consideration',
    (row) => ({ ...row, lead_id: 'L90417' }),
  )
  return { ...exports, contacts, opportunities, onboarding: handshake(exports) }
}

/** One was set up before the contract came back signed. */
function handshake({ onboarding, subscriptions }: Exports): CsvTable {
  const signed = new Map(
    subscriptions.rows
      .filter((row) => Number(row['sites']) >= 5)
      .map((row) => [row['account_id'], row['signed_at'] ?? '']),
  )
  return change(
    onboarding,
    planted.liveBeforeSigned,
    (row) =>
      row['live_at'] !== '' && row['first_impact_at'] !== '' && signed.has(row['account_id']),
    (row) => {
      const day = at((signed.get(row['account_id']) ?? '').slice(0, 10))
      return { ...row, live_at: stampText(day - 6 * DAY + 10 * 60) }
    },
  )
}

function leadOf(row: CsvRow): string {
  return row['lead_id'] ?? ''
}

function knownBetween(row: CsvRow, from: string, to: string): boolean {
  const moment = row['became_known'] ?? ''
  return moment >= from && moment < to
}

function isPartner(row: CsvRow): boolean {
  return row['channel'] === 'partner'
}

function isOrganic(row: CsvRow): boolean {
  return row['channel'] === 'organic'
}

/** Changes exactly `count` of the rows that fit, evenly spread over them. */
function change(
  table: CsvTable,
  count: number,
  fits: (row: CsvRow) => boolean,
  changed: (row: CsvRow) => CsvRow,
): CsvTable {
  const chosen = choose(table, count, fits)
  return { ...table, rows: table.rows.map((row) => (chosen.has(row) ? changed(row) : row)) }
}

function repeatLines(table: CsvTable, count: number, fits: (row: CsvRow) => boolean): CsvTable {
  const chosen = choose(table, count, fits)
  return { ...table, rows: table.rows.flatMap((row) => (chosen.has(row) ? [row, row] : [row])) }
}

function choose(table: CsvTable, count: number, fits: (row: CsvRow) => boolean): Set<CsvRow> {
  const fitting = table.rows.filter(fits)
  const chosen = new Set(
    fitting.filter(
      (_, k) =>
        Math.floor((k * count) / fitting.length) !== Math.floor(((k + 1) * count) / fitting.length),
    ),
  )
  if (chosen.size !== count) {
    throw new Error(`rows to plant faults in must be enough: ${fitting.length} for ${count}`)
  }
  return chosen
}
