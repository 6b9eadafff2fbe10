import { formatDay, nextPeriod, periodStart } from '../../time/calendar.ts'
import { logNormalMean } from '../../stats/log-normal.ts'
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from '../truth/spans.ts'
import type { Offer, Truth } from '../truth/truth.ts'
import { dayOf } from './arrivals.ts'
import type { ExpectedMovement, ExpectedRetention } from './expected.ts'
import { groups, renewedShares } from './renewals.ts'
import type { Flows } from './revenue-flows.ts'

/** Flows of a company of some size, month by month. */
export function movementAnswers(
  truth: Truth,
  size: number,
  flows: Flows,
): readonly ExpectedMovement[] {
  const from = dayOf(truth.from)
  const until = dayOf(truth.until)
  const found: ExpectedMovement[] = []
  let opening = 0
  for (let start = periodStart(from, 'month'); start < until; start = nextPeriod(start, 'month')) {
    const first = Math.max(0, start - from)
    const end = nextPeriod(start, 'month') - from
    const sum = (flow: Float64Array): number =>
      flow.subarray(first, end).reduce((total, amount) => total + amount, 0) * size
    const moved = {
      new: sum(flows.new),
      expansion: sum(flows.expansion),
      contraction: sum(flows.contraction),
      churn: sum(flows.churn),
      reactivation: sum(flows.reactivation),
    }
    const closing = Object.values(moved).reduce((total, amount) => total + amount, opening)
    found.push({ month: formatDay(start), opening, ...moved, closing })
    opening = closing
  }
  return found
}

/** Yearly recurring revenue at the end, for each journey that arrives. */
export function closingRevenue(flows: Flows): number {
  return Object.values(flows as unknown as Record<string, Float64Array>).reduce(
    (total, flow) => total + flow.reduce((sum, amount) => sum + amount, 0),
    0,
  )
}

const TERMS = 12

/** By offer and group, without price rises, without those lost in onboarding or who come back. */
export function retentionAnswers({ offers }: Truth): readonly ExpectedRetention[] {
  return offers.flatMap((offer) =>
    groups.flatMap((group) =>
      renewedShares(offer, group, TERMS).map((customers, term) => ({
        offer: offer.name,
        group,
        term,
        customers,
        revenue: customers * growthAfter(offer, term),
      })),
    ),
  )
}

/** Mean of a price that stays, as a multiple of the first, just after so many renewals. */
function growthAfter({ expansion, contraction, term }: Offer, terms: number): number {
  const years = (term * terms * DAYS_PER_MONTH) / DAYS_PER_YEAR
  const grown = Math.exp(expansion.perYear * years * (logNormalMean(expansion.factor) - 1))
  const kept = 1 - contraction.chance * (1 - logNormalMean(contraction.factor))
  return grown * kept ** terms
}
