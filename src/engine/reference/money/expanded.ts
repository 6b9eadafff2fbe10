import { formatDecimal } from '../../../money/decimal.ts'
import { dayOfInstant, startOfDay } from '../../../time/calendar.ts'
import { AROUND_TERM, expansionKinds, SIGNED_BEFORE } from '../../expansion.ts'
import type { Expanded, ExpansionKind } from '../../expansion.ts'
import type { MoneyQuestion } from '../../money.ts'
import type { CheckedRow } from '../checks/checked-row.ts'
import { groupBy } from '../group-by.ts'
import type { CourseContext } from '../passages/courses.ts'
import { runningAt } from './amount-at.ts'
import { smallest } from '../text-order.ts'
import { changesKnown } from './changes.ts'
import type { Change } from './changes.ts'
import type { Paid } from './paid.ts'
import { converted, ratesKnown } from './rates.ts'
import type { RateOn } from './rates.ts'
import { textOf } from './row-values.ts'
import { signedJourneys } from './signed-journeys.ts'
import type { SignedJourney } from './signed-journeys.ts'

type Kinds = Readonly<Record<ExpansionKind, bigint>>

/** What the expansions of each period are made of. */
export function expandedMoney(context: CourseContext, question: MoneyQuestion): Expanded[] {
  const { offsets, setup } = context
  const known = question.knownBefore === null ? Infinity : startOfDay(question.knownBefore, offsets)
  const rateOn = ratesKnown(context, known)
  const journeys = signedJourneys(context, known)
  const grown = changesKnown(context, question).filter(
    ({ movement }) => movement === 'expansion' || movement === 'minor_expansion',
  )
  const lines = grown.flatMap((change) => {
    const kinds = kindsOf(change, { rateOn, journeys, context })
    return expansionKinds
      .map((kind) => ({ period: change.period, by: change.by, kind, amount: kinds[kind] }))
      .filter(({ amount }) => amount > 0n)
  })
  const groups = groupBy(lines, ({ period, by, kind }) => JSON.stringify([period, by, kind]))
  return [...groups.values()].map((same) => {
    const { period, by, kind } = same[0]!
    const amount = same.reduce((sum, line) => sum + line.amount, 0n)
    return { period, by, kind, units: same.length, amount: formatDecimal(amount, setup.currency) }
  })
}

interface Told {
  readonly rateOn: RateOn
  readonly journeys: readonly SignedJourney[]
  readonly context: CourseContext
}

function kindsOf(change: Change, told: Told): Kinds {
  const rises = [...groupBy(change.payer.paid, ({ row }) => thingOf(row)).values()].flatMap(
    (paid) => {
      const rise = riseOf(paid, change, told.rateOn)
      return rise > 0n ? [{ kind: kindOf(paid, change, told), rise }] : []
    },
  )
  const sums = expansionKinds.map((kind) =>
    rises.filter((each) => each.kind === kind).reduce((sum, { rise }) => sum + rise, 0n),
  )
  let excess = sums.reduce((sum, each) => sum + each, 0n) - (change.after - change.before)
  const first = sums.findIndex((sum) => sum > 0n)
  const left = sums.map((sum, i) => {
    // Rounding may have left less than the unit grew by.
    const taken = excess < 0n ? (i === Math.max(first, 0) ? excess : 0n) : least(excess, sum)
    excess -= taken
    return sum - taken
  })
  return Object.fromEntries(expansionKinds.map((kind, i) => [kind, left[i] ?? 0n])) as Kinds
}

/** By how much more is paid for one thing; below zero for less. */
function riseOf(paid: readonly Paid[], { from, to }: Change, rateOn: RateOn): bigint {
  return [...groupBy(paid, ({ currency }) => currency)].reduce((all, [currency, same]) => {
    const rate = rateOn(currency, to.rated)
    const sum = (at: number): bigint =>
      runningAt(same, at).reduce((native, { amount }) => native + amount, 0n)
    const native = sum(to.at) - sum(from?.at ?? -Infinity)
    return rate === null ? all : all + converted(native, rate)
  }, 0n)
}

function kindOf(paid: readonly Paid[], change: Change, { journeys, context }: Told): ExpansionKind {
  const { from, to, payer } = change
  const subscription = textOf(paid[0]!.row, 'subscription_id')
  const named = journeys
    .filter(
      ({ signed, ...journey }) =>
        journey.subscription === subscription &&
        signed <= to.rated &&
        signed >= to.told - SIGNED_BEFORE,
    )
    .at(-1)
  if (named !== undefined) return named.kind
  const now = runningAt(paid, to.at)
  const then = runningAt(payer.paid, from?.at ?? -Infinity)
  const products = then.map(({ row }) => textOf(row, 'product'))
  const own = smallest(now.map(({ row }) => textOf(row, 'product')))
  if (!then.some((each) => paid.includes(each))) {
    if (own !== null && products.includes(own)) return 'upsell'
    return own === null || products.includes(null) ? 'unknown' : 'cross_sell'
  }
  const dayOf = (at: number): number => dayOfInstant(at, context.offsets)
  const isAtTerm = now.some(
    ({ begin, termBefore }) =>
      termBefore !== null && Math.abs(dayOf(begin) - dayOf(termBefore)) <= AROUND_TERM,
  )
  if (isAtTerm) return 'renewal_uplift'
  return subscription === null && own === null ? 'unknown' : 'upsell'
}

/** A subscription, or a product of an account where lines name none. */
function thingOf(row: CheckedRow): string {
  const names = ['account_id', 'product'].map((column) => textOf(row, column))
  const subscription = textOf(row, 'subscription_id')
  return JSON.stringify(subscription === null ? names : [subscription])
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
