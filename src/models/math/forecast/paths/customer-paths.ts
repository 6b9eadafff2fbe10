import { binomialAt, draws } from './draws.ts'
import { levelPaths } from './level-paths.ts'
import { DRIFT_MONTHS, driftMonths, purpose, type SlicePaths, type Totals } from './slice-paths.ts'
import type { WonPaths } from './win-paths.ts'

/** Draws who stays, leaves, expands and begins, and adds it to the totals. */
export function addCustomers(slicePaths: SlicePaths, { bookings }: WonPaths, sums: Totals): void {
  const { model, plan, expected, paths, seed, slice } = slicePaths
  const { months, shares } = plan
  const { customers } = model
  const buffer = new Float64Array(paths)
  const uniforms = new Float64Array(paths)
  const at = (first: number, second: number) => ({ seed, slice, first, second })
  const beginning = levelPaths(model.begin.level, at(purpose.begin, purpose.begin), buffer)
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
  const begun = expected.course.ofFresh.started
  const staying = churn.factors
  const factor = beginning.factors
  const { currency } = model.expansion
  const { existing: allExisting, fresh: allFresh, cash: allCash } = sums
  for (let month = 0; month < months; month++) {
    churn.advance(month)
    const { growth, noise } = growing.advance(month)
    started.fill(level * plan.waiting[month]!)
    for (let ago = 0; ago < shares.length && ago <= month; ago++) {
      const share = level * shares[ago]! * plan.begins[month - ago]!
      if (share === 0) continue
      const from = (month - ago) * paths
      for (let path = 0; path < paths; path++) started[path]! += share * bookings[from + path]!
    }
    const expectedStart = begun[month]!
    const isTold = month % DRIFT_MONTHS === 0
    for (let path = 0; path < paths; path++) started[path]! *= factor[path]!
    if (isTold) {
      for (let path = 0; path < paths; path++) byPrice[path]! += factor[path]! * expectedStart
    }
    const leaving = plan.leaving[month]!
    const lostAgain = leaving * Math.max(0, model.churn.level.dispersion - 1)
    left.uniforms(uniforms)
    existingMoves.normals(buffer)
    if (isTold) {
      const opening = month === 0 ? customers.running : expected.course.running[month - 1]!
      const lostExpected =
        expected.course.ofExisting.lost[month]! + expected.course.ofFresh.lost[month]!
      for (let path = 0; path < paths; path++) {
        byChurn[path]! -= staying[path]! * lostExpected
        byExpansion[path]! += growth[path]! * opening
      }
    }
    for (let path = 0; path < paths; path++) {
      const there = count[path]!
      if (there === 0) continue
      const lost = binomialAt(uniforms[path]!, there, Math.min(1, leaving * staying[path]!))
      const kept = there - lost
      count[path] = kept
      if (kept === 0) continue
      const running = kept * size[path]!
      if (!(running > 0)) continue
      const spread = (noise + lostAgain * size[path]!) / running + currency
      const moved = 1 + growth[path]! + (spread > 0 ? Math.sqrt(spread) * buffer[path]! : 0)
      size[path]! *= moved > 0 ? moved : 0
    }
    const freshLeaving = expected.freshLeaving[month]!
    const lostSpread = freshLeaving * Math.max(1, model.churn.level.dispersion) * freshUnit
    const stay = 1 - plan.atOnce[month]!
    const startSpread = (Math.max(0, 1 - whole) + (1 - stay)) * freshUnit
    freshMoves.normals(buffer)
    const [yearly, monthly] = [model.paidYearly, (1 - model.paidYearly) / 24]
    const [renewing, freshRenewing] = [
      plan.anniversaries[month]!,
      expected.freshAnniversaries[month]!,
    ]
    const to = month * paths
    for (let path = 0; path < paths; path++) {
      const began = started[path]!
      const was = fresh[path]!
      if (was > 0 || began > 0) {
        const share = freshLeaving * staying[path]!
        const kept = was * (share < 1 ? 1 - share : 0)
        const spread =
          was * (share < 1 ? lostSpread * (1 - share) * staying[path]! : 0) +
          kept * (noise + kept * currency) +
          began * startSpread
        const now = kept * (1 + growth[path]!) + began * stay + Math.sqrt(spread) * buffer[path]!
        fresh[path] = now > 0 ? now : 0
      }
      const existing = count[path]! * size[path]!
      const closing = existing + fresh[path]!
      allExisting[to + path]! += existing
      allFresh[to + path]! += fresh[path]!
      allCash[to + path]! +=
        monthly * (before[path]! + closing) +
        yearly *
          (existing * renewing + began + Math.max(0, fresh[path]! - began * stay) * freshRenewing)
      before[path] = closing
    }
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
