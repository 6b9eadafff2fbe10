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
export function buyerLikelihood(buyers: readonly Buyer[], model: BgNbd): number {
  const { r, alpha, a, b } = model
  const start = r * Math.log(alpha)
  // What depends on the number of purchases alone: many customers have few numbers of them.
  const rises = new Map<number, number>()
  const riseOf = (purchases: number): number => {
    const known = rises.get(purchases)
    if (known !== undefined) return known
    const stays = logRise(b, purchases) - logRise(a + b, purchases)
    const rise = stays + logRise(r, purchases) + start
    rises.set(purchases, rise)
    return rise
  }
  return buyers.reduce((sum, buyer) => {
    const { purchases, watched, count } = buyer
    const each =
      riseOf(purchases) -
      (r + purchases) * Math.log(alpha + watched) +
      Math.log1p(oddsOfGone(buyer, model))
    return sum + count * each
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
 * How unlike each other customers alike will buy: the variance of the purchases of one within `ahead`
 * from now. With R, A = r + purchases, alpha + watched, and B = b + purchases, a pair of purchases,
 * the later one y A from now, is expected R (R + 1) y B / (a + B) times the mean of
 * (1 + p y)^-(R + 2) over p ~ Beta(a, B + 1), dy, of those alive.
 */
export function purchasesVariance(
  model: BgNbd,
  { ahead, buyer = NEW }: { readonly ahead: number; readonly buyer?: Omit<Buyer, 'count'> },
): number {
  const shape = model.r + buyer.purchases
  const stays = model.b + buyer.purchases
  const since = model.alpha + buyer.watched
  const high = Math.log1p(ahead / since)
  const other = { ...model, r: model.r + 1, b: model.b + 1 }
  const sum = integral(
    (u) => {
      const passed = Math.expm1(u)
      const due = stillBuying(passed, { model: other, purchases: buyer.purchases })
      return passed * due * Math.exp(u)
    },
    { low: 0, high, panels: Math.ceil(high / 0.25) },
  )
  const alive = chanceAlive(buyer, model)
  const pairs = (shape * (shape + 1) * stays * sum * alive * 2) / (model.a + stays)
  const mean = expectedPurchases(model, { ahead, buyer })
  return pairs + mean - mean * mean
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
