import { describe, expect, it } from 'vitest'
import { cellBounds, cellKind, cellNames, type CellKind } from './cell-kind.ts'
import { ASSUMED, neededCells } from './sheet.ts'
import type { CellName } from '../../standard/sheet-cells.ts'

/** As docs/models/mathematical.md tells the sheet: each figure, its unit, the least and the most. */
const sheet: readonly (readonly [CellName, CellKind, number])[] = [
  ['entering', 'count', Infinity],
  ['rate:education', 'share', 1],
  ['days:education', 'days', Infinity],
  ['rate:selection', 'share', 1],
  ['days:selection', 'days', Infinity],
  ['price', 'money', Infinity],
  ['discount', 'share', 1],
  ['onboarding', 'share', 1],
  ['onboarding_days', 'days', Infinity],
  ['running', 'money', Infinity],
  ['gross_retention', 'share', 1],
  ['expansion', 'share', Infinity],
  ['margin', 'share', 1],
  ['discounting', 'share', Infinity],
  ['horizon', 'years', 100],
]

describe('a cell', () => {
  it.each(sheet)('%s is told in %s, up to %f', (name, kind, most) => {
    expect(cellKind(name)).toBe(kind)
    expect(cellBounds(name)).toEqual({ least: 0, most })
  })

  it('may be of a stage with any name', () => {
    // A stage that is called like a figure is none.
    expect(cellKind('rate:price')).toBe('share')
    expect(cellKind('days:horizon')).toBe('days')
    expect(cellBounds('rate:expansion').most).toBe(1)
  })

  it('lies within its bounds where it is assumed', () => {
    for (const [name, value] of Object.entries(ASSUMED)) {
      const { least, most } = cellBounds(name as CellName)
      expect(value).toBeGreaterThanOrEqual(least)
      expect(value).toBeLessThanOrEqual(most)
    }
  })
})

describe('the cells of a sheet', () => {
  it('are named from left to right, each once', () => {
    expect(cellNames({ stages: ['education', 'selection', 'commit'] })).toEqual(
      sheet.map(([name]) => name),
    )
  })

  it('are all that it needs and all that can be assumed, whatever its stages', () => {
    for (const stages of [[], ['commit'], ['a', 'commit'], ['a', 'b', 'c', 'd', 'commit']]) {
      const names = cellNames({ stages })
      expect(new Set(names).size).toBe(names.length)
      const days = stages.slice(0, -1).map((stage) => `days:${stage}`)
      const told = [...neededCells({ stages }), ...Object.keys(ASSUMED), ...days]
      expect(names.toSorted()).toEqual(told.toSorted())
    }
  })
})
