import type { Count, Followed } from '../../../src/engine/engine.ts'
import type { CohortCell, Held, Moved } from '../../../src/engine/money.ts'
import type { Company } from '../../../src/generator/life/company.ts'
import type { Life } from '../../../src/generator/life/life.ts'
import { customerFacts } from '../../../src/models/math/forecast/customer-facts.ts'
import { dealFacts, spreadOf } from '../../../src/models/math/forecast/deal-facts.ts'
import type { ForecastFacts } from '../../../src/models/math/forecast/facts.ts'
import { openDays } from '../../../src/models/math/forecast/followed-days.ts'
import { monthsBetween } from '../../../src/models/math/forecast/months-between.ts'
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
  { offsets, firstDay }: Pick<Company, 'offsets' | 'firstDay'>,
  all: readonly Life[],
  origin: Day,
): ForecastFacts {
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
  const { moved, cohorts, held, signed } = moneyOf(all, firstDay, origin)
  const spread = spreadOf(held.map(({ amount }) => Number(amount)))
  const told =
    wing.amounts.length > 0 ? { ...wing, signed, spread } : { ...wing, signed: null, spread }
  return {
    by: [],
    origin,
    stages: wing.stages.map((stage) => {
      const own = followed.filter((each) => each.stage === stage.id)
      const path = toCommit.filter((each) => each.stage === stage.id)
      return stageFacts(stage, { followed: own, toCommit: path, open: openDays(own, 0) }, origin)
    }),
    ...dealFacts(told),
    onboarding: onboardingFacts(signed.units, signed.units),
    customers: customerFacts({ origin, moved, cohorts, held, paidYearly: 1 }),
  }
}

/** What customers pay, day by day, as movements and as cohorts by month. */
function moneyOf(all: readonly Life[], firstDay: Day, origin: Day) {
  const months = periodsBetween(firstDay, origin, 'month')
  const moved: Moved[] = []
  const cells = new Map<string, { start: Day; age: number; units: number; amount: number }>()
  const held: Held[] = []
  const units = months.map(() => 0)
  const amounts = months.map(() => 0)
  const move = (day: Day, movement: Moved['movement'], count: number, cents: number): void => {
    const amount = (cents / CENTS).toFixed(2)
    moved.push({ period: periodStart(day, 'month'), by: [], movement, units: count, amount })
  }
  for (const { journey, contract } of all) {
    const lines = (contract?.lines ?? []).filter(({ startedOn }) => startedOn < origin)
    const [first] = lines
    if (first === undefined) continue
    const at = monthsBetween(months[0]!, periodStart(first.startedOn, 'month'))
    units[at]! += 1
    amounts[at]! += first.amount / CENTS
    let before = 0
    let until = first.startedOn
    for (const { startedOn, endedOn, amount } of lines) {
      if (startedOn > until) {
        move(until, 'churn', 1, -before)
        before = 0
      }
      if (startedOn === first.startedOn) move(startedOn, 'new', 1, amount)
      else if (before === 0) move(startedOn, 'reactivation', 1, amount)
      else if (amount > before) move(startedOn, 'expansion', 1, amount - before)
      else if (amount < before) move(startedOn, 'contraction', 1, amount - before)
      before = amount
      until = endedOn
    }
    if (until < origin) move(until, 'churn', 1, -before)
    for (let month = at; month < months.length; month++) {
      const eve = months[month + 1] ?? origin
      const line = lines.find(({ startedOn, endedOn }) => startedOn < eve && eve <= endedOn)
      const key = `${at} ${month - at}`
      const cell = cells.get(key) ?? { start: months[at]!, age: month - at, units: 0, amount: 0 }
      cells.set(key, cell)
      if (line === undefined) continue
      cell.units += 1
      cell.amount += line.amount
      if (eve === origin) {
        held.push({ unit: String(journey), by: [], amount: (line.amount / CENTS).toFixed(2) })
      }
    }
  }
  const cohorts: CohortCell[] = Array.from(cells.values(), ({ amount, ...cell }) => ({
    ...cell,
    by: [],
    amount: (amount / CENTS).toFixed(2),
    kept: '0',
  }))
  const from = Math.max(
    0,
    units.findIndex((count) => count > 0),
  )
  const signed = { units: units.slice(from), amounts: amounts.slice(from) }
  return { moved, cohorts, held, signed }
}
