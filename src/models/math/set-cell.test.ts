import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterSets, parseSet, setText } from './set-cell.ts'
import { ASSUMED } from './sheet.ts'
import type { Values } from '../../standard/sheet-cells.ts'

const values: Values = { ...ASSUMED, entering: 100, 'rate:selection': 0.2, price: 1000 }

describe('a figure set by hand', () => {
  it.each([
    ['rate:selection=+10%', { motion: null, cell: 'rate:selection', how: 'relative', by: 0.1 }],
    ['rate:selection=-1pt', { motion: null, cell: 'rate:selection', how: 'points', by: -0.01 }],
    ['rate:selection=25%', { motion: null, cell: 'rate:selection', how: 'to', by: 0.25 }],
    ['rate:selection=0.25', { motion: null, cell: 'rate:selection', how: 'to', by: 0.25 }],
    ['price = 18000', { motion: null, cell: 'price', how: 'to', by: 18_000 }],
    ['price=-5%', { motion: null, cell: 'price', how: 'relative', by: -0.05 }],
    [
      'inside_sales.days:selection=30',
      { motion: 'inside_sales', cell: 'days:selection', how: 'to', by: 30 },
    ],
    ['a.b=c.price=1', { motion: 'a.b=c', cell: 'price', how: 'to', by: 1 }],
  ])('%s', (text, expected) => {
    expect(parseSet(text)).toEqual(expected)
  })

  it.each([
    'price',
    'price=',
    '=5',
    'price=5%',
    'price=+1pt',
    'rate:selection=1pt',
    'price=1e5',
    'price=--1',
    'price=+5',
  ])('cannot be meant: %s', (text) => {
    expect(parseSet(text)).toBeNull()
  })

  it('is written as it is read', () => {
    const amount = fc.integer({ min: 1, max: 9999 })
    const cells = fc.constantFrom('price', 'rate:selection', 'days:selection', 'entering')
    const motion = fc.constantFrom(null, 'inside_sales', 'new.deals')
    fc.assert(
      fc.property(amount, cells, motion, (size, cell, name) => {
        const isShare = cell.startsWith('rate')
        const to = { motion: name, cell, how: 'to', by: isShare ? size / 10_000 : size } as const
        expect(parseSet(setText(to))).toEqual(to)
        const relative = { motion: name, cell, how: 'relative', by: -size / 10_000 } as const
        expect(parseSet(setText(relative))).toEqual(relative)
      }),
    )
  })

  it('tells relative from points, and stays within bounds', () => {
    const set = (text: string): Values => afterSets(values, null, [parseSet(text)!])
    expect(set('rate:selection=+10%')['rate:selection']).toBeCloseTo(0.22, 12)
    expect(set('rate:selection=+10pt')['rate:selection']).toBeCloseTo(0.3, 12)
    expect(set('rate:selection=+900%')['rate:selection']).toBe(1)
    expect(set('expansion=+150pt').expansion).toBe(1.5)
    expect(set('days:selection=-200%')['days:selection']).toBe(0)
  })

  it('goes to its motion alone, or to all', () => {
    const own = [parseSet('inside.price=1')!]
    expect(afterSets(values, 'inside', own).price).toBe(1)
    expect(afterSets(values, 'field', own).price).toBe(1000)
    expect(afterSets(values, 'field', [parseSet('price=2')!]).price).toBe(2)
  })
})
