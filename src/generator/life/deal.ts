import { drawBeta } from '../draw/draw-beta.ts'
import { pickShare } from '../draw/pick-share.ts'
import { purpose } from '../draw/purpose.ts'
import { stream } from '../draw/stream.ts'
import type { Company } from './company.ts'
import type { Life } from './life.ts'
import { holds } from './when.ts'

export type Deal = Pick<Life, 'offer' | 'product' | 'listAmount' | 'amount' | 'currency'>

/** What a journey is about: the offer, the product, its price in the currency of its country. */
export function drawDeal(company: Company, journey: number, values: readonly number[]): Deal {
  const draws = stream(company.seed, purpose.deal, journey)
  const offer = company.offers.findIndex(({ when }) => holds(when, values))
  const { price, discount, products } = company.offers[offer]!
  const { currency, rate } = currencyOf(company, values)
  const product = pickShare(products, draws.uniform())
  const list = price.median * Math.exp(price.sigma * draws.normal())
  const listAmount = Math.max(1, Math.round((list / rate) * 100))
  const paid = discount === null ? 1 : 1 - drawBeta(discount, draws)
  return { offer, product, listAmount, amount: Math.round(listAmount * paid), currency }
}

/** Price lists in other currencies are made once, at the rate of the first day. */
function currencyOf({ truth, country }: Company, values: readonly number[]) {
  const name = truth.attributes[country]?.values[values[country]!]?.value
  const other = truth.currencies.find(({ countries }) => countries.includes(name ?? ''))
  return { currency: other?.currency ?? truth.currency, rate: other?.rate[0] ?? 1 }
}
