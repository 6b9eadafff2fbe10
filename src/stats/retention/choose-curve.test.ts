import { describe, expect, it } from 'vitest'
import { chooseCurve } from './choose-curve.ts'
import { survivalOf, type RetentionCurve } from './curve.ts'
import { exposuresOf, type Exposure } from './exposure.ts'
import { fitCurve } from './fit-curve.ts'
import { logLikelihood } from './log-likelihood.ts'

/** As many as are expected of 100,000 customers, no more and no less. */
function lived(truth: RetentionCurve, ages: number, customers = 1e5): readonly Exposure[] {
  const left = Array.from({ length: ages + 1 }, (_, age) =>
    Math.round(customers * survivalOf(truth, age)),
  )
  return exposuresOf(left)
}

const truths: readonly RetentionCurve[] = [
  { model: 'geometric', leave: 0.12 },
  { model: 'shifted_beta_geometric', alpha: 0.7, beta: 1.2 },
  { model: 'discrete_weibull', leave: 0.3, shape: 0.6 },
  { model: 'beta_discrete_weibull', alpha: 0.3, beta: 1.7, shape: 1.7 },
]

describe('the choice', () => {
  it.each(truths)('finds $model where customers are many', (truth) => {
    const { fit, by, heldOutFrom } = chooseCurve(lived(truth, 12))
    expect(fit?.curve.model).toBe(truth.model)
    expect([by, heldOutFrom]).toEqual(['held_out', 9])
  })

  it('judges by ages the curve has not seen', () => {
    const seen = lived(truths[1]!, 12, 2000)
    const { candidates } = chooseCurve(seen)
    const { fit } = fitCurve(seen.slice(0, 8), 'discrete_weibull')
    const held = candidates.find(({ model }) => model === 'discrete_weibull')?.heldOut
    expect(held).toBe(logLikelihood(seen.slice(8), fit!.curve))
  })

  it('keeps what may be true as well, the chosen one first', () => {
    // Two curves that few customers cannot tell apart; with many, one is left.
    const plausible = (customers: number) =>
      chooseCurve(lived(truths[1]!, 12, customers)).plausible.map(({ curve }) => curve.model)
    expect(plausible(100)[0]).toBe('shifted_beta_geometric')
    expect(plausible(100)).toContain('discrete_weibull')
    expect(plausible(1e5)).not.toContain('discrete_weibull')
    expect(plausible(1e5)).not.toContain('geometric')
  })

  it('takes the simpler of two that are as good', () => {
    // Constant churn is told by all four; three have more numbers than it needs.
    const { fit, candidates } = chooseCurve(lived(truths[0]!, 9, 500))
    expect(fit?.curve.model).toBe('geometric')
    expect(candidates.length).toBe(4)
  })

  it('goes by all that was seen where nothing can be held back', () => {
    const three = chooseCurve(lived(truths[1]!, 3))
    expect([three.by, three.heldOutFrom]).toEqual(['seen', null])
    expect(three.fit?.curve.model).toBe('shifted_beta_geometric')
    const few = chooseCurve(exposuresOf([12, 10, 9, 8, 8, 7]))
    expect(few.by).toBe('seen')
    expect(few.fit?.curve.model).toBe('geometric')
  })

  it('is among those of few numbers, where that is asked', () => {
    const many = lived(truths[3]!, 12)
    expect(chooseCurve(many, null, 3).fit?.curve.model).toBe('beta_discrete_weibull')
    const { candidates, fit } = chooseCurve(many, null, 2)
    expect(candidates.map(({ model }) => model)).not.toContain('beta_discrete_weibull')
    expect(candidates).toHaveLength(3)
    expect(fit).not.toBeNull()
  })

  it('is theirs who ask, or none and why', () => {
    const asked = chooseCurve(lived(truths[1]!, 12), 'geometric')
    expect([asked.fit?.curve.model, asked.by]).toEqual(['geometric', 'asked'])
    expect(chooseCurve(exposuresOf([5, 5, 5])).why).toBe('no_losses')
    expect(chooseCurve([]).why).toBe('no_customers')
    expect(chooseCurve(exposuresOf([5, 4]), 'beta_discrete_weibull').why).toBe('few_ages')
  })
})
