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

/**
 * What `logLikelihoods` adds up to, with its exact slopes along the numbers of `mixtureAt`.
 * @param n how many subjects the rows stand for
 */
export function likelihoodOf(rows: readonly Lived[], form: Form, n: number) {
  const places = placesOf(form)
  const open = openRows(rows)
  const gone = [true, false].map((isOn) => endedRows(rows, isOn))
  return (at: readonly number[]): Likelihood => {
    const { on, lost, never, timeOn, timeLost } = mixtureAt(at, form)
    const [logOn, logLost] = [Math.log(timeOn.scale), Math.log(timeLost.scale)]
    let value = 0
    let [scaleOn, shapeOn, scaleLost, shapeLost, shareOn, shareLost] = [0, 0, 0, 0, 0, 0]
    for (let row = 0; row < open.counts.length; row++) {
      const count = open.counts[row]!
      const age = open.ages[row]!
      const risenOn = timeOn.shape * (age - logOn)
      const hazardOn = Math.exp(risenOn)
      const stayOn = Math.exp(-hazardOn)
      const risenLost = lost === 0 ? -Infinity : timeLost.shape * (age - logLost)
      const hazardLost = Math.exp(risenLost)
      const stayLost = Math.exp(-hazardLost)
      const there = never + on * stayOn + lost * stayLost
      value += count * Math.log(there)
      const weightOn = (count * on * stayOn * Math.min(hazardOn, ENDLESS)) / there
      const weightLost = (count * lost * stayLost * Math.min(hazardLost, ENDLESS)) / there
      scaleOn += weightOn * timeOn.shape
      scaleLost += weightLost * timeLost.shape
      if (hazardOn > 0) shapeOn -= weightOn * risenOn
      if (hazardLost > 0) shapeLost -= weightLost * risenLost
      shareOn += (count * on * (stayOn - there)) / there
      shareLost += (count * lost * (stayLost - there)) / there
    }
    for (const [cause, { counts, from, to, all }] of gone.entries()) {
      if (all === 0) continue
      const isOn = cause === 0
      const { shape } = isOn ? timeOn : timeLost
      const logScale = isOn ? logOn : logLost
      let [fall, turn] = [0, 0]
      value += all * Math.log(isOn ? on : lost)
      for (let row = 0; row < counts.length; row++) {
        const count = counts[row]!
        const risenFrom = shape * (from[row]! - logScale)
        const risenTo = shape * (to[row]! - logScale)
        const before = Math.exp(risenFrom)
        const after = Math.min(Math.exp(risenTo), MOST)
        const between = -Math.expm1(before - after)
        value += count * (Math.log(between) - before)
        const down = (count / between) * before
        const up = after - before > ENDLESS ? 0 : ((count * (1 - between)) / between) * after
        fall += down - up
        turn += up * risenTo - (before > 0 ? down * risenFrom : 0)
      }
      if (isOn) [scaleOn, shapeOn] = [scaleOn + fall * shape, shapeOn + turn]
      else [scaleLost, shapeLost] = [scaleLost + fall * shape, shapeLost + turn]
      shareOn += all * ((isOn ? 1 : 0) - on)
      shareLost += all * ((isOn ? 0 : 1) - lost)
    }
    const slopes = at.map(() => 0)
    for (const [place, slope] of [
      [places.scaleOn, scaleOn],
      [places.shapeOn, shapeOn],
      [places.shareOn, shareOn],
      [places.scaleLost, scaleLost],
      [places.shareLost, shareLost],
      [places.shapeLost, shapeLost],
    ] as const) {
      if (place !== null) slopes[place] = slope / n
    }
    return { value: value / n, slopes }
  }
}

/** Ages as logarithms, `-Infinity` at 0. Late entry takes away what being open at that age adds. */
function openRows(rows: readonly Lived[]) {
  const all = rows.flatMap(({ from, age, cause, count }) => [
    ...(cause === null ? [{ age, count }] : []),
    ...(from === null ? [] : [{ age: from, count: -count }]),
  ])
  return {
    counts: Float64Array.from(all, ({ count }) => count),
    ages: Float64Array.from(all, ({ age }) => Math.log(Math.max(0, age))),
  }
}

/** Between which ages, as logarithms, they ended by a cause. */
function endedRows(rows: readonly Lived[], isOn: boolean) {
  const own = rows.filter(({ cause }) => cause !== null && (cause === ON) === isOn)
  return {
    counts: Float64Array.from(own, ({ count }) => count),
    from: Float64Array.from(own, ({ from, age, half = 0.5 }) =>
      Math.log(Math.max(0, age - half, from ?? 0)),
    ),
    to: Float64Array.from(own, ({ age, half = 0.5 }) => Math.log(age + half)),
    all: own.reduce((sum, { count }) => sum + count, 0),
  }
}

/** Where `mixtureAt` has them; `null`: nowhere. */
function placesOf({ losses, isWhole }: Form) {
  const scaleLost = losses === 'none' ? null : 3
  const shareLost = losses === 'none' || isWhole ? null : 4
  const shapeLost = losses === 'weibull' ? (shareLost ?? 3) + 1 : null
  return { scaleOn: 0, shapeOn: 1, shareOn: 2, scaleLost, shareLost, shapeLost }
}
