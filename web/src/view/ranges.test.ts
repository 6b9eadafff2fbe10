import { describe, expect, it } from 'vitest'
import { isDay, presetRange, previousRange } from './ranges.ts'

describe('presetRange', () => {
  it.each([
    ['months3', '2026-10-01', '2026-07-01', '2026-10-01'],
    ['months3', '2026-10-20', '2026-07-01', '2026-10-01'],
    ['months12', '2026-01-15', '2025-01-01', '2026-01-01'],
    ['thisYear', '2026-10-20', '2026-01-01', '2026-10-20'],
    ['thisYear', '2026-01-01', '2025-01-01', '2026-01-01'],
  ] as const)('%s of data that ends before %s', (preset, asOf, from, to) => {
    expect(presetRange(preset, asOf)).toEqual({ from, to })
  })
})

describe('previousRange', () => {
  it('steps back by months where both ends begin one', () => {
    const before = previousRange({ from: '2026-01-01', to: '2026-04-01' })
    expect(before).toEqual({ from: '2025-10-01', to: '2026-01-01' })
  })

  it('steps back by days elsewhere, over a leap day', () => {
    const before = previousRange({ from: '2024-03-01', to: '2024-03-31' })
    expect(before).toEqual({ from: '2024-01-31', to: '2024-03-01' })
  })
})

describe('isDay', () => {
  it.each(['2026-02-29', '2026-13-01', 'soon', '2026-1-1', ''])('refuses %j', (text) => {
    expect(isDay(text)).toBe(false)
  })
  it('knows leap days', () => expect(isDay('2024-02-29')).toBe(true))
})
