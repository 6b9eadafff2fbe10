import { sizeOf } from '../../money/decimal.ts'

/** Who closes less than this share explains nothing. */
const LEAST = 0.1

/** Something that would change ours, month by month, in scaled money. */
export interface Cause {
  readonly id: string
  /** What it would add to ours, in the order of the months. */
  readonly shifts: readonly bigint[]
}

/** The one cause, or the two, which would leave the smallest gap, and what they would leave. */
export interface Closest {
  readonly ids: readonly string[]
  readonly left: readonly bigint[]
  /** The share of the gaps, all taken as positive, that they would close. */
  readonly closes: number
}

/**
 * What would close most of some gaps (ours − theirs), in sum over the months. Two causes together are
 * told only where they leave less than half of what the better one leaves alone, and only one of them
 * may be a definition: what two definitions change together is not the sum of what each changes.
 * `null` where nothing closes a tenth of them.
 */
export function closestCauses(
  gaps: readonly bigint[],
  definitions: readonly Cause[],
  others: readonly Cause[],
): Closest | null {
  const whole = sumOf(gaps)
  if (whole === 0n) return null
  const alone = [...others, ...definitions].map((cause) => leftBy(gaps, [cause]))
  const both = others.flatMap((other, i) =>
    [...definitions, ...others.slice(i + 1)].map((cause) => leftBy(gaps, [cause, other])),
  )
  const [one, two] = [smallest(alone), smallest(both)]
  const least = one === null || one.sum > whole ? whole : one.sum
  const found = two !== null && 2n * two.sum < least ? two : one
  if (found === null) return null
  const closes = 1 - Number(found.sum) / Number(whole)
  return closes < LEAST ? null : { ids: found.ids, left: found.left, closes }
}

/**
 * What is told of one of the months: what closes most of all of them, without what changes nothing in
 * this one; and where that closes less than half of its gap, what closes most of it alone.
 */
export function causeOfMonth(
  at: number,
  {
    gaps,
    definitions,
    others,
  }: {
    readonly gaps: readonly bigint[]
    readonly definitions: readonly Cause[]
    readonly others: readonly Cause[]
  },
  ofAll: Closest | null,
): Closest | null {
  const only = ({ id, shifts }: Cause): Cause => ({ id, shifts: shifts.slice(at, at + 1) })
  const gap = gaps.slice(at, at + 1)
  const shared = [...definitions, ...others]
    .map(only)
    .filter(({ id, shifts }) => ofAll?.ids.includes(id) === true && shifts[0] !== 0n)
  const whole = sumOf(gap)
  if (shared.length > 0 && whole > 0n) {
    const { ids, left, sum } = leftBy(gap, shared)
    if (2n * sum <= whole) return { ids, left, closes: 1 - Number(sum) / Number(whole) }
  }
  return closestCauses(gap, definitions.map(only), others.map(only))
}

/** All gaps taken as positive. */
export function sumOf(gaps: readonly bigint[]): bigint {
  return gaps.reduce((sum, gap) => sum + sizeOf(gap), 0n)
}

interface Left {
  readonly ids: readonly string[]
  readonly left: readonly bigint[]
  readonly sum: bigint
}

function leftBy(gaps: readonly bigint[], causes: readonly Cause[]): Left {
  const left = gaps.map((gap, i) =>
    causes.reduce((rest, { shifts }) => rest + (shifts[i] ?? 0n), gap),
  )
  return { ids: causes.map(({ id }) => id), left, sum: sumOf(left) }
}

function smallest(all: readonly Left[]): Left | null {
  return all.reduce<Left | null>(
    (best, each) => (best === null || each.sum < best.sum ? each : best),
    null,
  )
}
