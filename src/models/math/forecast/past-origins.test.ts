import { describe, expect, it } from 'vitest'
import { formatDay, parseDay } from '../../../time/calendar.ts'
import { madeFacts } from './made-facts.ts'
import { pastOrigins } from './past-origins.ts'

const origin = parseDay('2026-01-01')!
const originsOf = (months: number, most = 8): readonly string[] =>
  pastOrigins([{ ...madeFacts({ months }), origin }], most).map((day) => formatDay(day).slice(0, 7))

describe('past origins', () => {
  it('lie between a year after the beginning and three months before the end', () => {
    expect(originsOf(36, 4)).toEqual(['2025-10', '2025-03', '2024-08', '2024-01'])
    expect(originsOf(36)).toHaveLength(8)
    expect(originsOf(16)).toEqual(['2025-10', '2025-09'])
    expect(originsOf(36, 1)).toEqual(['2025-10'])
    expect(originsOf(36, 0)).toEqual([])
  })

  it('have half of what there is in a young company, and at least six months', () => {
    expect(originsOf(14)).toEqual(['2025-10', '2025-09', '2025-08', '2025-07', '2025-06'])
    expect(originsOf(9)).toEqual(['2025-10'])
    expect(originsOf(8)).toEqual([])
    expect(originsOf(0)).toEqual([])
  })
})
