import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope, AnswerRow } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import { chance } from '../../src/answers/forecast/chance.ts'
import { forecast } from '../../src/answers/forecast/forecast.ts'
import { simulate } from '../../src/answers/forecast/simulate.ts'
import { parseChange, type Scenario, type ScenarioChange } from '../../src/plans/scenario.ts'
import { parseDay } from '../../src/time/calendar.ts'
import { engineOver } from '../conformance/small-company.ts'
import { courseEngine, usualCourse } from './course-company.ts'
import { isSaidOf, numbersSaid } from './read-sentence.ts'
import { strange } from './strange-values.ts'

const engine = courseEngine(usualCourse)

function change(lever: string, text: string, more: Partial<ScenarioChange> = {}): ScenarioChange {
  const meant = parseChange(lever, text)
  if (meant === null) throw new Error(`no change of ${lever}: ${text}`)
  const free = { motion: null, from: null, ramp: 0, cost: { once: 0, perMonth: 0 } }
  return { lever, change: meant, ...free, ...more }
}

const scenario = (id: string, ...what: readonly ScenarioChange[]): Scenario => ({
  id,
  name: `The ${id} one`,
  what,
})
const coach = scenario(
  'coach',
  change('rate:selection', '+20 %', { cost: { once: 1000, perMonth: 100 } }),
)
const keep = scenario('keep', change('churn', '-50 %'))
const dear = scenario('dear', change('price', '+10 %'))

const asked = (
  scenarios: readonly Scenario[],
  raw: RawInput = {},
  of = engine,
): Promise<AnswerEnvelope> =>
  ask(simulate, { engine: of, lang: 'en', scenarios }, { paths: 500, ...raw })

const row = ({ rows }: AnswerEnvelope, id: string): AnswerRow =>
  rows.find((each) => each['id'] === id) ?? {}
const number = (of: AnswerRow, name: string): number => Number(of[name] ?? NaN)

