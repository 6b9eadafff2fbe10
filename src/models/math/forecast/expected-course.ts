import type { ForecastModel } from './forecast-parts.ts'
import { plannedSlice, type PlannedSlice } from './course/planned-slice.ts'
import type { Drivers } from './simulated.ts'

/** What is expected by month, and what it is made of: every sum is that of its parts. */
export interface ExpectedCourse {
  readonly entered: readonly number[]
  readonly wins: readonly number[]
  readonly bookings: readonly number[]
  readonly running: readonly number[]
  readonly existing: readonly number[]
  readonly fresh: readonly number[]
  readonly cash: readonly number[]
  /** Wins by where they come from: under way at the origin, by stage; or to arrive at it (`null`: at the commitment). */
  readonly fromOpen: readonly Part[]
  readonly fromArrivals: readonly Part[]
  /** Of who pays at the origin, and of what began since; what goes is positive. */
  readonly ofExisting: Flows
  readonly ofFresh: Flows
}

export interface Part {
  readonly stage: string | null
  /** Journeys under way at the origin; of arrivals: how many arrive by the end. */
  readonly count: number
  readonly wins: readonly number[]
  readonly bookings: readonly number[]
}

/** By month, a year's money. `started`: of it, what was signed before the origin is `waited`. */
export interface Flows {
  readonly started: readonly number[]
  readonly waited: readonly number[]
  readonly lost: readonly number[]
  readonly expanded: readonly number[]
  readonly contracted: readonly number[]
  readonly returned: readonly number[]
}

/** The course without chance: what the paths are on average. */
export function expectedCourse(
  model: ForecastModel,
  months: number,
  drivers: Drivers = {},
): ExpectedCourse {
  return courseOf(model, plannedSlice(model, months, drivers)).course
}

/**
 * The course, what is signed by month even where that is not told, and of what began since the origin
 * the shares that leave and renew by month, and what is left in the end of each month's beginnings.
 */
export function courseOf(
  model: ForecastModel,
  plan: PlannedSlice,
): {
  readonly course: ExpectedCourse
  readonly signed: readonly number[]
  readonly freshLeaving: Float64Array
  readonly freshAnniversaries: Float64Array
  readonly freshLeft: Float64Array
} {
  const { months, price } = plan
  const winning = Math.exp(model.winning.level)
  const zeros = (): number[] => Array.from({ length: months }, () => 0)
  const fromOpen = plan.open.flatMap(({ stage, count, wins, total }) =>
    total > 0 || count > 0
      ? [
          part(
            stage,
            count,
            wins.map((each) => each * Math.min(winning, count / total || 1)),
            price,
          ),
        ]
      : [],
  )
  const entered = zeros()
  const fromArrivals = plan.sources.map(({ stage, arrivals, kernel, band }) => {
    const wins = new Float64Array(months)
    for (let month = 0; month < months; month++) {
      if (stage !== null) entered[month]! += arrivals[month]!
      for (let j = Math.max(0, month - band); j <= month; j++) {
        wins[month]! += arrivals[j]! * kernel[j * months + month]!
      }
      if (stage !== null) wins[month]! *= winning
    }
    const count = arrivals.reduce((sum, each) => sum + each, 0)
    return part(stage, count, wins, price)
  })
  const parts = [...fromOpen, ...fromArrivals]
  const sum = (of: (part: Part) => readonly number[]): number[] =>
    zeros().map((_, month) => parts.reduce((all, each) => all + (of(each)[month] ?? 0), 0))
  const wins = sum((each) => each.wins)
  const bookings = sum((each) => each.bookings)
  const existing = existingOf(model, plan)
  const fresh = freshOf(model, plan, bookings)
  const running = existing.closing.map((amount, month) => amount + fresh.closing[month]!)
  const cash = running.map((closing, month) => {
    const opening = month === 0 ? model.customers.running : running[month - 1]!
    const yearly =
      existing.closing[month]! * plan.anniversaries[month]! +
      fresh.flows.started[month]! +
      (fresh.closing[month]! - fresh.flows.started[month]! * (1 - plan.atOnce[month]!)) *
        fresh.anniversaries[month]!
    return ((1 - model.paidYearly) * (opening + closing)) / 24 + model.paidYearly * yearly
  })
  return {
    course: {
      entered,
      wins: model.isUnsigned ? zeros() : wins,
      bookings: model.isUnsigned ? zeros() : bookings,
      running,
      existing: existing.closing,
      fresh: fresh.closing,
      cash,
      fromOpen,
      fromArrivals,
      ofExisting: existing.flows,
      ofFresh: fresh.flows,
    },
    signed: bookings,
    freshLeaving: fresh.leaving,
    freshAnniversaries: fresh.anniversaries,
    freshLeft: fresh.cohorts,
  }
}

