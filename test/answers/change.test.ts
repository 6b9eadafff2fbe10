import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { change } from '../../src/answers/change/change.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import { monthlyCompany } from './monthly-company.ts'

const askMonths = (months: readonly number[], raw: RawInput): Promise<AnswerEnvelope> =>
  ask(change, { engine: monthlyCompany(months), lang: 'en' }, { stage: 'education', ...raw })

describe('change', () => {
  it('credits more entries of the same kind to volume', async () => {
    const { rows, summary } = await askMonths([50, 100], { from: '2025-02-01', to: '2025-03-01' })
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ entered_before: 50, entered: 100 })
    expect(summary).toMatchObject({
      sentence: 'From 10 to 20 that go on from Education: volume +10, mix 0, rate 0.',
      from: '2025-01-01',
    })
  })

  it('adds up in all and in each slice', async () => {
    const { rows, summary } = await askMonths([40, 80, 60, 20], {
      from: '2025-03-01',
      to: '2025-05-01',
      since: '2025-01-01',
      by: ['origin'],
    })
    const sum = (name: string): number => rows.reduce((all, row) => all + Number(row[name]), 0)
    expect(rows.length).toBeGreaterThan(1)
    const moved = sum('volume') + sum('mix') + sum('rate_effect')
    expect(sum('goes_on') - sum('goes_on_before')).toBeCloseTo(moved, 9)
    expect(Number(summary['after']) - Number(summary['before'])).toBeCloseTo(moved, 9)
    for (const row of rows) {
      const own = Number(row['volume']) + Number(row['mix']) + Number(row['rate_effect'])
      expect(Number(row['goes_on']) - Number(row['goes_on_before'])).toBeCloseTo(own, 9)
    }
  })

  it('says where a rate is not told, and takes the other period’s', async () => {
    const { rows, findings, summary } = await askMonths([3, 50], {
      from: '2025-02-01',
      to: '2025-03-01',
    })
    expect(rows[0]).toMatchObject({ rate_before: null, goes_on_before: null })
    expect(findings).toContainEqual(expect.objectContaining({ code: 'rate_borrowed', rows: 1 }))
    expect(summary['rate']).toBe(0)
  })

  it.each<[RawInput, string]>([
    [{}, 'change needs from'],
    [{ from: '2025-02-01', since: '2025-02-01' }, 'since must be before from'],
    [{ from: '2025-02-01', since: 'soon' }, 'since is not a date: soon'],
  ])('refuses %j', async (raw, message) => {
    await expect(askMonths([50, 100], raw)).rejects.toThrow(message)
  })
})
