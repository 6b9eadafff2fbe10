import type { WanderingRate } from '../../../../stats/wandering/wandering-rate.ts'
import { hazardAt } from '../estimate/churn-hazards.ts'
import { leavingTogether } from '../estimate/leaving-together.ts'
import { driven } from './driven.ts'
import { plannedFactor } from '../estimate/planned-spend.ts'
import type { ChurnModel, ForecastModel } from '../forecast-parts.ts'
import type { Drivers } from '../simulated.ts'
import { arrivalKernel, openWins, type OpenWins } from './win-kernels.ts'

/** Who is under way is followed for so long, whatever is asked. */
const REACH = 60
/** What is left of a rise from month to month. */
export const RISE_KEPT = 0.985
/** Parts of a kernel too small to count go to the last that counts. */
const TOO_SMALL = 1e-4

/** A slice month by month as it is expected, before anything is drawn. */
export interface PlannedSlice {
  readonly months: number
  readonly sources: readonly Source[]
  readonly open: readonly OpenWins[]
  /** What a win signs for, by month. */
  readonly price: Float64Array
  /** Of what is signed in a month, the factor of what begins. */
  readonly begins: Float64Array
  readonly shares: readonly number[]
  readonly waiting: Float64Array
  /** Shares of what runs that leave, expand, shrink and come back, by month; `fresh` by month since the start. */
  readonly leaving: Float64Array
  readonly freshLeaving: (since: number, month: number) => number
  /** The same by each curve that may be true; `null`: nobody comes to an age of which curves tell. */
  readonly ways: readonly PlannedWay[] | null
  /** Of those who begin in a month: the share that leaves in it. */
  readonly atOnce: Float64Array
  readonly expanded: Float64Array
  readonly contracted: Float64Array
  readonly returned: Float64Array
  /** Of what runs at the origin and is still there: the part whose year begins in the month. */
  readonly anniversaries: Float64Array
}

export interface PlannedWay {
  readonly share: number
  readonly leaving: Float64Array
  readonly freshLeaving: PlannedSlice['freshLeaving']
}

/** Where journeys come in: at a stage, or at the commitment itself (`null`). */
export interface Source {
  readonly stage: string | null
  readonly rate: WanderingRate
  /** They follow planned spend. */
  readonly follows: boolean
  readonly arrivals: Float64Array
  /** The share of arrivals of month `j` won in month `m`, at `j * months + m`. */
  readonly kernel: Float64Array
  /** No share is won later than so many months after the arrival. */
  readonly band: number
}

export function plannedSlice(
  model: ForecastModel,
  months: number,
  drivers: Drivers = {},
): PlannedSlice {
  const { customers, churn, expansion, price } = model
  const byMonth = (of: (month: number) => number): Float64Array =>
    Float64Array.from({ length: months }, (_, month) => of(month))
  const freshLeaving = leavingBy(churn, churn.hazards, drivers)
  const { anniversaries } = ageing(customers.ages, months, freshLeaving)
  const { leaving, contracted, ways } = losingShares(model, months, drivers)
  const signs = price.mean * Math.exp(price.level.level)
  const whole = model.begin.shares.reduce((sum, share) => sum + share, 0)
  return {
    months,
    sources: sourcesOf(model, months, drivers),
    open: openWins(model.stages, Math.max(REACH, months), drivers),
    price: byMonth((month) => signs * driven(drivers.price, month)),
    begins: byMonth((month) =>
      Math.min(driven(drivers.onboarding, month), whole > 0 ? 1 / whole : 1),
    ),
    shares: model.begin.shares,
    waiting: byMonth((month) => model.begin.waiting[month] ?? 0),
    leaving,
    ways,
    freshLeaving,
    atOnce: byMonth((month) => Math.min(1, churn.atOnce * driven(drivers.churn, month))),
    expanded: byMonth((month) => shareOf(expansion.expanded) * driven(drivers.expansion, month)),
    contracted,
    returned: byMonth(() => shareOf(expansion.returned)),
    anniversaries,
  }
}

/** Shares of what runs at the origin that leave and shrink, by month, and by which curves they leave. */
export function losingShares(
  model: ForecastModel,
  months: number,
  drivers: Drivers,
): Pick<PlannedSlice, 'leaving' | 'contracted' | 'ways'> {
  const { churn, customers, expansion } = model
  const ways = waysOf(model, months, drivers)
  const leaving =
    ways === null
      ? ageing(customers.ages, months, leavingBy(churn, churn.hazards, drivers)).leaving
      : leavingTogether(ways)
  const contracted = Float64Array.from({ length: months }, (_, month) =>
    Math.min(1, shareOf(expansion.contracted) * driven(drivers.churn, month)),
  )
  return { leaving, contracted, ways }
}

