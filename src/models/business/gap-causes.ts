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
 * `null` where nothing makes the gaps smaller.
 */
export function closestCauses(
  gaps: readonly bigint[],
  definitions: readonly Cause[],
  others: readonly Cause[],
): Closest | null {
  const whole = sumOf(gaps)
  if (whole === 0n) return null
  const alone = [...others, ...definitions].map((cause) => leftBy(gaps, [cause]))
  const both = others.flatMap((other) =>
    definitions.map((definition) => leftBy(gaps, [definition, other])),
  )
  const [best, pair] = [smallest(alone), smallest(both)]
  if (best === null || best.sum >= whole) return null
  const found = pair !== null && 2n * pair.sum < best.sum ? pair : best
  const closes = 1 - Number(found.sum) / Number(whole)
  return { ids: found.ids, left: found.left, closes }
}

/** All gaps taken as positive. */
export function sumOf(gaps: readonly bigint[]): bigint {
  return gaps.reduce((sum, gap) => sum + (gap < 0n ? -gap : gap), 0n)
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
