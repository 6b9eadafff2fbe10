import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope, AnswerRow } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { chance } from '../../src/answers/forecast/chance.ts'
import { forecast } from '../../src/answers/forecast/forecast.ts'
import { goalSeek } from '../../src/answers/forecast/goal-seek.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import { simulate } from '../../src/answers/forecast/simulate.ts'
import { engineOver } from '../conformance/small-company.ts'
import { courseEngine, usualCourse } from './course-company.ts'
import { numbersSaid } from './read-sentence.ts'
import { strange } from './strange-values.ts'

const engine = courseEngine(usualCourse)
const byDate = '2019-07-01'

const asked = (raw: RawInput = {}, of = engine): Promise<AnswerEnvelope> =>
  ask(goalSeek, { engine: of, lang: 'en' }, { byDate, paths: 600, ...raw })

/** What is expected at the day: a target as likely as not. */
async function usual(figure = 'running'): Promise<string> {
  const told = await ask(forecast, { engine, lang: 'en' }, { figure, paths: 600 })
  return String(told.summary['expected'])
}

const row = ({ rows }: AnswerEnvelope, lever: string): AnswerRow =>
  rows.find((each) => each['lever'] === lever) ?? {}

describe('goal-seek', () => {
  it('finds the least change of each lever, which does it when it is simulated', async () => {
    const target = await usual()
    const told = await asked({ target, chance: '55%' })
    const levers = told.rows.map(({ lever }) => lever)
    for (const lever of ['entering', 'rate:selection', 'days:education', 'price', 'churn']) {
      expect(levers).toContain(lever)
    }
    expect(levers.at(-1)).toBe('together')
    const price = row(told, 'price')
    expect(price['enough']).toBe('yes')
    expect(Number(price['chance'])).toBeGreaterThanOrEqual(0.55)
    const by = (100 * (Number(price['factor']) - 1)).toFixed(6)
    const done = await ask(
      simulate,
      { engine, lang: 'en' },
      { set: [`price=+${by}%`], target, paths: 600 },
    )
    const reached = Number(done.rows.find(({ id }) => id === 'set')?.['chance'])
    expect(Math.abs(reached - Number(price['chance']))).toBeLessThan(0.005)
    expect(Number(row(told, 'together')['factor'])).toBeLessThan(1)
  })

  it('says how far each comes where none does it', async () => {
    const target = String(3 * Number(await usual()))
    const told = await asked({ target, within: ['price=+0%..+5%', 'churn=-10%..0'] })
    expect(told.rows.map(({ lever }) => lever)).toEqual(['price', 'churn', 'together'])
    for (const each of told.rows) expect(each['enough']).toBe('no')
    expect(told.summary.sentence).toContain('No lever does it alone')
    expect(told.summary.sentence).toContain('All together, as far as each may go, come to')
  })

  it('counts what a change costs, and takes the cheapest first', async () => {
    const target = await usual()
    const cost = ['price=1000/%', 'churn=10/pt']
    const raw = { target, chance: '0.6', within: ['price=+0%..+30%', 'churn=-90%..+0%'], cost }
    const told = await asked(raw)
    const price = row(told, 'price')
    const size = 100 * (Number(price['factor']) - 1)
    expect(Math.abs(Number(price['cost']) - 1000 * size)).toBeLessThan(1)
    const done = told.rows.filter(({ enough, lever }) => enough === 'yes' && lever !== 'together')
    expect(done.length).toBeGreaterThan(0)
    const costs = done.map((each) => Number(each['cost']))
    expect(costs).toEqual(costs.toSorted((a, b) => a - b))
  })

  it('needs no change where the chance is there already', async () => {
    const target = String(Math.round(Number(await usual()) / 3))
    const { rows, summary } = await asked({ target })
    expect(summary.sentence).toContain('Nothing has to change')
    for (const each of rows.filter(({ lever }) => lever !== 'together')) {
      expect(each['factor']).toBe(1)
    }
  })

  it('counts bookings from a day before the forecast, as chance does', async () => {
    const raw = { figure: 'bookings', since: '2018-01-01', byDate: '2018-12-31', paths: 600 }
    const target = String(1.3 * Number(await usual('bookings')))
    const told = await asked({ ...raw, target })
    const likely = await ask(chance, { engine, lang: 'en' }, { ...raw, target })
    expect(told.summary['chance']).toBe(likely.summary['chance'])
  })

  it('says what the forecast says where that goes by a simpler method', async () => {
    const simpler = courseEngine({ ...usualCourse, seed: 10 })
    const target = String((await ask(forecast, { engine: simpler, lang: 'en' }, {})).summary['low'])
    const told = await asked({ target, chance: '0.95' }, simpler)
    const likely = await ask(
      chance,
      { engine: simpler, lang: 'en' },
      { target, byDate, paths: 600 },
    )
    const beside = told.summary['forecast'] as Record<string, unknown>
    expect(beside['chance']).toBe(likely.summary['chance'])
    expect(told.summary['chance']).not.toBe(likely.summary['chance'])
    expect(told.summary.sentence).toContain(
      'That is by the parts, which levers move; the forecast, which goes by “exponential smoothing”, says',
    )
    expect(told.findings.map(({ code }) => code)).toContain('forecast_by_parts')
    const usually = await asked({ target })
    expect(usually.summary['forecast']).toBeNull()
    expect(usually.findings.map(({ code }) => code)).not.toContain('forecast_by_parts')
  })

  it.each([
    [{ target: 'x' }, 'target is no amount of money: x'],
    [{ target: '1', byDate: '2019-07-04' }, 'by-date is neither the first nor the last day'],
    [{ target: '1', byDate: '2029-07-01' }, 'by-date is more than 60 months ahead'],
    [{ target: '1', chance: '1' }, 'chance is no share between none and all: 1'],
    [{ target: '1', within: ['prise=1..2'] }, 'within names an unknown lever: prise'],
    [{ target: '1', within: ['price=1'] }, 'within is no range of price: 1'],
    [{ target: '1', cost: ['price=5/pt'] }, 'cost is none of price: 5/pt'],
    [{ target: '1', since: '2018-01-01' }, 'since is of bookings alone, not of running'],
  ])('refuses %j', async (raw, message) => {
    await expect(asked(raw)).rejects.toMatchObject({
      message: expect.stringContaining(message),
    })
  })

  it('answers in words where there is nothing to seek', async () => {
    const past = await asked({ target: '1', byDate: '2018-07-01' })
    expect(past.summary.sentence).toContain('That day is past: the target')
    const nothing = await asked({ target: '1' }, engineOver({}))
    expect(nothing.summary.sentence).toContain('There is nothing to forecast from')
    for (const each of [past, nothing]) {
      expect(each.rows).toEqual([])
      expect(strange(each)).toEqual([])
    }
  })

  it.each(['en', 'fr'] as const)('says in %s what its rows say', async (lang) => {
    const expected = Number(await usual())
    for (const times of [0.5, 1, 1.1, 1.6, 4]) {
      const told = await asked({ target: String(times * expected), lang, chance: '0.75' })
      const { sentence } = told.summary
      expect(strange(told)).toEqual([])
      const said = numbersSaid(sentence, lang)
      const shares = said.flatMap(({ value, unit }) => (unit === '%' ? [value / 100] : []))
      const now = Number(told.summary['chance'])
      expect(Math.abs((shares[0] ?? NaN) - now)).toBeLessThan(0.0051)
      expect(shares[1]).toBe(0.75)
      const alone = told.rows.filter(({ lever }) => lever !== 'together')
      const enough = alone.filter((each) => ['yes', 'oui'].includes(String(each['enough'])))
      const isNone = /No lever does|Aucun levier/u.test(sentence)
      if (now < 0.75) expect(isNone).toBe(enough.length === 0)
      const [first] = enough
      if (now < 0.75 && first !== undefined) {
        expect(sentence).toContain(`${String(first['name'])}, ${String(first['change'])}`)
      }
      if (isNone) {
        const most = Math.max(...alone.map((each) => Number(each['chance'])))
        const best = alone.find((each) => Number(each['chance']) === most)
        expect(sentence).toContain(`${String(best?.['name'])} `)
      }
    }
  })
})
