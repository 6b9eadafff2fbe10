import type { Truth } from '../truth/truth.ts'

export type ColumnType = 'text' | 'integer' | 'decimal' | 'date' | 'timestamp'

export interface SystemColumn {
  readonly name: string
  readonly type: ColumnType
}

/** A table that a system of the company exports. */
export interface SystemTable {
  readonly name: TableId
  readonly columns: readonly SystemColumn[]
}

/** Stamps, days and amounts are text as they are exported; `null` is an empty cell. */
export type Cell = string | number | null
/** In the order of the table's columns. */
export type Row = Cell[]

/** Every system, and what it exports: `lead_id`, or `known_at timestamp` where it is no text. */
const exports = {
  'marketing/leads': [
    'lead_id',
    'campaign',
    'known_at timestamp',
    'engaged_at timestamp',
    'disqualified_at timestamp',
    'disqualified_reason',
    'imported_at timestamp',
    'merged_into',
  ],
  'marketing/touches': [
    'touch_id',
    'lead_id',
    'channel',
    'campaign',
    'at timestamp',
    'cost decimal',
  ],
  'marketing/spend': ['month date', 'channel', 'amount decimal', 'currency'],
  'crm/companies': ['account_id', 'name', 'parent_id', 'country', 'created_at timestamp'],
  'crm/contacts': ['contact_id', 'account_id', 'role', 'created_at timestamp'],
  'crm/deals': [
    'deal_id',
    'lead_id',
    'account_id',
    'contact_id',
    'owner_id',
    'pipeline',
    'kind',
    'product',
    'list_amount decimal',
    'discount_rate decimal',
    'amount decimal',
    'currency',
    'stage',
    'created_at timestamp',
    'closed_at timestamp',
    'loss_reason',
    'subscription_id',
  ],
  'crm/deal_stages': ['deal_id', 'stage', 'entered_at timestamp', 'recorded_at timestamp'],
  'crm/meetings': ['meeting_id', 'deal_id', 'held_at timestamp', 'outcome'],
  'crm/people': [
    'person_id',
    'name',
    'role',
    'motion',
    'started_at date',
    'ended_at date',
    'ramp_months integer',
    'quota decimal',
    'cost decimal',
  ],
  'billing/customers': ['customer_id', 'account_id', 'name', 'currency'],
  'billing/subscriptions': [
    'subscription_id',
    'customer_id',
    'deal_id',
    'product',
    'revenue_model',
    'status',
    'change',
    'started_at date',
    'ended_at timestamp',
    'committed_at timestamp',
    'cancelled_at date',
    'cancel_reason',
    'term_ends_at date',
    'amount decimal',
    'list_amount decimal',
    'yearly_amount decimal',
    'billing_period',
    'discount_rate decimal',
    'currency',
  ],
  'billing/invoices': [
    'invoice_id',
    'customer_id',
    'subscription_id',
    'product',
    'invoiced_at date',
    'period_start date',
    'period_end date',
    'paid_at date',
    'amount decimal',
    'kind',
    'status',
    'currency',
  ],
  'product/milestones': ['deal_id', 'milestone', 'due_at date', 'reached_at timestamp'],
  'product/usage': [
    'customer_id',
    'subscription_id',
    'product',
    'month date',
    'measure',
    'quantity decimal',
  ],
  'finance/ledger': [
    'month date',
    'revenue decimal',
    'gross_margin decimal',
    'cash decimal',
    'burn decimal',
  ],
  'finance/exchange_rates': ['currency', 'date date', 'rate decimal'],
  'finance/reported_arr': ['month date', 'amount decimal'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type TableId = keyof typeof exports

export const tableIds = Object.keys(exports) as readonly TableId[]

/** The tables of a company; a lead carries every attribute of the truth. */
export function systemTables({ attributes }: Pick<Truth, 'attributes'>): readonly SystemTable[] {
  return tableIds.map((name) => {
    const columns = exports[name].map(column)
    const first = columns[0]
    if (name !== 'marketing/leads' || first === undefined) return { name, columns }
    const own = attributes.map((attribute) => column(attribute.name))
    return { name, columns: [first, ...own, ...columns.slice(1)] }
  })
}

function column(text: string): SystemColumn {
  const [name = '', type = 'text'] = text.split(' ')
  return { name, type: type as ColumnType }
}

/** Rows of every table. */
export type SystemRows = Readonly<Record<TableId, Row[]>>

export function noRows(): SystemRows {
  return Object.fromEntries(tableIds.map((name) => [name, []])) as unknown as SystemRows
}

/** A column of a table, to read and change its cell in a row. */
export interface CellOf {
  get(row: Row): Cell
  set(row: Row, value: Cell): void
}

/** Counted from the end: the attributes of a lead stand behind its first column. */
export function cellOf(table: TableId, name: string): CellOf {
  const names = exports[table].map((text) => column(text).name)
  const place = names.indexOf(name)
  if (place < 0) throw new Error(`column must be one of ${table}: ${name}`)
  const back = names.length - place
  const at = (row: Row): number => (place === 0 ? 0 : row.length - back)
  return {
    get: (row) => row[at(row)] ?? null,
    set: (row, value) => {
      row[at(row)] = value
    },
  }
}
