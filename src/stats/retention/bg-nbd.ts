import { hypergeometric } from '../hypergeometric.ts'
import { integral } from '../integral.ts'
import { logRise } from '../log-rise.ts'

/**
 * Customers without a contract: each buys at a rate of their own, Gamma distributed (shape `r`, rate
 * `alpha`), until they leave after some purchase, with a chance of their own, Beta distributed (`a`,
 * `b`): the BG/NBD model (Fader, Hardie and Lee, Counting your customers the easy way, 2005).
 */
export interface BgNbd {
  readonly r: number
  readonly alpha: number
  readonly a: number
  readonly b: number
}

/** What was seen of `count` customers since their first purchase, in any unit of time. */
export interface Buyer {
  /** After the first. */
  readonly purchases: number
  /** When the last was; 0 without any. */
  readonly last: number
  /** How long they have been watched. */
  readonly watched: number
  readonly count: number
}

/** `buyerLikelihood([{ purchases: 0, last: 0, watched: 1, count: 1 }], { r: 1, alpha: 1, a: 1, b: 1 })` // => -0.6931471805… */
export function buyerLikelihood(buyers: readonly Buyer[], { r, alpha, a, b }: BgNbd): number {
  return buyers.reduce((sum, buyer) => {
    const { purchases, watched, count } = buyer
    const stays = logRise(b, purchases) - logRise(a + b, purchases)
    const buys =
      logRise(r, purchases) + r * Math.log(alpha) - (r + purchases) * Math.log(alpha + watched)
    return sum + count * (stays + buys + Math.log1p(oddsOfGone(buyer, { r, alpha, a, b })))
  }, 0)
}

/**
 * The chance that a customer will ever buy again. In this model nobody leaves before a first repeat:
 * who has bought once is there.
 */
export function chanceAlive(buyer: Omit<Buyer, 'count'>, model: BgNbd): number {
  return 1 / (1 + oddsOfGone(buyer, model))
}

/** A customer that has only just bought for the first time. */
const NEW = { purchases: 0, last: 0, watched: 0 }

/**
 * How many purchases are expected within `ahead` from now, each discounted to now: `discount` is that
 * of one unit of time. `expectedPurchases({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { ahead: 78 })` // => 1.8605…
 */
export function expectedPurchases(
  model: BgNbd,
  {
    ahead,
    discount = 0,
    buyer = NEW,
  }: {
    readonly ahead: number
    readonly discount?: number
    readonly buyer?: Omit<Buyer, 'count'>
  },
): number {
  const since = model.alpha + buyer.watched
  const shape = model.r + buyer.purchases
  const rate = Math.log1p(discount) * since
  // Time as the logarithm of what it adds to the time watched: a fall without corners.
  const high = Math.log1p(ahead / since)
  const sum = integral(
    (u) => {
      const passed = Math.expm1(u)
      const due = stillBuying(passed, { model, purchases: buyer.purchases })
      return due * Math.exp(u - rate * passed)
    },
    { low: 0, high, panels: Math.ceil(high / 0.25 + Math.sqrt((rate * ahead) / since)) },
  )
  return shape * sum * chanceAlive(buyer, model)
}

/**
 * The mean of (1 + p y) to the power of -(shape + 1) over each customer's own chance p to leave: of
 * the rate at which those alive buy, what is left after y. Two transformations of one 2F1 (DLMF
 * 15.8.1); the one without terms below 0.
 */
function stillBuying(
  y: number,
  { model: { r, a, b }, purchases }: { readonly model: BgNbd; readonly purchases: number },
): number {
  const c = a + b + purchases
  const z = y / (1 + y)
  const other = a + b - r - 1
  if (other >= 0) return hypergeometric({ a, b: other, c }, z) * (1 + y) ** -a
  const power = r + purchases + 1
  return hypergeometric({ a: power, b: b + purchases, c }, z) * (1 + y) ** -power
}

function oddsOfGone(
  { purchases, last, watched }: Omit<Buyer, 'count'>,
  { r, alpha, a, b }: BgNbd,
): number {
  if (purchases === 0) return 0
  const silence = Math.log((alpha + watched) / (alpha + last))
  return (a / (b + purchases - 1)) * Math.exp((r + purchases) * silence)
}
