import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import { trend } from '../../src/answers/change/trend.ts'
import { monthlyCompany } from './monthly-company.ts'

// Entered by month of 2025; two of ten go on, each after ten days.
const calm = [50, 60, 40, 50, 60, 40, 50]
const askMonths = (months: readonly number[], raw: RawInput): Promise<AnswerEnvelope> =>
  ask(
    trend,
    { engine: monthlyCompany(months), lang: 'en' },
    { stage: 'education', to: `2025-${String(months.length + 1).padStart(2, '0')}-01`, ...raw },
  )

describe('trend', () => {
  it('knows noise by its limits: mean 50, moving ranges of 10, 20 and 10', async () => {
    const { rows, summary } = await askMonths(calm, { metric: 'entered' })
    // Ranges 10, 20, 10, 10, 20, 10: mean 13.33; 2.66 times that is 35.47.
    expect(rows.map(({ value }) => value)).toEqual(calm)
    expect(rows[0]).toMatchObject({
      period: '2025-01-01',
      centre: 50,
      limit_low: expect.closeTo(14.533, 3) as number,
      limit_high: expect.closeTo(85.467, 3) as number,
      signal: null,
    })
    expect(summary.sentence).toBe('Education, entered: 7 mature periods, nothing but noise.')
  })

  it('tells a month that is more than noise', async () => {
    const { rows, summary } = await askMonths([...calm, 300], { metric: 'entered' })
    expect(rows.at(-1)).toMatchObject({ value: 300, signal: 'beyond the limits' })
    expect(summary.sentence).toBe('Education, entered: 1 signal in 8 mature periods.')
  })

  it('judges a rate by months that could be followed, and marks those that could not', async () => {
    const { rows } = await askMonths(calm, { metric: 'rate', asOf: '2025-08-05' })
    expect(rows.slice(0, 6).map(({ value, maturity }) => [value, maturity])).toEqual(
      Array.from({ length: 6 }, () => [expect.closeTo(0.2, 9), 1]),
    )
    expect(rows.at(-1)).toMatchObject({ signal: null })
    expect(rows.at(-1)?.['maturity']).toBeLessThan(1)
  })

  it('counts the periods that its limits are of: none without a rate', async () => {
    const { rows, summary } = await askMonths([2, ...calm], { metric: 'rate', asOf: '2026-10-01' })
    expect(rows[0]).toMatchObject({ value: null, maturity: 1, signal: null })
    expect(rows).toHaveLength(8)
    expect(summary.sentence).toContain('7 mature periods')
  })

  it('sets no limits by fewer than six mature periods, and says so', async () => {
    const { rows, findings, summary } = await askMonths([50, 60, 40], { metric: 'entered' })
    expect(rows[0]).toMatchObject({ centre: null, limit_low: null, signal: null })
    expect(findings).toContainEqual(expect.objectContaining({ code: 'no_limits', rows: 3 }))
    expect(summary.sentence).toBe('Too few periods are mature to judge Education: entered.')
  })

  it.each<[RawInput, string]>([
    [{ stage: 'commit' }, 'stage is none that leads to another: commit'],
    [{ metric: 'luck' }, 'metric'],
  ])('refuses %j', async (raw, message) => {
    await expect(askMonths(calm, raw)).rejects.toThrow(message)
  })
})
