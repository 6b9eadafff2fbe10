/** `count` subjects alike: under watch from one age to another, and how the watch ended. */
export interface Watched {
  /** They are at risk after this age (late entry); `null`: from the beginning, age 0 included. */
  readonly from: number | null
  /** The age at which the watch ended. */
  readonly age: number
  /** What happened then: an index of the competing causes; `null`: nothing, they are censored. */
  readonly cause: number | null
  readonly count: number
  /** Subjects who share a cluster are not independent of each other; `null`: each stands alone. */
  readonly cluster: number | null
}

/** What happened at each age at which something did, in order. */
export interface RiskTable {
  readonly ages: Float64Array
  /** Under watch just before. */
  readonly atRisk: Float64Array
  /** Of every cause. */
  readonly ended: Float64Array
  /** By cause. */
  readonly endedBy: readonly Float64Array[]
  /** Of each subject, in the order given: how many ages lie before its watch, and until its end. */
  readonly starts: Uint32Array
  readonly untils: Uint32Array
}

/**
 * At risk at an age are those whose watch began before it and ended at it or later (R `survival`:
 * intervals open to the left, closed to the right).
 */
export function riskTable(watched: readonly Watched[], causes: number): RiskTable {
  const ages = agesOf(watched)
  const starts = new Uint32Array(watched.length)
  const untils = new Uint32Array(watched.length)
  const endedBy = Array.from({ length: causes }, () => new Float64Array(ages.length))
  const ended = new Float64Array(ages.length)
  // Steps of the number at risk: up at the first age after `from`, down after the last one at risk.
  const steps = new Float64Array(ages.length + 1)
  let [before, after] = [-Infinity, 0]
  for (const [index, subject] of watched.entries()) {
    const { from, age, cause, count } = subject
    const first = from === null ? 0 : firstAbove(ages, from)
    // Those in the order of their ages need not be looked for.
    if (age < before) after = firstAbove(ages, age)
    else while (after < ages.length && ages[after]! <= age) after += 1
    before = age
    starts[index] = first
    untils[index] = after
    if (!isSeen(subject)) continue
    steps[first] = (steps[first] ?? 0) + count
    steps[after] = (steps[after] ?? 0) - count
    if (cause === null) continue
    const own = endedBy[cause]
    if (own === undefined) throw new Error(`cause must be below ${causes}: ${cause}`)
    own[after - 1] = (own[after - 1] ?? 0) + count
    ended[after - 1] = (ended[after - 1] ?? 0) + count
  }
  const atRisk = steps.slice(0, ages.length)
  for (let index = 1; index < atRisk.length; index++) {
    atRisk[index] = (atRisk[index] ?? 0) + (atRisk[index - 1] ?? 0)
  }
  return { ages, atRisk, ended, endedBy, starts, untils }
}

/** At which something happened, in order. */
function agesOf(watched: readonly Watched[]): Float64Array {
  const all = new Float64Array(watched.length)
  let size = 0
  for (const each of watched) if (each.cause !== null && isSeen(each)) all[size++] = each.age
  const ages = all.subarray(0, size).sort()
  let kept = 0
  for (const age of ages) if (kept === 0 || ages[kept - 1] !== age) ages[kept++] = age
  return ages.slice(0, kept)
}

function isSeen({ from, age, count }: Watched): boolean {
  return count > 0 && (from === null || from < age)
}

/** How many of the ascending values are at most `value`. */
export function firstAbove(values: Float64Array, value: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low
}
