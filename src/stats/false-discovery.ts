/**
 * - `usual`: Benjamini & Hochberg (1995), for tests that are independent of each other or lean the
 *   same way.
 * - `any`: Benjamini & Yekutieli (2001), however they depend on each other, and stricter.
 */
export type Guard = 'usual' | 'any'

/**
 * The smallest share of false discoveries at which each test would be one (R `p.adjust`).
 * `adjustedChances([0.01, 0.04, 0.03], 'usual')` // => [0.03, 0.04, 0.04]
 */
export function adjustedChances(chances: readonly number[], guard: Guard): readonly number[] {
  const m = chances.length
  const price = guard === 'usual' ? 1 : chances.reduce((sum, _, index) => sum + 1 / (index + 1), 0)
  const order = chances.map((_, index) => index)
  order.sort((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0))
  const adjusted = Array.from({ length: m }, () => 1)
  let least = 1
  order.forEach((index, above) => {
    least = Math.min(least, ((chances[index] ?? 1) * m * price) / (m - above))
    adjusted[index] = least
  })
  return adjusted
}
