import { civilDate, civilDay } from '../../time/calendar.ts'
import type { Day } from '../../time/calendar.ts'
import type { Beta, Churn, Offer } from '../truth/truth.ts'
import { withOdds } from './step-law.ts'

/** The same date so many months later; the month's last where it has no such date. */
export function monthsLater(day: Day, months: number): Day {
  const { year, month, date } = civilDate(day)
  const first = monthStart(year, month - 1 + months)
  return Math.min(first + date - 1, monthStart(year, month + months) - 1)
}

/** `month` from 0, and beyond 11 of a later year. */
function monthStart(year: number, month: number): Day {
  return civilDay({ year: year + Math.floor(month / 12), month: (month % 12) + 1, date: 1 })
}

/** The days on which renewals fall due, before a day. */
export function renewalsBefore(signedOn: Day, term: number, before: Day): readonly Day[] {
  const found: Day[] = []
  for (let count = 1; ; count++) {
    const due = monthsLater(signedOn, count * term)
    if (due >= before) return found
    found.push(due)
  }
}

/** Values that stand for a Beta distributed chance, and their weights. */
export interface ChanceNode {
  readonly chance: number
  readonly weight: number
}

/**
 * The chance of a customer to leave, in equal steps of its log odds: there the density is smooth
 * and falls off at both ends, so that the trapezium rule converges faster than any power.
 */
export function chanceNodes({ alpha, beta }: Beta): readonly ChanceNode[] {
  const reach = Math.ceil(72 / Math.min(1, alpha, beta))
  const nodes = Array.from({ length: 2 * reach + 1 }, (_, index) => {
    const logit = (index - reach) / 2
    const logs = -alpha * softplus(-logit) - beta * softplus(logit)
    return { chance: 1 / (1 + Math.exp(-logit)), logs }
  })
  const top = Math.max(...nodes.map(({ logs }) => logs))
  const total = nodes.reduce((sum, { logs }) => sum + Math.exp(logs - top), 0)
  return nodes
    .map(({ chance, logs }) => ({ chance, weight: Math.exp(logs - top) / total }))
    .filter(({ weight }) => weight > 1e-14)
}

/** ln(1 + e^x). */
function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x))
}

/** The chance to leave at a renewal (0 is the first), of a customer with its own chance. */
export function leavingAt(churn: Churn, chance: number, renewal: number): number {
  return withOdds(chance, churn.byTerm[Math.min(renewal, churn.byTerm.length - 1)] ?? 1)
}

/**
 * Share that has renewed so many times, from none on. Without `byTerm` it is the shifted
 * beta-geometric (Fader & Hardie 2007): S(k) = S(k-1)·(β + k - 1)/(α + β + k - 1).
 */
export function renewedShares(offer: Offer, group: Group, count: number): readonly number[] {
  const beta = offer.churn[group]
  const shares = [1]
  if (offer.churn.byTerm.every((factor) => factor === 1)) {
    for (let k = 1; k <= count; k++) {
      shares.push((shares[k - 1]! * (beta.beta + k - 1)) / (beta.alpha + beta.beta + k - 1))
    }
    return shares
  }
  const nodes = chanceNodes(beta)
  const left = nodes.map(({ weight }) => weight)
  for (let k = 1; k <= count; k++) {
    nodes.forEach(({ chance }, n) => {
      left[n] = left[n]! * (1 - leavingAt(offer.churn, chance, k - 1))
    })
    shares.push(left.reduce((sum, share) => sum + share, 0))
  }
  return shares
}

/**
 * Of those who left at a renewal (1 is the first) and came back: the share that has then renewed
 * so many times, from none on.
 */
export function renewedAgain(
  { churn }: Offer,
  group: Group,
  leftAt: number,
  count: number,
): readonly number[] {
  const left = chanceNodes(churn[group]).map(({ chance, weight }) => {
    let mass = weight * leavingAt(churn, chance, leftAt - 1)
    for (let k = 1; k < leftAt; k++) mass *= 1 - leavingAt(churn, chance, k - 1)
    return { chance, mass }
  })
  const sum = (): number => left.reduce((total, { mass }) => total + mass, 0)
  const all = sum()
  const shares = [1]
  for (let k = 1; k <= count; k++) {
    for (const node of left) node.mass *= 1 - leavingAt(churn, node.chance, leftAt + k - 1)
    shares.push(all === 0 ? 0 : sum() / all)
  }
  return shares
}

/** Whether the first impact came before the first renewal. */
export type Group = 'withImpact' | 'without'
export const groups: readonly Group[] = ['withImpact', 'without']
