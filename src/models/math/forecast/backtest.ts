import { meanOf } from '../../../stats/sum-of.ts'
import { absoluteError, bias, pinballLoss, symmetricError } from '../../../stats/forecast-errors.ts'
import type { Day } from '../../../time/calendar.ts'
import { QUANTILES, type Fan } from './simulated.ts'

/** How it can be forecast: by its parts, or from the figure's own past alone. */
export const METHODS = ['parts', 'naive', 'seasonal', 'smoothing'] as const
export type Method = (typeof METHODS)[number]

/** What is compared with what came. */
export const SCORED = ['bookings', 'running'] as const
export type Scored = (typeof SCORED)[number]
/** Wins are, where nothing is known of money. */
export type Tested = Scored | 'wins'
/** By which method each is forecast. */
export type Methods = Readonly<Record<Tested, Method>>

/** Horizons told together, in months after the origin. */
export const BANDS = [
  { from: 1, to: 3 },
  { from: 4, to: 6 },
  { from: 7, to: 12 },
] as const

/** Of fewer origins nothing is said about which method is better. */
export const FEWEST_ORIGINS = 3

/** One figure as it was forecast at an origin, and the months of it that have come. */
export interface OriginOutcome {
  readonly origin: Day
  readonly came: readonly number[]
  /** `null`: the method had too little to go by. */
  readonly fans: Readonly<Record<Method, Fan | null>>
}

/** Of `n` months forecast, each against what came. `null`: nothing to compare. */
export interface Score {
  readonly n: number
  /** Mean absolute error of the median, in the figure's unit. */
  readonly error: number | null
  /** The same in percent of forecast and actual (sMAPE). */
  readonly symmetric: number | null
  /** The error for each unit of the naive forecast's in the same months: below 1 it is better. */
  readonly relative: number | null
  /** Mean of forecast − actual: above 0 it hoped for too much. */
  readonly bias: number | null
  /** Shares that came within the 80 % and the 95 % interval, ends included. */
  readonly covered80: number | null
  readonly covered95: number | null
  /** Mean loss over all quantiles of `QUANTILES`: the less, the better the whole fan. */
  readonly pinball: number | null
}

export interface MethodScore {
  readonly method: Method
  readonly overall: Score
  readonly bands: readonly { readonly from: number; readonly to: number; readonly score: Score }[]
}

export interface FigureBacktest {
  readonly figure: Tested
  /** With at least one month that has come. */
  readonly origins: number
  readonly methods: readonly MethodScore[]
  /** What the figure is forecast by. */
  readonly used: Method
  readonly rival: BestRival | null
}

/** The best of the simpler methods against the parts, in the origins where both told something. */
export interface BestRival {
  readonly method: Method
  /** Its pinball loss for each unit of the parts': below 1 it was better. `null`: the parts lost nothing. */
  readonly ratio: number | null
  /** How much less it lost in a month, and the standard error of that; origins count each as one. */
  readonly lead: number
  readonly leadError: number | null
}

/**
 * How each method has forecast a figure. A simpler one replaces the parts where its mean pinball
 * loss is smaller, over at least three origins, by more than the standard error of the difference
 * from origin to origin, which chance alone brings about less than one time in six.
 */
export function scoreOrigins(figure: Tested, outcomes: readonly OriginOutcome[]): FigureBacktest {
  const known = outcomes.filter(({ came }) => came.length > 0)
  const methods = METHODS.map((method): MethodScore => {
    const told = known.map(({ came, fans }) => ({ came, fan: fans[method], naive: fans.naive }))
    return {
      method,
      overall: scoreOf(told, 1, Infinity),
      bands: BANDS.map(({ from, to }) => ({ from, to, score: scoreOf(told, from, to) })),
    }
  })
  const rival = bestRival(known)
  const isSure = rival !== null && rival.leadError !== null && rival.lead > rival.leadError
  const used = isSure && known.length >= FEWEST_ORIGINS ? rival.method : 'parts'
  return { figure, origins: known.length, methods, used, rival }
}

