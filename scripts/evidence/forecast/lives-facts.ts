import type { Count, Followed } from '../../../src/engine/engine.ts'
import type { CohortCell, Held, Moved } from '../../../src/engine/money.ts'
import type { Company } from '../../../src/generator/life/company.ts'
import { perPeriod } from '../../../src/generator/systems/billing.ts'
import type { Life } from '../../../src/generator/life/life.ts'
import { customerFacts } from '../../../src/models/math/forecast/customer-facts.ts'
import { dealFacts, spreadOf } from '../../../src/models/math/forecast/deal-facts.ts'
import type { ForecastFacts } from '../../../src/models/math/forecast/facts.ts'
import { openDays } from '../../../src/models/math/forecast/followed-days.ts'
import { onboardingFacts } from '../../../src/models/math/forecast/onboarding-facts.ts'
import { stageFacts, wingMonths } from '../../../src/models/math/forecast/wing-facts.ts'
import {
  dayOfInstant,
  periodStart,
  periodsBetween,
  startOfDay,
} from '../../../src/time/calendar.ts'
import type { Day } from '../../../src/time/calendar.ts'

const CENTS = 100
const STAGES = ['awareness', 'education', 'consideration', 'selection']
type Outcome = Followed['outcome']

/**
 * The facts of a made-up company counted from its lives themselves, as they stood at the origin: what
 * `measureForecast` counts in a build of it, without writing one. One account has one journey.
 */
export function livesFacts(
  company: Pick<Company, 'offsets' | 'firstDay' | 'offers'>,
  all: readonly Life[],
  origin: Day,
): ForecastFacts {
  const { offsets } = company
  const end = startOfDay(origin, offsets)
  const counts: Count[] = []
  const followed: Followed[] = []
  const toCommit: Followed[] = []
  const dayOf = (at: number): Day => dayOfInstant(at, offsets)
  const month = (at: number): Day => periodStart(dayOf(at), 'month')
  const year = (at: number): Day => periodStart(dayOf(at), 'year')
  const count = (stage: string, event: Count['event'], at: number, amount: number | null) =>
    counts.push({
      stage,
      period: month(at),
      by: [],
      event,
      dated: true,
      age: null,
      count: 1,
      amount: amount === null ? null : String(amount),
    })
  const passage = (stage: string, from: number, until: number, outcome: Outcome): Followed => ({
    stage,
    period: year(from),
    by: [],
    outcome,
    reason: null,
    since: null,
    age: until - from,
    cluster: null,
    mature: [],
    count: 1,
  })
  for (const { entries, loss, amount } of all) {
    const seen = entries.filter(({ at }) => at < end)
    const lost = loss !== null && loss.at < end ? loss : null
    for (const [place, { stage, at }] of seen.entries()) {
      if (stage === 'commit') count(stage, 'entered', at, amount / CENTS)
      const index = STAGES.indexOf(stage)
      if (index < 0) continue
      count(stage, 'entered', at, null)
      const after = seen[place + 1]
      const isNext = after?.stage === (STAGES[index + 1] ?? 'commit')
      const outcome = after !== undefined ? (isNext ? 'next' : 'skipped') : lost ? 'lost' : 'open'
      if (after !== undefined) count(stage, isNext ? 'next' : 'skipped', after.at, null)
      followed.push(passage(stage, at, after?.at ?? lost?.at ?? end, outcome))
      if (place > 0) continue
      const won = seen.find((entry) => entry.stage === 'commit')
      const out = won !== undefined ? 'next' : lost ? 'lost' : 'open'
      toCommit.push(passage(stage, at, won?.at ?? lost?.at ?? end, out))
    }
  }
  const wing = wingMonths(counts, STAGES, origin)
  const { moved, cohorts, held, signed, paidYearly } = moneyOf(company, all, origin)
  const won = counts.flatMap(({ amount }) => (amount === null ? [] : [Number(amount)]))
  const paying = held.map(({ amount }) => Number(amount))
  const spread = spreadOf(won.length > 0 ? won : paying)
  return {
    by: [],
    origin,
    stages: wing.stages.map((stage) => {
      const own = followed.filter((each) => each.stage === stage.id)
      const path = toCommit.filter((each) => each.stage === stage.id)
      return stageFacts(stage, { followed: own, toCommit: path, open: openDays(own, 0) }, origin)
    }),
    ...dealFacts({ ...wing, signed, spread }),
    onboarding: onboardingFacts(signed.units, signed.units),
    customers: customerFacts({ origin, moved, cohorts, held, paidYearly }),
  }
}

/** What customers pay at the end of each month: as movements, and by when they began. */
function moneyOf(
  { firstDay, offers }: Pick<Company, 'firstDay' | 'offers'>,
  all: readonly Life[],
  origin: Day,
) {
  const months = periodsBetween(firstDay, origin, 'month')
  const moved: Moved[] = []
  const cells = new Map<string, CohortCell>()
  const held: Held[] = []
  const units = months.map(() => 0)
  const amounts = months.map(() => 0)
  let inAdvance = 0
  for (const { journey, contract, offer } of all) {
    const billing = offers[offer]?.billing ?? 'month'
    const perYear = billing === 'year' ? 1 : 12
    let [start, before] = [-1, 0]
    for (const [at, month] of months.entries()) {
      const eve = months[at + 1] ?? origin
      const line = contract?.lines.find((each) => each.startedOn < eve && eve <= each.endedOn)
      const now = line === undefined ? 0 : (perPeriod(line.amount, billing) * perYear) / CENTS
      const movement = movementOf(start < 0, before, now)
      if (movement !== null) {
        const amount = (now - before).toFixed(2)
        moved.push({ period: month, by: [], movement, units: 1, amount })
      }
      if (movement === 'new') {
        start = at
        units[at]! += 1
        amounts[at]! += now
      }
      before = now
      if (now === 0) continue
      const [first, age] = [months[start]!, at - start]
      const key = `${start} ${age}`
      const cell = cells.get(key) ?? { start: first, age, by: [], units: 0, amount: '0', kept: '0' }
      const amount = (Number(cell.amount) + now).toFixed(2)
      cells.set(key, { ...cell, units: cell.units + 1, amount })
    }
    if (before === 0) continue
    held.push({ unit: String(journey), by: [], amount: before.toFixed(2) })
    if (billing === 'year') inAdvance += before
  }
  const from = Math.max(
    0,
    units.findIndex((count) => count > 0),
  )
  const signed = { units: units.slice(from), amounts: amounts.slice(from) }
  const running = held.reduce((sum, { amount }) => sum + Number(amount), 0)
  const paidYearly = running > 0 ? inAdvance / running : 0
  return { moved, cohorts: [...cells.values()], held, signed, paidYearly }
}

function movementOf(isFirst: boolean, before: number, now: number): Moved['movement'] | null {
  if (now === before) return null
  if (before === 0) return isFirst ? 'new' : 'reactivation'
  if (now === 0) return 'churn'
  return now > before ? 'expansion' : 'contraction'
}
