import type { TableName } from '../../standard/types.ts'
import type { Truth } from '../truth/truth.ts'
import { mappedTables } from './mapped-tables.ts'
import type { MappedText, MappingOptions } from './mapped-tables.ts'
import { tableIds } from './system-table.ts'
import type { TableId } from './system-table.ts'

export type Format = 'csv' | 'parquet'

const systems: Readonly<Record<string, string>> = {
  marketing: 'the marketing tool',
  crm: 'the CRM',
  billing: 'billing',
  product: 'the product itself',
  finance: 'the ledger of finance',
}

/** Tables whose rows have a date of their own: all are known until the day of the exports. */
const dated: readonly TableName[] = [
  'stage_entries',
  'losses',
  'touches',
  'meetings',
  'subscriptions',
  'charges',
  'usage',
  'impacts',
]

/** The `bowline.yaml` that maps what the systems of a made-up company export. */
export function projectText(
  truth: Truth,
  format: Format,
  options: MappingOptions = { isBackdated: false, isMerged: false, isImported: false },
): string {
  const tables = mappedTables(truth, options)
  const dimensions = truth.attributes.map(({ name }) => name).filter((name) => name !== 'motion')
  return `# ${truth.company} does not exist: everything here is made up, and truth.yaml says what is true of
# it. tally.json holds what came of it, stage by stage.

company: ${scalar(truth.company)}
currency: ${truth.currency}
# Stamps in the files carry no zone: they are read off the clock in this place.
timezone: ${truth.timezone}

# The files as the systems export them. The SQL below reads them by these names.
sources:
${sourceLines(tables, format)}
${dimensions.length === 0 ? '' : `\n# Columns to slice by, everywhere. Motion, product and owner need not be named.\ndimensions: [${dimensions.join(', ')}]\n`}
# All exports were taken in the night to that day: what came after is not known.
observed_until:
${tables
  .filter(({ name }) => dated.includes(name))
  .map(({ name }) => `  ${name}: ${truth.until}`)
  .join('\n')}

# One SELECT for each table of the standard.
tables:
${tables.map(tableText).join('\n\n')}
`
}

/** Where a table lies in the folder. `tablePath('crm/deals', 'csv')` // => 'crm/deals.csv' */
export function tablePath(table: TableId, format: Format): string {
  return format === 'csv' ? `${table}.csv` : `${table}/*.parquet`
}

function sourceLines(tables: readonly MappedText[], format: Format): string {
  const read = tableIds.filter((table) =>
    tables.some(({ sql }) => new RegExp(`\\b${sourceName(table)}\\b`, 'u').test(sql)),
  )
  return Object.entries(systems)
    .flatMap(([system, about]) => [
      `  # ${about}`,
      ...read
        .filter((table) => table.startsWith(`${system}/`))
        .map((table) => `  ${sourceName(table)}: { file: ${quoted(tablePath(table, format))} }`),
    ])
    .join('\n')
}

function sourceName(table: TableId): string {
  return table.replace('/', '_')
}

function tableText({ name, about, sql }: MappedText): string {
  const comment = about.map((line) => `  # ${line}\n`).join('')
  const lines = sql.split('\n').map((line) => `    ${line}`)
  return `${comment}  ${name}: |\n${lines.join('\n')}`
}

function quoted(path: string): string {
  return path.includes('*') ? `'${path}'` : path
}

/** Plain where nothing in it can be taken for something else. */
function scalar(text: string): string {
  const isPlain =
    /^[A-Z][a-z]{3,}( [A-Z][a-z]+)*$/u.test(text) && !/^(True|False|Null)$/u.test(text)
  return isPlain ? text : `'${text.replaceAll("'", "''")}'`
}
