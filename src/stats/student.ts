import { betaCdf } from './beta.ts'

/** Chance that Student's t lies at least as far from 0. `studentTails(2, 1)` // => 0.2951672353… */
export function studentTails(t: number, degrees: number): number {
  return betaCdf(degrees / (degrees + t * t), { alpha: degrees / 2, beta: 0.5 })
}

/** The t below which it lies with this chance, above a half. `studentQuantile(0.975, 9)` // => 2.2621571… */
export function studentQuantile(chance: number, degrees: number): number {
  const tails = 2 * (1 - chance)
  let [low, high] = [0, 1]
  while (studentTails(high, degrees) > tails) [low, high] = [high, 2 * high]
  for (let step = 0; step < 200 && high - low > 1e-15 * high; step += 1) {
    const middle = (low + high) / 2
    if (studentTails(middle, degrees) > tails) low = middle
    else high = middle
  }
  return (low + high) / 2
}
