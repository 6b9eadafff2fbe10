import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeText, parseChange, parseSetChange, type LeverChange } from './scenario.ts'

const levers = ['entering', 'price', 'rate:a', 'days:a', 'churn', 'expansion', 'onboarding']

describe('a change in words', () => {
  it('is read as it was written', () => {
    const hundredths = (least: number) => fc.integer({ min: least, max: 900 }).map((n) => n / 100)
    const relative = hundredths(-100).map((by): LeverChange => ({ how: 'relative', by }))
    fc.assert(
      fc.property(fc.constantFrom(...levers), relative, (lever, change) => {
        expect(parseChange(lever, changeText(lever, change))).toEqual(change)
      }),
    )
    const to = fc.integer({ min: 0, max: 10_000 }).map((n): LeverChange => ({ how: 'to', by: n }))
    fc.assert(
      fc.property(fc.constantFrom('entering', 'price', 'days:a'), to, (lever, change) => {
        expect(parseChange(lever, changeText(lever, change))).toEqual(change)
      }),
    )
    const shared = hundredths(0).map((by): LeverChange => ({ how: 'to', by }))
    fc.assert(
      fc.property(fc.constantFrom('rate:a', 'churn', 'onboarding'), shared, (lever, change) => {
        expect(parseChange(lever, changeText(lever, change))).toEqual(change)
      }),
    )
  })

  it('is of a motion where one stands before it', () => {
    expect(parseSetChange('price=+10%')).toMatchObject({ lever: 'price', motion: null })
    expect(parseSetChange('field.rate:a=25%')).toMatchObject({
      lever: 'rate:a',
      motion: 'field',
      change: { how: 'to', by: 0.25 },
    })
    for (const text of ['', '=', 'price', 'price=', 'price=+1d', 'nothing=+1%']) {
      expect(parseSetChange(text)).toBeNull()
    }
  })
})
