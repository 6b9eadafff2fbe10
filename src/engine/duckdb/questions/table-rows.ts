import type { Page, Row, RowsQuestion } from '../../engine.ts'
import { canonicalSql } from '../canonical-sql.ts'
import { literal, name } from '../database.ts'
import { heldRows, rowsOf } from '../rows/rows-of.ts'
import { textSettings } from '../opened-build.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { scopeSql } from './scope-sql.ts'

/** One page of a table's rows, kept of all versions. */
export async function tableRows(build: OpenedBuild, question: RowsQuestion): Promise<Page<Row>> {
  const { database, tables } = build
  if (question.table === 'apart') throw new Error('rows set apart are not a table')
  const scope = scopeSql(build, question.table, question.scope)
  const loaded = tables.get(question.table)
  if (loaded === undefined) return { items: [], total: 0 }
  const conditions = Object.entries(question.where).map(([column, value]) => {
    const known = loaded.columns.find(({ name }) => name === column)
    if (known === undefined) throw new Error(`unknown column: ${question.table}.${column}`)
    if (known.type !== 'id' && known.type !== 'text') {
      throw new Error(`rows are found by ids and text: ${question.table}.${column}`)
    }
    return `${name(column)} = ${literal(value)}`
  })
  const where = [...conditions, ...(scope === null ? [] : [scope])].join(' AND ')
  const text = textSettings(build)
  const columns = loaded.columns.map(
    (column) => `${canonicalSql(column, text)} AS ${name(column.name)}`,
  )
  const order = loaded.columns.map((column) => `${name(column.name)} NULLS FIRST`).join(', ')
  const from = `FROM ${rowsOf(loaded.table.name)} ${where === '' ? '' : `WHERE ${where}`}`
  const counted = where === '' ? `FROM ${heldRows(loaded)}` : from
  const [count] = await database.ask(`SELECT count(*) AS n ${counted}`)
  const rows = await database.ask(
    `SELECT ${columns.join(', ')} ${from} ORDER BY ${order} LIMIT ${question.limit} OFFSET ${question.offset}`,
  )
  return {
    total: Number(count?.['n']),
    items: rows.map((row) =>
      Object.fromEntries(loaded.columns.map(({ name }) => [name, row[name] as string | null])),
    ),
  }
}