function part(stage: string | null, count: number, wins: Float64Array, price: Float64Array): Part {
  const own = wins.subarray(0, price.length)
  return {
    stage,
    count,
    wins: Array.from(own),
    bookings: Array.from(own, (each, month) => each * price[month]!),
  }
}

function existingOf({ customers }: ForecastModel, plan: PlannedSlice) {
  const flows = noFlows(plan.months)
  const closing: number[] = []
  let amount = customers.running
  for (let month = 0; month < plan.months; month++) {
    flows.lost[month] = amount * plan.leaving[month]!
    amount = grown(amount - flows.lost[month]!, plan, flows, month)
    closing.push(amount)
  }
  return { flows, closing }
}

/** What begins by month, and each month's beginnings through their own ages. */
export function freshOf({ begin }: ForecastModel, plan: PlannedSlice, bookings: readonly number[]) {
  const { months, shares } = plan
  const flows = noFlows(months)
  const factor = Math.exp(begin.level.level)
  const [leaving, anniversaries] = [new Float64Array(months), new Float64Array(months)]
  const cohorts = new Float64Array(months)
  const closing: number[] = []
  for (let month = 0; month < months; month++) {
    let [there, left, renewed] = [0, 0, 0]
    for (let start = 0; start < month; start++) {
      const lost = cohorts[start]! * plan.freshLeaving(month - start - 1, month)
      there += cohorts[start]!
      left += lost
      cohorts[start]! -= lost
      if ((month - start) % 12 === 0) renewed += cohorts[start]!
    }
    leaving[month] = there > 0 ? left / there : 0
    anniversaries[month] = there - left > 0 ? renewed / (there - left) : 0
    const kept = grown(there - left, plan, flows, month)
    const growth = there - left > 0 ? kept / (there - left) : 1
    for (let start = 0; start < month; start++) cohorts[start]! *= growth
    flows.waited[month] = factor * plan.waiting[month]!
    let started = plan.waiting[month]!
    for (let ago = 0; ago < shares.length && ago <= month; ago++) {
      started += shares[ago]! * plan.begins[month - ago]! * bookings[month - ago]!
    }
    flows.started[month] = factor * started
    const gone = flows.started[month]! * plan.atOnce[month]!
    flows.lost[month] = left + gone
    cohorts[month] = flows.started[month]! - gone
    closing.push(kept + cohorts[month]!)
  }
  return { flows, closing, leaving, anniversaries, cohorts }
}

function grown(kept: number, plan: PlannedSlice, flows: MutableFlows, month: number): number {
  flows.expanded[month] = kept * plan.expanded[month]!
  flows.contracted[month] = kept * plan.contracted[month]!
  flows.returned[month] = kept * plan.returned[month]!
  return kept + flows.expanded[month] - flows.contracted[month] + flows.returned[month]
}

type MutableFlows = { readonly [Flow in keyof Flows]: number[] }

function noFlows(months: number): MutableFlows {
  const zeros = (): number[] => Array.from({ length: months }, () => 0)
  return {
    started: zeros(),
    waited: zeros(),
    lost: zeros(),
    expanded: zeros(),
    contracted: zeros(),
    returned: zeros(),
  }
}
