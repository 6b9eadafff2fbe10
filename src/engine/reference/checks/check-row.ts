import type { FindingCode } from '../../../findings/finding.ts'
import type { DateOrder } from '../../../project/project.ts'
import { nearestName } from '../../../standard/nearest-name.ts'
import { needsColumn } from '../../../standard/needs-column.ts'
import type { Column, Table } from '../../../standard/types.ts'
import { castCell } from './cast.ts'
import type { CastCell, Value } from './cast.ts'
import type { CheckContext, CheckedRow } from './checked-row.ts'
import type { Remark, RemarkOf } from './remark.ts'
import type { Cells } from '../setup.ts'

interface RowToCheck {
  readonly definition: Table
  readonly columns: readonly Column[]
  readonly raw: Cells
  readonly padded: readonly string[]
  readonly orders: ReadonlyMap<string, DateOrder | null>
  readonly context: CheckContext
}

interface CellToCheck extends RowToCheck {
  readonly column: Column
  readonly text: string
}

/**
 * Casts a row's cells and collects what is wrong with each. A value that cannot be read is missing;
 * where the row cannot do without it, the whole row is set apart.
 */
export function checkRow(row: RowToCheck): CheckedRow {
  const values: Record<string, Value> = {}
  const zoned: Record<string, boolean> = {}
  const faults: Remark[] = []
  const doubts: Remark[] = []
  let isApart = false
  for (const column of requiredOrGiven(row)) {
    const text = row.raw[column.name] ?? null
    values[column.name] = null
    if (text === null) {
      if (column.required) {
        faults.push(missing(row, column))
        isApart = true
      }
      continue
    }
    const order = row.orders.get(column.name) ?? null
    const cell = castCell(text, column, { order, offsets: row.context.offsets })
    const fault = cellFault({ ...row, column, text }, cell)
    if (fault === null) values[column.name] = cell.value
    else {
      faults.push(fault)
      isApart ||= needsColumn(row.definition, column)
    }
    if (cell.zoned !== null) zoned[column.name] = cell.zoned
    if (cell.doubt !== null) doubts.push(doubt({ ...row, column, text }, cell.doubt))
  }
  return {
    raw: row.raw,
    values,
    written: {},
    zoned,
    padded: row.padded,
    faults,
    isApart,
    doubts,
  }
}

/** A required column that is not given at all is missing from every row. */
function requiredOrGiven({ definition, columns }: RowToCheck): Column[] {
  const absent = definition.columns.filter(
    ({ name, required }) => required && columns.every((column) => column.name !== name),
  )
  return [...columns, ...absent]
}

function missing({ definition, raw }: RowToCheck, column: Column): Remark {
  return {
    code: 'missing_value',
    severity: 'error',
    where: `${definition.name}.${column.name}`,
    table: definition.name,
    row: raw,
    value: null,
    rows: 1,
    params: () => ({}),
  }
}

function cellFault(at: CellToCheck, cell: CastCell): Remark | null {
  const { definition, column, text, context } = at
  if (cell.fault === 'wrong_type') {
    return error(at, 'wrong_type', (example) => ({ example, expected: column.type }))
  }
  if (cell.fault !== null) return error(at, cell.fault, (example) => ({ example }))
  const allowed = column.values
  if (allowed !== undefined && !allowed.includes(text)) {
    return error(at, 'unknown_value', (example) => ({ example, allowed }))
  }
  const named = definition.name === 'stage_entries' || definition.name === 'stage_counts'
  if (named && column.name === 'stage' && !context.stages.includes(text)) {
    return error(at, 'unknown_stage', (example) => ({
      example,
      nearest: nearestName(example, context.stages),
    }))
  }
  if (column.name === definition.time && Number(cell.value) >= context.builtAt) {
    return error(at, 'future_entry', (example) => ({ example }))
  }
  return null
}

function doubt(at: CellToCheck, code: NonNullable<CastCell['doubt']>): Remark {
  if (code === 'rounded_money') return warning(at, code, (example) => ({ example }))
  const { timezone } = at.context.setup
  return warning(at, code, (example) => ({ example, timezone }))
}

function error<C extends FindingCode>(
  at: CellToCheck,
  code: C,
  params: RemarkOf<C>['params'],
): RemarkOf<C> {
  return { ...remarkAt(at), code, severity: 'error', params }
}

function warning<C extends FindingCode>(
  at: CellToCheck,
  code: C,
  params: RemarkOf<C>['params'],
): RemarkOf<C> {
  return { ...remarkAt(at), code, severity: 'warning', params }
}

function remarkAt({ definition, column, text, raw }: CellToCheck) {
  const { name } = definition
  return { where: `${name}.${column.name}`, table: name, row: raw, value: text, rows: 1 }
}
