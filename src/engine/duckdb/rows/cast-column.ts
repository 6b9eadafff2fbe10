import type { DateOrder } from '../../../project/project.ts'
import type { Column } from '../../../standard/types.ts'
import type { ZoneOffset } from '../../../time/zone.ts'
import { name } from '../database.ts'
import { closedPlan } from './closed-list.ts'
import type { ClosedList } from './closed-list.ts'
import { doubtOfReading, localReadingSql, offsetOfReading } from '../zone-sql.ts'

export const MONEY_TYPE = 'DECIMAL(28, 10)'

/**
 * How one mapped column becomes a value of the standard, as SQL in three layers: `raw` reads the
 * project's column, `parsed` reads `raw`, `settled` reads `parsed`; `value`, `fault` and `doubts`
 * read them all. A fault is the finding's code or NULL.
 */
export interface CastPlan {
  readonly column: string
  readonly raw: string
  /** As given, of an id or a text, which may have blanks around it; else `null`. */
  readonly given: string | null
  /** What stands there, as it is shown where it is at fault. */
  readonly shown: string
  /** Nothing stands there. */
  readonly missing: string
  /** Its text has blanks around it, and is not blanks alone; `null`: it cannot have. */
  readonly padded: string | null
  readonly parsed: Readonly<Record<string, string>>
  readonly settled: Readonly<Record<string, string>>
  readonly value: string
  /** `null`: it has none, whatever stands there. */
  readonly fault: string | null
  readonly doubts: Readonly<Record<string, string>>
}

export interface CastSettings {
  readonly offsets: readonly ZoneOffset[]
  /** `undefined`: not looked at yet; such dates are set apart as `ordered_date`. */
  readonly order: DateOrder | null | undefined
  readonly closed: ClosedList | null
}

/** The column's SQL type cannot carry the standard's type; `remedy` says what to write. */
export class CastError extends Error {
  readonly remedy: string
  constructor(message: string, remedy: string) {
    super(message)
    this.remedy = remedy
  }
}

/** @param sqlType the type DuckDB gives the project's column */
export function castColumn(column: Column, sqlType: string, settings: CastSettings): CastPlan {
  const plan = castByType(column, sqlType, settings)
  if (!column.required) return plan
  return {
    ...plan,
    fault: `CASE WHEN ${plan.missing} THEN 'missing_value' ELSE ${plan.fault ?? 'NULL'} END`,
  }
}

/** The alias of a layer's column: `r` raw, `l` local seconds, `z` zone, `g` reading, `c` and `e` one of a list. */
function own(column: Column, layer: string): string {
  return name(`${layer}_${column.name}`)
}

function castByType(column: Column, sqlType: string, settings: CastSettings): CastPlan {
  const isText = sqlType === 'VARCHAR' || sqlType === 'JSON' || sqlType.startsWith('ENUM')
  const source = name(column.name)
  const written = sqlType === 'JSON' ? `${source} ->> '$'` : `${source}::VARCHAR`
  const r = own(column, 'r')
  const isGiven = isText && (column.type === 'id' || column.type === 'text')
  const base = {
    column: column.name,
    raw: isText ? `bl_text(${written})` : source,
    given: isGiven ? written : null,
    shown: r,
    missing: `${r} IS NULL`,
    padded: isGiven ? `strlen(${own(column, 't')}) <> strlen(${r})` : null,
    parsed: {},
    settled: {},
    doubts: {},
  }
  switch (column.type) {
    case 'id':
    case 'text': {
      const text = isText ? r : `bl_text(CAST(${r} AS VARCHAR))`
      return closedPlan(column, { ...base, value: text, fault: null }, settings.closed)
    }
    case 'timestamp':
      return isText
        ? textStamp(column, base, settings)
        : nativeStamp(column, base, sqlType, settings)
    case 'date':
    case 'month':
      return dayPlan(column, base, isText, sqlType, settings)
    case 'money':
      return moneyPlan(column, base, isText, sqlType)
    case 'number':
      return typed(base, r, isText ? numberOfText(r) : `TRY_CAST(${r} AS DOUBLE)`, 'isfinite(v)')
    case 'integer':
      return isText
        ? typed(
            base,
            r,
            `CASE WHEN regexp_full_match(${r}, '[+-]?\\d{1,18}') THEN TRY_CAST(${r} AS BIGINT) END`,
          )
        : typed(
            base,
            r,
            `CASE WHEN TRY_CAST(${r} AS BIGINT) = ${r} THEN TRY_CAST(${r} AS BIGINT) END`,
          )
    case 'boolean':
      return typed(
        base,
        r,
        `CASE WHEN lower(CAST(${r} AS VARCHAR)) IN ('true', 't', '1', 'yes') THEN true
              WHEN lower(CAST(${r} AS VARCHAR)) IN ('false', 'f', '0', 'no') THEN false END`,
      )
  }
}

