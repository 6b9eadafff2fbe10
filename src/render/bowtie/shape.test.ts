import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StageFigures } from './figures.ts'
import { type Fates, drawShape, fatesOf, scalesOf } from './shape.ts'

const fates = (side: Fates['side'], goneOn: number, open: number, lost: number): Fates => ({
  side,
  goneOn,
  open,
  lost,
  counted: 0,
  tapers: true,
})

describe('drawShape', () => {
  it('gives a ninth of the volume a third of the height', () => {
    const stages = [fates('left', 900, 0, 0), fates('left', 100, 0, 0)]
    const spans = [
      { from: 0, to: 4 },
      { from: 4, to: 8 },
    ]
    const scales = scalesOf(stages)
    expect(scales).toEqual({ left: 900, right: 0 })
    expect(drawShape(stages, spans, { rows: 9, width: 8, knot: null, scales })).toEqual([
      '████',
      '████',
      '████',
      '████▐███',
      '████▐███',
      '████▐███',
      '████',
      '████',
      '████',
    ])
  })

  it('gives what goes on the height it has in the next stage', () => {
    const stages = [fates('left', 300, 0, 500), fates('left', 300, 0, 0)]
    const spans = [
      { from: 0, to: 10 },
      { from: 10, to: 20 },
    ]
    const rows = drawShape(stages, spans, {
      rows: 11,
      width: 20,
      knot: null,
      scales: scalesOf(stages),
    })
    const solid = (x: number): number => rows.filter((row) => '█▐▄▀'.includes(row[x] ?? ' ')).length
    expect(solid(9)).toBe(solid(12))
    expect(rows[0]).toMatch(/^░+$/u)
  })

  it('ties both wings in the knot, whatever they carry', () => {
    const volume = fc.integer({ min: 1, max: 10 ** 12 })
    fc.assert(
      fc.property(volume, volume, volume, (left, commit, right) => {
        const stages = [fates('left', commit, left, 0), fates('knot', right, 0, commit)]
        const spans = [
          { from: 0, to: 12 },
          { from: 12, to: 30 },
        ]
        const rows = drawShape(stages, spans, {
          rows: 9,
          width: 30,
          knot: 12,
          scales: scalesOf(stages),
        })
        expect(rows.slice(3, 6).map((row) => row.slice(12, 15))).toEqual(['▗▄▖', '▐╳▌', '▝▀▘'])
        for (const row of [...rows.slice(0, 3), ...rows.slice(6)]) {
          expect(row.padEnd(30).slice(11, 16).trim()).toBe('')
        }
      }),
    )
  })
})

describe('fatesOf', () => {
  const stage: StageFigures = {
    stage: 'live',
    side: 'right',
    label: 'Live',
    isCounted: false,
    goesOn: true,
    entered: 10,
    goneOn: 5,
    open: 3,
    lost: 2,
    rate: null,
    rateOf: null,
    honest: null,
    median: null,
    amount: null,
    recurring: null,
    until: null,
    ref: null,
  }

  it('stacks what entered in the cohort view, and what is there in stock', () => {
    expect(fatesOf(stage, 'cohort')).toMatchObject({ goneOn: 5, open: 3, lost: 2 })
    expect(fatesOf(stage, 'stock')).toMatchObject({ goneOn: 0, open: 3, lost: 0, tapers: false })
  })

  it('shows in the period view by how much a stage filled up', () => {
    const figures = { ...stage, entered: 10, goneOn: 4, open: 300, lost: 2 }
    expect(fatesOf(figures, 'period')).toMatchObject({ goneOn: 4, open: 4, lost: 2 })
    expect(fatesOf({ ...figures, goneOn: 15 }, 'period')).toMatchObject({ goneOn: 15, open: 0 })
  })
})
