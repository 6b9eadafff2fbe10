import { minorDigits } from '../../money/decimal.ts'
import type { Column } from '../../standard/types.ts'
import type { ZoneOffset } from '../../time/zone.ts'
import { literal, name } from './database.ts'
import { offsetSql, offsetTextSql } from './zone-sql.ts'

/** How a build writes its values as text. */
export interface TextSettings {
  readonly offsets: readonly ZoneOffset[]
  readonly currency: string
}

/**
 * SQL for a stored value as rows show it: text that is the same however it was written. Instants
 * are local ISO time with offset, money has at least the currency's own decimals.
 * @param value SQL for the stored value
 */
export function canonicalSql(
  column: Column,
  settings: TextSettings,
  value = name(column.name),
): string {
  switch (column.type) {
    case 'timestamp':
      return instantText(value, settings.offsets)
    case 'money': {
      const digits = minorDigits(settings.currency)
      return `CASE WHEN ${value} = round(${value}, ${digits}) THEN CAST(CAST(${value} AS DECIMAL(38, ${digits})) AS VARCHAR)
        ELSE rtrim(CAST(${value} AS VARCHAR), '0') END`
    }
    case 'number':
      return `CASE WHEN ${value} = trunc(${value}) AND abs(${value}) < 1e15 THEN CAST(CAST(${value} AS BIGINT) AS VARCHAR)
        ELSE CAST(${value} AS VARCHAR) END`
    default:
      return `CAST(${value} AS VARCHAR)`
  }
}

/** SQL for a whole row as JSON text. */
export function cellsSql(columns: readonly Column[], settings: TextSettings): string {
  const cells = columns.map(
    (column) => `${literal(column.name)}: ${canonicalSql(column, settings)}`,
  )
  return `CAST(to_json({${cells.join(', ')}}) AS VARCHAR)`
}

function instantText(value: string, offsets: readonly ZoneOffset[]): string {
  const local = `make_timestamp((${value} + ${offsetSql(value, offsets)}) * 1000000)`
  return `(strftime(${local}, '%Y-%m-%dT%H:%M:%S') || ${offsetTextSql(value, offsets)})`
}
