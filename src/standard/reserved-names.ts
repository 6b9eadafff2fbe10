/** Columns of the answers' tables: a dimension beside them needs a name of its own. */
const ANSWER_COLUMNS: ReadonlySet<string> = new Set([
  'period',
  'stage',
  'label',
  'to',
  'entered',
  'open',
  'lost',
  'gone_on',
  'rate_naive',
  'rate_naive_n',
  'rate',
  'rate_low',
  'rate_high',
  'rate_n',
  'rate_maturity',
  'rate_age',
  'time_naive_p25',
  'time_naive_median',
  'time_naive_p75',
  'time_naive_p90',
  'time_p25',
  'time_median',
  'time_p75',
  'time_p90',
  'time_median_low',
  'time_median_high',
  'time_p90_low',
  'time_p90_high',
  'amount',
  'known_by',
  'observed_until',
  'ref',
])

export type Reservation = 'prefix' | 'column'

/**
 * Why a dimension may not be called so: it begins as names of ours do, or is a column of the
 * answers; `null` where it may. `reservedFor('label')` // => 'column'
 */
export function reservedFor(name: string): Reservation | null {
  if (/^_|^slice_/.test(name)) return 'prefix'
  return ANSWER_COLUMNS.has(name) ? 'column' : null
}
