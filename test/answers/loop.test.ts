import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope, AnswerRow } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { explain } from '../../src/answers/explain/explain.ts'
import { loop } from '../../src/answers/loop/loop.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { companyOf, subscribed } from '../conformance/small-money.ts'
import { CUSTOMERS, loopCompany, loopRows } from './loop-company.ts'

const company = loopCompany()

const asked = (raw: RawInput = {}, engine: Engine = company): Promise<AnswerEnvelope> =>
  ask(loop, { engine, lang: 'en' }, { 'as-of': '2018-06-01', ...raw })

const codes = ({ findings }: AnswerEnvelope) => findings.map(({ code }) => code)

function rowOf({ rows }: AnswerEnvelope, mark: string): AnswerRow {
  const found = rows.find((row) => row['mark'] === mark)
  if (found === undefined) throw new Error(`no such row: ${mark}`)
  return found
}

describe('what marks the best customers', () => {
  it('is told of every value of every attribute, what marks them first', async () => {
    const answer = await asked()
    expect(answer.rows.map(({ attribute, value, verdict }) => [attribute, value, verdict])).toEqual(
      [
        ['origin', 'fair', 'better'],
        ['origin', 'web', 'worse'],
        ['origin', null, 'worse'],
        ['segment', expect.any(String), 'no mark'],
        ['segment', expect.any(String), 'no mark'],
      ],
    )
    const fair = rowOf(answer, 'origin = fair')
    expect(fair).toMatchObject({ customers: CUSTOMERS / 4, attribute: 'origin', value: 'fair' })
    expect(fair['effect']).toBeCloseTo(5.86, 1)
    expect(Number(fair['typical'])).toBeCloseTo(12 * 603, -2)
    expect(Number(fair['typical_low'])).toBeLessThan(Number(fair['typical']))
    expect(fair['retained']).toBeGreaterThan(0.8)
    expect(rowOf(answer, 'origin = web')['retained']).toBeLessThan(0.6)
    expect(rowOf(answer, 'segment = large')['impact']).toBeCloseTo(0.5, 1)
    // Nearly all of the best customers' money: all others pay a sixth.
    expect(fair['best_share']).toBeGreaterThan(0.9)
    expect(answer.summary.sentence).toMatch(
      /^3 values of attributes out of 5 tested mark what customers pay in their first 12 months: origin = fair, 5.9 times the others/u,
    )
    expect(codes(answer)).toContain('loop_apart')
    expect(codes(answer)).toContain('loop_unfinished')
  })

  it('compares what is won now with what enters now, of who has a value', async () => {
    const answer = await asked()
    const fair = rowOf(answer, 'origin = fair')
    const shares = ['origin = fair', 'origin = web'].map((mark) => rowOf(answer, mark))
    for (const name of ['entries_share', 'wins_share']) {
      expect(shares.reduce((sum, row) => sum + Number(row[name]), 0)).toBeCloseTo(1, 12)
    }
    expect(fair['wins_index']).toBeCloseTo(
      Number(fair['wins_share']) / Number(fair['entries_share']),
    )
    expect(rowOf(answer, 'origin missing')).toMatchObject({ entries_share: null, wins_share: null })
  })

  it('is another for who stays and who reaches an impact', async () => {
    const stays = await asked({ target: 'retention' })
    expect(rowOf(stays, 'origin = fair')).toMatchObject({ verdict: 'better' })
    expect(stays.columns.find(({ name }) => name === 'effect')?.unit).toBe('fraction')
    const impact = await asked({ target: 'impact' })
    expect(impact.summary.sentence).toBe(
      'None of the 5 values of attributes tested marks who reaches a first impact within 12 months: nothing goes beyond chance.',
    )
  })

  it('leads to the customers of each row, whatever was asked', async () => {
    for (const raw of [{}, { where: ['segment=small'] }, { from: '2016-06-01', months: '6' }]) {
      const answer = await asked(raw)
      for (const { ref, customers } of answer.rows) {
        const behind = await ask(explain, { engine: company, lang: 'en' }, { ref: String(ref) })
        expect(behind.summary['total']).toBe(customers)
      }
    }
    const { rows } = await asked({ by: ['origin'] })
    const { rows: accounts, summary } = await ask(
      explain,
      { engine: company, lang: 'en' },
      { ref: String(rows[0]?.['ref']), limit: 1 },
    )
    expect(summary.sentence).toBe(
      '40 customers, with what each paid in its first 12 months; 1–1 shown.',
    )
    expect(accounts[0]).toMatchObject({
      account: 'a156',
      began: '2017-09-16',
      reached: null,
    })
  })

  it('says when too little is known', async () => {
    const few = await asked({ from: '2017-01-01', to: '2017-01-27' })
    expect(few.summary.sentence).toBe(
      '6 customers are too few to tell what marks what customers pay in their first 12 months.',
    )
    expect(codes(few)).toContain('loop_few')
    const nobody = await asked({ where: ['origin=fare'] })
    expect(nobody.rows).toEqual([])
    expect(nobody.summary.sentence).toBe('Nobody pays here.')
    expect(codes(nobody)).toContain('no_match')
    const { impacts: _, ...rows } = loopRows()
    const without = companyOf(rows, { dimensions: ['origin'] })
    const blind = await asked({ target: 'impact' }, without)
    expect(blind.rows.every(({ impact }) => impact === null)).toBe(true)
    expect(codes(blind)).toContain('loop_without_impacts')
    const { subscriptions: _all, ...unpaid } = rows
    expect(codes(await asked({}, companyOf(unpaid)))).toContain('money_without_table')
  })

  it('is told of one customer, and of who has no attribute', async () => {
    const one = companyOf(subscribed('', ['s', 'a', '2017-01-01', null, '100']))
    expect((await asked({}, one)).rows).toEqual([])
    for (const view of ['scores', 'check'] as const) {
      const answer = await asked({ view }, one)
      expect(answer.rows).toEqual([])
      expect(codes(answer)).toContain('loop_untaught')
    }
  })

  it('speaks French', async () => {
    const { summary, columns, rows } = await asked({ lang: 'fr' })
    expect(summary.sentence).toContain('3 valeurs d’attributs sur 5 testées marquent')
    expect(columns.map(({ label }) => label)).toContain('encore là')
    expect(rows[0]?.['verdict']).toBe('meilleurs')
  })
})