interface Told {
  readonly came: readonly number[]
  readonly fan: Fan | null
  readonly naive: Fan | null
}

function scoreOf(told: readonly Told[], from: number, to: number): Score {
  const actual: number[] = []
  const medians: number[] = []
  const naive: number[] = []
  let [within80, within95, loss] = [0, 0, 0]
  for (const { came, fan, naive: simplest } of told) {
    if (fan === null) continue
    for (const [month, value] of came.entries()) {
      if (month + 1 < from || month + 1 > to) continue
      actual.push(value)
      medians.push(at(fan, 0.5, month))
      if (simplest !== null) naive.push(at(simplest, 0.5, month))
      within80 += Number(isWithin(fan, [0.1, 0.9], month, value))
      within95 += Number(isWithin(fan, [0.025, 0.975], month, value))
      loss += pinballAt(fan, month, value)
    }
  }
  const n = actual.length
  if (n === 0) return nothing
  const error = absoluteError(actual, medians)
  const naiveError = naive.length === n ? absoluteError(actual, naive) : 0
  return {
    n,
    error,
    symmetric: symmetricError(actual, medians),
    relative: naiveError > 0 ? error / naiveError : null,
    bias: bias(actual, medians),
    covered80: within80 / n,
    covered95: within95 / n,
    pinball: loss / n,
  }
}

const nothing: Score = {
  n: 0,
  error: null,
  symmetric: null,
  relative: null,
  bias: null,
  covered80: null,
  covered95: null,
  pinball: null,
}

/** The one with the least loss for each unit of what the parts lost in the same months. */
function bestRival(known: readonly OriginOutcome[]): BestRival | null {
  const rivals = METHODS.flatMap((method) => {
    const rival = method === 'parts' ? null : rivalOf(method, known)
    return rival === null ? [] : [rival]
  })
  const [best] = rivals.toSorted((a, b) => (a.ratio ?? Infinity) - (b.ratio ?? Infinity))
  return best ?? null
}

function rivalOf(method: Method, known: readonly OriginOutcome[]): BestRival | null {
  const both = known.flatMap(({ came, fans: { parts, [method]: rival } }) =>
    parts === null || rival === null
      ? []
      : [{ months: came.length, parts: lossOf(parts, came), rival: lossOf(rival, came) }],
  )
  const { length } = both
  if (length === 0) return null
  const months = both.reduce((sum, origin) => sum + origin.months, 0)
  const [own, other] = [
    both.reduce((sum, { parts }) => sum + parts, 0),
    both.reduce((sum, { rival }) => sum + rival, 0),
  ]
  const lead = (own - other) / months
  const squares = both.reduce(
    (sum, { months: count, parts, rival }) => sum + (parts - rival - count * lead) ** 2,
    0,
  )
  return {
    method,
    ratio: own > 0 ? other / own : null,
    lead,
    leadError: length < 2 ? null : Math.sqrt((squares * length) / (length - 1)) / months,
  }
}

function lossOf(fan: Fan, came: readonly number[]): number {
  return came.reduce((sum, value, month) => sum + pinballAt(fan, month, value), 0)
}

/** Mean pinball loss over all quantiles of a fan's month. */
function pinballAt(fan: Fan, month: number, actual: number): number {
  return meanOf(
    QUANTILES.map((share, place) => pinballLoss(actual, fan.quantiles[place]?.[month] ?? 0, share)),
  )
}

function isWithin(
  fan: Fan,
  [low, high]: readonly [Quantile, Quantile],
  month: number,
  actual: number,
): boolean {
  const tolerance = 1e-9 * Math.max(1, Math.abs(actual))
  return actual >= at(fan, low, month) - tolerance && actual <= at(fan, high, month) + tolerance
}

type Quantile = (typeof QUANTILES)[number]

function at(fan: Fan, share: Quantile, month: number): number {
  return fan.quantiles[QUANTILES.indexOf(share)]?.[month] ?? 0
}
