import { describe, expect, it } from 'vitest'
import { changeWords } from './lever-told.ts'

const said = (lever: string, figure: number, factor: number) =>
  changeWords(lever, figure, figure * factor, 'en').replaceAll('\u00a0', ' ')

describe('the change of a lever', () => {
  it('is told to a tenth, and never as nothing where it is something', () => {
    expect(said('rate:selection', 0.23, 1.1)).toBe('+2.3 points')
    expect(said('rate:selection', 0.23, 1.0017)).toBe('+0.04 points')
    expect(said('churn', 0.0065, 0.97)).toBe('−0.02 points')
    expect(said('price', 14_900, 1.0002)).toBe('+0.02 %')
    expect(said('churn', 0.0065, 1)).toBe('+0 points')
  })
})
