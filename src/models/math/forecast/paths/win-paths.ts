import { binomialAt, poissonAt } from '../../../../stats/quantiles/count-quantiles.ts'
import { quickExp } from '../../../../stats/quantiles/quick-exp.ts'
import { draws } from './draws.ts'
import {
  levelPaths,
  MOST_VARIANCE,
  multiply,
  multiplyBy,
  wayPaths,
  type LevelPaths,
} from './level-paths.ts'
import type { WanderingRate, Way } from '../../../../stats/wandering/wandering-rate.ts'
import { risen, type Source } from '../course/planned-slice.ts'
import { plannedPaths } from './planned-paths.ts'
import {
  addTimes,
  DRIFT_MONTHS,
  driftMonths,
  monthOf,
  purpose,
  type SlicePaths,
  type Totals,
} from './slice-paths.ts'

/** What the left wing hands on, by month and path. */
export interface WonPaths {
  readonly bookings: Float64Array
}

/** Of fewer deals the spread of their sum is worked out for each count. */
const MANY = 512

/** Draws who is won and what for, and adds it to the totals. */
export function addWins(slicePaths: SlicePaths, sums: Totals): WonPaths {
  const { model, plan, expected, paths, seed, slice } = slicePaths
  const { months, price } = plan
  const buffer = new Float64Array(paths)
  const uniforms = new Float64Array(paths)
  const sources = plan.sources.map((source, index) =>
    sourcePaths(source, index, slicePaths, buffer, sums),
  )
  const level = (rate: typeof model.winning, first: number, second: number): LevelPaths =>
    levelPaths(rate, { seed, slice, first, second }, buffer)
  const winning = level(model.winning, purpose.winning, purpose.winningDrift)
  const priced = level(model.price.level, purpose.price, purpose.priceDrift)
  const underWay = underWayPaths(slicePaths)
  const won = draws(seed, slice, purpose.won)
  const wonSpread = draws(seed, slice, purpose.wonSpread)
  const amounts = draws(seed, slice, purpose.amounts)
  const isSpread = varies(slicePaths)
  const priceFactors = priced.factors
  const spread = Float64Array.from({ length: MANY + 1 }, (_, count) =>
    Math.sqrt(Math.log1p(model.price.spread / Math.max(1, count))),
  )
  const winningLevel = Math.exp(model.winning.level)
  const expecting = new Float64Array(paths)
  const direct = new Float64Array(paths)
  const counts = new Float64Array(paths)
  const bookings = new Float64Array(months * paths)
  for (let month = 0; month < months; month++) {
    expecting.fill(0)
    direct.fill(0)
    let mean = 0
    for (const source of sources) {
      const isDirect = source.source.stage === null
      mean += source.add(month, isDirect ? direct : expecting) * (isDirect ? 1 : winningLevel)
    }
    winning.advance(month)
    priced.advance(month)
    const fixed = price[month]!
    const share = winning.factors
    if (month % DRIFT_MONTHS === 0) {
      const { arrivals: byArrivals, winning: byWinning, price: byPrice } = sums.factors
      const expectedBookings = (expected.course.wins[month] ?? 0) * fixed
      addTimes(byArrivals, winningLevel * fixed, expecting)
      addTimes(byArrivals, fixed, direct)
      addTimes(byWinning, expectedBookings, share)
      addTimes(byPrice, expectedBookings, priceFactors)
    }
    for (let path = 0; path < paths; path++) {
      expecting[path] = expecting[path]! * winningLevel * share[path]! + direct[path]!
    }
    if (isSpread) {
      wonSpread.normals(buffer)
      multiply(expecting, spreadOf(slicePaths, month, mean), buffer)
    }
    won.uniforms(uniforms)
    drawCounts(counts, expecting, uniforms)
    underWay.add(month, share, counts)
    amounts.normals(buffer)
    const signed = monthOf(bookings, month, paths)
    drawAmounts(signed, counts, buffer, { price: fixed, factors: priceFactors, spread })
    if (model.isUnsigned) continue
    addTimes(monthOf(sums.wins, month, paths), 1, counts)
    addTimes(monthOf(sums.bookings, month, paths), 1, signed)
  }
  return { bookings }
}

