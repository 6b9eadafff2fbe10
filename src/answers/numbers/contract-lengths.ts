import type { Engine, Slice } from '../../engine/engine.ts'
import { bySlice } from '../../models/data/by-slice.ts'
import type { ContractLengths } from '../../models/data/standard-numbers.ts'
import { noTimes } from '../../models/data/times.ts'
import { weightedQuantile } from '../../stats/weighted-quantile.ts'
import { moneyAsked, moneyQuestion } from '../money/money-asked.ts'
import type { Asked } from '../input/normalize.ts'
import { subscriptionsOf } from '../money/subscriptions-of.ts'

/**
 * How long contracts are, by slice, whenever they were signed: terms are of subscriptions, whatever
 * table the profile takes money from.
 */
export async function contractLengths(
  engine: Engine,
  asked: Asked,
  profile: string | undefined,
): Promise<(by: Slice) => ContractLengths> {
  const { catalog } = engine
  const own = moneyAsked(catalog, { by: [], where: [], profile }, 'month')
  const { asOf, knownBefore, by, where } = asked
  const question = moneyQuestion({ ...own, knownBefore, by, where, until: asOf })
  const subscriptions = subscriptionsOf(catalog, asked)
  const policies = { ...question.policies, source: 'subscriptions' } as const
  const lengths =
    subscriptions === 'told' ? await engine.termLengths({ ...question, policies }) : []
  const inSlice = bySlice(lengths)
  return (slice) => {
    const values = inSlice(slice)
      .map(({ days, terms }) => ({ value: days, count: terms }))
      .toSorted((one, other) => one.value - other.value)
    const [p25, median, p75, p90] = [0.25, 0.5, 0.75, 0.9].map((p) => weightedQuantile(values, p))
    const terms = values.reduce((sum, { count }) => sum + count, 0)
    const days =
      terms === 0
        ? noTimes
        : { p25: p25 ?? null, median: median ?? null, p75: p75 ?? null, p90: p90 ?? null }
    return { subscriptions, terms, days }
  }
}
