import { describe, expect, it } from 'vitest'
import { expectGolden } from '../../../test/expect-golden.ts'
import { madePlan } from '../goldens/made-plan.ts'
import { nodesOf, textsOf } from '../goldens/read-drawing.ts'
import { planChart } from './plan-chart.ts'

const usual = { width: 1184, lang: 'en', theme: 'light' } as const

describe('the drawing of a plan', () => {
  it('is the same as before', () => {
    expectGolden('plan.en', planChart(madePlan('en', { win: 0.4 }), { ...usual, heading: true }))
    const phone = { width: 360, lang: 'fr', theme: 'css' } as const
    expectGolden('plan-phone.fr', planChart(madePlan('fr', { motions: ['a', null] }), phone))
  })

  it('says nothing of what is open or was followed', () => {
    const texts = textsOf(planChart(madePlan('en'), usual)).join('\n')
    expect(texts).toContain('500')
    expect(texts).toContain('does not go on')
    expect(texts).not.toMatch(/open|so far|period compared|NaN/u)
  })

  it('tells a difference where there is one, dashed and in words', () => {
    const plain = planChart(madePlan('en'), usual)
    const set = planChart(madePlan('en', { win: 0.4 }), usual)
    const dashed = (node: typeof plain): number =>
      nodesOf(node, ({ attributes }) => attributes['stroke-dasharray'] !== undefined).length
    expect(dashed(set)).toBeGreaterThan(dashed(plain))
    expect(textsOf(set).join(' ')).toContain('+8.0')
    expect(textsOf(set).join(' ')).toContain('without what is set')
    expect(textsOf(set).join(' ')).not.toContain('±')
  })

  it('draws what is known where a rate is not', () => {
    const texts = textsOf(planChart(madePlan('en', { lacks: true }), usual)).join('\n')
    expect(texts).not.toMatch(/NaN|undefined/u)
    expect(texts.split('\n')).not.toContain('0')
    expect(texts).toContain('13.5')
  })
})
