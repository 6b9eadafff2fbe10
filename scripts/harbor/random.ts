/** Numbers in [0, 1), the same ones for the same seed on every machine. */
export type Random = () => number

/** sfc32 (Chris Doty-Humphrey, PractRand): 32-bit integer arithmetic only. */
export function sfc32(seed: number, stream: number): Random {
  let [a, b, c, counter] = [seed | 0, stream | 0, 0, 1]
  const next = (): number => {
    const result = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + result) | 0
    return (result >>> 0) / 2 ** 32
  }
  for (let round = 0; round < 15; round++) next()
  return next
}

/** Standard normal, by Marsaglia's polar method. */
export function normal(random: Random): number {
  for (;;) {
    const u = 2 * random() - 1
    const v = 2 * random() - 1
    const square = u * u + v * v
    if (square > 0 && square < 1) return u * Math.sqrt((-2 * Math.log(square)) / square)
  }
}

/** Log-normal by its median; `spread` is the standard deviation of the logarithm. */
export function logNormal(random: Random, median: number, spread: number): number {
  return median * Math.exp(spread * normal(random))
}

export function chance(random: Random, probability: number): boolean {
  return random() < probability
}

/** A whole number from `low` to `high`, both included. */
export function wholeNumber(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1))
}

/** One of the names, each as often as its weight says. */
export function pick<Name extends string>(
  random: Random,
  weights: Readonly<Record<Name, number>>,
): Name {
  const names = Object.keys(weights) as Name[]
  let rest = random() * names.reduce((sum, name) => sum + weights[name], 0)
  for (const name of names) {
    rest -= weights[name]
    if (rest < 0) return name
  }
  throw new Error(`weights must have a positive sum: ${JSON.stringify(weights)}`)
}

export function pickOne<T>(random: Random, list: readonly T[]): T {
  const one = list[Math.floor(random() * list.length)]
  if (one === undefined) throw new Error('list to pick from must not be empty: []')
  return one
}
