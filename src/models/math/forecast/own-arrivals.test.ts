import { describe, expect, it } from 'vitest'
import { ownArrivals } from './own-arrivals.ts'

const months = (entered: number, next: number, skipped: number) => ({
  entered: [entered],
  next: [next],
  skipped: [skipped],
})

describe('own arrivals', () => {
  it('are entries that no earlier stage explains', () => {
    // Of ten, four go on and one passes the second stage over; two more begin in the second.
    expect(ownArrivals([months(10, 4, 1), months(6, 3, 0), months(5, 0, 0)])).toEqual([
      [10],
      [2],
      [1],
    ])
  })

  it('are none where two stages were passed over at once', () => {
    expect(
      ownArrivals([months(10, 2, 3), months(2, 1, 0), months(1, 0, 0), months(3, 0, 0)]),
    ).toEqual([[10], [0], [0], [0]])
  })
})
