import { addDecimals } from '../../src/money/decimal.ts'
import type {
  Count,
  Engine,
  Event,
  Filter,
  Page,
  Passage,
  Question,
  Row,
  RowsQuestion,
} from '../../src/engine/engine.ts'
import type { RenewalsQuestion, RenewalTerm } from '../../src/engine/renewals.ts'
import type { MoneyQuestion, UnitMoved, UnitsQuestion } from '../../src/engine/money.ts'
import type { AccountValued, ValuedQuestion } from '../../src/engine/valued.ts'

// A short page first, so that most answers take two.
const FIRST_PAGE = 3
const OTHER_PAGES = 1000

/** The facts of every stage, page by page. */
export async function everyFact(
  engine: Engine,
  question: Question,
  events: readonly Event[],
): Promise<Passage[]> {
  const facts: Passage[] = []
  for (const { id } of engine.catalog.stages) {
    const asked = { ...question, stage: id, events }
    facts.push(...(await everyPage((page) => engine.facts({ ...asked, ...page }))))
  }
  return facts
}

export async function everyRow(
  engine: Engine,
  {
    table,
    scope,
    where = {},
  }: {
    readonly table: RowsQuestion['table']
    readonly scope: readonly Filter[]
    readonly where?: RowsQuestion['where']
  },
): Promise<Row[]> {
  return everyPage((page) => engine.rows({ table, where, scope, ...page }))
}

/** The units behind movements, page by page. */
export async function everyUnitMoved(
  engine: Engine,
  question: MoneyQuestion,
  asked: Pick<UnitsQuestion, 'periods' | 'movements'> = { periods: [], movements: [] },
): Promise<UnitMoved[]> {
  return everyPage((page) => engine.unitsMoved({ ...question, ...asked, ...page }))
}

/** The terms behind renewals, page by page. */
export async function everyRenewalTerm(
  engine: Engine,
  question: RenewalsQuestion,
): Promise<RenewalTerm[]> {
  const all = { periods: [], states: [] }
  return everyPage((page) => engine.renewalTerms({ ...question, ...all, ...page }))
}

/** The accounts that pay, page by page. */
export async function everyAccountValued(
  engine: Engine,
  question: ValuedQuestion,
): Promise<AccountValued[]> {
  return everyPage((page) => engine.accountsValued({ ...question, ...page }))
}

/** Counts and amounts by what adds up: stage, event and whether it is dated. */
export function addedUp(counts: readonly Count[]): Record<string, [number, string | null]> {
  const sums: Record<string, [number, string | null]> = {}
  for (const { stage, event, dated, count, amount } of counts) {
    const key = `${stage} ${event} ${dated}`
    const [n, sum] = sums[key] ?? [0, null]
    sums[key] = [n + count, addDecimals(sum, amount)]
  }
  return sums
}

async function everyPage<T>(
  ask: (page: { readonly limit: number; readonly offset: number }) => Promise<Page<T>>,
): Promise<T[]> {
  const items: T[] = []
  for (;;) {
    const limit = items.length === 0 ? FIRST_PAGE : OTHER_PAGES
    const page = await ask({ limit, offset: items.length })
    items.push(...page.items)
    if (items.length >= page.total) return items
    if (page.items.length === 0) throw new Error(`page must not be empty before: ${page.total}`)
  }
}
