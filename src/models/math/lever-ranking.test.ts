import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stream } from '../../generator/draw/stream.ts'
import { facts, full } from './fixtures/lever-facts.ts'
import {
  leverEffects,
  none,
  worthNames,
  type LeverEffect,
  type LeverEffects,
} from './lever-effects.ts'
import { rankLevers, type LeverRanking } from './lever-ranking.ts'
import type { Lever } from './lever.ts'
import type { CellName, Values } from '../../standard/sheet-cells.ts'

/** A lever that adds so much to what runs, by which figures' errors move it. */
const effect = (
  cell: CellName,
  running: number,
  moves: readonly number[] = [],
  lever: Partial<Lever> = {},
): LeverEffect => ({
  lever: { name: cell, kind: 'rate', stage: null, cell, before: 1, after: 2, also: null, ...lever },
  adds: { ...none, running },
  errors: { ...none, running: Math.hypot(...moves) },
  moves: moves.map((move) => ({ ...none, running: move })),
})

const sheet = (...effects: readonly LeverEffect[]): LeverEffects => ({
  base: { ...none, wins: 1, running: 100 },
  effects: effects.toSorted((a, b) => b.adds.running - a.adds.running),
  together: { ...none, running: 7 },
  sum: { ...none, running: 5 },
})

const meeting = { name: 'meeting', kind: 'meeting', stage: 'selection' } as const
const meetings = { name: 'meetings', kind: 'meetings', stage: 'selection' } as const

const cells = ['entering', 'rate:education', 'rate:selection', 'price', 'onboarding'] as const
const sheets = fc
  .uniqueArray(fc.integer({ min: -50, max: 10_000 }), { minLength: 1, maxLength: 20 })
  .map((adds) =>
    adds.map((added, at) => effect(cells[at % cells.length] ?? 'price', added, [added / 10, at])),
  )
  .chain((effects) =>
    fc.array(fc.nat(3), { minLength: effects.length, maxLength: effects.length }).map((places) =>
      [0, 1, 2, 3].map((of) => ({
        of,
        effects: sheet(...effects.filter((_, at) => places[at] === of)),
      })),
    ),
  )

