import {
  rerouted,
  steady,
  wanderingRate,
  type WanderingRate,
} from '../../../../stats/wandering/wandering-rate.ts'
import { ageWithin, churnHazards, hazardAt, type ChurnHazards } from './churn-hazards.ts'
import { curvesAhead, meanHazards } from './curves-ahead.ts'
import type { CustomerFacts, MonthMoves } from '../facts.ts'
import type {
  ChurnModel,
  CustomersModel,
  ExpansionModel,
  ForecastModel,
  Gap,
  HazardsAhead,
} from '../forecast-parts.ts'

const MOST_MONTHS = 60
const FEW = 10
/** As many losses as size counts for what all pay. */
const SIZE_WEIGHT = 10

/** The right of the bowtie: who pays, leaves, expands. */
export function customersSide(
  facts: CustomerFacts,
  gaps: Gap[],
): Pick<ForecastModel, 'customers' | 'churn' | 'expansion'> {
  const months = facts.months.slice(-MOST_MONTHS)
  const running = atLeast0(facts.running)
  const left = months.reduce((sum, month) => sum + month.left, 0)
  const atRisk = facts.leaving.reduce((sum, each) => sum + each.atRisk, 0)
  const moves = months.filter((month) => month.opening > 0).length
  if (facts.months.length > 0 || running > 0) {
    if (!(atRisk > 0)) gaps.push({ part: 'churn', why: 'nothing' })
    else if (!facts.leaving.some(({ age, atRisk }) => age >= 12 && atRisk > 0)) {
      gaps.push({ part: 'churn', why: 'young' })
    } else if (left < FEW) gaps.push({ part: 'churn', why: left === 0 ? 'nothing' : 'few' })
    const expanded = months.reduce((sum, month) => sum + month.expanded, 0)
    if (!(expanded > 0)) gaps.push({ part: 'expansion', why: 'nothing' })
    else if (moves < 6) gaps.push({ part: 'expansion', why: 'young' })
  }
  return {
    customers: customersOf(facts, running),
    churn: churnOf(facts, months),
    expansion: expansionOf(months),
  }
}

function customersOf(facts: CustomerFacts, running: number): CustomersModel {
  const alike =
    facts.squares > 0
      ? Math.min(running ** 2 / facts.squares, Math.max(1, facts.count))
      : facts.count
  const ages = facts.ages.filter(({ amount }) => amount > 0)
  const known = ages.reduce((sum, { amount }) => sum + amount, 0)
  // Of whom no age is known: they are as old as can be told.
  const oldest = facts.leaving.reduce((most, { age }) => Math.max(most, age), 0)
  return {
    running,
    alike: running > 0 ? Math.max(1, Math.round(alike)) : 0,
    ages:
      known > 0
        ? ages.map(({ age, amount }) => ({ age, amount: (amount * running) / known }))
        : [{ age: oldest, amount: running }],
  }
}

function churnOf(facts: CustomerFacts, months: readonly MonthMoves[]): ChurnModel {
  const known = churnHazards(facts)
  if (known === null) return { hazards: [], atOnce: 0, level: steady(0, 0), size: 1 }
  const ahead = curvesAhead(facts.leaving, known)
  const found = ahead === null ? known : goingOn(known, ahead)
  const { hazards } = found
  const joined = joinedByMonth(facts)
  const atOnce = atOnceOf(facts, joined)
  const due = dueByMonth(facts, months, hazards)
  const came = joined.slice(-months.length)
  const level = wanderingRate(
    months.map((month) => month.left),
    months.map((month, index) => month.customers * (due[index] ?? 0) + atOnce * (came[index] ?? 0)),
  )
  const unsure = patternError(facts, found)
  const lost = months.reduce((sum, month) => sum + month.left, 0)
  const like = months.reduce(
    (sum, month) =>
      sum + (month.customers > 0 ? (month.left * month.opening) / month.customers : 0),
    0,
  )
  const churned = months.reduce((sum, month) => sum + month.churned, 0)
  const weight = lost / (lost + SIZE_WEIGHT)
  const ratio = like > 0 ? churned / like : 1
  return {
    hazards,
    ...(ahead === null ? {} : { ahead }),
    atOnce,
    level: level === null ? steady(0, unsure) : widened(level, unsure + weight ** 2 / (lost + 1)),
    size: weight * ratio + (1 - weight),
  }
}

