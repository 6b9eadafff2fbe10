import { ProjectError } from '../../../project/project-error.ts'
import type { Source } from '../../../project/project.ts'
import { checkLines, LongLineError } from './csv-bytes.ts'
import { CsvHeaderError, readCsvHeader } from './csv-header.ts'
import { type Database, literal, ResourceError } from '../database.ts'
import { jsonScan, nestedSql } from './json-scan.ts'
import { sourceFault } from './source-fault.ts'

/**
 * Defines a temporary view over a source's files. CSV and JSON values stay text, so that it is
 * the standard's types, not a guess from a sample, that decide what they mean.
 * @param view its quoted name
 */
export async function defineSource(
  database: Database,
  source: Source,
  view: string,
): Promise<void> {
  const scan = await sourceScan(database, source)
  await database.run(`CREATE TEMP VIEW ${view} AS ${scan}`)
}

async function sourceScan(database: Database, source: Source): Promise<string> {
  switch (source.format) {
    case 'csv':
      return csvScan(database, source)
    case 'json':
    case 'ndjson':
      return jsonSource(database, source)
    case 'parquet':
      return parquetScan(database, source)
  }
}

function fileList(files: readonly string[]): string {
  return `[${files.map((file) => literal(asPattern(file))).join(', ')}]`
}

/** DuckDB takes every path for a pattern: this one matches the path and nothing else. */
export function asPattern(file: string): string {
  return file.replaceAll(/[*?[]/g, '[$&]')
}

async function csvScan(database: Database, source: Source): Promise<string> {
  const groups = new Map<string, CsvPart & { readonly files: string[] }>()
  for (const file of source.files) {
    const found = await headerOf(file, source)
    const key = JSON.stringify(found)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { files: [file], ...found })
    else group.files.push(file)
  }
  const parts = [...groups.values()]
  const first = parts[0]
  if (first === undefined) throw new Error(`source has no file: ${source.name}`)
  for (const part of parts.slice(1)) sameColumns(first, part)
  for (const part of parts) {
    if (part.hasBlankLine) await checkBlankLines(database, part, source)
  }
  return parts.map((part) => csvPart(part)).join(' UNION ALL BY NAME ')
}

async function headerOf(file: string, source: Source) {
  try {
    const header = await readCsvHeader(file, source.delimiter)
    return { ...header, ...(await checkLines(file)) }
  } catch (error) {
    if (error instanceof LongLineError) {
      throw new ProjectError('a line is longer than 2 MB', {
        place: { file, line: error.line, column: 1 },
        remedy: 'Look for a quote that is never closed, or shorten the text in that line.',
        cause: error,
      })
    }
    if (error instanceof CsvHeaderError) {
      throw new ProjectError(error.message, {
        place: { file, line: 1, column: 1 },
        remedy: 'The first line must name the columns, once each, in UTF-8; export the file again.',
        cause: error,
      })
    }
    throw sourceFault(error, [{ ...source, files: [file] }], source.place)
  }
}

interface CsvPart {
  readonly files: readonly string[]
  readonly columns: readonly string[]
  readonly delimiter: string
  /** A line of blanks alone is no row; every other line was found sound. */
  readonly hasBlankLine: boolean
}

function sameColumns(one: CsvPart, other: CsvPart): void {
  const missing = one.columns.filter((column) => !other.columns.includes(column))
  const extra = other.columns.filter((column) => !one.columns.includes(column))
  if (missing.length === 0 && extra.length === 0) return
  const difference = [
    ...missing.map((column) => `lacks ${column}`),
    ...extra.map((column) => `adds ${column}`),
  ]
  throw new ProjectError(
    `columns differ from those of ${one.files[0]}: it ${difference.join(', ')}`,
    {
      place: { file: other.files[0] as string, line: 1, column: 1 },
      remedy: 'Give these files a source of their own, or export them with the same columns.',
    },
  )
}

/** Lines that are passed over must be blank: any other is a fault of its file. */
async function checkBlankLines(database: Database, part: CsvPart, source: Source): Promise<void> {
  const storing = `store_rejects = true, rejects_table = 'bad_lines', rejects_scan = 'bad_scans'`
  await database.run(`SELECT count(*) FROM (${csvPart(part, storing)})`)
  const [bad] = await database.run(`
    SELECT line, error_message AS message, file_path AS file
    FROM bad_lines JOIN bad_scans USING (scan_id, file_id)
    WHERE bl_text(csv_line) IS NOT NULL ORDER BY file, line LIMIT 1`)
  await database.run('DROP TABLE bad_lines')
  await database.run('DROP TABLE bad_scans')
  if (bad === undefined) return
  const error = new Error(`CSV Error on Line: ${bad['line']}\n${bad['message']}`)
  throw sourceFault(error, [{ ...source, files: [String(bad['file'])] }], source.place)
}

function csvPart(part: CsvPart, blanks = 'ignore_errors = true'): string {
  const { files, columns, delimiter, hasBlankLine } = part
  const types = columns.map((column) => `${literal(column)}: 'VARCHAR'`).join(', ')
  return (
    `SELECT * FROM read_csv(${fileList(files)}, auto_detect = false, header = true, ` +
    `delim = ${literal(delimiter)}, quote = '"', escape = '"', columns = {${types}}${hasBlankLine ? `, ${blanks}` : ''})`
  )
}

async function jsonSource(database: Database, source: Source): Promise<string> {
  const format = source.format === 'ndjson' ? 'newline_delimited' : 'auto'
  const files = fileList(source.files)
  const options = `format = '${format}', union_by_name = true, sample_size = -1`
  const described = await describeScan(database, source, `read_json(${files}, ${options})`)
  // Of a key with values of several kinds, DuckDB says JSON, be they nested or not.
  const mixed = described.filter(({ type }) => type === 'JSON').map(({ column }) => column)
  const [row] = mixed.length === 0 ? [] : await database.run(nestedSql(files, format, mixed))
  return jsonScan(
    files,
    format,
    described.map(({ column, type }) => ({
      name: column,
      isNested:
        type === 'JSON'
          ? row?.[`k${mixed.indexOf(column)}`] === true
          : /[[(]|^MAP/.test(type) && !type.startsWith('DECIMAL'),
    })),
  )
}

async function parquetScan(database: Database, source: Source): Promise<string> {
  const scan = `read_parquet(${fileList(source.files)})`
  await describeScan(database, source, scan)
  return `SELECT * FROM ${scan}`
}

async function describeScan(database: Database, source: Source, scan: string) {
  try {
    const rows = await database.run(`DESCRIBE SELECT * FROM ${scan}`)
    return rows.map((row) => ({
      column: String(row['column_name']),
      type: String(row['column_type']),
    }))
  } catch (error) {
    if (error instanceof ResourceError) throw error
    throw sourceFault(error, [source], source.place)
  }
}
