import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  survivalOf,
  type RetentionCurve,
  type RetentionModel,
} from '../../src/stats/retention/curve.ts'
import { exposuresOf, type Exposure } from '../../src/stats/retention/exposure.ts'
import { fitCurve } from '../../src/stats/retention/fit-curve.ts'

// The two segments of Fader and Hardie (How to project customer retention, 2007): what is left of
// 1000 customers each year, fits to the first 4, 7 and 12 renewals, and what they say of later ones.

const root = path.resolve(import.meta.dirname, '../..')
const folder = path.resolve(
  process.env['BOWLINE_DATA'] ?? path.join(root, '../shared/data'),
  'retention',
)
const models: Readonly<Record<string, RetentionModel>> = {
  geo: 'geometric',
  bg: 'shifted_beta_geometric',
  dw: 'discrete_weibull',
  bdw: 'beta_discrete_weibull',
}

function lines(name: string): readonly (readonly string[])[] {
  const text = readFileSync(path.join(folder, name), 'utf8').trim()
  return text
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))
}

function seen(segment: string, renewals: number): readonly Exposure[] {
  const column = segment === 'regular' ? 1 : 2
  const customers = lines('2-segment-retention.csv').map((line) => Number(line[column]))
  return exposuresOf(customers.slice(0, renewals + 1))
}

function fitted(segment: string, renewals: number, model: string) {
  const { fit } = fitCurve(seen(segment, renewals), models[model]!)
  return fit ?? expect.fail(`no fit of ${segment}, ${renewals}, ${model}`)
}

function numbersOf(curve: RetentionCurve): readonly number[] {
  return Object.values(curve).filter((value): value is number => typeof value === 'number')
}

const there = existsSync(folder)
describe.skipIf(!there)(`published retention${there ? '' : ` (no data in ${folder})`}`, () => {
  it('is fitted as recomputed, by all four models', () => {
    const fits = lines('fits_recomputed.csv')
    expect(fits.length).toBe(24)
    for (const [segment = '', renewals, model = '', ...rest] of fits) {
      const fit = fitted(segment, Number(renewals), model)
      const numbers = rest.slice(0, 3).filter((cell) => cell !== '')
      expect(numbersOf(fit.curve).length).toBe(numbers.length)
      for (const [index, value] of numbersOf(fit.curve).entries()) {
        expect(Math.abs(value - Number(numbers[index]))).toBeLessThan(1e-5)
      }
      expect(Math.abs(fit.logLikelihood - Number(rest[3]))).toBeLessThan(1e-4)
    }
  })

  it('is told of every year, those to come too, as recomputed', () => {
    const told = lines('predicted_recomputed.csv')
    expect(told.length).toBe(24 * 13)
    for (const [segment = '', renewals, model = '', year, , share] of told) {
      const { curve } = fitted(segment, Number(renewals), model)
      expect(Math.abs(survivalOf(curve, Number(year)) - Number(share))).toBeLessThan(2e-6)
    }
  })

  it.each([
    ['regular', 0.59, 0.015],
    ['highend', 0.21, 0.028],
  ])(
    'of %s: constant churn errs %f over years 8 to 12, unlike customers %f',
    (segment, same, unlike) => {
      const column = segment === 'regular' ? 1 : 2
      const truth = lines('2-segment-retention.csv').map((line) => Number(line[column]) / 1000)
      const errorOf = (model: string): number => {
        const { curve } = fitted(segment, 7, model)
        const years = [8, 9, 10, 11, 12]
        const errors = years.map((year) => Math.abs(survivalOf(curve, year) / truth[year]! - 1))
        return errors.reduce((sum, error) => sum + error, 0) / years.length
      }
      expect(errorOf('geo')).toBeCloseTo(same, 2)
      expect(errorOf('bg')).toBeCloseTo(unlike, 3)
    },
  )
})
