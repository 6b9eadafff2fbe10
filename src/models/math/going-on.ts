export const DAYS_PER_MONTH = 365.25 / 12

/**
 * How fast those go on who go on at all: the area under the share of them gone on, from the entry
 * to an age in months. Of entries spread over the months `a` to `b` ago it is the area between
 * ÷ (b − a) that has gone on.
 */
export type Pace = (months: number) => number

/**
 * All after so many days exactly.
 *
 * ```ts
 * paceOf(30.4375)(3) // => 2
 * ```
 */
export function paceOf(days: number): Pace {
  return (months) => Math.max(0, months - days / DAYS_PER_MONTH)
}

/**
 * As measured: of the entries of a month, the share that has gone on by the end of month 0, 1, 2 …;
 * the last one is 1.
 *
 * ```ts
 * paceAlong([0.5, 1])(4) // => 3.5
 * ```
 */
export function paceAlong(shares: readonly number[]): Pace {
  let sum = 0
  const areas = [0, ...shares.map((share) => (sum += share))]
  const end = shares.length
  return (months) => {
    if (months <= 0) return 0
    if (months >= end) return sum + months - end
    const whole = Math.floor(months)
    const before = areas[whole] ?? 0
    return before + ((areas[whole + 1] ?? 0) - before) * (months - whole)
  }
}

/**
 * A measured curve, so many times as fast.
 *
 * ```ts
 * fasterAlong([0.5, 1], 2) // => [0.75, 1]
 * ```
 */
export function fasterAlong(shares: readonly number[], speed: number): readonly number[] {
  const pace = paceAlong(shares)
  const length = Math.ceil(Math.max(0, shares.length - 1) / speed) + 1
  return Array.from(
    { length },
    (_, month) => (pace((month + 1) * speed) - pace(month * speed)) / speed,
  )
}
