import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adjustedChances } from './false-discovery.ts'
import reference from './fixtures/r-marks.json' with { type: 'json' }
import { chanceOf, ridgeLogistic } from './ridge-logistic.ts'
import { brier, rankedInterval, rankedRight, scoreBands } from './scored.ts'
import { studentQuantile, studentTails } from './student.ts'
import { logRank } from './survival/log-rank.ts'
import { momentsOf, welchDifference } from './welch.ts'

const each = (values: readonly number[]) => values.map((value) => ({ value, count: 1 }))

function close(values: readonly number[], expected: readonly number[], digits: number): void {
  expect(values).toHaveLength(expected.length)
  for (const [i, value] of values.entries()) expect(value).toBeCloseTo(expected[i] ?? NaN, digits)
}

describe(`what marks a group, as ${reference.source} says it`, () => {
  it('adjusts for many tests', () => {
    close(adjustedChances(reference.p, 'usual'), reference.bh, 14)
    close(adjustedChances(reference.p, 'any'), reference.by, 14)
    expect(adjustedChances([], 'any')).toEqual([])
  })

  it('knows Student’s t', () => {
    for (const [t = 0, degrees = 1, tails] of reference.student) {
      expect(studentTails(t, degrees) / (tails ?? NaN)).toBeCloseTo(1, 9)
    }
    for (const [chance = 0, degrees = 1, t] of reference.studentQuantile) {
      expect(studentQuantile(chance, degrees) / (t ?? NaN)).toBeCloseTo(1, 8)
    }
  })

  it('tells means apart whose variances differ', () => {
    const { a, b, p, interval } = reference.welch
    const found = welchDifference(momentsOf(each(a)), momentsOf(each(b)))
    close([found?.chance ?? NaN, found?.low ?? NaN, found?.high ?? NaN], [...p, ...interval], 10)
    expect(welchDifference(momentsOf(each([1])), momentsOf(each(b)))).toBeNull()
    expect(welchDifference(momentsOf(each([1, 1])), momentsOf(each([2, 2])))).toBeNull()
  })

  it('tells ends apart, of whoever is still there too', () => {
    const { time, status, group, observed, expected, variance, p } = reference.logRank
    const of = (wanted: number) =>
      time.flatMap((age, i) =>
        group[i] === wanted
          ? [{ from: null, age, cause: status[i] === 1 ? 0 : null, count: 1, cluster: null }]
          : [],
      )
    const found = logRank(of(1), of(2))
    close(
      [found?.observed, found?.expected, found?.expectedOther, found?.variance, found?.chance].map(
        Number,
      ),
      [observed[0], ...expected, ...variance, ...p].map(Number),
      10,
    )
    expect(logRank(of(2), of(1))?.chance).toBeCloseTo(Number(p[0]), 10)
    expect(logRank([], of(1))).toBeNull()
  })

  it('fits chances to features, with and without a ridge', () => {
    const { x, y, coefficients, ridge1, ridge10 } = reference.logistic
    const trials = x.map((features, i) => ({ x: features, n: 1, happened: y[i] ?? 0 }))
    const fit = (penalty: number) => {
      const found = ridgeLogistic(trials, penalty)
      return [found.intercept, ...found.coefficients]
    }
    close(fit(0), coefficients, 6)
    close(fit(1), ridge1, 8)
    close(fit(10), ridge10, 8)
    const { cells } = reference
    const counted = cells.x.map((features, i) => ({
      x: features,
      n: cells.n[i] ?? 0,
      happened: cells.y[i] ?? 0,
    }))
    const ridged = ridgeLogistic(counted, 1)
    close([ridged.intercept, ...ridged.coefficients], cells.ridge1, 8)
    expect(() => ridgeLogistic([{ x: [1], n: 3, happened: 3 }], 1)).toThrow('some not: 3 of 3')
  })

  it('ranks as often rightly as Mann and Whitney count', () => {
    const { score, y, value } = reference.auc
    const scored = score.map((each, i) => ({ score: each, n: 1, happened: y[i] ?? 0 }))
    expect(rankedRight(scored)).toBeCloseTo(Number(value[0]), 12)
    expect(rankedInterval(0.8, 20, 20)).toMatchObject({ low: expect.closeTo(0.63, 2) })
    expect(rankedInterval(1, 20, 20)).toMatchObject({ low: expect.closeTo(0.908, 3), high: 1 })
    expect(rankedRight(scored.filter(({ happened }) => happened === 1))).toBeNull()
  })
})

const cells = fc.array(
  fc
    .record({ score: fc.integer({ min: 0, max: 20 }), n: fc.nat(9), part: fc.nat(9) })
    .map(({ score, n, part }) => ({ score: score / 20, n, happened: Math.min(n, part) })),
  { minLength: 1, maxLength: 40 },
)

describe('scores of what is known', () => {
  it('fall into bands that hold everybody once', () => {
    fc.assert(
      fc.property(cells, (scored) => {
        const bands = scoreBands(scored, { most: 5, least: 4 })
        const all = scored.reduce((sum, { n }) => sum + n, 0)
        const happened = scored.reduce((sum, each) => sum + each.happened, 0)
        expect(bands.reduce((sum, { n }) => sum + n, 0)).toBe(all)
        expect(bands.reduce((sum, each) => sum + each.happened, 0)).toBe(happened)
        expect(bands.length).toBeLessThanOrEqual(5)
        if (all >= 4) for (const { n } of bands) expect(n).toBeGreaterThanOrEqual(4)
        const predicted = bands.map((band) => band.predicted)
        expect(predicted).toEqual(predicted.toSorted((a, b) => b - a))
        if (happened > 0) {
          expect(bands.at(-1)?.reached).toBeCloseTo(1, 12)
          expect(bands.at(-1)?.captured).toBeCloseTo(1, 12)
          expect(bands.at(-1)?.lift).toBeCloseTo(1, 12)
        }
      }),
    )
  })

  it('are best where they are the shares themselves', () => {
    const scored = [
      { score: 0.8, n: 10, happened: 8 },
      { score: 0.2, n: 10, happened: 2 },
    ]
    expect(brier(scored)).toBeCloseTo(0.16, 12)
    expect(rankedRight(scored)).toBeCloseTo(0.8, 12)
    expect(scoreBands(scored, { most: 2, least: 1 })[0]).toMatchObject({ lift: 1.6, captured: 0.8 })
    const model = ridgeLogistic(
      scored.map(({ n, happened }, i) => ({ x: [i], n, happened })),
      0,
    )
    expect(chanceOf(model, [0])).toBeCloseTo(0.8, 9)
    expect(chanceOf(model, [1])).toBeCloseTo(0.2, 9)
  })
})
