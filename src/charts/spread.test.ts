import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spread, spreadByTurns } from './spread.ts'

const slots = fc.array(
  fc.record({ wish: fc.integer({ min: -50, max: 500 }), size: fc.integer({ min: 1, max: 60 }) }),
  { minLength: 1, maxLength: 8 },
)

describe('spread', () => {
  it('leaves alone what has room, and parts what has not', () => {
    expect(spread([0, 50, 100], [30, 30, 30], 0, 200)).toEqual([0, 50, 100])
    expect(spread([40, 50, 150], [30, 30, 30], 0, 200)).toEqual([30, 60, 150])
    expect(spread([0, 10, 190], [30, 30, 30], 0, 200)).toEqual([0, 30, 170])
  })

  it('says when there is no room', () => {
    expect(spread([0, 0], [60, 60], 0, 100)).toBeNull()
  })

  it('keeps order, sizes and bounds, and no single slot could be nearer to its wish', () => {
    fc.assert(
      fc.property(slots, (given) => {
        const [wishes, sizes] = [given.map(({ wish }) => wish), given.map(({ size }) => size)]
        const places = spread(wishes, sizes, 0, 500) ?? []
        expect(places).toHaveLength(given.length)
        for (const [index, place] of places.entries()) {
          const before = index === 0 ? 0 : (places[index - 1] ?? 0) + (sizes[index - 1] ?? 0)
          const after = (places[index + 1] ?? 500) - (sizes[index] ?? 0)
          expect(place).toBeGreaterThanOrEqual(before - 1e-9)
          expect(place).toBeLessThanOrEqual(after + 1e-9)
          const nearest = Math.min(after, Math.max(before, wishes[index] ?? 0))
          expect(Math.abs(place - nearest)).toBeLessThan(1e-6)
        }
      }),
    )
  })
})

describe('spreadByTurns', () => {
  it('places every second slot as if it were alone', () => {
    fc.assert(
      fc.property(slots, (given) => {
        const [wishes, sizes] = [given.map(({ wish }) => wish), given.map(({ size }) => size)]
        const places = spreadByTurns(wishes, sizes, 0, 500)
        for (const turn of [0, 1]) {
          const own = (values: readonly number[]): readonly number[] =>
            values.filter((_, index) => index % 2 === turn)
          expect(own(places ?? [])).toEqual(spread(own(wishes), own(sizes), 0, 500))
        }
      }),
    )
  })

  it('is nothing where one of the two lines is too short', () => {
    expect(spreadByTurns([0, 0, 0], [60, 10, 60], 0, 100)).toBeNull()
    expect(spreadByTurns([0, 0, 0], [40, 90, 40], 0, 100)).toEqual([0, 0, 40])
  })
})
