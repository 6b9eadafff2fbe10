import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellNames } from './cell-kind.ts'
import type { TypedSheet } from '../../plans/plan-file.ts'
import { plannedSheet } from './planned-sheet.ts'
import { setSheet } from './set-sheet.ts'
import { ASSUMED, type Cell, type CellOrigin, type Sheet } from './sheet.ts'
import type { CellName } from '../../standard/sheet-cells.ts'

const order = ['awareness', 'education', 'consideration', 'selection', 'commit', 'live']

const cell = (value: number, from: CellOrigin): Cell => ({
  value,
  from,
  low: from === 'measured' ? value - 0.01 : null,
  high: from === 'measured' ? value + 0.01 : null,
  n: from === 'measured' ? 40 : null,
})

const sheetOf = (stages: readonly string[], cells: Sheet['cells'] = {}): Sheet => ({
  motion: null,
  stages,
  cells,
  curves: {},
  history: {},
})

const typedOf = (stages: readonly string[], values: TypedSheet['values'] = {}): TypedSheet => ({
  motion: null,
  stages,
  values,
  meetings: null,
})

const nothing = { motion: null, measured: null, typed: null, benchmark: null, order }

describe('a figure', () => {
  const stages = ['education', 'selection', 'commit']
  const names = cellNames({ stages })
  const sources = ['set', 'typed', 'measured', 'benchmark'] as const
  const values = { set: 0.4, typed: 0.3, measured: 0.2, benchmark: 0.1 }
  const all = Array.from({ length: 2 ** sources.length }, (_, bits) =>
    sources.filter((_source, at) => Math.floor(bits / 2 ** at) % 2 === 1),
  )

  it.each(all.map((told) => [told.join(', ') || 'nobody', told] as const))(
    'that is told by %s is the first of set, typed, measured, benchmark, assumed',
    (_, told) => {
      for (const name of names) {
        const has = (source: (typeof sources)[number]): boolean => told.includes(source)
        const planned = plannedSheet({
          ...nothing,
          measured: sheetOf(
            stages,
            has('measured') ? { [name]: cell(values.measured, 'measured') } : {},
          ),
          typed: has('typed') ? typedOf(stages, { [name]: values.typed }) : null,
          benchmark: () =>
            has('benchmark') ? { [name]: cell(values.benchmark, 'benchmark') } : {},
        })
        const sets = has('set')
          ? [{ motion: null, cell: name, how: 'to', by: values.set } as const]
          : []
        const found = setSheet(planned, sets).cells[name]
        const first = sources.find(has)
        const assumed = name.startsWith('days:') ? 0 : ASSUMED[name]
        expect(found?.value).toBe(first === undefined ? assumed : values[first])
        if (found === undefined) continue
        expect(found.from).toBe(first === 'set' ? 'typed' : (first ?? 'assumed'))
        expect(found.n).toBe(first === 'measured' ? 40 : null)
      }
    },
  )

  it('is one of the sheet’s, with every other where it was', () => {
    const subset = fc.subarray([...names])
    fc.assert(
      fc.property(subset, subset, subset, (typed, measured, benchmark) => {
        const some = (of: readonly CellName[], value: number, from: CellOrigin): Sheet['cells'] =>
          Object.fromEntries(of.map((name) => [name, cell(value, from)]))
        const planned = plannedSheet({
          ...nothing,
          measured: sheetOf(stages, some(measured, 0.2, 'measured')),
          typed: typedOf([], Object.fromEntries(typed.map((name) => [name, 0.3]))),
          benchmark: () => some(benchmark, 0.1, 'benchmark'),
        })
        const fromOf = (name: CellName): string | undefined => {
          if (typed.includes(name)) return 'typed'
          if (measured.includes(name)) return 'measured'
          if (benchmark.includes(name)) return 'benchmark'
          return name in ASSUMED || name.startsWith('days:') ? 'assumed' : undefined
        }
        for (const name of names) expect(planned.cells[name]?.from).toBe(fromOf(name))
      }),
    )
  })

  it('of zero is a figure, and not one that nobody says', () => {
    const typed = typedOf(stages, { entering: 0, margin: 0, 'days:selection': 0 })
    const { cells } = plannedSheet({ ...nothing, typed })
    for (const name of ['entering', 'margin', 'days:selection'] as const) {
      expect(cells[name]).toMatchObject({ value: 0, from: 'typed' })
    }
  })
})

describe('a published table', () => {
  it('is asked for the contract, the discount off the price, as far as these are known', () => {
    const asked = (values: TypedSheet['values'], measured: Sheet | null = null): number => {
      let found = NaN
      const benchmark = (_: Sheet, contract: number): Sheet['cells'] => {
        found = contract
        return {}
      }
      plannedSheet({ ...nothing, typed: typedOf([], values), measured, benchmark })
      return found
    }
    expect(asked({ price: 20_000, discount: 0.2 })).toBeCloseTo(16_000, 9)
    expect(asked({ price: 20_000 })).toBe(20_000)
    const measured = sheetOf(['commit'], {
      price: cell(30_000, 'measured'),
      discount: cell(0.1, 'measured'),
    })
    expect(asked({ discount: 0.5 }, measured)).toBeCloseTo(15_000, 9)
    expect(asked({})).toBe(0)
  })
})

describe('the stages of a sheet', () => {
  const stagesOf = (measured: readonly string[] | null, typed: readonly string[]) =>
    plannedSheet({
      ...nothing,
      measured: measured === null ? null : sheetOf(measured),
      typed: typedOf(typed),
    }).stages

  it('are those measured and those typed, each once, in the order of the bowtie', () => {
    const left = order.slice(0, 4)
    fc.assert(
      fc.property(fc.subarray(left), fc.shuffledSubarray(left), (measured, typed) => {
        const wanted = left.filter((id) => measured.includes(id) || typed.includes(id))
        expect(stagesOf([...measured, 'commit'], typed)).toEqual([...wanted, 'commit'])
        expect(stagesOf(null, [...measured, ...typed])).toEqual([...wanted, 'commit'])
      }),
    )
  })

  it('have one of the company’s own where it is typed', () => {
    expect(
      stagesOf(['education', 'selection', 'commit'], ['education', 'demo', 'selection']),
    ).toEqual(['education', 'demo', 'selection', 'commit'])
    expect(stagesOf(null, ['trial', 'demo', 'selection'])).toEqual([
      'trial',
      'demo',
      'selection',
      'commit',
    ])
    expect(stagesOf(null, [])).toEqual(['commit'])
  })
})

describe('a measured pace', () => {
  const measured: Sheet = {
    ...sheetOf(['education', 'selection', 'commit']),
    cells: { price: cell(10, 'measured') },
    curves: { education: [0.5, 1], selection: [0.2, 1], commit: [0.9, 1] },
    history: { education: [3, 4] },
  }

  it.each([
    ['days:education', 'education'],
    ['days:selection', 'selection'],
    ['onboarding_days', 'commit'],
  ] as const)('holds until somebody types %s', (name, stage) => {
    const planned = plannedSheet({ ...nothing, measured, typed: typedOf([], { [name]: 30 }) })
    const { [stage]: _, ...rest } = measured.curves
    expect(planned.curves).toEqual(rest)
    expect(planned.history).toEqual(measured.history)
    const other = plannedSheet({ ...nothing, measured, typed: typedOf([], { price: 5 }) })
    expect(other.curves).toEqual(measured.curves)
  })
})
