import { describe, expect, it } from 'vitest'
import { normalNodes } from './gauss-hermite.ts'

describe('normalNodes', () => {
  it('are those of the tables', () => {
    // Abramowitz & Stegun, table 25.10, n = 3 and 5, for the standard normal: x·√2, w/√π.
    const three = normalNodes(3)
    expect(three.map(({ value }) => value)).toEqual([
      expect.closeTo(-1.224744871391589 * Math.SQRT2, 12),
      expect.closeTo(0, 12),
      expect.closeTo(1.224744871391589 * Math.SQRT2, 12),
    ])
    expect(three[1]!.weight).toBeCloseTo(2 / 3, 12)
    const five = normalNodes(5)
    expect(five[4]!.value).toBeCloseTo(2.020182870456086 * Math.SQRT2, 12)
    expect(five[4]!.weight).toBeCloseTo(0.01995324205904591 / Math.sqrt(Math.PI), 12)
  })

  it('give the moments of the normal', () => {
    const nodes = normalNodes(12)
    const moment = (power: number): number =>
      nodes.reduce((sum, { value, weight }) => sum + weight * value ** power, 0)
    const known = [1, 0, 1, 0, 3, 0, 15, 0, 105, 0, 945]
    known.forEach((expected, power) => expect(moment(power)).toBeCloseTo(expected, 8))
  })
})
