import { binomialAt } from '../../../../stats/quantiles/count-quantiles.ts'
import { draws } from './draws.ts'
import { leavingPaths } from './leaving-paths.ts'
import { levelPaths } from './level-paths.ts'
import {
  addTimes,
  DRIFT_MONTHS,
  driftMonths,
  monthOf,
  purpose,
  type SlicePaths,
  type Totals,
} from './slice-paths.ts'
import type { WonPaths } from './win-paths.ts'

/** Draws who stays, leaves, expands and begins, and adds it to the totals. */
export function addCustomers(slicePaths: SlicePaths, { bookings }: WonPaths, sums: Totals): void {
  const { model, plan, expected, paths, seed, slice } = slicePaths
  const { months, shares } = plan
  const { customers } = model
  const buffer = new Float64Array(paths)
  const freshNormals = new Float64Array(paths)
  const at = (first: number, second: number) => ({ seed, slice, first, second })
  const beginning = levelPaths(model.begin.level, at(purpose.begin, purpose.beginDrift), buffer)
  const churn = levelPaths(model.churn.level, at(purpose.churn, purpose.churnDrift), buffer)
  const growing = growthPaths(slicePaths, buffer)
  const left = draws(seed, slice, purpose.left)
  const existingMoves = draws(seed, slice, purpose.existingMoves)
  const freshMoves = draws(seed, slice, purpose.freshMoves)
  const count = new Float64Array(paths).fill(customers.alike)
  const unit = customers.alike > 0 ? customers.running / customers.alike : 0
  const size = new Float64Array(paths).fill(unit)
  const fresh = new Float64Array(paths)
  const started = new Float64Array(paths)
  const before = new Float64Array(paths).fill(customers.running)
  const level = Math.exp(model.begin.level.level)
  const freshUnit = model.price.mean * (1 + model.price.spread)
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const { churn: byChurn, expansion: byExpansion, price: byPrice } = sums.factors
  const { ofExisting, ofFresh, running } = expected.course
  const leavingOf = leavingPaths(slicePaths.leaving, { seed, slice, level: churn.factors })
  const factor = beginning.factors
  const { dispersion } = model.churn.level
  for (let month = 0; month < months; month++) {
    churn.advance(month)
    const staying = leavingOf(month)
    const { growth, noise } = growing.advance(month)
    started.fill(level * plan.waiting[month]!)
    for (let ago = 0; ago < shares.length && ago <= month; ago++) {
      const share = level * shares[ago]! * plan.begins[month - ago]!
      addTimes(started, share, monthOf(bookings, month - ago, paths))
    }
    for (let path = 0; path < paths; path++) started[path]! *= factor[path]!
    if (month % DRIFT_MONTHS === 0) {
      const opening = month === 0 ? customers.running : running[month - 1]!
      addTimes(byPrice, ofFresh.started[month]!, factor)
      addTimes(byChurn, -ofExisting.lost[month]!, staying.existing)
      addTimes(byChurn, -ofFresh.lost[month]!, staying.fresh)
      addTimes(byExpansion, opening, growth)
    }
    const leaving = plan.leaving[month]!
    const freshLeaving = expected.freshLeaving[month]!
    const stay = 1 - plan.atOnce[month]!
    left.uniforms(buffer)
    leave(count, leaving, staying.existing, buffer)
    existingMoves.normals(buffer)
    freshMoves.normals(freshNormals)
    move(
      {
        count,
        size,
        fresh,
        started,
        before,
        staying: staying.fresh,
        growth,
        moves: buffer,
        freshMoves: freshNormals,
      },
      {
        noise,
        lostAgain: leaving * Math.max(0, dispersion - 1),
        currency: model.expansion.currency,
        freshLeaving,
        lostSpread: freshLeaving * Math.max(1, dispersion) * freshUnit,
        stay,
        startSpread: (Math.max(0, 1 - whole) + (1 - stay)) * freshUnit,
        paidYearly: model.paidYearly,
        renewing: plan.anniversaries[month]!,
        freshRenewing: expected.freshAnniversaries[month]!,
      },
      {
        existing: monthOf(sums.existing, month, paths),
        fresh: monthOf(sums.fresh, month, paths),
        cash: monthOf(sums.cash, month, paths),
      },
    )
  }
}

