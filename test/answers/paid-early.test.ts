import { describe, expect, it } from 'vitest'
import { commonInput } from '../../src/answers/input/common-input.ts'
import { measuredSheets } from '../../src/answers/plan/measure-sheet.ts'
import { normalize, profileNamed } from '../../src/answers/input/normalize.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { courseOf } from '../../src/models/math/course.ts'
import { valueOf, valuesOf } from '../../src/models/math/sheet.ts'
import { engineOver, table } from '../conformance/small-company.ts'

/** 1,200 a year each. */
const YEAR = 1200
/** Those of the last two months, and a fair that brought thirty at once. */
const WAITING = 2 + 2 + 30

/**
 * In each of 26 months ten enter and two of them commit on the 22nd; they are live 60 days later.
 * In the last month thirty more commit. They pay from one day on or the other.
 */
function company(pays: 'committed' | 'live'): Engine {
  const entries: (string | null)[][] = []
  const paid: (string | null)[][] = []
  const losses: (string | null)[][] = []
  const journeys: (string | null)[][] = []
  const at = (month: number, day: number): string =>
    new Date(Date.UTC(2016, month, day)).toISOString().slice(0, 10)
  for (let month = 0; month < 26; month++) {
    for (let each = 0; each < (month === 25 ? 40 : 10); each++) {
      const id = `${month}-${each}`
      journeys.push([`j${id}`, `a${id}`])
      entries.push([`j${id}`, 'education', at(month, 2)])
      if (each >= 2 && each < 10) {
        losses.push([`j${id}`, at(month, 12)])
        continue
      }
      entries.push([`j${id}`, 'commit', at(month, 22)])
      const live = at(month, 82)
      if (live < '2018-03-01') entries.push([`j${id}`, 'live', live])
      const from = pays === 'live' ? live : at(month, 22)
      if (from < '2018-03-01') paid.push([`s${id}`, `a${id}`, from, '100', 'month'])
    }
  }
  const until = '2018-03-01'
  return engineOver(
    {
      journeys: table('journey_id account_id', ...journeys),
      stage_entries: table('journey_id stage entered_at', ...entries),
      losses: table('journey_id lost_at', ...losses),
      subscriptions: table('subscription_id account_id started_at amount billing_period', ...paid),
    },
    {
      observedUntil: ['stage_entries', 'losses', 'subscriptions'].map((name) => ({
        table: name as 'losses',
        stage: null,
        until,
      })),
    },
  )
}

async function measured(engine: Engine) {
  const asked = normalize(engine.catalog, commonInput.parse({}))
  const profile = profileNamed(engine.catalog, 'bowline')
  const [told] = await measuredSheets(engine, { ...asked, profile })
  const values = { ...valuesOf(told!.sheet), gross_retention: 1, expansion: 0 }
  return { ...told!, course: courseOf(told!.sheet, values, values, 12), values }
}

const sum = (list: readonly number[]): number => list.reduce((all, each) => all + each, 0)

describe('who pays before going live', () => {
  it('runs once: from the commitment on', async () => {
    const { sheet, course, values, findings } = await measured(company('committed'))
    expect(sheet.paidEarly).toEqual({ waiting: WAITING, paying: WAITING })
    // All who ever committed: two in each of 26 months, and the thirty.
    expect(valueOf(values, 'running')).toBe((52 + 30) * YEAR)
    expect(valueOf(values, 'onboarding')).toBe(1)
    // What begins in the year is what is won in it, and nothing else.
    expect(sum(course.started)).toBeCloseTo(sum(course.wins) * YEAR, 6)
    expect(course.running.at(-1)).toBeCloseTo((52 + 30) * YEAR + sum(course.wins) * YEAR, 6)
    expect(findings).toContainEqual({
      code: 'sheet_paid_early',
      severity: 'info',
      where: 'running',
      rows: WAITING,
      params: { waiting: WAITING },
    })
  })

  it('is nobody where all pay from the day they are live', async () => {
    const { sheet, course, values, findings } = await measured(company('live'))
    expect(sheet.paidEarly).toEqual({ waiting: WAITING, paying: 0 })
    expect(valueOf(values, 'running')).toBe((52 - 4) * YEAR)
    expect(findings.map(({ code }) => code)).not.toContain('sheet_paid_early')
    // Those under way begin too; of the wins those of the last two months do not yet.
    const begun = WAITING + sum(course.wins) - (60 / (365.25 / 12)) * (course.wins.at(-1) ?? 0)
    expect(Math.abs(sum(course.started) / YEAR - begun)).toBeLessThan(1)
  })
})
