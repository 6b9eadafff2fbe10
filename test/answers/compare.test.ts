import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope, AnswerRow } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { compare } from '../../src/answers/compare/compare.ts'
import { answerNamed } from '../../src/answers/registry.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import { countedCompany } from './counted-company.ts'
import { monthlyCompany } from './monthly-company.ts'

const months = [50, 100, 8, 3]
const askMonths = (raw: RawInput): Promise<AnswerEnvelope> =>
  ask(compare, { engine: monthlyCompany(months), lang: 'en' }, raw)
const february = { from: '2025-02-01', to: '2025-03-01' }
const january = ['from=2025-01-01', 'to=2025-02-01']
const first = ({ rows }: AnswerEnvelope): AnswerRow => rows[0] ?? {}

describe('compare', () => {
  it('sets two months side by side', async () => {
    const answer = await askMonths({ ...february, against: january })
    expect(first(answer)).toMatchObject({
      stage: 'education',
      a_entered: 50,
      b_entered: 100,
      a_gone_on: 10,
      b_gone_on: 20,
      a_rate: 0.2,
      b_rate: 0.2,
      difference: 0,
      verdict: 'not distinguishable',
    })
    expect(answer.summary.sentence).toBe(
      'A: by entry, from 2025-01-01 to 2025-02-01, known before 2026-06-01; B: by entry, from 2025-02-01 to 2025-03-01, known before 2026-06-01. Of 1 rate compared, none differs by more than chance.',
    )
    expect(answer.summary).toMatchObject({
      a: { from: '2025-01-01', to: '2025-02-01', view: 'cohort', profile: 'bowline' },
      b: { from: '2025-02-01', to: '2025-03-01' },
    })
  })

  it('says of each side what the bowtie says of it', async () => {
    const answer = await askMonths({
      ...february,
      where: ['origin=web'],
      against: [...january, 'where=origin=fair'],
    })
    const bowtie = await ask(
      answerNamed('bowtie'),
      { engine: monthlyCompany(months), lang: 'en' },
      { from: '2025-01-01', to: '2025-02-01', where: ['origin=fair'] },
    )
    const names = ['entered', 'open', 'lost', 'gone_on', 'rate', 'rate_low', 'rate_high', 'rate_n']
    for (const [index, row] of bowtie.rows.entries()) {
      for (const name of [...names, 'rate_maturity', 'time_median', 'ref']) {
        expect([name, answer.rows[index]?.[`a_${name}`]]).toEqual([name, row[name]])
      }
    }
  })

  it('tells a signal, and which is the largest', async () => {
    // Web, the even ones: 3 of 5; fair: 1 of 5.
    const isWon = (index: number): boolean => index % 10 < (index % 2 === 0 ? 6 : 2)
    const { rows, summary } = await ask(
      compare,
      { engine: monthlyCompany([100, 100], isWon), lang: 'en' },
      { where: ['origin=web'], against: ['where=origin=fair'] },
    )
    expect(rows[0]).toMatchObject({ a_rate_n: 100, b_rate_n: 100, verdict: 'signal' })
    expect(rows[0]?.['difference']).toBeCloseTo(0.4, 9)
    expect(Number(rows[0]?.['difference_low'])).toBeGreaterThan(0.25)
    expect(summary.sentence).toMatch(
      /The largest difference to believe in: from Education, 60\u00a0% go on in B and 20\u00a0% in A, \+40 points \(\+2\d\.?\d? to \+5\d\.?\d?\)\.$/u,
    )
  })

  it('tells an interval of few, but no verdict', async () => {
    // On the first two days of January entered 0, 1, 28, 29, 56, 57, 84 and 85: 0 and 1 commit.
    const { rows, summary } = await ask(
      compare,
      { engine: monthlyCompany([100]), lang: 'en' },
      { from: '2025-01-01', to: '2025-01-03', against: ['from=2025-01-03', 'to=2025-02-01'] },
    )
    expect(rows[0]).toMatchObject({ a_entered: 92, b_entered: 8, a_gone_on: 18, b_gone_on: 2 })
    expect(rows[0]).toMatchObject({ verdict: 'too few' })
    expect(Number(rows[0]?.['difference_low'])).toBeLessThan(0)
    expect(summary.sentence).toContain('No rate of the two sides can be compared.')
  })

  it('tells no interval where entries are on both sides, and how many are', async () => {
    const { rows, findings } = await askMonths({ against: ['to=2025-02-01'] })
    expect(rows[0]).toMatchObject({ verdict: 'sides overlap', difference_low: null })
    expect(rows[0]?.['difference']).not.toBeNull()
    const [found] = findings.filter(({ code }) => code === 'compared_overlap')
    expect(found?.message).toBe('In 1 stage some entries are on both sides, up to 50 entries.')
  })

  it.each([
    ['the same range at two dates', { against: ['as-of=2025-03-01'] }, 'sides overlap'],
    ['a slice and all', { where: ['origin=web'], against: ['where='] }, 'sides overlap'],
    [
      'a slice and two',
      { where: ['origin=web'], against: ['where=origin=web', 'where=origin=fair'] },
      'sides overlap',
    ],
    [
      'two slices',
      { where: ['origin=web'], against: ['where=origin=fair'] },
      'not distinguishable',
    ],
    [
      'ranges that touch',
      { from: '2025-02-01', against: ['from=', 'to=2025-02-01'] },
      'not distinguishable',
    ],
    [
      'a range cut off by what is known',
      { from: '2025-02-01', against: ['from=', 'as-of=2025-02-01'] },
      'not distinguishable',
    ],
  ] as const)('%s: %j', async (_, raw, verdict) => {
    const { rows } = await ask(
      compare,
      { engine: monthlyCompany([60, 60]), lang: 'en' },
      { ...raw },
    )
    expect(rows[0]).toMatchObject({ verdict })
  })

  it('compares volumes across views, and says why no rates', async () => {
    const { rows, findings } = await askMonths({ ...february, against: ['view=period'] })
    expect(rows[0]).toMatchObject({ a_entered: 100, b_entered: 100, a_rate: null, verdict: null })
    // Of the commitments in February one is of January, and 14 are of its own entries.
    expect(rows[0]).toMatchObject({ a_gone_on: 15, b_gone_on: 20 })
    expect(findings.map(({ code }) => code)).toContain('compared_views')
  })

  it('tells of a stage counted by month no interval, and no verdict of chance', async () => {
    const { rows, findings } = await ask(
      compare,
      { engine: countedCompany(), lang: 'en' },
      {
        from: '2018-02-01',
        to: '2018-03-01',
        against: ['from=2018-01-01', 'to=2018-02-01'],
      },
    )
    // 20 leads ÷ 200 visits, and 30 ÷ 300.
    expect(rows.map(({ stage }) => stage)).toEqual(['awareness', 'education', 'commit'])
    expect(rows[0]).toMatchObject({ a_entered: 200, b_entered: 300, a_rate: 0.1, b_rate: 0.1 })
    expect(rows[0]).toMatchObject({ difference: 0, difference_low: null, verdict: 'no interval' })
    expect(rows[0]).toMatchObject({ a_gone_on: null, rate_age: null })
    expect(findings.map(({ code }) => code)).toContain('monthly_rate')
  })

  it.each<[RawInput, string]>([
    [{}, 'compare needs against'],
    [{ against: [] }, 'compare needs against'],
    [{ against: ['from'] }, 'against is not OPTION=VALUE: from'],
    [{ against: ['form=2025-01-01'] }, 'against takes no option form'],
    [{ against: ['from=2025-01-01', 'from=2025-01-02'] }, 'against gives from twice'],
    [{ against: ['from=soon'] }, 'against: from is not a date: soon'],
    [{ against: ['view=months'] }, 'against view is none of cohort, period, stock: months'],
    [{ against: ['profile=other'] }, 'against: unknown profile: other'],
    [{ against: ['where=colour=red'] }, 'against: unknown dimension: colour'],
    [{ against: ['where=red'] }, 'where is not DIMENSION=VALUE: red'],
    [{ against: ['to='] }, 'against makes no difference: to='],
    [{ ...february, against: ['from=2025-04-01'] }, 'against: from must be before to'],
  ])('refuses %j', async (raw, message) => {
    await expect(askMonths(raw)).rejects.toThrow(message)
  })
})
