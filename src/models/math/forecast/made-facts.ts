import type { FollowedDay, ForecastFacts, MonthMoves } from './facts.ts'

/** A company for tests and benches: as regular as can be, so that its forecast is known by hand. */
export interface MadeCompany {
  readonly months?: number
  /** Journeys entering the first stage in a month. */
  readonly arrivals?: number
  readonly stages?: number
  /** The share that goes on from each stage, and on which of the days after the entry it does. */
  readonly goesOn?: number
  readonly days?: number
  readonly price?: number
  /** Standard deviation of a price over its mean. */
  readonly unlike?: number
  readonly customers?: number
  /** Share of customers leaving in a month, and of what runs expanding. */
  readonly leaves?: number
  readonly expands?: number
  readonly paidYearly?: number
}

const ORIGIN = 20_454

export function madeFacts({
  months = 36,
  arrivals = 200,
  stages = 3,
  goesOn = 0.4,
  days = 20,
  price = 10_000,
  unlike = 0.5,
  customers = 400,
  leaves = 0.01,
  expands = 0.01,
  paidYearly = 0.5,
}: MadeCompany = {}): ForecastFacts {
  const flat = (value: number): number[] => Array.from({ length: months }, () => value)
  const perMonth = arrivals * goesOn ** stages
  const running = customers * price
  const square = price ** 2 * (1 + unlike ** 2)
  const moves: MonthMoves = {
    opening: running,
    fresh: perMonth * price,
    returned: 0,
    expanded: running * expands,
    contracted: 0,
    churned: running * leaves,
    currency: 0,
    closing: running,
    customers,
    left: customers * leaves,
  }
  return {
    by: [],
    origin: ORIGIN,
    stages: Array.from({ length: stages }, (_, at) => ({
      id: `stage-${at + 1}`,
      arrivals: flat(at === 0 ? arrivals : 0),
      followed: followed(arrivals * months * goesOn ** at, goesOn, days),
      toCommit: at === 0 ? followed(arrivals * months, goesOn ** stages, days * stages) : [],
      open: Array.from({ length: days }, (_, age) => ({
        age: age + 1,
        count: Math.round((arrivals * goesOn ** at) / 30),
      })).filter(({ count }) => count > 0),
    })),
    wins: flat(perMonth),
    direct: flat(0),
    bookings: flat(perMonth * price),
    deal: {
      n: perMonth * months,
      sum: perMonth * months * price,
      squares: perMonth * months * square,
    },
    onboarding: { signed: 100, begun: 90, curve: [0.5, 0.9, 1] },
    customers: {
      running,
      count: customers,
      squares: customers * square,
      ages: Array.from({ length: 24 }, (_, age) => ({
        age: age + 1,
        count: customers / 24,
        amount: running / 24,
      })),
      leaving: Array.from({ length: 36 }, (_, age) => ({
        age,
        atRisk: customers,
        lost: customers * leaves,
      })),
      months: flat(0).map(() => moves),
      paidYearly,
    },
  }
}

/** Half of those who go on do so by half the days, the others at their end; then the rest is lost. */
function followed(entered: number, share: number, age: number): FollowedDay[] {
  return [
    { age: Math.ceil(age / 2), next: (entered * share) / 2, skipped: 0, lost: 0, open: 0 },
    { age, next: (entered * share) / 2, skipped: 0, lost: entered * (1 - share), open: 0 },
  ].filter(({ next, lost }) => next + lost > 0)
}