/** The share that leaves at an age, in a month, by chances to leave that hold now but for their level. */
function leavingBy(
  { level, size }: Pick<ChurnModel, 'level' | 'size'>,
  hazards: readonly number[],
  drivers: Drivers,
): PlannedSlice['freshLeaving'] {
  const leave = Math.exp(level.level) * size
  return (since, month) =>
    Math.min(1, hazardAt(hazards, since) * leave * driven(drivers.churn, month))
}

function shareOf(rate: WanderingRate | null): number {
  return rate === null ? 0 : Math.exp(rate.level)
}

/** Months of rising by the middle of a month ahead: a rise fades. */
export function risen(month: number): number {
  return 0.5 + (RISE_KEPT * (1 - RISE_KEPT ** month)) / (1 - RISE_KEPT)
}

function sourcesOf(model: ForecastModel, months: number, drivers: Drivers): readonly Source[] {
  const arriving = (rate: WanderingRate, follows: boolean): Float64Array =>
    Float64Array.from({ length: months }, (_, month) => {
      const season = rate.season[month % Math.max(1, rate.season.length)] ?? 0
      const height = Math.min(50, rate.level + rate.slope * risen(month) + season)
      const planned = follows ? plannedFactor(model.planned, month) : 1
      return Math.exp(height) * driven(drivers.entering, month) * planned
    })
  const stages = model.stages.flatMap(({ id, arrivals }, at) => {
    if (arrivals === null) return []
    const kernel = arrivalKernel(model.stages, at, months, drivers)
    const band = trim(kernel, months)
    return [
      {
        stage: id,
        rate: arrivals,
        follows: true,
        arrivals: arriving(arrivals, true),
        kernel,
        band,
      },
    ]
  })
  if (model.direct === null) return stages
  const kernel = new Float64Array(months * months)
  for (let month = 0; month < months; month++) kernel[month * months + month] = 1
  const follows = model.stages.length === 0
  const arrivals = arriving(model.direct, follows)
  return [...stages, { stage: null, rate: model.direct, follows, arrivals, kernel, band: 0 }]
}

function trim(kernel: Float64Array, months: number): number {
  let band = 0
  for (let j = 0; j < months; j++) {
    const row = kernel.subarray(j * months, (j + 1) * months)
    const whole = row.reduce((sum, share) => sum + share, 0)
    let last = j
    let rest = 0
    for (let m = months - 1; m >= j; m--) {
      rest += row[m]!
      if (rest > TOO_SMALL * whole) {
        last = m
        break
      }
      row[m] = 0
    }
    band = Math.max(band, last - j)
  }
  return band
}

/** Within so many months, customers come to ages of which curves tell. */
export function isBeyondKnown(
  { churn: { ahead }, customers: { ages } }: Pick<ForecastModel, 'churn' | 'customers'>,
  months: number,
): boolean {
  const oldest = ages.reduce((most, { age }) => Math.max(most, age), 0)
  return ahead !== undefined && oldest + months > ahead.from
}

function waysOf(
  model: ForecastModel,
  months: number,
  drivers: Drivers,
): readonly PlannedWay[] | null {
  const {
    churn,
    customers: { ages },
  } = model
  if (churn.ahead === undefined || !isBeyondKnown(model, months)) return null
  return churn.ahead.ways.map(({ share, hazards }) => {
    const freshLeaving = leavingBy(churn, hazards, drivers)
    return { share, freshLeaving, leaving: ageing(ages, months, freshLeaving).leaving }
  })
}

/** Of what customers of some ages pay: the shares that leave and renew, by month. */
function ageing(
  ages: readonly { readonly age: number; readonly amount: number }[],
  months: number,
  leavingAt: (age: number, month: number) => number,
) {
  const leaving = new Float64Array(months)
  const anniversaries = new Float64Array(months)
  const amounts = ages.map(({ amount }) => amount)
  for (let month = 0; month < months; month++) {
    let [there, left, renewed] = [0, 0, 0]
    for (const [index, { age }] of ages.entries()) {
      const amount = amounts[index] ?? 0
      const lost = amount * leavingAt(age + month, month)
      there += amount
      left += lost
      amounts[index] = amount - lost
      if ((age + month + 1) % 12 === 0) renewed += amount - lost
    }
    leaving[month] = there > 0 ? left / there : 0
    anniversaries[month] = there - left > 0 ? renewed / (there - left) : 0
  }
  return { leaving, anniversaries }
}
