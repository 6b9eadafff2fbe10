import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { chance } from '../../src/answers/forecast/chance.ts'
import { explain } from '../../src/answers/explain/explain.ts'
import { forecast } from '../../src/answers/forecast/forecast.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { addMonths, formatDay, parseDay } from '../../src/time/calendar.ts'
import { table } from '../conformance/small-company.ts'
import { courseEngine, ORIGIN, usualCourse } from './course-company.ts'

const origin = parseDay(ORIGIN) ?? 0
const made = { ...usualCourse, seed: 1, entering: 20 }

/** Spend as ever until the origin, with a campaign in the past, and what is planned after it. */
function spending(ahead: readonly (string | null)[], recorded: boolean): Engine {
  const rows = Array.from({ length: 24 + ahead.length }, (_, at) => {
    const month = formatDay(addMonths(origin, at - 24))
    const amount = at < 24 ? (at % 8 === 5 ? '300' : '100') : (ahead[at - 24] ?? null)
    // Months of the past are recorded after they came; the plan was made half a year ago.
    const since = formatDay(addMonths(origin, Math.min(at - 23, -6)))
    return [month, null, null, null, amount, recorded ? since : null]
  }).filter(([, , , , amount]) => amount !== null)
  const columns = `month motion team channel amount${recorded ? ' recorded_at' : ''}`
  return courseEngine(made, { spend: table(columns, ...rows) })
}

const planned = spending(['100', '400', '400'], false)
const unplanned = courseEngine(made)

const asked = (of: Engine, raw: RawInput = {}, lang: 'en' | 'fr' = 'en') =>
  ask(forecast, { engine: of, lang }, { paths: 500, months: 6, ...raw })

const entered = ({ summary }: AnswerEnvelope) =>
  (summary['together'] as { readonly expected: { readonly entered: readonly number[] } }).expected
    .entered

const total = (rows: AnswerEnvelope['rows'], name: string): number =>
  rows.reduce((sum, row) => sum + Number(row[name] ?? 0), 0)

describe('planned spend in a forecast', () => {
  it('moves arrivals of its months alone, and is said in both languages', async () => {
    const told = await asked(planned)
    const months = entered(told)
    expect(months[1]! / months[0]!).toBeGreaterThan(1.1)
    expect(months[2]! / months[1]!).toBeCloseTo(1, 1)
    expect(months[3]! / months[0]!).toBeCloseTo(1, 0)
    const [plan] = told.summary['planned'] as readonly {
      readonly until: string
      readonly share: number
      readonly low: number
      readonly high: number
    }[]
    expect(plan?.until).toBe('2018-09')
    expect(plan!.low).toBeLessThan(plan!.share)
    expect(plan!.share).toBeLessThan(plan!.high)
    const digits = (value: number) => String(Number(value.toFixed(2)))
    expect(told.summary.sentence).toContain(
      `Spend is planned until 2018-09; ${digits(plan!.share)} of arrivals follow it (between ${digits(plan!.low)} and ${digits(plan!.high)}, with a probability of 80\u00a0%).`,
    )
    const french = await asked(planned, {}, 'fr')
    expect(french.summary.sentence).toContain('La dépense est prévue jusqu’en 2018-09')
  })

  it('stands apart among the parts, which sum to what is expected', async () => {
    const months = await asked(planned)
    const { rows } = await asked(planned, { view: 'parts' })
    const own = rows.find(({ kind }) => kind === 'spend')
    expect(Number(own?.['now'])).toBeGreaterThan(0)
    expect(total(rows, 'wins')).toBeCloseTo(total(months.rows, 'wins'), 6)
    const told = await ask(explain, { engine: planned, lang: 'en' }, { ref: own?.['ref'] })
    expect(told.rows.length).toBeGreaterThan(0)
  })

  it('changes nothing where none is planned', async () => {
    const silent = await asked(spending([], false))
    const without = await asked(unplanned)
    expect(silent.rows).toEqual(without.rows)
    expect(silent.summary).toEqual(without.summary)
  })

  it('is not foreseen from a past date, but where it says that it was planned by then', async () => {
    const before = { asOf: formatDay(addMonths(origin, -4)), months: 3 }
    const until = async (engine: Engine) => {
      const { summary } = await asked(engine, before)
      return (summary['planned'] as readonly { readonly until: string }[]).map((each) => each.until)
    }
    expect(await until(planned)).toEqual([])
    expect(await until(spending(['100', '400', '400'], true))).toEqual(['2018-09'])
    const earlier = { ...before, asOf: formatDay(addMonths(origin, -8)) }
    const { summary } = await asked(spending(['100', '400', '400'], true), earlier)
    expect(summary['planned']).toEqual([])
  })

  it('is in the chance of a number', async () => {
    const chanceOf = async (engine: Engine): Promise<number> => {
      const raw = { target: '60000', figure: 'bookings', byDate: '2018-12-31', paths: 2000 }
      const { summary } = await ask(chance, { engine, lang: 'en' }, raw)
      return Number(summary['chance'])
    }
    expect(await chanceOf(planned)).toBeGreaterThan(await chanceOf(unplanned))
  })
})