describe('simulate', () => {
  it('sets each scenario beside what is expected, on the same draws', async () => {
    const idle = scenario('idle', change('price', '+0 %'))
    const told = await asked([coach, idle])
    expect(told.rows.map(({ id }) => id)).toEqual(['baseline', 'coach', 'idle', 'together'])
    expect(row(told, 'idle')).toMatchObject({
      running: row(told, 'baseline')['running'],
      running_more: '0',
      running_more_low: '0',
      running_more_high: '0',
    })
    const own = row(told, 'coach')
    expect(number(own, 'running_more')).toBeGreaterThan(0)
    expect(number(own, 'running_more_low')).toBeLessThan(number(own, 'running_more'))
    expect(number(own, 'running_more_high')).toBeGreaterThan(number(own, 'running_more'))
    const more = number(own, 'running') - number(row(told, 'baseline'), 'running')
    expect(Math.abs(number(own, 'running_more') - more)).toBeLessThanOrEqual(1)
    expect(own['cost']).toBe('2200')
  })

  it.each([
    ['together', dear],
    ['motion by motion', scenario('own', change('price', '+10 %', { motion: 'direct' }))],
  ])('says what the forecast expects where that goes by a simpler method, %s', async (_, one) => {
    const simpler = courseEngine({ ...usualCourse, seed: 10 })
    const told = await asked([one], { months: 6, lang: 'fr' }, simpler)
    const usual = await ask(forecast, { engine: simpler, lang: 'en' }, { months: 6, paths: 500 })
    const { expected, ofParts } = told.summary['forecast'] as Record<string, number>
    expect(Math.abs((expected ?? NaN) - Number(usual.summary['expected']))).toBeLessThan(0.51)
    expect(Math.abs((ofParts ?? NaN) - number(row(told, 'baseline'), 'running'))).toBeLessThan(0.51)
    expect(told.summary.sentence).toContain('la prévision, qui suit «\u00a0lissage exponentiel')
    const found = told.findings.find(({ code }) => code === 'forecast_by_parts')
    const [more] = numbersSaid(found?.message ?? '', 'fr')
    const off = Math.abs((expected ?? NaN) / (ofParts ?? NaN) - 1)
    expect(Math.abs((more?.value ?? NaN) - 100 * off)).toBeLessThan(0.051)
  })

  it('keeps what changes do to each other', async () => {
    const told = await asked([coach, dear])
    const [one, other, both] = ['coach', 'dear', 'together'].map((id) =>
      number(row(told, id), 'bookings_more'),
    ) as [number, number, number]
    // A tenth more of a fifth more: what both add is more than what each adds.
    expect(both).toBeGreaterThan(one + other)
    const single = await asked([scenario('one', ...coach.what, ...dear.what)])
    expect(number(row(single, 'one'), 'bookings_more')).toBe(both)
  })

  it('tells the chance of a target, and the chance rises with what is done', async () => {
    const usual = await asked([keep])
    const target = String(row(usual, 'baseline')['running'])
    const told = await asked([keep, dear], { target })
    const chances = ['baseline', 'keep', 'together'].map((id) => Number(row(told, id)['chance']))
    expect(chances[0]).toBeGreaterThan(0.2)
    expect(chances[0]).toBeLessThan(0.8)
    expect(chances).toEqual(chances.toSorted((a, b) => a - b))
  })

  it('takes levers set in the question, of one motion too', async () => {
    const told = await asked([coach], { set: ['price=+10%', 'direct.entering=+50%'] })
    expect(told.rows.map(({ id }) => id)).toEqual(['baseline', 'set'])
    expect(number(row(told, 'set'), 'running_more')).toBeGreaterThan(0)
    const both = await asked([coach], { set: ['price=+10%'], scenario: ['The coach one'] })
    expect(both.rows.map(({ id }) => id)).toEqual(['baseline', 'coach', 'set', 'together'])
    const french = await asked([], { set: ['churn=-1pt'], lang: 'fr' })
    expect(french.summary.sentence).toContain('«\u00a0changé ici\u00a0»')
  })

  it('is worth the same whatever stands beside it', async () => {
    const fewer = scenario('fewer', change('churn', '5%'))
    const own = scenario('own', change('price', '+10 %', { motion: 'direct' }))
    const [alone, apart, both] = await Promise.all([
      asked([fewer]),
      asked([own]),
      asked([own, fewer]),
    ])
    expect(row(both, 'baseline')).toEqual(row(alone, 'baseline'))
    expect(row(both, 'baseline')).toEqual(row(apart, 'baseline'))
    expect(row(both, 'fewer')).toEqual(row(alone, 'fewer'))
    expect(row(both, 'own')).toEqual(row(apart, 'own'))
    expect(number(row(both, 'fewer'), 'running_more')).toBeGreaterThan(0)
    expect(number(row(both, 'own'), 'running_more')).toBeGreaterThan(0)
    expect(number(row(both, 'together'), 'running_more')).toBeGreaterThan(
      number(row(both, 'fewer'), 'running_more'),
    )
    expect(both.findings.map(({ code }) => code)).not.toContain('scenario_unknown')
    for (const { running, running_more: more } of both.rows.slice(1)) {
      const usual = number(row(both, 'baseline'), 'running')
      expect(Math.abs(Number(running) - usual - Number(more))).toBeLessThanOrEqual(1)
    }
  })

  it('changes nothing where churn is set to what the chance tells of it', async () => {
    const target = { target: '90000', 'by-date': '2019-07-01', paths: 500 }
    const told = await ask(chance, { engine, lang: 'en' }, target)
    const churn = told.rows.find(({ factor }) => factor === 'churn')?.['value']
    const moreBy = async (text: string): Promise<number> => {
      const { summary } = await asked([], { set: [text] })
      const all = summary['scenarios'] as readonly { readonly apart: { more: number } | null }[]
      return all.at(-1)?.apart?.more ?? NaN
    }
    expect(Number(churn)).toBeGreaterThan(0.1)
    expect(Math.abs(await moreBy(`churn=${100 * Number(churn)}%`))).toBeLessThan(1e-6)
    expect(await moreBy(`churn=${100 * Number(churn) + 5}%`)).toBeLessThan(-100)
  })

  it.each([
    [{ scenario: ['coahc'] }, 'scenario is not typed: coahc', 'coach'],
    [{ set: ['price'] }, 'set is not LEVER=CHANGE: price', 'rate:selection=+10%'],
    [{ set: ['price=+3d'] }, 'set is no change of price: price=+3d', 'price=18000'],
    [{ set: ['rate:selecton=+1%'] }, 'set names a stage without entries before the', 'selection'],
    [{ set: ['dirct.price=+1%'] }, 'set names an unknown motion: dirct', 'direct'],
    [{ target: 'much' }, 'target is no amount of money: much', '1200000'],
    [{ months: '61' }, 'months does not fit: 61', ''],
  ])('refuses %j', async (raw, message, remedy) => {
    await expect(asked([coach], raw)).rejects.toMatchObject({
      message: expect.stringContaining(message),
      remedy: expect.stringContaining(remedy),
    })
  })

  it('says where a file names what is not there', async () => {
    const wrong = scenario('wrong', change('rate:trial', '+1 %'))
    await expect(asked([wrong])).rejects.toMatchObject({
      code: 'bad_scenario',
      message: 'scenario wrong names a stage without entries before the commitment: trial',
    })
  })

  it('says which changes do nothing, or count twice', async () => {
    const told = await asked(
      [
        scenario('begun', change('price', '+5 %', { from: parseDay('2018-01-01') ?? 0 })),
        scenario('later', change('price', '+5 %', { from: parseDay('2019-02-01') ?? 0 })),
      ],
      { months: 6 },
    )
    const codes = told.findings.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['scenario_begun', 'scenario_later']))
    expect(row(told, 'later')['running_more']).toBe('0')
    const none = await asked([])
    expect(none.findings.map(({ code }) => code)).toContain('scenario_none')
    expect(none.rows).toHaveLength(1)
    const empty = await asked([keep], { set: ['price=18000'] }, engineOver({}))
    expect(empty.findings.map(({ code }) => code)).toContain('scenario_unknown')
    for (const each of [told, none, empty]) expect(strange(each)).toEqual([])
  })

  it('tells months, the last of which is the end', async () => {
    const [end, months] = await Promise.all([
      asked([coach], { months: 5 }),
      asked([coach], { months: 5, view: 'months' }),
    ])
    expect(months.rows).toHaveLength(10)
    for (const each of end.rows) {
      expect(months.rows.findLast(({ id }) => id === each['id'])).toMatchObject(each)
    }
  })

  it.each(['en', 'fr'] as const)('says in %s what its rows say', async (lang) => {
    for (const figure of ['running', 'bookings', 'cash']) {
      const told = await asked([coach, dear, keep], { figure, lang, target: '90000' })
      const { sentence } = told.summary
      const rest = told.rows.filter(({ id }) => id !== 'baseline' && id !== 'together')
      const more = (each: AnswerRow): number => number(each, `${figure}_more`)
      const [first = {}] = rest.toSorted((one, two) => more(two) - more(one))
      const money = numbersSaid(sentence, lang).flatMap(({ value, unit }) =>
        unit === 'EUR' ? [value] : [],
      )
      const cost = Number(first['cost']) > 0 ? [Number(first['cost'])] : []
      const known = [
        number(row(told, 'baseline'), figure),
        more(first),
        number(first, `${figure}_more_low`),
        number(first, `${figure}_more_high`),
        ...cost,
        more(row(told, 'together')),
        rest.reduce((sum, each) => sum + more(each), 0),
        90_000,
      ]
      expect(money).toHaveLength(known.length)
      for (const [at, value] of money.entries()) {
        expect(Math.abs(value - (known[at] ?? NaN)) <= 2 || isSaidOf(value, known[at] ?? NaN)).toBe(
          true,
        )
      }
      expect(sentence).toContain(String(first['scenario']))
      const shares = numbersSaid(sentence, lang).flatMap(({ value, unit }) =>
        unit === '%' ? [value / 100] : [],
      )
      const chances = ['baseline', 'together'].map((id) => Number(row(told, id)['chance']))
      for (const [at, chance] of chances.entries()) {
        expect(Math.abs((shares[at + 1] ?? NaN) - chance)).toBeLessThan(0.0051)
      }
    }
  })
})
