import type { Buyers, NotPurchased, PurchasesQuestion, Sold } from '../../engine/purchases.ts'
import type { Finding } from '../../findings/finding.ts'
import { bySlice } from '../../models/data/by-slice.ts'
import { slicesOf } from '../../models/data/slices.ts'
import type { Slice } from '../../engine/engine.ts'
import {
  buyersAhead,
  fitBuyers,
  type Ahead,
  type BuyersAlike,
  type BuyersFit,
} from '../../models/math/buyers.ts'
import { addMonths, type Day } from '../../time/calendar.ts'
import type { AnswerContext } from '../answer.ts'
import type { CommonInput } from '../input/common-input.ts'
import { noMatch } from '../money/money-findings.ts'
import type { MoneyAsked } from '../money/money-asked.ts'
import { nearestFilter } from '../input/nearest-filter.ts'

/** What is bought without a contract: what neither recurs nor is paid back. */
const APART = ['one_off', 'usage']

/** Which charges are purchases, and how many months are foretold. */
export interface PurchaseTerms {
  readonly charges: 'apart' | 'all'
  readonly months: number
}

export interface PurchasesInput extends Omit<CommonInput, 'view' | 'interval'>, PurchaseTerms {}

/** Whose purchases, and what is known of them. */
export type BuyersAsked = Pick<
  MoneyAsked,
  'asOf' | 'knownBefore' | 'from' | 'to' | 'by' | 'where' | 'profile'
>

/** What was held back from the fit, beside what the fit foretells of it. */
export interface BuyersCheck {
  readonly fitted: BuyersFit
  readonly told: Ahead
  readonly actual: number
  readonly spent: number
  /** What customers of before bought, and when; the days held back among them. */
  readonly sold: readonly Sold[]
  /** First purchases by day, of those before. */
  readonly firsts: ReadonlyMap<Day, number>
}

export interface SliceBuyers {
  readonly by: Slice
  readonly buyers: readonly Buyers[]
  readonly fitted: BuyersFit
  readonly told: Ahead
  /** `null`: there is no time to hold back. */
  readonly check: BuyersCheck | null
}

export interface CountedBuyers {
  readonly context: AnswerContext
  readonly asked: BuyersAsked
  readonly question: PurchasesQuestion
  readonly months: number
  /** Where charges end, or the as-of date where that is earlier: from here on it is foretold. */
  readonly until: Day
  /** Days from then to the end of the months. */
  readonly ahead: number
  /** The first day held back from the fit that is checked; `null` where there is none. */
  readonly split: Day | null
  /** The first day anything was bought. */
  readonly start: Day | null
  readonly slices: readonly SliceBuyers[]
  readonly isMapped: boolean
  readonly notPurchased: readonly NotPurchased[]
  readonly unmatched: readonly Finding[]
}

/** Of the time anything was bought in, this share is held back to check the fit. */
const HELD_BACK = 1 / 3

export async function countBuyers(
  context: AnswerContext,
  asked: BuyersAsked,
  { charges, months }: PurchaseTerms,
): Promise<CountedBuyers> {
  const { engine } = context
  const { knownBefore, from, to, by, where } = asked
  const known = engine.catalog.horizons.find(({ table }) => table === 'charges')?.until
  const asOf = Math.min(asked.asOf, known ?? asked.asOf)
  const { notCounted } = asked.profile.policies
  const kinds = charges === 'all' ? null : APART
  const question = { asOf, knownBefore, from, to, by, where, scope: [], kinds, notCounted }
  const ahead = addMonths(asOf, months) - asOf
  const isMapped = engine.catalog.tables.some(({ name }) => name === 'charges')
  const [all, notPurchased] = isMapped
    ? await Promise.all([engine.buyers(question), engine.notPurchased(question)])
    : [[], []]
  const start = all.reduce<Day | null>((least, { first }) => Math.min(least ?? first, first), null)
  const held = start === null ? 0 : Math.floor((asOf - start) * HELD_BACK)
  const split = held < 1 ? null : asOf - held
  const [before, sold] =
    split === null
      ? [[], []]
      : await Promise.all([
          engine.buyers({ ...question, asOf: split }),
          engine.sold({ ...question, to: Math.min(to ?? split, split), interval: 'day' }),
        ])
  const counts = all.map((each) => ({ stage: 'bought', by: each.by, count: each.count }))
  const [allOf, beforeOf, soldOf] = [bySlice(all), bySlice(before), bySlice(sold)]
  const slices = slicesOf(counts, 'bought', by.length).map((slice): SliceBuyers => {
    const buyers = allOf(slice)
    const fitted = fitBuyers(alikeAt(buyers, asOf))
    const told = buyersAhead(fitted, ahead)
    const check = split === null ? null : checkOf(beforeOf(slice), soldOf(slice), { split, asOf })
    return { by: slice, buyers, fitted, told, check }
  })
  const isEmpty = isMapped && all.length === 0
  const nearest = isEmpty
    ? await nearestFilter(asked, async (dimension) => {
        const some = await engine.buyers({ ...question, by: [dimension], where: [] })
        return some.flatMap((each) => each.by[0] ?? [])
      })
    : null
  const unmatched = isEmpty ? noMatch(asked, nearest) : []
  const counted = {
    months,
    until: asOf,
    ahead,
    split,
    start,
    slices,
    isMapped,
    notPurchased,
    unmatched,
  }
  return { context, asked, question, ...counted }
}

function alikeAt(buyers: readonly Buyers[], asOf: Day): readonly BuyersAlike[] {
  return buyers.map(({ repeats, first, last, spent, count }) => ({
    repeats,
    last: last - first,
    watched: asOf - first,
    spent: Number(spent),
    count,
  }))
}

function checkOf(
  before: readonly Buyers[],
  sold: readonly Sold[],
  { split, asOf }: { readonly split: Day; readonly asOf: Day },
): BuyersCheck {
  const fitted = fitBuyers(alikeAt(before, split))
  const since = sold.filter(({ period }) => period >= split)
  const firsts = new Map<Day, number>()
  for (const { first, count } of before) firsts.set(first, (firsts.get(first) ?? 0) + count)
  return {
    fitted,
    told: buyersAhead(fitted, asOf - split),
    actual: since.reduce((sum, { repeats }) => sum + repeats, 0),
    spent: since.reduce((sum, { spent }) => sum + Number(spent), 0),
    sold,
    firsts,
  }
}
