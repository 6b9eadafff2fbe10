import type { Recurring } from '../../engine/engine.ts'
import { z95 } from '../../stats/survival/interval.ts'
import { MONEY_SCALE, readDecimal } from '../business/money.ts'
import { discountOf } from '../data/recurring-sums.ts'
import { FEWEST } from '../../standard/sample-sizes.ts'
import type { Cell } from './sheet.ts'

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
  const spread = spreadOf(amounts)
  if (n === 0) {
    const amount = mean(amounts)
    const price = amount <= 0 ? null : cell(amount, spread, amounts.length)
    return { price, discount: null, basis: price === null ? null : 'journeys' }
  }
  const scaled = own.reduce((sum, { amount }) => sum + readDecimal(amount ?? '0'), 0n)
  const contract = Number(scaled) / 10 ** MONEY_SCALE / n
  const { value, n: listed } = discountOf(own)
  if (contract <= 0) return { price: null, discount: null, basis: null }
  // Above the list price there is no discount to take away.
  const isTold = value !== null && value >= 0 && value < 1
  return {
    price: cell(isTold ? contract / (1 - value) : contract, spread, n),
    discount: isTold ? discountCell(value, listed, discountError(own)) : null,
    basis: 'subscriptions',
  }
}

function discountCell(value: number, n: number, error: number | null): Cell {
  const at = (side: number): number | null =>
    error === null ? null : Math.min(1, Math.max(0, value + side * z95 * error))
  return { value, from: 'measured', low: at(-1), high: at(1), n }
}

/** The jackknife's standard error, one cluster left out at a time; `null` where too few tell. */
function discountError(own: readonly Recurring[]): number | null {
  const clusters = new Map<number, { paid: number; list: number }>()
  for (const { listed, cluster, amount, listAmount } of own) {
    if (!listed || cluster === undefined) continue
    const sums = clusters.get(cluster) ?? { paid: 0, list: 0 }
    sums.paid += Number(amount)
    sums.list += Number(listAmount)
    clusters.set(cluster, sums)
  }
  if (clusters.size < FEWEST) return null
  const all = { paid: 0, list: 0 }
  for (const { paid, list } of clusters.values()) {
    all.paid += paid
    all.list += list
  }
  const without = [...clusters.values()].map(
    ({ paid, list }) => 1 - (all.paid - paid) / (all.list - list),
  )
  const middle = mean(without)
  const squares = without.reduce((sum, value) => sum + (value - middle) ** 2, 0)
  const error = Math.sqrt((squares * (without.length - 1)) / without.length)
  return error > 1e-9 && Number.isFinite(error) ? error : null
}

/** A standard deviation for each unit of the mean; `null` where too few tell. */
function spreadOf(amounts: readonly number[]): number | null {
  const middle = mean(amounts)
  if (amounts.length < FEWEST || middle <= 0) return null
  const squares = amounts.reduce((sum, amount) => sum + (amount - middle) ** 2, 0)
  return Math.sqrt(squares / (amounts.length - 1)) / middle
}

function mean(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0) / Math.max(1, amounts.length)
}

function cell(value: number, spread: number | null, n: number): Cell {
  const half = spread === null || spread === 0 ? null : (z95 * spread * value) / Math.sqrt(n)
  return {
    value,
    from: 'measured',
    low: half === null ? null : Math.max(0, value - half),
    high: half === null ? null : value + half,
    n,
  }
}
