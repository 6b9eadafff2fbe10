import type { Day } from './terms.ts'

/**
 * What an expansion is made of. Within a unit that expands in a period, each subscription (of lines
 * that name none: each product of the account) rises or falls from the end before to the period's
 * end, both at the exchange rates of that end. A rise is, by the first of these that holds:
 *
 * 1. what the journey says that names the subscription, if its `kind` is upsell, cross_sell, resell
 *    or renewal, and it first entered `commit` within the period or the 92 days before; of several
 *    the one that did so last (of the same moment, the first by id);
 * 2. of a subscription that the unit did not pay for at the end before: `upsell` if the unit paid
 *    for its product then, `cross_sell` if it paid for others only; `unknown` where its product or
 *    one of those then is missing;
 * 3. `renewal_uplift` if the price paid at the period's end began at most three days before or after
 *    the end of the term of the price before it;
 * 4. `upsell`: more of the same, or the same for more. Of lines that name neither subscription nor
 *    product: `unknown`.
 *
 * What other subscriptions of the unit fell by (and what rounding leaves) is taken off its rises in
 * the order of `expansionKinds`, so that the kinds are exactly what the unit grew by.
 */
export type ExpansionKind = 'unknown' | 'upsell' | 'renewal_uplift' | 'cross_sell' | 'resell'

/** In the order in which falls are taken off. */
export const expansionKinds: readonly ExpansionKind[] = [
  'unknown',
  'upsell',
  'renewal_uplift',
  'cross_sell',
  'resell',
]

/** Days before a period within which a journey may have been signed that explains a rise in it. */
export const SIGNED_BEFORE = 92
/** Days by which a renewal may miss the end of its term. */
export const AROUND_TERM = 3

/**
 * The sum of one kind over the expansions of a period. All kinds together are the movements
 * `expansion` and `minor_expansion` of it, exactly.
 */
export interface Expanded {
  readonly period: Day
  readonly by: readonly (string | null)[]
  readonly kind: ExpansionKind
  /** Expansions that have something of the kind: a unit counts for each of its kinds. */
  readonly units: number
  /** Exact decimal, above zero. */
  readonly amount: string
}
