import { formatDecimal, parseDecimal } from '../../src/money/decimal.ts'
import type { Engine, Filter } from '../../src/engine/engine.ts'
import type { MoneyQuestion } from '../../src/engine/money.ts'
import type { Cells } from '../../src/engine/reference/setup.ts'
import type { Company } from './generate-rows.ts'
import { everyRow, everyUnitMoved } from './whole-answers.ts'

/** Ids stay as they are written: rows kept do not say which of them were united. */
export function unnamed(company: Company): Company {
  const { identities: _rows, ...rows } = company.rows
  const { identities: _columns, ...columns } = company.columns
  return { ...company, rows, columns }
}

/** Every subscription twice, each at half its prices, from the rows the engine kept. */
export async function halved(engine: Engine, company: Company): Promise<Company> {
  if (company.rows.subscriptions === undefined) return company
  const kept = await everyRow(engine, { table: 'subscriptions', scope: [] })
  const halves = (row: Cells, n: number): Cells => ({
    ...row,
    subscription_id: `${row['subscription_id']}/${n}`,
    amount: half(row['amount']),
    list_amount: half(row['list_amount']),
  })
  const subscriptions = kept.flatMap((row) => [halves(row, 1), halves(row, 2)])
  return { ...company, rows: { ...company.rows, subscriptions } }
}

/**
 * The company with what is paid in one slice alone, by the journey that names a subscription, and
 * the filter that should come to the same; `null` where there is nothing to slice by.
 */
export async function withoutOthers(
  engine: Engine,
  company: Company,
  question: MoneyQuestion,
): Promise<{ readonly company: Company; readonly filter: Filter } | null> {
  const dimension = engine.catalog.dimensions.find(({ table }) => table === 'journeys')?.name
  const { source } = question.policies
  if (dimension === undefined || company.rows[source] === undefined) return null
  const [some] = await engine.moved({ ...question, by: [dimension], where: [] })
  if (some === undefined) return null
  const filter: Filter = { dimension, values: some.by }
  // Day by day: who comes and goes within a longer period moves nothing there, and may be kept in it.
  const days = { by: [], where: [filter], grain: 'subscription', interval: 'day' } as const
  const asked: MoneyQuestion = { ...question, ...days }
  const units = new Set((await everyUnitMoved(engine, asked)).map(({ unit }) => unit))
  const kept = await everyRow(engine, { table: source, scope: [] })
  const own = kept.filter((row) => units.has(row['subscription_id'] ?? row['account_id'] ?? ''))
  return { company: { ...company, rows: { ...company.rows, [source]: own } }, filter }
}

function half(amount: string | null | undefined): string | null {
  const scaled = parseDecimal(amount ?? '')
  if (scaled === null) return null
  const size = scaled < 0n ? -scaled : scaled
  const text = formatDecimal((size + 1n) / 2n, 'EUR')
  return scaled < 0n ? `-${text}` : text
}
