/** The chance that log odds stand for. `logistic(0)` // => 0.5 */
export function logistic(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}