/** Customers alike leave by chance. */
function leave(
  count: Float64Array,
  leaving: number,
  staying: Float64Array,
  uniforms: Float64Array,
): void {
  for (let path = 0; path < count.length; path++) {
    const there = count[path]!
    const share = Math.min(1, leaving * staying[path]!)
    count[path] = there - binomialAt(uniforms[path]!, there, share)
  }
}

type ByPath =
  | 'count'
  | 'size'
  | 'fresh'
  | 'started'
  | 'before'
  | 'staying'
  | 'growth'
  | 'moves'
  | 'freshMoves'
type ByMonth =
  | 'noise'
  | 'lostAgain'
  | 'currency'
  | 'freshLeaving'
  | 'lostSpread'
  | 'stay'
  | 'startSpread'
  | 'paidYearly'
  | 'renewing'
  | 'freshRenewing'

/**
 * What those who stay pay moves; what began since the origin leaves and moves, and more begins. Adds
 * what runs then, and what is paid. One loop without a call: its lists are looked up once.
 */
function move(
  lists: Readonly<Record<ByPath, Float64Array>>,
  given: Readonly<Record<ByMonth, number>>,
  into: Readonly<Record<'existing' | 'fresh' | 'cash', Float64Array>>,
): void {
  const { count, size, fresh, started, before, staying, growth, moves, freshMoves } = lists
  const { noise, lostAgain, currency, freshLeaving, lostSpread, stay, startSpread } = given
  const { paidYearly: yearly, renewing, freshRenewing } = given
  const monthly = (1 - yearly) / 24
  for (let path = 0; path < count.length; path++) {
    const stays = staying[path]!
    const grown = 1 + growth[path]!
    const kept = count[path]!
    const each = size[path]!
    let existing = kept * each
    if (existing > 0) {
      const spread = (noise + lostAgain * each) / existing + currency
      const moved = each * Math.max(0, grown + Math.sqrt(spread) * moves[path]!)
      size[path] = moved
      existing = kept * moved
    }
    const began = started[path]!
    const old = fresh[path]! * (1 - Math.min(1, freshLeaving * stays))
    const spread = old * (lostSpread * stays + noise + old * currency) + began * startSpread
    const now = Math.max(0, old * grown + began * stay + Math.sqrt(spread) * freshMoves[path]!)
    fresh[path] = now
    const closing = existing + now
    const renewed = existing * renewing + began + Math.max(0, now - began * stay) * freshRenewing
    into.existing[path]! += existing
    into.fresh[path]! += now
    into.cash[path]! += monthly * (before[path]! + closing) + yearly * renewed
    before[path] = closing
  }
}

/** The share by which what runs grows in a month without churn, by path; and the noise of it, in money. */
function growthPaths({ model, plan, paths, seed, slice }: SlicePaths, buffer: Float64Array) {
  const { expanded, contracted, returned } = model.expansion
  const level = draws(seed, slice, purpose.expansion)
  const wander = draws(seed, slice, purpose.expansionDrift)
  const parts = [
    { rate: expanded, by: plan.expanded, sign: 1 },
    { rate: contracted, by: plan.contracted, sign: -1 },
    { rate: returned, by: plan.returned, sign: 1 },
  ].flatMap(({ rate, by, sign }) => (rate === null ? [] : [{ rate, by, sign }]))
  const unknown = new Float64Array(paths)
  level.normals(unknown)
  const wandered = new Float64Array(paths)
  const growth = new Float64Array(paths)
  return {
    advance(month: number) {
      let [middle, error, drift, noise] = [0, 0, 0, 0]
      for (const { rate, by, sign } of parts) {
        const share = by[month]!
        middle += sign * share
        error += share ** 2 * Math.min(1, rate.errors.level)
        drift += share ** 2 * rate.drift
        noise += share * rate.dispersion
      }
      const months = driftMonths(month)
      if (months > 0 && drift > 0) {
        wander.normals(buffer)
        const deviation = Math.sqrt(months)
        for (let path = 0; path < paths; path++) wandered[path]! += deviation * buffer[path]!
      }
      const [wide, far] = [Math.sqrt(error), Math.sqrt(drift)]
      for (let path = 0; path < paths; path++) {
        growth[path] = middle + wide * unknown[path]! + far * wandered[path]!
      }
      return { growth, noise }
    },
  }
}
