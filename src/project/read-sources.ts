import { isTableName } from '../standard/tables.ts'
import { findFiles } from './find-files.ts'
import type { Source, SourceFormat } from './project.ts'
import type { ProjectShape } from './project-schema.ts'
import { report } from './reading.ts'
import type { Reading } from './reading.ts'
import { expandVariables } from './variables.ts'
import type { UsedVariable } from './variables.ts'
import type { YamlPath } from './yaml/yaml-path.ts'

type SourceShape = NonNullable<ProjectShape['sources']>[string]

/** Every declared source with its files, or a problem. */
export async function readSources(reading: Reading): Promise<readonly Source[]> {
  for (const name of reading.sourceNames.filter(isTableName)) {
    report(
      reading,
      reading.yaml.keyPlace(['sources', name]),
      `source has the name of a table of the standard: ${name}`,
      `write another name, such as \`raw_${name}\``,
    )
  }
  const sources: Source[] = []
  for (const [name, shape] of Object.entries(reading.shape.sources ?? {})) {
    const source = await readSource(reading, name, shape)
    if (source !== null) sources.push(source)
  }
  return sources
}

async function readSource(
  reading: Reading,
  name: string,
  shape: SourceShape,
): Promise<Source | null> {
  const path = ['sources', name]
  const items: readonly { text: string; path: YamlPath }[] =
    typeof shape.file === 'string'
      ? [{ text: shape.file, path: [...path, 'file'] }]
      : shape.file.map((text, index) => ({ text, path: [...path, 'file', index] }))
  const files: string[] = []
  for (const item of items) files.push(...(await readFiles(reading, name, item.text, item.path)))
  if (files.length === 0) return null
  const format = shape.format ?? formatOf(reading, name, files)
  if (format === null) return null
  if (shape.delimiter !== undefined && format !== 'csv') {
    report(
      reading,
      reading.yaml.keyPlace([...path, 'delimiter']),
      `sources.${name}.delimiter is for csv only: ${format}`,
      'remove it',
    )
  }
  return {
    name,
    format,
    files: [...new Set(files)].sort(),
    delimiter: shape.delimiter ?? (files.every(isTsv) && format === 'csv' ? '\t' : null),
    appendOnly: shape.append_only ?? null,
    place: reading.yaml.keyPlace(path),
  }
}

async function readFiles(
  reading: Reading,
  name: string,
  written: string,
  path: YamlPath,
): Promise<readonly string[]> {
  const place = reading.yaml.valuePlace(path)
  const subject = `sources.${name}.file`
  const { text, used, unset, malformed } = expandVariables(written, reading.env)
  for (const variable of unset) {
    report(
      reading,
      place,
      `${subject} needs a variable that is not set: ${variable}`,
      `set ${variable}, or give a default: \`\${${variable}:-data}\``,
    )
  }
  if (malformed) {
    report(
      reading,
      place,
      `${subject} has a variable that is not closed or not a name: ${written}`,
      'write `${NAME}` or `${NAME:-default}`',
    )
  }
  if (unset.length > 0 || malformed) return []
  const found = await findFiles(reading.folder, text, reading.disk)
  if ('files' in found) return found.files
  report(
    reading,
    place,
    `${subject} ${found.message}`,
    [found.remedy, ...used.map(origin)].join('; '),
  )
  return []
}

function origin({ name, isSet }: UsedVariable): string {
  return isSet
    ? `or set ${name} right, which is part of it`
    : `or set ${name}, whose default is taken`
}

/** What the names of the files say, where they agree. */
function formatOf(reading: Reading, name: string, files: readonly string[]): SourceFormat | null {
  const place = reading.yaml.valuePlace(['sources', name, 'file'])
  const formats = new Map(files.map((file) => [formatOfFile(file), file]))
  const unknown = formats.get(null)
  if (unknown !== undefined) {
    const file = unknown.split('/').at(-1) ?? unknown
    const remedy = isWorkbook(file)
      ? 'save it as CSV UTF-8, and name that file'
      : 'add `format:` with one of: csv, parquet, json, ndjson'
    report(reading, place, `sources.${name} has a file of unknown format: ${file}`, remedy)
    return null
  }
  const [format, ...others] = formats.keys()
  if (others.length > 0) {
    const all = [...formats.keys()].join(', ')
    report(
      reading,
      place,
      `sources.${name} has files of several formats: ${all}`,
      'make a source of each format',
    )
    return null
  }
  return format ?? null
}

function formatOfFile(file: string): SourceFormat | null {
  const name = file.toLowerCase()
  if (name.endsWith('.parquet')) return 'parquet'
  const ending = /\.(csv|tsv|json|ndjson|jsonl)(?:\.gz)?$/.exec(name)?.[1]
  switch (ending) {
    case 'csv':
    case 'tsv':
      return 'csv'
    case 'json':
      return 'json'
    case 'ndjson':
    case 'jsonl':
      return 'ndjson'
    default:
      return null
  }
}

function isWorkbook(file: string): boolean {
  return /\.(?:xls[xmb]?|ods|numbers)$/i.test(file)
}

function isTsv(file: string): boolean {
  return /\.tsv(\.gz)?$/i.test(file)
}
