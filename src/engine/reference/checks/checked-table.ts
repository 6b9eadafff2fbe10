import type { Finding } from '../../../findings/finding.ts'
import type { Column, Table } from '../../../standard/types.ts'
import { checkRow } from './check-row.ts'
import type { CheckContext, CheckedRow } from './checked-row.ts'
export type { CheckedRow } from './checked-row.ts'
import { provenOrder } from './date-order.ts'
import type { Cells, Setup } from '../setup.ts'

export interface CheckedTable {
  readonly definition: Table
  /** Columns given that the standard, or a dimension of the project, knows; in their order. */
  readonly columns: readonly Column[]
  readonly rows: readonly CheckedRow[]
  /** About its columns. */
  readonly findings: readonly Finding[]
}

/** Reads and checks all rows of a table, each by itself. */
export function checkTable(
  definition: Table,
  input: { readonly columns: readonly string[]; readonly rows: readonly Cells[] },
  context: CheckContext,
): CheckedTable {
  const { setup } = context
  const known = knownColumns(definition, setup).filter(({ name }) => input.columns.includes(name))
  const texts = known.filter(({ type }) => type === 'id' || type === 'text')
  const read = input.rows.map((row) => ({
    raw: Object.fromEntries(known.map(({ name }) => [name, trimmedCell(row[name])])),
    padded: texts.map(({ name }) => name).filter((name) => isPadded(row[name])),
  }))
  const orders = new Map(
    known.map(({ name }) => {
      const declared = setup.dates.find((d) => d.table === definition.name && d.column === name)
      return [name, declared?.order ?? provenOrder(read.flatMap(({ raw }) => raw[name] ?? []))]
    }),
  )
  const unknown = input.columns.filter((name) => known.every((column) => column.name !== name))
  return {
    definition,
    columns: known,
    rows: read.map((row) => checkRow({ ...row, definition, columns: known, orders, context })),
    findings: unknown.map((name) => ({
      code: 'unknown_column',
      severity: 'warning',
      where: `${definition.name}.${name}`,
      rows: 0,
      params: {},
    })),
  }
}

export function mapsColumn(table: CheckedTable | undefined, name: string): boolean {
  return table !== undefined && table.columns.some((column) => column.name === name)
}

function knownColumns(definition: Table, setup: Setup): readonly Column[] {
  const named = (name: string) => definition.columns.some((column) => column.name === name)
  const slices = new Set(setup.dimensions.filter((name) => !named(name)))
  const text = { type: 'text', required: false } as const
  return [
    ...definition.columns,
    ...[...slices].map((name) => ({ name, ...text, label: { en: name, fr: name } })),
  ]
}

function isPadded(text: string | null | undefined): boolean {
  const trimmed = trimmedCell(text)
  return trimmed !== null && trimmed !== text
}

function trimmedCell(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}
