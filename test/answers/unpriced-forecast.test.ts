import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { chance } from '../../src/answers/forecast/chance.ts'
import { forecast } from '../../src/answers/forecast/forecast.ts'
import { goalSeek } from '../../src/answers/forecast/goal-seek.ts'
import { engineOver, table } from '../conformance/small-company.ts'
import { strange } from './strange-values.ts'

/** Every month of two years six enter and two of them are won; nothing says for how much. */
const engine = engineOver(
  {
    stage_entries: table(
      'journey_id stage entered_at',
      ...Array.from({ length: 24 }).flatMap((_, month) => {
        const at = (day: number): string =>
          new Date(Date.UTC(2017, month, day)).toISOString().slice(0, 10)
        return Array.from({ length: 6 }).flatMap((__, each) => [
          [`j${month}-${each}`, 'education', at(2)],
          ...(each < 2 ? [[`j${month}-${each}`, 'commit', at(12)]] : []),
        ])
      }),
    ),
  },
  { observedUntil: [{ table: 'stage_entries', stage: null, until: '2019-01-01' }] },
)

const MONEY = ['bookings', 'running', 'existing', 'fresh', 'cash']

describe('a forecast without any price', () => {
  it('tells wins, and no amount as 0', async () => {
    const told = await ask(forecast, { engine, lang: 'en' }, { paths: 400 })
    const { rows, summary } = told
    expect(summary.sentence).toContain('No money is forecast.')
    for (const row of rows) {
      expect(Number(row['wins'])).toBeGreaterThan(0)
      for (const name of MONEY.flatMap((figure) => [figure, `${figure}_low`, `${figure}_high95`])) {
        expect(row[name], name).toBeNull()
      }
    }
    for (const name of ['expected', 'low', 'high', 'before', 'existing', 'fresh']) {
      expect(summary[name], name).toBeNull()
    }
    const { expected, fans, history } = summary['together'] as Record<string, AnswerEnvelope>
    expect(expected).toMatchObject({ running: null, bookings: null, cash: null })
    expect(fans).toMatchObject({ running: null, bookings: null })
    expect(history).toMatchObject({ running: null, bookings: null })
    expect(strange(told)).toEqual([])
  })

  it('has parts without amounts', async () => {
    const { rows } = await ask(forecast, { engine, lang: 'en' }, { view: 'parts', paths: 400 })
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect([row['bookings'], row['running']]).toEqual([null, null])
  })

  it.each([chance, goalSeek] as const)('has no chance of money', async (answer) => {
    const raw = { target: '1000000', byDate: '2019-12-31', paths: 400 }
    const told = await ask(answer as typeof chance, { engine, lang: 'en' }, raw)
    expect(told.summary.sentence).toMatch(
      /^No price is known, and nothing has run: no chance can be told of reaching 1,000,000/u,
    )
    expect([told.summary['chance'], told.summary['state'], told.rows]).toEqual([
      null,
      'unpriced',
      [],
    ])
    const french = await ask(answer as typeof chance, { engine, lang: 'fr' }, raw)
    expect(french.summary.sentence).toMatch(/^Aucun prix n’est connu, et rien n’a été en cours/u)
  })
})