/** Journeys that arrive by month and path, and those of them expected to be won in a month. */
function sourcePaths(
  source: Source,
  index: number,
  slicePaths: SlicePaths,
  buffer: Float64Array,
  sums: Totals,
) {
  const { plan, paths, seed, slice } = slicePaths
  const { rate, arrivals, kernel, band } = source
  const planned = source.follows ? plannedPaths(slicePaths) : () => null
  const { months } = plan
  const first = purpose.source + 3 * index
  const from = draws(seed, slice, first)
  const ways = wayPaths(rate.ways, from, buffer)
  const rising = rate.ways.map(risingOf)
  const factors = new Float64Array(paths)
  const slopes = new Float64Array(paths)
  from.normals(factors)
  draws(seed, slice, first + 1).normals(slopes)
  for (let path = 0; path < paths; path++) {
    const { along, tied, apart, level, slope } = rising[ways[path]!]!
    slopes[path] = slope - rate.slope + tied * factors[path]! + apart * slopes[path]!
    factors[path] = Math.exp(level - rate.level + along * factors[path]!)
  }
  const wander = draws(seed, slice, first + 2)
  const coming = new Float64Array(months * paths)
  let risenBefore = 0
  return {
    source,
    /** Adds who is expected to be won in the month; says how many are without what is not known. */
    add(month: number, into: Float64Array): number {
      const drifting = rate.ways.map(({ drift }) => drift * driftMonths(month))
      if (drifting.some((variance) => variance > 0)) {
        wander.normals(buffer)
        multiplyBy(factors, ways, drifting, buffer)
      }
      const rise = risen(month) - risenBefore
      risenBefore += rise
      const middle = arrivals[month]! / meanOf(rate, rising, risenBefore)
      const came = monthOf(coming, month, paths)
      const follows = planned(month)
      for (let path = 0; path < paths; path++) {
        const step = slopes[path]! * rise
        // exp(step), near enough: a month's rise is small.
        factors[path]! *= 1 + step * (1 + step * (0.5 + step * (1 / 6 + step / 24)))
        came[path] = middle * factors[path]!
      }
      if (follows !== null) for (let path = 0; path < paths; path++) came[path]! *= follows[path]!
      if (source.stage !== null) {
        addTimes(monthOf(sums.entering, month, paths), 1, came)
        sums.enteringMean[month]! += arrivals[month]!
        sums.enteringSpread[month]! +=
          arrivals[month]! * (rate.dispersion + rate.errors.season * arrivals[month]!)
      }
      let mean = 0
      for (let j = Math.max(0, month - band); j <= month; j++) {
        const share = kernel[j * months + month]!
        if (share === 0) continue
        mean += share * arrivals[j]!
        addTimes(into, share, monthOf(coming, j, paths))
      }
      return mean
    },
  }
}

/** What is not known of a way's level and slope, as it goes together and apart. */
function risingOf({ level, slope, errors, share }: Way) {
  const along = Math.sqrt(Math.min(MOST_VARIANCE, errors.level))
  const tied = along > 0 ? errors.together / Math.sqrt(errors.level) : 0
  return {
    share,
    level,
    slope,
    along,
    tied,
    apart: Math.sqrt(Math.max(0, errors.slope - tied ** 2)),
  }
}

/** The mean over all ways of what a path's factor is after so many months of rising. */
function meanOf(
  rate: WanderingRate,
  rising: readonly ReturnType<typeof risingOf>[],
  months: number,
): number {
  return rising.reduce((sum, { share, level, slope, along, tied, apart }) => {
    const spread = (along + tied * months) ** 2 + (apart * months) ** 2
    return sum + share * Math.exp(level - rate.level + (slope - rate.slope) * months + spread / 2)
  }, 0)
}

