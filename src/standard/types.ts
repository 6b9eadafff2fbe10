export type Language = 'en' | 'fr'

/** The same words in every language we speak. */
export type Text = Readonly<Record<Language, string>>

export type TableName =
  | 'accounts'
  | 'contacts'
  | 'identities'
  | 'journeys'
  | 'stage_entries'
  | 'losses'
  | 'stage_counts'
  | 'touches'
  | 'meetings'
  | 'subscriptions'
  | 'charges'
  | 'usage'
  | 'impacts'
  | 'spend'
  | 'people'
  | 'exchange_rates'
  | 'finance'
  | 'reference_series'

/**
 * What a column holds. `timestamp` is an instant to the second, `date` and `month` are local
 * calendar days, `money` is an exact decimal, `id` and `text` are trimmed text.
 */
export type ColumnType =
  | 'id'
  | 'text'
  | 'timestamp'
  | 'date'
  | 'month'
  | 'money'
  | 'number'
  | 'integer'
  | 'boolean'

export interface Column {
  readonly name: string
  readonly type: ColumnType
  /** A row without it is set apart. */
  readonly required: boolean
  /** The only values allowed, where the standard closes the list. */
  readonly values?: readonly string[]
  /** The table whose key this column holds. */
  readonly references?: TableName
  readonly label: Text
}

export interface Table {
  readonly name: TableName
  /** What one row is. */
  readonly row: Text
  readonly columns: readonly Column[]
  /** Rows with the same key are versions of one thing. */
  readonly key: readonly string[]
  /** Where a column of `key` is not mapped; where one of these is not either, the whole row. */
  readonly defaultKey?: readonly string[]
  /** Rows are aggregates: the project's dimensions are part of their key. */
  readonly sliced?: boolean
  /** The stamp that says when the row happened: it gives the table its horizon. */
  readonly time?: string
  /** Columns that say until when a row holds: without them it still does. */
  readonly ends?: readonly string[]
}

export type Side = 'left' | 'knot' | 'right'

export interface Stage {
  readonly id: string
  readonly side: Side
  readonly label: Text
  /** What must be true of the customer to enter. */
  readonly entered: Text
}
