type Node = Readonly<Record<string, unknown>>

/** What a SELECT over journeys is judged by; all names in lower case. */
export interface JourneyNames {
  /** What grows, each with the column that names the journey of its rows. */
  readonly growing: ReadonlyMap<string, string>
  readonly aggregates: ReadonlySet<string>
}

interface Judge {
  readonly grows: ReadonlySet<string>
  readonly keys: ReadonlySet<string>
  readonly aggregates: ReadonlySet<string>
}

/**
 * Whether new rows of one journey may change what a SELECT gives for another: the construct that
 * may do it, or `null` where none does. What cannot be told is taken to do it.
 * @param tree a statement as DuckDB's `json_serialize_sql` gives it
 */
export function crossesJourneys(tree: unknown, { growing, aggregates }: JourneyNames) {
  const judge: Judge = {
    grows: withCtes(tree, new Set(growing.keys())),
    keys: withAliases(tree, new Set([...growing.values(), 'journey_id'])),
    aggregates,
  }
  for (const node of nodesOf(tree)) {
    const found = doubtOf(node, judge)
    if (found !== null) return found
  }
  return null
}

function doubtOf(node: Node, judge: Judge): string | null {
  if (node['class'] === 'WINDOW')
    return list(node['partitions']).some((part) => isKey(part, judge)) ? null : 'a window'
  if (!reads(node, judge)) return null
  if (node['class'] === 'SUBQUERY') return 'a query within an expression'
  const type = text(node['type'])
  if (type.includes('pivot')) return 'a pivot'
  if (type.includes('recursive')) return 'a recursion'
  if (type === 'set_operation_node') return setDoubt(node, judge)
  return type === 'select_node' ? selectDoubt(node, judge) : null
}

function selectDoubt(node: Node, judge: Judge): string | null {
  const items = list(node['select_list'])
  const modifiers = list(node['modifiers'])
  if (modifiers.some(isLimit)) return 'a limit'
  const distinct = modifiers.find((modifier) => text(modifier['type']).startsWith('distinct'))
  if (distinct !== undefined) {
    const targets = list(distinct['distinct_on_targets'])
    if (!(targets.length > 0 ? targets : items).some((item) => isKeyItem(item, judge)))
      return 'a distinct'
  }
  return groupDoubt(node, items, judge) ?? joinDoubt(node['from_table'], node, judge)
}

function groupDoubt(node: Node, items: readonly Node[], judge: Judge): string | null {
  const groups = list(node['group_expressions'])
  const isForced = text(node['aggregate_handling']) === 'force_aggregates'
  const parts = [node['select_list'], node['having'], node['qualify'], node['modifiers']]
  const isGrouped = isForced || groups.length > 0 || parts.some((part) => aggregated(part, judge))
  if (!isGrouped) return null
  if (list(node['group_sets'], 'any').length > 1) return 'several groupings'
  const by = isForced ? items : groups.map((group) => placed(group, items))
  return by.some((group) => isKey(group, judge)) ? null : 'a grouping'
}

/** `group by 2` is by the second column. */
function placed(group: Node, items: readonly Node[]): Node {
  const value = (group['value'] as Node | undefined)?.['value']
  return typeof value === 'number' ? (items[value - 1] ?? group) : group
}

function setDoubt(node: Node, judge: Judge): string | null {
  const children = [node['left'], node['right'], ...list(node['children'])].filter(isNode)
  if (list(node['modifiers']).some(isLimit)) return 'a limit'
  if (!text(node['setop_type']).startsWith('union')) return 'a difference of queries'
  if (node['setop_all'] === true) return null
  const isByJourney = children
    .filter((child) => reads(child, judge))
    .every((child) => list(child['select_list']).some((item) => isKeyItem(item, judge)))
  return isByJourney ? null : 'a union'
}