/** Those under way at the origin: as many alike as differ by chance as they do, drawn month by month. */
function underWayPaths({ model, plan, paths, seed, slice }: SlicePaths) {
  const total = plan.open.reduce((sum, each) => sum + each.total, 0)
  const squares = plan.open.reduce((sum, each) => sum + each.squares, 0)
  const size = squares > 0 ? Math.max(1, Math.round(total ** 2 / squares)) : 0
  const chance = size > 0 ? Math.min(1, total / size) : 0
  const level = Math.exp(model.winning.level)
  const left = new Float64Array(paths).fill(size)
  const from = draws(seed, slice, purpose.underWay)
  const uniforms = new Float64Array(paths)
  let gone = 0
  return {
    add(month: number, winning: Float64Array, into: Float64Array): void {
      const share =
        total > 0 ? plan.open.reduce((sum, each) => sum + each.wins[month]!, 0) / total : 0
      if (size === 0 || !(share * total > 1e-9)) return
      from.uniforms(uniforms)
      const [before, now] = [chance * level * gone, chance * level * share]
      for (let path = 0; path < paths; path++) {
        const rest = 1 - winning[path]! * before
        const own = rest > 1e-12 ? (winning[path]! * now) / rest : 1
        const count = binomialAt(uniforms[path]!, left[path]!, own < 1 ? own : 1)
        left[path]! -= count
        into[path]! += count
      }
      gone += share
    },
  }
}

/** Whether counts vary by more than chance, whatever is done. */
function varies({ model, plan }: SlicePaths): boolean {
  return (
    (model.stages.length > 0 && model.winning.dispersion > 1) ||
    plan.sources.some(
      ({ stage, rate }) =>
        (rate.dispersion > 1 && stage === null) ||
        rate.dispersion > 3 ||
        rate.errors.season > 0.003,
    )
  )
}

/** Variance of the logarithm of a month's factor: seasons not known, and counts that vary by more than chance. */
function spreadOf({ model, plan, expected }: SlicePaths, month: number, mean: number): number {
  if (!(mean > 0)) return 0
  const total = expected.course.wins[month]! || mean
  let [season, more] = [0, 0]
  for (const { stage, rate, kernel, arrivals } of plan.sources) {
    const shares = kernel.subarray(0, plan.months)
    let [whole, squares] = [0, 0]
    for (const share of shares) {
      whole += share
      squares += share * share
    }
    if (!(whole > 0)) continue
    const weight = Math.min(1, (arrivals[month]! * whole) / mean)
    season += weight * rate.errors.season * (squares / whole ** 2)
    more += weight * (rate.dispersion - 1) * (stage === null ? 1 : squares / whole)
  }
  more += model.stages.length > 0 ? model.winning.dispersion - 1 : 0
  const square = season + Math.min(4, (Math.max(0, more) * Math.max(total, mean)) / mean ** 2)
  return square > 1e-6 ? Math.log1p(square) : 0
}

/** As many as chance has it of what is expected. */
function drawCounts(into: Float64Array, means: Float64Array, uniforms: Float64Array): void {
  for (let path = 0; path < into.length; path++) {
    into[path] = poissonAt(uniforms[path]!, means[path]!)
  }
}

/** What so many deals sign for: a sum is log-normal by its moments (Fenton 1960). */
function drawAmounts(
  into: Float64Array,
  counts: Float64Array,
  normals: Float64Array,
  { price, factors, spread }: DealPrices,
): void {
  for (let path = 0; path < into.length; path++) {
    const count = counts[path]!
    const deviation = count < MANY ? spread[count]! : spread[MANY]! * Math.sqrt(MANY / count)
    const over = deviation * (normals[path]! - 0.5 * deviation)
    into[path] = price * factors[path]! * count * quickExp(over)
  }
}

interface DealPrices {
  readonly price: number
  /** By path. */
  readonly factors: Float64Array
  /** Standard deviation of a sum's logarithm, by how many deals it is of; of more it falls with their root. */
  readonly spread: Float64Array
}
