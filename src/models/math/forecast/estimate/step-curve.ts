import type { FollowedDay } from '../facts.ts'
import type { StepCurve } from '../forecast-parts.ts'

/** Nobody is followed for longer: ten years. */
const MOST_DAYS = 3653

/**
 * How a stage is left, by whole days since the entry: next, skipped and lost compete, what was open
 * when last seen is censored, who came under watch late counts from then on (Aalen and Johansen 1978).
 * What lies beyond the longest watch does not happen.
 */
export function stepCurve(followed: readonly FollowedDay[]): StepCurve {
  const last = Math.min(
    MOST_DAYS,
    followed.reduce((most, day) => (ended(day) > 0 ? Math.max(most, day.age) : most), 0),
  )
  const days = last + 1
  const [next, skipped, lost] = [days, days, days].map((size) => new Float64Array(size))
  const leaving = new Float64Array(days + 1)
  const entering = new Float64Array(days + 1)
  for (const day of followed) {
    const { age, since } = day
    const from = since === undefined ? 0 : since + 1
    // What was last seen at a day's beginning is not watched on that day.
    const stay = [
      { until: age, count: day.open },
      { until: age + 1, count: ended(day) },
    ]
    for (const { until, count } of stay) {
      if (until <= from || !(count > 0)) continue
      entering[Math.min(days, from)]! += count
      leaving[Math.min(days, until)]! += count
    }
    if (age > last || age < from) continue
    next![age]! += day.next
    skipped![age]! += day.skipped
    lost![age]! += day.lost
  }
  let watched = 0
  let there = 1
  const shares = { next: 0, skipped: 0, lost: 0 }
  for (let day = 0; day < days; day++) {
    watched += entering[day]! - leaving[day]!
    const unit = watched > 1e-9 ? there / watched : 0
    shares.next += unit * next![day]!
    shares.skipped += unit * skipped![day]!
    shares.lost += unit * lost![day]!
    there = Math.max(0, 1 - shares.next - shares.skipped - shares.lost)
    next![day] = shares.next
    skipped![day] = shares.skipped
    lost![day] = shares.lost
  }
  return { next: Array.from(next!), skipped: Array.from(skipped!), lost: Array.from(lost!) }
}

function ended({ next, skipped, lost }: FollowedDay): number {
  return next + skipped + lost
}