/** A join is by journey, or takes what does not grow along with the rows of a journey. */
function joinDoubt(from: unknown, select: Node, judge: Judge): string | null {
  if (!isNode(from) || text(from['type']) !== 'join') return null
  const [left, right] = [from['left'], from['right']]
  const inner = joinDoubt(left, select, judge) ?? joinDoubt(right, select, judge)
  if (inner !== null) return inner
  const [fromLeft, fromRight] = [reads(left, judge), reads(right, judge)]
  if (!fromLeft && !fromRight) return null
  const [lefts, rights] = [growingAliases(left, judge), growingAliases(right, judge)]
  const using = list(from['using_columns'], 'any').map(text)
  if (using.some((column) => judge.keys.has(column))) return null
  const kind = text(from['ref_type'])
  const where = kind === 'cross' ? [select['where_clause']] : []
  const isByKey = [from['condition'], ...where].flatMap(conjuncts).some((condition) => {
    if (text(condition['type']) !== 'compare_equal') return false
    const sides = [condition['left'], condition['right']]
    const own = (aliases: ReadonlySet<string>) =>
      sides.some((side) => isNode(side) && isKeyOf(side, aliases, judge))
    return (!fromLeft || own(lefts)) && (!fromRight || own(rights))
  })
  if (isByKey) return null
  const type = text(from['join_type'])
  const keeps = type === 'inner' || type === (fromLeft ? 'left' : 'right')
  const named = list(select['select_list']).some((item) =>
    isKeyOf(item, fromLeft ? lefts : rights, judge),
  )
  const isAlong = fromLeft !== fromRight && keeps && ['regular', 'cross'].includes(kind) && named
  return isAlong ? null : 'a join that is not by the journey'
}

function growingAliases(from: unknown, judge: Judge): ReadonlySet<string> {
  if (!isNode(from) || !reads(from, judge)) return new Set()
  if (text(from['type']) === 'join') {
    return new Set([
      ...growingAliases(from['left'], judge),
      ...growingAliases(from['right'], judge),
    ])
  }
  return new Set([text(from['alias']) || text(from['table_name'])])
}

function conjuncts(condition: unknown): readonly Node[] {
  if (!isNode(condition)) return []
  if (text(condition['type']) !== 'conjunction_and') return [condition]
  return list(condition['children']).flatMap(conjuncts)
}

function isKeyOf(node: Node, aliases: ReadonlySet<string>, judge: Judge): boolean {
  const names = list(node['column_names'], 'any').map(text)
  return isKey(node, judge) && (names.length === 1 || aliases.has(names.at(-2) ?? ''))
}

function isKey(node: Node, { keys }: Judge): boolean {
  const names = list(node['column_names'], 'any').map(text)
  return node['class'] === 'COLUMN_REF' && keys.has(names.at(-1) ?? '')
}

/** The key, or every column and so the key. */
function isKeyItem(node: Node, judge: Judge): boolean {
  if (isKey(node, judge)) return true
  const isWhole =
    text(node['relation_name']) === '' && list(node['exclude_list'], 'any').length === 0
  return node['class'] === 'STAR' && isWhole && node['expr'] == null
}

function isLimit(modifier: Node): boolean {
  return text(modifier['type']).startsWith('limit')
}

/** An aggregate that is neither of a window nor of a query within. */
function aggregated(part: unknown, judge: Judge): boolean {
  if (Array.isArray(part)) return part.some((child) => aggregated(child, judge))
  if (!isNode(part) || part['class'] === 'SUBQUERY') return false
  const isOwn = part['class'] === 'FUNCTION' && judge.aggregates.has(text(part['function_name']))
  return isOwn || Object.values(part).some((child) => aggregated(child, judge))
}

function reads(node: unknown, { grows }: Pick<Judge, 'grows'>): boolean {
  return nodesOf(node).some(
    (part) => text(part['type']) === 'base_table' && grows.has(text(part['table_name'])),
  )
}

/** What grows, and every CTE that reads of it. */
function withCtes(tree: unknown, grows: Set<string>): ReadonlySet<string> {
  const defined = nodesOf(tree).flatMap((node) => (typeof node['key'] === 'string' ? [node] : []))
  for (let before = -1; before < grows.size;) {
    before = grows.size
    for (const { key, value } of defined) if (reads(value, { grows })) grows.add(text(key))
  }
  return grows
}

/** Names of key columns, and what they are called where they are selected. */
function withAliases(tree: unknown, keys: Set<string>): ReadonlySet<string> {
  const named = nodesOf(tree).filter((node) => node['class'] === 'COLUMN_REF' && node['alias'])
  for (let before = -1; before < keys.size;) {
    before = keys.size
    for (const node of named) {
      const names = list(node['column_names'], 'any').map(text)
      if (keys.has(names.at(-1) ?? '')) keys.add(text(node['alias']))
    }
  }
  return keys
}

function nodesOf(tree: unknown): readonly Node[] {
  if (Array.isArray(tree)) return tree.flatMap(nodesOf)
  if (!isNode(tree)) return []
  return [tree, ...Object.values(tree).flatMap(nodesOf)]
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function list(value: unknown): readonly Node[]
function list(value: unknown, kind: 'any'): readonly unknown[]
function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** As DuckDB compares names: letters of ASCII alone have a lower case. */
function text(value: unknown): string {
  if (typeof value !== 'string') return ''
  return value.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
}
