import type { Recurring } from '../../engine/engine.ts'
import { jackknifeError } from '../../stats/jackknife.ts'
import { momentsOf } from '../../stats/welch.ts'
import { measuredCell } from './measured-cell.ts'
import { inUnits, readDecimal } from '../../money/decimal.ts'
import { discountOf } from '../data/recurring-sums.ts'
import { FEWEST } from '../../standard/sample-sizes.ts'
import type { Cell } from './sheet.ts'
import { stateSum } from '../business/state-sum.ts'

export interface PriceFacts {
  /** What subscriptions cost in a year; `null`: they do not tell. */
  readonly recurring: readonly Recurring[] | null
  /** Amounts of the journeys that committed. */
  readonly amounts: readonly number[]
}

export interface MeasuredPrice {
  /** The list price: with the discount off it, it is the mean contract. */
  readonly price: Cell | null
  readonly discount: Cell | null
  readonly basis: 'subscriptions' | 'journeys' | null
}

/**
 * The mean contract and the discount on it: of subscriptions signed, else of the journeys that
 * committed. The range of the price is the normal one of a mean, by how the journeys' amounts
 * differ among each other; that of the discount by what it would be without each cluster of
 * accounts (the jackknife), so that it weighs large contracts as the discount does.
 */
export function measuredPrice({ recurring, amounts }: PriceFacts): MeasuredPrice {
  const own = (recurring ?? []).filter(
    ({ state, amount }) => state === 'committed' && amount !== null,
  )
  const n = own.reduce((sum, { count }) => sum + count, 0)
  const { mean, variance } = momentsOf(amounts.map((value) => ({ value, count: 1 })))
  const isRanged = amounts.length >= FEWEST && mean > 0 && variance > 0
  const spread = isRanged ? Math.sqrt(variance) / mean : null
  const told = (value: number, count: number): Cell =>
    measuredCell(value, spread === null ? null : (spread * value) / Math.sqrt(count), count)
  if (n === 0) {
    const price = mean > 0 ? told(mean, amounts.length) : null
    return { price, discount: null, basis: price === null ? null : 'journeys' }
  }
  const contract = inUnits(stateSum(own, 'committed')) / n
  const { value, n: listed } = discountOf(own)
  if (contract <= 0) return { price: null, discount: null, basis: null }
  // Above the list price there is no discount to take away.
  const isTold = value !== null && value >= 0 && value < 1
  return {
    price: told(isTold ? contract / (1 - value) : contract, n),
    discount: isTold
      ? measuredCell(value, discountError(own), listed, { least: 0, most: 1 })
      : null,
    basis: 'subscriptions',
  }
}

/** The jackknife's standard error, one cluster left out at a time; `null` where too few tell. */
function discountError(own: readonly Recurring[]): number | null {
  const clusters = new Map<number, { readonly paid: bigint; readonly list: bigint }>()
  const all = { paid: 0n, list: 0n }
  for (const { listed, cluster, amount, listAmount } of own) {
    if (!listed || cluster === undefined) continue
    const [paid, list] = [readDecimal(amount ?? '0'), readDecimal(listAmount ?? '0')]
    const sums = clusters.get(cluster) ?? { paid: 0n, list: 0n }
    clusters.set(cluster, { paid: sums.paid + paid, list: sums.list + list })
    all.paid += paid
    all.list += list
  }
  if (clusters.size < FEWEST) return null
  const inOrder = [...clusters].sort(([one], [other]) => one - other)
  const without = inOrder.map(
    ([, { paid, list }]) => 1 - Number(all.paid - paid) / Number(all.list - list),
  )
  const error = jackknifeError(without)
  return error > 1e-9 && Number.isFinite(error) ? error : null
}