/** Beyond what is known by the mean of the ways; that they differ is drawn by the ways themselves. */
function goingOn(known: ChurnHazards, ahead: HazardsAhead): ChurnHazards {
  const hazards = meanHazards(ahead)
  const variances = hazards.map((_, age) => (age < ahead.from ? (known.variances[age] ?? 0) : 0))
  return { ...known, hazards, variances }
}

/** New customers, and those who came back, by month. */
function joinedByMonth({ months, count }: CustomerFacts): readonly number[] {
  return months.map(({ customers, left }, index) => {
    const after = index + 1 < months.length ? months[index + 1]!.customers : count
    return Math.max(0, after - customers + left)
  })
}

/** Who leaves before the month they begin in ends was never there at a month's end. */
function atOnceOf({ months, leaving }: CustomerFacts, joined: readonly number[]): number {
  const left = months.reduce((sum, month) => sum + month.left, 0)
  const seen = leaving.reduce((sum, each) => sum + each.lost, 0)
  const all = joined.reduce((sum, each) => sum + each, 0)
  return all > 0 ? Math.min(1, Math.max(0, left - seen) / all) : 0
}

/** By month of history: the mean chance to leave of those who were there, by their ages then. */
function dueByMonth(
  { ages }: CustomerFacts,
  months: readonly MonthMoves[],
  hazards: readonly number[],
): readonly number[] {
  const oldest = ages.reduce((most, { age }) => Math.max(most, age), 0)
  const kept = [1]
  for (let age = 0; age <= oldest; age++) kept.push(kept[age]! * (1 - hazardAt(hazards, age)))
  // Who is here now stands for all who began with them.
  const began = ages.map(({ age, count }) => ({ age, count: count / Math.max(0.02, kept[age]!) }))
  const all = hazards.reduce((sum, hazard) => sum + hazard, 0) / hazards.length
  return months.map((_, index) => {
    const ago = months.length - index
    let [there, leaving] = [0, 0]
    for (const { age, count } of began) {
      if (age < ago) continue
      there += count * kept[age - ago]!
      leaving += count * kept[age - ago]! * hazardAt(hazards, age - ago)
    }
    return there > 0 ? leaving / there : all
  })
}

/** Variance of what leaves within a year that comes of not knowing the pattern of ages. */
function patternError({ ages }: CustomerFacts, { hazards, variances }: ChurnHazards): number {
  const weights = hazards.map(() => 0)
  for (const { age, amount } of ages) {
    for (let month = 0; month < 12; month++) {
      const at = ageWithin(age + month, hazards.length)
      weights[at] = (weights[at] ?? 0) + amount * (hazards[at] ?? 0)
    }
  }
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  if (!(whole > 0)) return 0
  return weights.reduce((sum, weight, at) => sum + (weight / whole) ** 2 * (variances[at] ?? 0), 0)
}

function expansionOf(months: readonly MonthMoves[]): ExpansionModel {
  const open = months.filter((month) => month.opening > 0)
  const rate = (of: (month: MonthMoves) => number): WanderingRate | null =>
    wanderingRate(
      open.map((month) => atLeast0(of(month))),
      open.map((month) => month.opening),
      { unit: null },
    )
  const moved = open.map((month) => month.currency / month.opening)
  return {
    expanded: rate((month) => month.expanded),
    contracted: rate((month) => month.contracted),
    returned: rate((month) => month.returned),
    currency: open.length === 0 ? 0 : moved.reduce((sum, each) => sum + each ** 2, 0) / open.length,
  }
}

function widened(rate: WanderingRate, variance: number): WanderingRate {
  return rerouted(rate, (way) => ({
    ...way,
    errors: { ...way.errors, level: way.errors.level + variance },
  }))
}

function atLeast0(value: number): number {
  return value > 0 && Number.isFinite(value) ? value : 0
}
