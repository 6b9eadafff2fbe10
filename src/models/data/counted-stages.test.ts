import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Count, Counted, CountedStage, MappedStage } from '../../engine/engine.ts'
import { parseDay, periodStart } from '../../time/calendar.ts'
import { stages as standard } from '../../standard/stages.ts'
import { countedFigures, monthlyRate, placedStages, type CountedFacts } from './counted-stages.ts'

const day = (text: string): number => {
  const parsed = parseDay(text)
  if (parsed === null) throw new Error(`day must be a date: ${text}`)
  return parsed
}
const months = ['2025-01-01', '2025-02-01', '2025-04-01'].map(day)
const stageOf = (id: string) => {
  const found = standard.find((stage) => stage.id === id)
  if (found === undefined) throw new Error(`stage is not in the standard: ${id}`)
  return found
}
const awareness: CountedStage = {
  ...stageOf('awareness'),
  next: 'education',
  until: day('2025-05-01'),
}
const education: MappedStage = {
  ...stageOf('education'),
  next: null,
  until: day('2025-04-15'),
  followed: null,
  within: null,
  repeats: false,
}
const counted = (period: number, count: number, by: readonly string[] = []): Counted => ({
  stage: 'awareness',
  period,
  by,
  whole: true,
  count,
})
const entries = (period: number, count: number, by: readonly string[] = []): Count => ({
  stage: 'education',
  period,
  by,
  event: 'open',
  dated: true,
  age: null,
  count,
  amount: null,
})
const facts = (some: Partial<CountedFacts>): CountedFacts => ({
  stages: [awareness],
  interval: null,
  counted: [],
  months: some.counted ?? [],
  entries: [],
  ...some,
})

describe('placedStages', () => {
  it('puts counted stages before what follows them, several in a row too', () => {
    const first = { ...awareness, next: 'consideration' }
    const second: CountedStage = { ...stageOf('consideration'), next: 'education', until: 0 }
    const last: CountedStage = { ...stageOf('impact'), next: null, until: 0 }
    const placed = placedStages([education], [first, second, last])
    expect(placed.map(({ stage, isCounted }) => `${stage.id} ${isCounted}`)).toEqual([
      'awareness true',
      'consideration true',
      'education false',
      'impact true',
    ])
  })
})

describe('countedFigures', () => {
  const [january = 0, february = 0, april = 0] = months
  const stage = placedStages([education], [awareness])[0]!.stage

  it('divides what is known of both in the same months', () => {
    const some = facts({
      counted: [counted(january, 100), counted(february, 300), counted(april, 50)],
      // March was not counted; of April, the entries are known until the 15th only.
      entries: [
        entries(january, 10),
        entries(february, 10),
        entries(day('2025-03-01'), 99),
        entries(april, 7),
      ],
    })
    const whole = countedFigures(some, [education])(stage, [], null)
    expect(whole.entered).toBe(450)
    expect(whole.rate).toMatchObject({ value: 20 / 400, n: 400, low: null, high: null, age: null })
    const quarterly = countedFigures({ ...some, interval: 'quarter' }, [education])
    expect(quarterly(stage, [], april)).toMatchObject({
      entered: 50,
      rate: { value: null, n: null },
    })
    expect(quarterly(stage, [], day('2025-07-01')).entered).toBeNull()
  })

  it('adds up over slices and periods', () => {
    const any = fc.array(
      fc.record({
        month: fc.constantFrom(...months),
        slice: fc.constantFrom('web', 'fair'),
        count: fc.integer({ min: 0, max: 1000 }),
      }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(any, (rows) => {
        const lines = rows.map(({ month, slice, count }) => counted(month, count, [slice]))
        const all = rows.reduce((sum, { count }) => sum + count, 0)
        const parts = countedFigures(facts({ counted: lines, interval: 'quarter' }), [education])
        const quarters = [...new Set(months.map((month) => periodStart(month, 'quarter')))]
        const sum = quarters
          .flatMap((quarter) => ['web', 'fair'].map((slice) => parts(stage, [slice], quarter)))
          .reduce((total, { entered }) => total + (entered ?? 0), 0)
        expect(sum).toBe(all)
      }),
    )
  })
})

describe('monthlyRate', () => {
  it('may exceed 1, and is not told of fewer than five', () => {
    expect(monthlyRate(12, 10).value).toBe(1.2)
    expect(monthlyRate(1, 4)).toMatchObject({ value: null, n: 4 })
  })
})