function numberOfText(r: string): string {
  const pattern = '[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?'
  return `CASE WHEN regexp_full_match(${r}, '${pattern}') THEN TRY_CAST(${r} AS DOUBLE) END`
}

type Base = Omit<CastPlan, 'value' | 'fault'>

function typed(base: Base, r: string, value: string, check?: string): CastPlan {
  const bad =
    check === undefined
      ? `(${value}) IS NULL`
      : `((${value}) IS NULL OR NOT ${check.replace('v', `(${value})`)})`
  return { ...base, value, fault: `CASE WHEN ${r} IS NOT NULL AND ${bad} THEN 'wrong_type' END` }
}

function textStamp(column: Column, base: Base, { offsets, order }: CastSettings): CastPlan {
  const [r, l, z, g] = ['r', 'l', 'z', 'g'].map((layer) => own(column, layer)) as [
    string,
    string,
    string,
    string,
  ]
  return {
    ...base,
    parsed: {
      [l]: localOfText(r, order),
      [z]: `CASE WHEN bl_is_iso(${r}) THEN bl_iso_zone(${r}) END`,
    },
    settled: { [g]: localReadingSql(l, offsets) },
    value: `CASE WHEN ${z} IS NOT NULL THEN ${l} - ${z} ELSE ${l} - ${offsetOfReading(g)} END`,
    fault: `CASE WHEN ${z} = 99999999 THEN 'wrong_type' ELSE ${faultOfText(r, l, order)} END`,
    doubts: zoneDoubts(`${z} IS NULL AND ${l} IS NOT NULL`, g, `contains(${r}, ':')`),
  }
}

function localOfText(r: string, order: CastSettings['order']): string {
  const ordered =
    order === undefined ? 'NULL' : `${orderedDay(r, order)} * 86400 + bl_ordered_clock(${r})`
  return `CASE WHEN bl_is_iso(${r}) THEN bl_iso_local(${r}) WHEN bl_is_ordered(${r}) THEN ${ordered} END`
}

function orderedDay(r: string, order: DateOrder | null): string {
  if (order !== null) return `bl_${order}(${r})`
  return `CASE WHEN bl_dmy(${r}) <> bl_mdy(${r}) THEN NULL ELSE coalesce(bl_dmy(${r}), bl_mdy(${r})) END`
}

function faultOfText(r: string, l: string, order: CastSettings['order']): string {
  const ambiguous =
    order === null
      ? `WHEN bl_is_ordered(${r}) AND bl_dmy(${r}) <> bl_mdy(${r}) AND bl_ordered_clock(${r}) IS NOT NULL THEN 'ambiguous_date'`
      : ''
  const later = order === undefined ? `WHEN bl_is_ordered(${r}) THEN 'ordered_date'` : ''
  return `CASE WHEN ${r} IS NULL THEN NULL
    WHEN NOT (bl_is_iso(${r}) OR bl_is_ordered(${r})) THEN 'wrong_type'
    ${later} ${ambiguous}
    WHEN ${l} IS NULL THEN 'impossible_date' END`
}

/** @param clock SQL: a time is given, and not a day alone, which begins when its clocks do */
function zoneDoubts(
  when: string,
  reading: string,
  clock: string,
): Readonly<Record<string, string>> {
  return {
    nonexistent_local_time: `${when} AND ${clock} AND ${doubtOfReading(reading)} = 1`,
    repeated_local_time: `${when} AND ${doubtOfReading(reading)} = 2`,
  }
}

function nativeStamp(
  column: Column,
  base: Base,
  sqlType: string,
  { offsets }: CastSettings,
): CastPlan {
  const [r, l, g] = ['r', 'l', 'g'].map((layer) => own(column, layer)) as [string, string, string]
  const isLocal = sqlType === 'DATE' || /^TIMESTAMP(_S|_MS|_NS)?$/.test(sqlType)
  if (!isLocal && sqlType !== 'TIMESTAMP WITH TIME ZONE') throw notA('moment', column, sqlType)
  const plan = {
    ...base,
    parsed: { [l]: `CASE WHEN isfinite(${r}) THEN ${wholeSeconds(r, sqlType)} END` },
    fault: `CASE WHEN ${r} IS NOT NULL AND ${l} IS NULL THEN 'impossible_date' END`,
  }
  if (!isLocal) return { ...plan, value: l }
  return {
    ...plan,
    settled: { [g]: localReadingSql(l, offsets) },
    value: `${l} - ${offsetOfReading(g)}`,
    doubts: zoneDoubts(`${l} IS NOT NULL`, g, sqlType === 'DATE' ? 'false' : 'true'),
  }
}

