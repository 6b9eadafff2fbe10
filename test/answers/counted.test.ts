import { describe, expect, it } from 'vitest'
import type { Answer, AnswerEnvelope, AnswerRow } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { bowtie } from '../../src/answers/bowtie/bowtie.ts'
import { explain } from '../../src/answers/explain/explain.ts'
import { findings } from '../../src/answers/findings/findings.ts'
import { numbers } from '../../src/answers/numbers/numbers.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import { transition } from '../../src/answers/transition/transition.ts'
import { trend } from '../../src/answers/change/trend.ts'
import { countedCompany, LEADS } from './counted-company.ts'

const engine = countedCompany()

function asking<T>(answer: Answer<T>, on = engine) {
  return (raw: RawInput = {}, lang: 'en' | 'fr' = 'en'): Promise<AnswerEnvelope> =>
    ask(answer, { engine: on, lang }, raw)
}

const askBowtie = asking(bowtie)

function awareness({ rows }: AnswerEnvelope, some: AnswerRow = {}): AnswerRow {
  const found = rows.find(
    (row) =>
      row['stage'] === 'awareness' &&
      Object.entries(some).every(([name, value]) => row[name] === value),
  )
  if (found === undefined) throw new Error(`row is not there: ${JSON.stringify(some)}`)
  return found
}

const codesOf = ({ findings }: AnswerEnvelope): string[] =>
  findings.map(({ code, where, rows }) => `${code} ${where} ${rows}`)

describe('a bowtie with a stage counted by month', () => {
  it('shows it in its place, with a rate of months and nothing that is not known', async () => {
    const answer = await askBowtie()
    expect(answer.rows.map(({ stage, to, known_by: by }) => `${stage} ${to} ${by}`)).toEqual([
      'awareness education counts',
      'education commit entries',
      'commit null entries',
    ])
    // 60 leads of January to March ÷ 900 visits; the half April stays out.
    expect(awareness(answer)).toMatchObject({
      entered: 900,
      rate: 60 / 900,
      rate_n: 900,
      observed_until: '2018-05-01',
    })
    const unknown = ['open', 'lost', 'gone_on', 'rate_naive', 'rate_low', 'rate_high', 'rate_age']
    const times = ['time_median', 'time_naive_median', 'rate_maturity', 'amount']
    for (const name of [...unknown, ...times]) expect(awareness(answer)[name], name).toBeNull()
    expect(codesOf(answer)).toEqual(
      expect.arrayContaining([
        'monthly_rate stage_counts/awareness 0',
        'month_cut stage_counts/awareness 1',
      ]),
    )
    expect(answer.summary.sentence).toMatch(
      / Awareness, counted by month: 900; 6.7\s% as many entered the next stage in the same months\.$/u,
    )
  })

  it('changes nothing of the stages that have entries', async () => {
    const without = ['origin', 'known_by']
    const plain = (row: AnswerRow): AnswerRow =>
      Object.fromEntries(Object.entries(row).filter(([name]) => !without.includes(name)))
    const own = (await askBowtie()).rows.slice(1).map(plain)
    const other = (await asking(bowtie, countedCompany({ sliced: false }))()).rows.slice(1)
    expect(own).toEqual(other.map(plain))
    expect(own[0]).toMatchObject({ entered: 60, gone_on: 12, rate_age: 10 })
  })

  it('adds up over periods and slices', async () => {
    const answer = await askBowtie({ interval: 'month', by: ['origin'] })
    const web = awareness(answer, { period: '2018-02-01', origin: 'web' })
    expect(web).toMatchObject({ entered: 240, rate: 15 / 240, rate_n: 240 })
    const all = answer.rows.filter(({ stage }) => stage === 'awareness')
    const sum = all.reduce((total, { entered }) => total + Number(entered ?? 0), 0)
    expect(sum).toBe(900)
    // Of the half April nothing is told, not even zero.
    expect(awareness(answer, { period: '2018-04-01', origin: 'web' })).toMatchObject({
      entered: null,
      rate: null,
    })
    const quarter = await askBowtie({ interval: 'quarter' })
    expect(awareness(quarter)).toMatchObject({ period: '2018-01-01', entered: 900 })
  })

  it('leaves out the months that a range cuts', async () => {
    const answer = await askBowtie({ from: '2018-01-15', to: '2018-03-01' })
    expect(awareness(answer)).toMatchObject({ entered: 300, rate: 0.1 })
    expect(codesOf(answer)).toContain('month_cut stage_counts/awareness 1')
  })

  it('tells no volume by what the counts do not carry, and says so', async () => {
    const plain = asking(bowtie, countedCompany({ sliced: false }))
    for (const raw of [{ by: ['origin'] }, { where: ['origin=web'] }]) {
      const answer = await plain(raw)
      expect(awareness(answer)).toMatchObject({ entered: null, rate: null, rate_n: null })
      expect(codesOf(answer)).toContain('counts_unsliced stage_counts/awareness 0')
    }
    expect(awareness(await plain())['entered']).toBe(900)
  })

  it('knows nothing of it that is open', async () => {
    const answer = await askBowtie({ view: 'stock' })
    expect(awareness(answer)).toMatchObject({ entered: null, open: null })
    expect(answer.summary.sentence).not.toContain('Awareness')
  })
})

