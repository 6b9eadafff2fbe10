import type { Engine } from '../../engine/engine.ts'
import { sliceKey } from '../../models/data/slices.ts'
import { weightedQuantile } from '../../stats/weighted-quantile.ts'
import { CallError } from '../call-error.ts'
import { questionOf, type Asked } from '../input/normalize.ts'

/** Of how many journeys, the last to commit, the usual contract is told. */
const MOST = 50_000

/** A year's usual contract by slice (`sliceKey`), `null` where no amount is known. */
export type ContractValues = (slice: readonly (string | null)[]) => number | null

/** What was given, else the median amount of the journeys that committed. */
export async function contractValues(
  engine: Engine,
  asked: Asked,
  given: string | undefined,
): Promise<ContractValues> {
  if (given !== undefined) {
    const value = numberOf(given)
    return () => value
  }
  const question = { ...questionOf(asked), stage: 'commit', events: [], limit: MOST } as const
  const first = await engine.facts({ ...question, offset: 0 })
  const { items } =
    first.total > MOST ? await engine.facts({ ...question, offset: first.total - MOST }) : first
  const amounts = new Map<string, number[]>()
  for (const { by, amount } of items) {
    if (amount === null) continue
    const key = sliceKey(by)
    const same = amounts.get(key)
    if (same === undefined) amounts.set(key, [Number(amount)])
    else same.push(Number(amount))
  }
  return (slice) => median(amounts.get(sliceKey(slice)) ?? [])
}

function median(amounts: readonly number[]): number | null {
  const values = amounts.toSorted((a, b) => a - b).map((value) => ({ value, count: 1 }))
  return weightedQuantile(values, 0.5)
}

function numberOf(text: string): number {
  if (/^\d+(?:\.\d+)?$/u.test(text.trim())) return Number(text)
  throw new CallError(
    'bad_option',
    `contract-value is no amount: ${text}`,
    'write digits, for example 12000',
  )
}
