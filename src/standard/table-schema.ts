import type { Column, ColumnType, Table, TableName, Text } from './types.ts'

/** A table as it is published: JSON Schema of one row, with our annotations as `x-` keywords. */
export interface TableSchema {
  readonly $id: string
  readonly title: string
  readonly required: readonly string[]
  readonly properties: Readonly<Record<string, ColumnSchema>>
  readonly 'x-row': Text
  readonly 'x-key': readonly string[]
  readonly 'x-default-key'?: readonly string[]
  readonly 'x-sliced'?: boolean
  readonly 'x-time'?: string
  readonly 'x-ends'?: readonly string[]
}

export interface ColumnSchema {
  readonly type: string | readonly string[]
  readonly enum?: readonly (string | null)[]
  readonly description?: string
  readonly 'x-type': ColumnType
  readonly 'x-references'?: TableName
  readonly 'x-label': Text
}

/** The table a published schema describes. */
export function tableOf(name: TableName, schema: TableSchema): Table {
  const defaultKey = schema['x-default-key']
  const time = schema['x-time']
  const ends = schema['x-ends']
  return {
    name,
    row: schema['x-row'],
    columns: Object.entries(schema.properties).map(([column, property]) =>
      columnOf(column, property, schema.required.includes(column)),
    ),
    key: schema['x-key'],
    ...(defaultKey === undefined ? {} : { defaultKey }),
    ...(time === undefined ? {} : { time }),
    ...(ends === undefined ? {} : { ends }),
    ...(schema['x-sliced'] === true ? { sliced: true } : {}),
  }
}

function columnOf(name: string, schema: ColumnSchema, required: boolean): Column {
  const values = schema.enum?.filter((value) => value !== null)
  const references = schema['x-references']
  return {
    name,
    type: schema['x-type'],
    required,
    ...(values === undefined ? {} : { values }),
    ...(references === undefined ? {} : { references }),
    label: schema['x-label'],
  }
}