describe('a ranking', () => {
  it('is the same in whatever order sheets come', () => {
    fc.assert(
      fc.property(
        sheets.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: 4 })),
        ),
        ([all, shuffled]) => {
          expect(rankLevers(shuffled, 'running')).toEqual(rankLevers(all, 'running'))
        },
      ),
    )
  })

  it('holds every lever once, what adds most first, and the totals of all sheets', () => {
    fc.assert(
      fc.property(sheets, (all) => {
        const { ranked, base, together, sum } = rankLevers(all, 'running')
        const added = ranked.map(({ adds }) => adds.running)
        const each = all.flatMap(({ effects }) => effects.effects.map(({ adds }) => adds.running))
        expect(added).toEqual(each.toSorted((a, b) => b - a))
        expect([base.running, base.wins]).toEqual([400, 4])
        expect([together.running, sum.running]).toEqual([28, 20])
        for (const { of, lever, adds } of ranked) {
          const own = all.find((one) => one.of === of)?.effects.effects ?? []
          expect(own.some((one) => one.lever === lever && one.adds === adds)).toBe(true)
        }
      }),
    )
  })

  it('leads by the first less the second, each the most of what is left', () => {
    fc.assert(
      fc.property(sheets, (all) => {
        const { ranked, bottleneck } = rankLevers(all, 'running')
        const [first] = ranked
        if (first === undefined || first.adds.running <= 0) {
          expect(bottleneck).toBeNull()
          return
        }
        const rivals = ranked.filter(
          ({ of, lever }) => of !== first.of || lever.cell !== first.lever.cell,
        )
        expect(bottleneck?.first).toEqual(first)
        expect(bottleneck?.second ?? null).toEqual(rivals[0] ?? null)
        const next = Math.max(...rivals.map(({ adds }) => adds.running), -Infinity)
        const lead = first.adds.running - (rivals.length === 0 ? 0 : next)
        expect(bottleneck?.lead).toBe(lead)
        expect(bottleneck?.lead).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('is by what is asked for', () => {
    const some = leverEffects(facts({ values: full }))
    for (const by of worthNames) {
      const { ranked } = rankLevers([{ of: null, effects: some }], by)
      const added = ranked.map(({ adds }) => adds[by])
      for (const [at, each] of added.entries()) {
        expect(each).toBeLessThanOrEqual((added[at - 1] ?? Infinity) * (1 + 1e-8) + 1e-8)
      }
    }
  })
})

describe('the bottleneck', () => {
  const named = ({ bottleneck }: LeverRanking<string>): readonly (string | undefined)[] => [
    bottleneck?.first.lever.name,
    bottleneck?.second?.lever.name,
  ]

  it('is not one meeting fewer, and is no rival to another way to its own figure', () => {
    const one = sheet(
      effect('rate:selection', 90, [], meetings),
      effect('rate:selection', 80, [1], meeting),
      effect('rate:selection', 70, [2]),
      effect('price', 60, [4]),
    )
    const alone = rankLevers([{ of: 'a', effects: one }], 'running')
    expect(named(alone)).toEqual(['meeting', 'price'])
    expect(alone.bottleneck).toMatchObject({ lead: 20, leadError: 3 })
    // The same figure of another sheet is another figure, whose errors are its own.
    const two = rankLevers(
      [
        { of: 'a', effects: one },
        { of: 'b', effects: sheet(effect('rate:selection', 75, [2])) },
      ],
      'running',
    )
    expect(named(two)).toEqual(['meeting', 'rate:selection'])
    expect(two.bottleneck?.second?.of).toBe('b')
    expect(two.bottleneck?.leadError).toBeCloseTo(Math.sqrt(5), 12)
  })

  it('has no second where there is none, and is none of nothing', () => {
    const only = rankLevers([{ of: 'a', effects: sheet(effect('price', 9, [3, 4])) }], 'running')
    expect(only.bottleneck).toMatchObject({ second: null, lead: 9, leadError: 5 })
    expect(rankLevers([], 'running')).toEqual({
      base: none,
      together: none,
      sum: none,
      ranked: [],
      bottleneck: null,
    })
    const fewer = sheet(effect('rate:selection', 90, [], meetings), effect('price', 0))
    expect(rankLevers([{ of: 'a', effects: fewer }], 'running').bottleneck).toBeNull()
  })
})

/** Where figures are drawn from their errors, how far the lead of one lever over another lies apart. */
describe('the error of a lead', () => {
  const errors: Values = {
    entering: 4,
    'rate:education': 0.02,
    'rate:selection': 0.01,
    price: 30,
    gross_retention: 0.015,
  }
  const known = new Set<CellName>(['rate:selection', 'days:selection'])
  const other: Values = { ...full, entering: 85, 'days:selection': 20 }
  const drawn = (values: Values, normal: () => number): Values => ({
    ...values,
    ...Object.fromEntries(
      Object.entries(errors).map(([name, error]) => [
        name,
        (values[name as CellName] ?? 0) + (error ?? 0) * normal(),
      ]),
    ),
  })
  const spread = (sample: readonly number[]): number => {
    const mean = sample.reduce((sum, each) => sum + each, 0) / sample.length
    return Math.sqrt(
      sample.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (sample.length - 1),
    )
  }
  const effectsOf = (values: Values, cell: CellName, own: Values = {}): LeverEffects =>
    leverEffects(facts({ values, errors: own, known: new Set([cell]) }))
  const added = (values: Values, cell: CellName): number =>
    effectsOf(values, cell).effects[0]?.adds.running ?? NaN

  it('counts what moves both once, within one sheet', () => {
    const effects = leverEffects(facts({ values: full, errors, known }))
    const { bottleneck } = rankLevers([{ of: 'a', effects }], 'running')
    const names = [bottleneck?.first, bottleneck?.second].map((each) => each?.lever.cell)
    expect(names).toEqual(['rate:selection', 'days:selection'])
    const { normal } = stream(2, 1, 1)
    const leads = Array.from({ length: 2000 }, () => {
      const values = drawn(full, normal)
      return added(values, 'rate:selection') - added(values, 'days:selection')
    })
    // Three standard errors of a deviation of 2000 draws.
    expect(Math.abs((bottleneck?.leadError ?? 0) / spread(leads) - 1)).toBeLessThan(0.05)
    // As if their errors had nothing to do with each other, it would be told wider by far.
    const apart = Math.hypot(
      bottleneck?.first.errors.running ?? 0,
      bottleneck?.second?.errors.running ?? 0,
    )
    expect(apart / spread(leads)).toBeGreaterThan(1.1)
  })

  it('adds both in squares where sheets are two', () => {
    const [one, two] = [
      effectsOf(full, 'rate:selection', errors),
      effectsOf(other, 'rate:selection', errors),
    ]
    const { bottleneck } = rankLevers(
      [
        { of: 'a', effects: one },
        { of: 'b', effects: two },
      ],
      'running',
    )
    const { normal } = stream(3, 1, 1)
    const leads = Array.from(
      { length: 2000 },
      () =>
        added(drawn(full, normal), 'rate:selection') -
        added(drawn(other, normal), 'rate:selection'),
    )
    expect(Math.abs((bottleneck?.leadError ?? 0) / spread(leads) - 1)).toBeLessThan(0.05)
  })
})
