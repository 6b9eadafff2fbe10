import { describe, expect, it } from 'vitest'
import type { Watched } from '../survival/watched.ts'
import { weibullCdf, type Weibull } from '../weibull.ts'
import reference from './fixtures/r-optim.json' with { type: 'json' }
import { logLikelihoods, type Mixture } from './likelihood.ts'
import { mixtureCure } from './mixture-cure.ts'

function watchedOf(rows: readonly (readonly (number | null)[])[]): readonly Watched[] {
  return rows.map(([from = null, age, cause = null, count]) => {
    return { from, age: age ?? 0, cause, count: count ?? 0, cluster: null }
  })
}

describe('mixtureCure', () => {
  it.each(reference.cases.map((each) => [each.form, each] as const))(
    'is at the maximum that R finds: %s',
    (_, truth) => {
      const found = mixtureCure(watchedOf(truth.rows))
      if (found === null) throw new Error('no fit')
      const { mixture, interval, logLikelihood } = found
      expect(logLikelihood).toBeCloseTo(truth.logLik, 6)
      expect(mixture.on).toBeCloseTo(truth.on, 4)
      expect(mixture.lost).toBeCloseTo(truth.lost, 4)
      expect(mixture.timeOn.scale / truth.scaleOn).toBeCloseTo(1, 4)
      expect(mixture.timeOn.shape / truth.shapeOn).toBeCloseTo(1, 4)
      if (truth.lost > 0) {
        expect(mixture.timeLost.scale / truth.scaleLost).toBeCloseTo(1, 4)
        expect(mixture.timeLost.shape / truth.shapeLost).toBeCloseTo(1, 4)
      }
      expect(interval.low).toBeCloseTo(truth.low, 4)
      expect(interval.high).toBeCloseTo(truth.high, 4)
    },
  )

  const [first] = reference.cases
  const watched = watchedOf(first?.rows ?? [])

  it('counts subjects alike as so many rows', () => {
    const apart = watched.flatMap((each) =>
      Array.from({ length: each.count }, () => ({ ...each, count: 1 })),
    )
    expect(mixtureCure(apart)?.mixture.on).toBeCloseTo(mixtureCure(watched)?.mixture.on ?? -1, 6)
  })

  it('widens for subjects who come in fours alike, as it would of a quarter of them', () => {
    const singles = watched.flatMap((each) =>
      Array.from({ length: each.count }, () => ({ ...each, count: 1 })),
    )
    const inFours = singles.map((each, cluster) => ({ ...each, count: 4, cluster }))
    const ofOne = singles.map((each, cluster) => ({ ...each, cluster }))
    const alone = mixtureCure(ofOne, ofOne)
    const [fours, plain] = [mixtureCure(inFours, inFours), mixtureCure(watched)]
    expect(fours?.mixture.on).toBeCloseTo(plain?.mixture.on ?? -1, 6)
    expect(fours?.interval.low).toBeCloseTo(alone?.interval.low ?? -1, 6)
    // Clusters of one are no clusters: the spread of the scores is what the curvature says.
    const width = (fit: typeof fours): number =>
      (fit?.interval.high ?? 0) - (fit?.interval.low ?? 0)
    expect(width(alone) / width(plain)).toBeGreaterThan(0.9)
    expect(width(alone) / width(plain)).toBeLessThan(1.1)
  })

  it('tells of those open at an age what of theirs is still to come', () => {
    const [whole, later] = [mixtureCure(watched), mixtureCure(watched, null, 12)]
    if (whole === null || later === null) throw new Error('no fit')
    expect(whole.later).toBeCloseTo(whole.mixture.on, 12)
    const { on, lost, never, timeOn, timeLost } = later.mixture
    const still = on * (1 - weibullCdf(12, timeOn))
    const open = still + never + lost * (1 - weibullCdf(12, timeLost))
    expect(later.later).toBeCloseTo(still / open, 10)
    expect(later.interval.low).toBeLessThan(later.later)
    expect(later.interval.high).toBeGreaterThan(later.later)
    // So long after nothing is to come, and no share runs out of the numbers.
    expect(mixtureCure(watched, null, 1e4)?.later).toBeCloseTo(0, 12)
  })

  it('says nothing where everybody is seen to go on, or nothing tells when', () => {
    const on = (age: number, count: number): Watched => {
      return { from: null, age, cause: 0, count, cluster: null }
    }
    expect(mixtureCure([on(3, 20), on(8, 15), on(11, 10)])).toBeNull()
    expect(mixtureCure([on(0, 30), { ...on(90, 30), cause: null }])).toBeNull()
  })
})

describe('the likelihood', () => {
  const [timeOn, timeLost]: Weibull[] = [
    { scale: 9, shape: 1.4 },
    { scale: 14, shape: 0.8 },
  ]
  const mixture: Mixture = { on: 0.5, lost: 0.3, never: 0.2, timeOn: timeOn!, timeLost: timeLost! }

  it.each([null, 4])('shares out the whole of what can happen, from %s on', (from) => {
    const ages = Array.from({ length: 30 - (from ?? 0) + 1 }, (_, index) => (from ?? 0) + index)
    const ended = ages.flatMap((age) =>
      [0, 1].map((cause) => ({ from, age, cause, count: 1, cluster: null })),
    )
    const open = { from, age: 30.5, cause: null, count: 1, cluster: null }
    const logs = logLikelihoods([...ended, open], mixture)
    expect(logs.reduce((sum, log) => sum + Math.exp(log), 0)).toBeCloseTo(1, 12)
  })

  it('is that of the Weibull distribution', () => {
    const [log = NaN] = logLikelihoods(
      [{ from: null, age: 7, cause: 0, count: 1, cluster: null }],
      mixture,
    )
    const between = weibullCdf(7.5, mixture.timeOn) - weibullCdf(6.5, mixture.timeOn)
    expect(Math.exp(log)).toBeCloseTo(0.5 * between, 12)
  })
})
