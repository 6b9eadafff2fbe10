import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { growthOf } from './growth-formula.ts'
import { planFigures } from './plan-figures.ts'
import { planStages, type PlanStage } from './plan-stages.ts'
import { plannedSheet } from './planned-sheet.ts'
import { parseSet, type SetCell } from './set-cell.ts'
import { ASSUMED, type Sheet } from './sheet.ts'
import type { Values } from '../../standard/sheet-cells.ts'

const set = (text: string): SetCell => parseSet(text) ?? expect.fail(`cannot be meant: ${text}`)

const order = ['education', 'selection', 'commit']

const sheetOf = (values: Values): Sheet =>
  plannedSheet({
    motion: null,
    measured: null,
    typed: { motion: null, stages: ['education', 'selection'], values, meetings: null },
    benchmark: null,
    order,
  })

const typed: Values = {
  entering: 500,
  'rate:education': 0.15,
  'days:education': 14,
  'rate:selection': 0.3,
  'days:selection': 45,
  price: 20_000,
  discount: 0.2,
  onboarding: 0.95,
  onboarding_days: 30,
  gross_retention: 0.9,
  expansion: 0.1,
}

const staged = (values: Values, sets: readonly SetCell[] = []): readonly PlanStage[] => {
  const sheet = sheetOf(values)
  return planStages(sheet, planFigures(sheet, sets, 6))
}

describe('the stages of a plan', () => {
  it('are worked out by hand', () => {
    // 500 × 15 % = 75; × 30 % = 22.5 wins of 16,000; 95 % go live, 90 % of these stay, grown by 10 %.
    const [education, selection, commit, live, retention, ...rest] = staged(typed)
    expect(rest).toEqual([])
    const near = (value: number): unknown => expect.closeTo(value, 6)
    expect(education).toEqual({
      id: 'education',
      volume: 500,
      volumeBefore: 500,
      rate: 0.15,
      rateBefore: 0.15,
      days: 14,
      money: null,
    })
    expect(selection).toMatchObject({ volume: 75, rate: 0.3, days: 45, money: null })
    expect(commit).toMatchObject({ volume: near(22.5), rate: 0.95, days: 30, money: near(360_000) })
    expect(live).toMatchObject({
      id: 'live',
      volume: near(21.375),
      rate: 0.9,
      days: 365,
      money: near(342_000),
    })
    expect(retention).toMatchObject({
      id: 'retention',
      volume: near(19.2375),
      rate: null,
      days: null,
      money: near(342_000 * 0.99),
    })
  })

  it('tell what was before of what is set, stage by stage', () => {
    const stages = staged(typed, [set('rate:selection=+10%'), set('onboarding=100%')])
    expect(stages.map(({ rate, rateBefore }) => [rate, rateBefore])).toEqual([
      [0.15, 0.15],
      [expect.closeTo(0.33, 12), 0.3],
      [1, 0.95],
      [0.9, 0.9],
      [null, null],
    ])
    expect(stages.map(({ volume, volumeBefore }) => (volume ?? 0) / (volumeBefore ?? 0))).toEqual(
      [1, 1, 1.1, 1.1 / 0.95, 1.1 / 0.95].map((ratio) => expect.closeTo(ratio, 12)),
    )
  })

  it('hold the volumes and the money of the growth formula, whatever the figures', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const size = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e12, noNaN: true }))
    const anyValues = fc
      .record({ entering: size, price: size, a: share, b: share, discount: share, live: share })
      .chain(({ a, b, live, ...rest }) =>
        fc.record({ gross_retention: share, expansion: share }).map((right): Values => ({
          ...rest,
          ...right,
          'rate:education': a,
          'rate:selection': b,
          onboarding: live,
        })),
      )
    fc.assert(
      fc.property(anyValues, (values) => {
        const stages = staged(values)
        const { volumes, wins, committed, started, net } = growthOf(sheetOf(values), {
          ...ASSUMED,
          ...values,
        })
        const [live, kept] = [
          wins * (values.onboarding ?? 1),
          wins * (values.onboarding ?? 1) * (values.gross_retention ?? 1),
        ]
        expect(stages.map(({ volume }) => volume)).toEqual([...volumes, live, kept])
        expect(stages.map(({ volumeBefore }) => volumeBefore)).toEqual([...volumes, live, kept])
        const money = stages.map((stage) => stage.money)
        expect(money).toEqual([null, null, committed, started, started * net])
        // Nobody goes on who did not come in.
        for (const [at, { volume }] of stages.entries()) {
          expect(volume).toBeLessThanOrEqual(stages[at - 1]?.volume ?? Infinity)
        }
      }),
    )
  })
})

describe('stages of a sheet that lacks figures', () => {
  const { entering: _, ...withoutEntries } = typed
  const { 'rate:selection': __, ...withoutRate } = typed

  it('are known as far as it goes', () => {
    expect(staged(withoutEntries).map(({ volume, money }) => [volume, money])).toEqual(
      Array.from({ length: 5 }, () => [null, null]),
    )
    const stages = staged(withoutRate)
    expect(stages.map(({ volume }) => volume)).toEqual([500, 75, null, null, null])
    expect(stages[1]).toMatchObject({ rate: null, rateBefore: null })
    expect(staged({}).every(({ volume }) => volume === null)).toBe(true)
  })

  it('say nothing of before where nobody says it, though it is set', () => {
    const { 'rate:selection': ___, ...without } = withoutEntries
    const [, selection] = staged(without, [set('rate:selection=40%')])
    expect(selection).toMatchObject({ rate: 0.4, rateBefore: null, volume: null })
  })

  it('come to something as soon as what is missing is set', () => {
    const stages = staged(withoutRate, [set('rate:selection=20%')])
    expect(stages.map(({ volume }) => volume)).toEqual(
      [500, 75, 15, 14.25, 12.825].map((each) => expect.closeTo(each, 9)),
    )
    // What was nowhere before it was set was never otherwise.
    expect(stages[1]).toMatchObject({ rate: 0.2, rateBefore: 0.2 })
  })
})
