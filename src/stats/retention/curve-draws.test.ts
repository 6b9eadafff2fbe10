import { describe, expect, it } from 'vitest'
import { stream } from '../../generator/draw/stream.ts'
import { cholesky } from '../cholesky.ts'
import { chooseCurve } from './choose-curve.ts'
import { survivalOf, type RetentionCurve, type RetentionModel } from './curve.ts'
import { curveDraws } from './curve-draws.ts'
import { exposuresOf } from './exposure.ts'
import { families, familyOf } from './families.ts'

const models = families.map(({ model }) => model)

/** As many as are expected of customers who differ and whose chances change. */
function lived(customers: number) {
  const truth: RetentionCurve = {
    model: 'beta_discrete_weibull',
    alpha: 1.6,
    beta: 10,
    shape: 1.2,
  }
  const left = Array.from({ length: 13 }, (_, age) =>
    Math.round(customers * survivalOf(truth, age)),
  )
  return exposuresOf(left)
}

/** The numbers without bounds that a curve is made of. */
function numbersOf(curve: RetentionCurve): readonly number[] {
  const odds = (chance: number): number => Math.log(chance / (1 - chance))
  switch (curve.model) {
    case 'geometric':
      return [odds(curve.leave)]
    case 'discrete_weibull':
      return [odds(curve.leave), Math.log(curve.shape)]
    case 'shifted_beta_geometric':
      return [Math.log(curve.alpha / curve.beta), Math.log(curve.alpha + curve.beta)]
    case 'beta_discrete_weibull':
      return [
        Math.log(curve.alpha / curve.beta),
        Math.log(curve.alpha + curve.beta),
        Math.log(curve.shape),
      ]
  }
}

function choiceOf(model: RetentionModel, customers = 40_000) {
  const choice = chooseCurve(lived(customers), model)
  if (choice.fit === null) throw new Error(`no curve: ${model}`)
  return { ...choice, fit: choice.fit }
}

describe('the curves in the place of all', () => {
  it.each(models)('have the mean and the covariance of the numbers of %s', (model) => {
    const choice = choiceOf(model, 1000)
    const drawn = curveDraws([{ share: 1, fit: choice.fit }]).map(({ share, curve }) => ({
      share,
      at: numbersOf(curve),
    }))
    const { at, covariance } = choice.fit
    const mean = (of: (at: readonly number[]) => number): number =>
      drawn.reduce((sum, each) => sum + each.share * of(each.at), 0)
    for (const [row, value] of at.entries()) {
      expect(mean((each) => each[row]!)).toBeCloseTo(value, 3)
      for (const [column, other] of at.entries()) {
        const together = mean((each) => (each[row]! - value) * (each[column]! - other))
        const size = Math.sqrt(covariance[row]![row]! * covariance[column]![column]!)
        expect(together / size).toBeCloseTo(covariance[row]![column]! / size, 2)
      }
    }
  })

  it.each(models)('tell of the share left as many curves of %s drawn by chance do', (model) => {
    const choice = choiceOf(model)
    const { at, covariance } = choice.fit
    const lower = cholesky(Float64Array.from(covariance.flat()), at.length)!
    const luck = stream(7, 1, 1)
    const many = Array.from({ length: 20_000 }, () => {
      const normals = at.map(() => luck.normal())
      const there = at.map((value, row) =>
        normals.reduce(
          (sum, normal, column) =>
            sum + (column > row ? 0 : normal * lower[row * at.length + column]!),
          value,
        ),
      )
      return { share: 1 / 20_000, curve: familyOf(model).curveAt(there) }
    })
    const moments = (list: typeof many, age: number) => {
      const of = (power: (left: number) => number): number =>
        list.reduce((sum, { share, curve }) => sum + share * power(survivalOf(curve, age)), 0)
      const mean = of((left) => left)
      return { mean, deviation: Math.sqrt(of((left) => (left - mean) ** 2)) }
    }
    for (const age of [12, 24]) {
      const [one, other] = [
        moments([...curveDraws([{ share: 1, fit: choice.fit }])], age),
        moments(many, age),
      ]
      expect(Math.abs(one.mean - other.mean)).toBeLessThan(0.1 * other.deviation)
      expect(Math.abs(one.deviation / other.deviation - 1)).toBeLessThan(0.05)
    }
  })

  it('are the same to the last digit where a search ends a little elsewhere', () => {
    const { fit } = choiceOf('beta_discrete_weibull')
    const moved = {
      ...fit,
      at: fit.at.map((value) => value + 1e-9),
      covariance: fit.covariance.map((row) => row.map((value) => value * (1 + 1e-8))),
    }
    expect(curveDraws([{ share: 1, fit: moved }])).toEqual(curveDraws([{ share: 1, fit }]))
  })

  it('are sixteen of all four models, each as likely as its fit', () => {
    const fits = models.map((model, at) => ({
      share: [0.4, 0.3, 0.2, 0.1][at]!,
      ...choiceOf(model),
    }))
    const draws = curveDraws(fits)
    expect(draws).toHaveLength(16)
    for (const { share, fit } of fits) {
      const own = draws.filter(({ curve }) => curve.model === fit.curve.model)
      expect(own.reduce((sum, each) => sum + each.share, 0)).toBeCloseTo(share, 12)
    }
  })

  it('stay within what a number can be, however little is known', () => {
    const { plausible } = chooseCurve(exposuresOf([21, 21, 20, 20, 20]))
    const draws = curveDraws(plausible.map((fit) => ({ share: 1 / plausible.length, fit })))
    expect(draws.length).toBeGreaterThan(1)
    for (const { curve } of draws) {
      for (const age of [5, 60, 300]) {
        const left = survivalOf(curve, age)
        expect(left >= 0 && left <= 1).toBe(true)
      }
    }
  })
})