describe('scores', () => {
  it('list who is open and who is new, the most promising first, with why', async () => {
    const answer = await asked({ view: 'scores' })
    const open = answer.rows.filter(({ kind }) => kind === 'open journey')
    expect(open).toHaveLength(12)
    expect(open.slice(0, 3).map(({ id }) => id)).toEqual(['open1', 'open5', 'open9'])
    expect(open[0]).toMatchObject({ stage: 'Education', since: '2018-04-01', ref: 'journey/open1' })
    expect(open[0]?.['why']).toMatch(/^\+ origin = fair/u)
    expect(Number(open[0]?.['score'])).toBeGreaterThan(0.6)
    expect(Number(open.at(-1)?.['score'])).toBeLessThan(0.2)
    const scores = answer.rows.map(({ score }) => Number(score))
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    // Who pays since less than twelve months, and still does.
    const fresh = answer.rows.filter(({ kind }) => kind === 'new customer')
    expect(fresh.every(({ since }) => String(since) > '2017-05-29')).toBe(true)
    expect(answer.summary['total']).toBe(open.length + fresh.length)
  })

  it('come page by page, each once', async () => {
    const whole = await asked({ view: 'scores' })
    const pages = await Promise.all(
      [0, 5, 10, 15, 20, 25, 30, 35, 40].map((offset) =>
        asked({ view: 'scores', limit: 5, offset }),
      ),
    )
    expect(pages.flatMap(({ rows }) => rows)).toEqual(whole.rows)
    expect(pages[1]?.summary.sentence).toContain('6–10 shown')
  })

  it('are of who passes the filters', async () => {
    const { rows } = await asked({ view: 'scores', where: ['segment=small'] })
    const open = rows.filter(({ kind }) => kind === 'open journey')
    expect(new Set(open.map(({ id }) => id))).toEqual(
      new Set([1, 3, 5, 7, 9, 11].map((n) => `open${n}`)),
    )
  })

  it('are checked on customers that came later than all they were learnt from', async () => {
    const { rows, summary } = await asked({ view: 'check' })
    expect(summary.sentence).toMatch(
      /^Learnt from 86 customers, the scores were checked on 43 others/u,
    )
    expect(rows.reduce((sum, { customers }) => sum + Number(customers), 0)).toBe(43)
    expect(rows.at(-1)).toMatchObject({ reached: 1, captured: 1, lift: 1 })
    expect(Number(rows[0]?.['lift'])).toBeGreaterThan(1.5)
    expect(Number(summary['brier'])).toBeLessThan(Number(summary['brier_of_share']))
  })

  it('are said to be blind where they rank by nothing', async () => {
    const answer = await asked({ view: 'check', target: 'impact', by: ['segment'] })
    expect(codes(answer)).toContain('loop_blind')
    const scores = await asked({ view: 'scores', target: 'impact', by: ['segment'] })
    expect(codes(scores)).toContain('loop_blind')
  })
})
