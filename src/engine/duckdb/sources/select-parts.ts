import { BARE_FUNCTIONS } from './unstable-functions.ts'

/** What a SELECT reads and calls; names are in lower case. */
export interface SelectParts {
  /** Names that are no CTE where they stand. `schema` is empty where none is written. */
  readonly tables: readonly { readonly table: string; readonly schema: string }[]
  readonly tableFunctions: ReadonlySet<string>
  readonly functions: ReadonlySet<string>
}

type Node = Readonly<Record<string, unknown>>

interface Walk {
  readonly sql: Buffer
  readonly tables: { table: string; schema: string }[]
  readonly tableFunctions: Set<string>
  readonly functions: Set<string>
}

/**
 * The parts of a SELECT, at any depth.
 * @param tree a statement as DuckDB's `json_serialize_sql` gives it
 */
export function selectParts(tree: unknown, sql: string): SelectParts {
  const walk: Walk = {
    sql: Buffer.from(sql),
    tables: [],
    tableFunctions: new Set(),
    functions: new Set(),
  }
  visit(tree, new Set(), walk)
  return walk
}

/** @param ctes the names that mean a CTE here */
function visit(node: unknown, ctes: ReadonlySet<string>, walk: Walk): void {
  if (Array.isArray(node)) {
    for (const child of node) visit(child, ctes, walk)
    return
  }
  if (typeof node !== 'object' || node === null) return
  const object = node as Node
  note(object, ctes, walk)
  const { cte_map: map, ...children } = object
  const inside = visitCtes(map, ctes, walk)
  for (const [key, child] of Object.entries(children)) {
    // The first part of a recursion does not see itself.
    const recurs = object['type'] === 'RECURSIVE_CTE_NODE' && key === 'right'
    visit(child, recurs ? new Set([...inside, text(object, 'cte_name')]) : inside, walk)
  }
}

/**
 * Each CTE sees those before it, never itself: there its name means what it means outside.
 * @returns the names that mean a CTE after them
 */
function visitCtes(map: unknown, ctes: ReadonlySet<string>, walk: Walk): ReadonlySet<string> {
  const seen = new Set(ctes)
  const defined = (map as { map?: readonly { key: string; value: unknown }[] } | undefined)?.map
  for (const { key, value } of defined ?? []) {
    visit(value, new Set(seen), walk)
    seen.add(lower(key))
  }
  return seen
}

function note(object: Node, ctes: ReadonlySet<string>, walk: Walk): void {
  if (object['type'] === 'BASE_TABLE') {
    const table = text(object, 'table_name')
    const schema = text(object, 'catalog_name') + text(object, 'schema_name')
    if (schema !== '' || !ctes.has(table)) walk.tables.push({ table, schema })
  }
  if (object['type'] === 'TABLE_FUNCTION') {
    walk.tableFunctions.add(text(object['function'] as Node, 'function_name'))
  }
  if (object['type'] === 'SHOW_REF') walk.tableFunctions.add('show')
  if (object['sample'] !== null && object['sample'] !== undefined) walk.functions.add('sample')
  if (object['class'] === 'FUNCTION') walk.functions.add(text(object, 'function_name'))
  if (object['class'] === 'COLUMN_REF') {
    const names = object['column_names'] as readonly string[]
    const bare = names.length === 1 ? lower(names[0] ?? '') : ''
    if (BARE_FUNCTIONS.has(bare) && !isQuoted(object, walk.sql)) walk.functions.add(bare)
  }
}

const QUOTE = 34

function isQuoted(object: Node, sql: Buffer): boolean {
  return sql[Number(object['query_location'])] === QUOTE
}

function text(object: Node, key: string): string {
  const value = object[key]
  return typeof value === 'string' ? lower(value) : ''
}

/** As DuckDB compares names: letters of ASCII alone have a lower case. */
function lower(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
}
