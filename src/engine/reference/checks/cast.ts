import { decimalsLost, parseDecimal } from '../../../money/decimal.ts'
import type { DateOrder } from '../../../project/project.ts'
import type { Column } from '../../../standard/types.ts'
import { dayOfLocal, parseDay, periodStart, realDay } from '../../../time/calendar.ts'
import { parseStamp } from '../../../time/stamp.ts'
import { localToInstant } from '../../../time/zone.ts'
import type { ZoneOffset } from '../../../time/zone.ts'

/**
 * What a cell says: an instant (`timestamp`), a day (`date`, `month`), scaled money, a number, an
 * integer, a boolean or text.
 */
export type Value = string | number | bigint | boolean | null

export type CastFault = 'wrong_type' | 'impossible_date' | 'ambiguous_date'
export type CastDoubt = 'nonexistent_local_time' | 'repeated_local_time' | 'rounded_money'

export interface CastCell {
  readonly value: Value
  readonly fault: CastFault | null
  readonly doubt: CastDoubt | null
  /** For timestamps: the text names its zone, or does not. */
  readonly zoned: boolean | null
}

export interface CastContext {
  readonly order: DateOrder | null
  readonly offsets: readonly ZoneOffset[]
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/
const INTEGER = /^[+-]?\d{1,18}$/
const BOOLEANS = new Map([
  ...['true', 't', '1', 'yes'].map((text) => [text, true] as const),
  ...['false', 'f', '0', 'no'].map((text) => [text, false] as const),
])

/** Reads trimmed, non-empty text as its column's type. */
export function castCell(text: string, column: Column, context: CastContext): CastCell {
  switch (column.type) {
    case 'timestamp':
      return castTimestamp(text, context)
    case 'date':
      return castDay(text, context)
    case 'month':
      return castMonth(text, context)
    case 'money':
      return castMoney(text)
    case 'number':
      return orWrongType(NUMBER.test(text) && Number.isFinite(Number(text)) ? Number(text) : null)
    case 'integer':
      return orWrongType(INTEGER.test(text) ? BigInt(text.replace('+', '')) : null)
    case 'boolean':
      return orWrongType(BOOLEANS.get(text.toLowerCase()) ?? null)
    default:
      return cell(text)
  }
}

function castTimestamp(text: string, { order, offsets }: CastContext): CastCell {
  const stamp = parseStamp(text, order)
  if (stamp.kind === 'fault') return faulty(stamp.fault)
  if (stamp.kind === 'instant') return { ...cell(stamp.instant), zoned: true }
  const { instant, doubt } = localToInstant(stamp.local, offsets)
  // A day begins when its clocks do: without a clock no time was claimed that they skipped.
  const isDay = !text.includes(':')
  return {
    value: instant,
    fault: null,
    doubt: doubt === null || (doubt === 'nonexistent' && isDay) ? null : `${doubt}_local_time`,
    zoned: false,
  }
}

function castDay(text: string, { order }: CastContext): CastCell {
  const stamp = parseStamp(text, order)
  if (stamp.kind === 'fault') return faulty(stamp.fault)
  // Of a stamp that names its zone, the day as it is written there.
  return cell(stamp.kind === 'local' ? dayOfLocal(stamp.local) : parseDay(text.slice(0, 10)))
}

function castMonth(text: string, context: CastContext): CastCell {
  const month = /^(\d{4})-(\d{2})$/.exec(text)
  if (month !== null) {
    const day = realDay(Number(month[1]), Number(month[2]), 1)
    return day === null ? faulty('impossible_date') : cell(day)
  }
  const day = castDay(text, context)
  return typeof day.value === 'number' ? cell(periodStart(day.value, 'month')) : day
}

function castMoney(text: string): CastCell {
  const amount = orWrongType(parseDecimal(text))
  return amount.fault === null && decimalsLost(text)
    ? { ...amount, doubt: 'rounded_money' }
    : amount
}

function cell(value: Value): CastCell {
  return { value, fault: null, doubt: null, zoned: null }
}

function faulty(fault: CastFault): CastCell {
  return { value: null, fault, doubt: null, zoned: null }
}

function orWrongType(value: Value): CastCell {
  return value === null ? faulty('wrong_type') : cell(value)
}
