/** A chance after its odds are multiplied. `multiplyOdds(0.5, 3) // => 0.75` */
export function multiplyOdds(chance: number, factor: number): number {
  if (factor === 0) return 0
  const favourable = chance * factor
  return favourable / (favourable + 1 - chance)
}
