import { ON, type Lived } from './likelihood.ts'
import { mixtureAt, type Form } from './parameters.ts'

/** The mean of subjects' log-likelihoods, and how it rises with each number of a form. */
export interface Likelihood {
  readonly value: number
  readonly slopes: readonly number[]
}

/** Of whom this much hazard has passed, nobody is left. */
const ENDLESS = 745
const MOST = 1e300

/** One row's parts that do not change with the mixture: logarithms of its ages, `-Infinity` at 0. */
interface Row {
  /** 0: open at the age; 1: gone on between two; 2: lost between two. */
  readonly kind: 0 | 1 | 2
  readonly from: number
  readonly to: number
  readonly count: number
}

/**
 * What `logLikelihoods` adds up to, with its exact slopes along the numbers of `mixtureAt`, row by
 * row in the same terms.
 * @param n how many subjects the rows stand for
 */
export function likelihoodOf(rows: readonly Lived[], form: Form, n: number) {
  const parts = rows.flatMap(partsOf)
  const { places, length } = placesOf(form)
  return (at: readonly number[]): Likelihood => {
    const { on, lost, never, timeOn, timeLost } = mixtureAt(at, form)
    const [logOn, logLost] = [Math.log(timeOn.scale), Math.log(timeLost.scale)]
    let value = 0
    // Along scale and shape of the times to go on, then of the losses, then both shares.
    const [d0, d1, d2, d3, d4, d5] = [0, 1, 2, 3, 4, 5] as const
    const sums = new Float64Array(6)
    for (const { kind, from, to, count } of parts) {
      if (kind === 0) {
        const [risenOn, risenLost] = [
          timeOn.shape * (to - logOn),
          lost === 0 ? -Infinity : timeLost.shape * (to - logLost),
        ]
        const [hazardOn, hazardLost] = [Math.exp(risenOn), Math.exp(risenLost)]
        const [stayOn, stayLost] = [Math.exp(-hazardOn), Math.exp(-hazardLost)]
        const open = never + on * stayOn + lost * stayLost
        value += count * Math.log(open)
        const [weightOn, weightLost] = [
          (count * on * stayOn * Math.min(hazardOn, ENDLESS)) / open,
          (count * lost * stayLost * Math.min(hazardLost, ENDLESS)) / open,
        ]
        sums[d0] += weightOn * timeOn.shape
        sums[d2] += weightLost * timeLost.shape
        if (hazardOn > 0) sums[d1] -= weightOn * risenOn
        if (hazardLost > 0) sums[d3] -= weightLost * risenLost
        sums[d4] += (count * on * (stayOn - open)) / open
        sums[d5] += (count * lost * (stayLost - open)) / open
        continue
      }
      const isOn = kind === 1
      const [share, time, logScale] = isOn ? [on, timeOn, logOn] : [lost, timeLost, logLost]
      const [risenFrom, risenTo] = [time.shape * (from - logScale), time.shape * (to - logScale)]
      const [before, after] = [Math.exp(risenFrom), Math.min(Math.exp(risenTo), MOST)]
      const between = -Math.expm1(before - after)
      value += count * (Math.log(share) + Math.log(between) - before)
      const down = count / between
      const up = after - before > ENDLESS ? 0 : (count * (1 - between)) / between
      const rise = up * after - down * before
      const turn = up * after * risenTo - (before > 0 ? down * before * risenFrom : 0)
      sums[isOn ? d0 : d2] -= rise * time.shape
      sums[isOn ? d1 : d3] += turn
      sums[d4] += count * ((isOn ? 1 : 0) - on)
      sums[d5] += count * ((isOn ? 0 : 1) - lost)
    }
    const slopes = Array.from({ length }, () => 0)
    for (const [sum, place] of places.entries()) {
      if (place !== null) slopes[place] = sums[sum]! / n
    }
    return { value: value / n, slopes }
  }
}

/** Late entry takes away what being open at that age adds. */
function partsOf({ from, age, cause, count, half = 0.5 }: Lived): readonly Row[] {
  const open = (at: number, times: number): Row => {
    return { kind: 0, from: 0, to: Math.log(Math.max(0, at)), count: times }
  }
  const since = from === null ? [] : [open(from, -count)]
  if (cause === null) return [open(age, count), ...since]
  const low = Math.log(Math.max(0, age - half, from ?? 0))
  return [{ kind: cause === ON ? 1 : 2, from: low, to: Math.log(age + half), count }, ...since]
}

/** Where `mixtureAt` has scale and shape of both times, and both shares; `null`: nowhere. */
function placesOf({ losses, isWhole }: Form) {
  const scale = losses === 'none' ? null : 3
  const share = losses === 'none' || isWhole ? null : 4
  const shape = losses === 'weibull' ? (share ?? 3) + 1 : null
  const length = Math.max(2, scale ?? 0, share ?? 0, shape ?? 0) + 1
  return { places: [0, 1, scale, shape, 2, share], length }
}
