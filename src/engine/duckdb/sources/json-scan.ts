import { literal } from '../database.ts'

/**
 * Numbers that a double, which DuckDB reads JSON numbers as, may not hold or not write as they
 * stand: of sixteen digits and more, with an exponent, or with four zeros behind the point.
 */
const INEXACT = String.raw`-?(?:[\d.]{16,}(?:[eE][+-]?\d+)?|[\d.]+[eE][+-]?\d+|0\.0000\d*)`
const MAY_BE_INEXACT = String.raw`[\d.]{16}|\.0000|\d[eE]`
/** A string of JSON, or what stands between two of them. */
const TOKEN = String.raw`"(?:[^"\\]|\\.)*"|[^"]+`

/** A key of JSON objects, and whether it holds objects or lists, which stay JSON. */
export interface JsonKey {
  readonly name: string
  readonly isNested: boolean
}

/** SQL for one row for each object, its values as text, with every digit they are written with. */
export function jsonScan(files: string, format: string, keys: readonly JsonKey[]): string {
  const types = keys.map(({ name, isNested }) => [name, isNested ? 'JSON' : 'VARCHAR'])
  const structure = literal(JSON.stringify(Object.fromEntries(types)))
  return `SELECT unnest(json_transform(${exactSql('CAST(json AS VARCHAR)')}, ${structure}))
    FROM ${objectsSql(files, format)}`
}

/** SQL for one row that says of each key whether it ever holds an object or a list. */
export function nestedSql(files: string, format: string, keys: readonly string[]): string {
  const found = keys.map((key, i) => {
    const pointer = `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
    return `bool_or(json_type(json, ${literal(pointer)}) IN ('OBJECT', 'ARRAY')) AS k${i}`
  })
  return `SELECT ${found.join(', ')} FROM ${objectsSql(files, format)}`
}

function objectsSql(files: string, format: string): string {
  return `read_json_objects(${files}, format = ${literal(format)})`
}

/** SQL for JSON text whose inexact numbers are strings. */
function exactSql(json: string): string {
  const quoted = `regexp_replace(t, ${literal(`(${INEXACT})`)}, '"\\1"', 'g')`
  return `CASE WHEN regexp_matches(${json}, ${literal(MAY_BE_INEXACT)})
    THEN array_to_string(list_transform(regexp_extract_all(${json}, ${literal(TOKEN)}),
      lambda t: CASE WHEN t[1] = '"' THEN t ELSE ${quoted} END), '') ELSE ${json} END`
}