describe('the other answers', () => {
  it('numbers: VM1 and CR1 of counts, no time, compared as others are', async () => {
    const { rows, findings } = await asking(numbers)({ contractValue: '20000' })
    const labelled = (label: string) => rows.find((row) => row['label'] === label)
    expect(labelled('VM1')).toMatchObject({ volume: 900, note: 'of monthly counts' })
    // 6.7 % beside 9 %: behind 80 % of it.
    expect(labelled('CR1')).toMatchObject({
      rate: 60 / 900,
      rate_low: null,
      benchmark: 0.09,
      score: 'behind',
      note: 'of monthly counts',
    })
    expect(labelled('Δt1')).toMatchObject({ days: null })
    expect(findings.map(({ message }) => message)).toContain(
      'Δt1 cannot be known: Awareness is known by monthly counts alone.',
    )
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'steps_merged',
        where: 'selection',
        message: 'Selection is not tracked: CR2 × CR3 × CR4, Δt2 + Δt3 + Δt4 are told as one step.',
      }),
    )
  })

  it('trend: what is counted, month by month, and the rate of months', async () => {
    const ofMonths = async (metric: string) => {
      const { rows } = await asking(trend)({ stage: 'awareness', metric, to: '2018-04-01' })
      return rows.map(({ value, maturity }) => [value, maturity])
    }
    expect(await ofMonths('entered')).toEqual([
      [200, 1],
      [300, 1],
      [400, 1],
    ])
    expect(await ofMonths('rate')).toEqual(
      LEADS.map((leads, month) => [leads / [200, 300, 400][month]!, 1]),
    )
  })

  it('findings: what a counted stage and one that is not tracked do, by default', async () => {
    const { rows } = await asking(findings)()
    const told = rows.map(({ code, where, severity }) => `${severity} ${code} ${where}`)
    expect(told).toContain('info monthly_rate stage_counts/awareness')
    expect(told).toContain('info steps_merged consideration')
    expect(told).toContain('info steps_merged selection')
    expect(told.filter((line) => line.includes('unused_table'))).toEqual([])
  })

  it('explain: the rows of stage_counts that make a count', async () => {
    const answer = await askBowtie({ interval: 'month', by: ['origin'] })
    const ref = String(awareness(answer, { period: '2018-02-01', origin: 'fair' })['ref'])
    const { rows, summary } = await asking(explain)({ ref })
    expect(rows).toEqual([
      { stage: 'awareness', month: '2018-02-01', count: 60, recorded_at: null, origin: 'fair' },
    ])
    expect(summary.sentence).toBe(
      '60 in Awareness, counted by month from 2018-02-01 until before 2018-03-01 (origin=fair).',
    )
    const whole = await asking(explain)({ ref: 'bowtie/awareness', limit: '2' })
    expect(whole.summary).toMatchObject({ total: 6, shown: 2 })
    await expect(
      asking(explain)({ ref: 'bowtie/awareness?view=cohort&outcome=lost' }),
    ).rejects.toThrow('without outcomes: lost')
  })

  it('transition: refuses a stage that nobody is followed in', async () => {
    await expect(asking(transition)({ stage: 'awareness' })).rejects.toThrow(
      'stage is none that leads to another: awareness',
    )
  })
})