/** Whole seconds since 1970-01-01, fractions dropped towards the past. */
function wholeSeconds(r: string, sqlType: string): string {
  if (sqlType === 'DATE') return `(${r} - DATE '1970-01-01') * 86400`
  const type = sqlType === 'TIMESTAMP WITH TIME ZONE' ? sqlType : 'TIMESTAMP'
  return `epoch_ms(date_trunc('second', CAST(${r} AS ${type}))) // 1000`
}

function dayPlan(
  column: Column,
  base: Base,
  isText: boolean,
  sqlType: string,
  { order }: CastSettings,
): CastPlan {
  const [r, l] = ['r', 'l'].map((layer) => own(column, layer)) as [string, string]
  const first = (day: string) =>
    column.type === 'month' ? `CAST(date_trunc('month', ${day}) AS DATE)` : day
  if (!isText) {
    if (sqlType !== 'DATE' && !sqlType.startsWith('TIMESTAMP')) throw notA('day', column, sqlType)
    const day = `CASE WHEN isfinite(${r}) THEN CAST(${r} AS DATE) END`
    return {
      ...base,
      value: first(day),
      fault: `CASE WHEN ${r} IS NOT NULL AND (${day}) IS NULL THEN 'impossible_date' END`,
    }
  }
  const month = `regexp_full_match(${r}, '\\d{4}-\\d{2}')`
  const monthDay = `bl_day(${r}[1:4], ${r}[6:7], '01') * 86400`
  const local = localOfText(r, order)
  return {
    ...base,
    parsed: {
      [l]:
        column.type === 'month' ? `CASE WHEN ${month} THEN ${monthDay} ELSE ${local} END` : local,
    },
    value: first(`(DATE '1970-01-01' + CAST(floor(${l} / 86400) AS INTEGER))`),
    fault:
      column.type === 'month'
        ? `CASE WHEN ${month} THEN CASE WHEN ${l} IS NULL THEN 'impossible_date' END ELSE ${faultOfText(r, l, order)} END`
        : faultOfText(r, l, order),
  }
}

function moneyPlan(column: Column, base: Base, isText: boolean, sqlType: string): CastPlan {
  const r = own(column, 'r')
  if (isText) {
    const value = `CASE WHEN bl_is_decimal(${r}) THEN TRY_CAST(bl_plain(${r}) AS ${MONEY_TYPE}) END`
    return {
      ...typed(base, r, value),
      doubts: { rounded_money: `regexp_matches(bl_plain(${r}), '\\.\\d{10}\\d*[1-9]')` },
    }
  }
  if (!/^(DECIMAL|DOUBLE|FLOAT|U?(BIG|HUGE|SMALL|TINY)?INT|U?INTEGER)/.test(sqlType)) {
    throw notA('amount', column, sqlType)
  }
  // Kept as narrow as it is given: what fits eight bytes is written at a fifth of the cost.
  if (isNarrowMoney(sqlType)) return { ...base, value: r, fault: null }
  if (!/^(DOUBLE|FLOAT)/.test(sqlType)) return typed(base, r, `TRY_CAST(${r} AS ${MONEY_TYPE})`)
  // A floating number is read as the shortest decimal that names it: 19.99, not 19.98999….
  return typed(base, r, `TRY_CAST(CAST(${r} AS VARCHAR) AS ${MONEY_TYPE})`)
}

/** A decimal of at most eight bytes whose every value `MONEY_TYPE` holds too. */
function isNarrowMoney(sqlType: string): boolean {
  const [, width, scale] = /^DECIMAL\((\d+),(\d+)\)$/.exec(sqlType) ?? []
  return Number(width) <= 18 && Number(scale) <= 10
}

function notA(what: string, column: Column, sqlType: string): CastError {
  return new CastError(
    `${column.name} must be a ${what}: ${sqlType}`,
    what === 'moment'
      ? `Give text or a timestamp, for instance to_timestamp(${column.name}) for Unix seconds.`
      : `Cast ${column.name} in the SQL, or give it as text.`,
  )
}
