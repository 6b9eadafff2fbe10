import type { Beta, Offer, Step, Truth } from '../truth/truth.ts'
import type { CustomerKind } from './customer-kinds.ts'
import type { ExpectedEffect, ExpectedLever } from './expected.ts'
import { closingRevenue } from './revenue-answers.ts'
import { flowsOf } from './revenue-flows.ts'
import { courseOf, tallyAnswers } from './tally-answers.ts'
import type { Course } from './tally-answers.ts'

const TENTH_MORE = 1.1

/** What a tenth more of a chance, of the price, of the discount or of churn would have meant. */
export function leverAnswers(truth: Truth, size: number, course: Course): readonly ExpectedLever[] {
  const before = valueOf(truth, course.kinds)
  const compare = (lever: string, changed: Truth, kinds: readonly CustomerKind[]) => {
    const after = valueOf(changed, kinds)
    return {
      lever,
      wins: (after.wins - before.wins) * size,
      arr: (after.arr - before.arr) * size,
    }
  }
  const steps = truth.steps.map((step, index) => {
    const changed = { ...truth, steps: truth.steps.with(index, likelier(step)) }
    return compare(step.stage, changed, courseOf(changed).kinds)
  })
  const offers = (of: (offer: Offer) => Offer): Truth => ({
    ...truth,
    offers: truth.offers.map(of),
  })
  const price = offers((offer) => ({
    ...offer,
    price: { ...offer.price, median: offer.price.median * TENTH_MORE },
  }))
  const discount = offers((offer) => ({
    ...offer,
    discount: offer.discount === null ? null : higher(offer.discount),
  }))
  const churn = offers((offer) => ({
    ...offer,
    churn: {
      ...offer.churn,
      withImpact: higher(offer.churn.withImpact),
      without: higher(offer.churn.without),
    },
  }))
  return [
    ...steps,
    compare('price', price, course.kinds),
    compare('discount', discount, course.kinds),
    compare('churn', churn, course.kinds),
  ]
}

/** Each effect that begins or ends: the entries of the stages it leads to, with and without it. */
export function effectAnswers(
  truth: Truth,
  size: number,
  course: Course,
): readonly ExpectedEffect[] {
  const dated = truth.effects.filter(({ from, until }) => from !== null || until !== null)
  if (dated.length === 0) return []
  const before = entriesOf(truth, size, course)
  return dated.map((effect) => {
    const without = { ...truth, effects: truth.effects.filter((other) => other !== effect) }
    const after = entriesOf(without, size, courseOf(without))
    const stages = truth.steps.map(({ stage }) => stage)
    const meant = effect.stages.length === 0 ? stages : effect.stages
    const entries = meant.map((stage) => {
      const next = stages[stages.indexOf(stage) + 1] ?? 'impact'
      return { stage: next, difference: (before.get(next) ?? 0) - (after.get(next) ?? 0) }
    })
    const { name, from, until, odds, time } = effect
    return { name, from, until, odds, time, entries }
  })
}

function entriesOf(truth: Truth, size: number, course: Course): ReadonlyMap<string, number> {
  const { tally } = tallyAnswers(truth, size, course, { ages: false })
  const all = tally.filter(({ attribute }) => attribute === null)
  return new Map(all.map(({ stage, entered }) => [stage, entered]))
}

/** For each journey that arrives. */
function valueOf(truth: Truth, kinds: readonly CustomerKind[]) {
  const wins = kinds
    .flatMap(({ signed }) => signed[0]!)
    .reduce((sum, days) => days.reduce((total, share) => total + share, sum), 0)
  return { wins, arr: closingRevenue(flowsOf(truth, kinds)) }
}

/** A series of meetings goes well as a whole a tenth more often. */
function likelier(step: Step): Step {
  const chance = Math.min(1, step.chance * TENTH_MORE)
  if (step.meetings === null) return { ...step, chance }
  const each = Math.min(1, step.meetings.each * TENTH_MORE ** (1 / step.meetings.count))
  return { ...step, chance, meetings: { ...step.meetings, each } }
}

/** The same spread, a mean a tenth higher. */
function higher({ alpha, beta }: Beta): Beta {
  const more = Math.min(alpha * TENTH_MORE, alpha + beta * 0.999)
  return { alpha: more, beta: alpha + beta - more }
}
