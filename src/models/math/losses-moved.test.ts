import { expect, test } from 'vitest'
import { lossesMoved, withGross } from './losses-moved.ts'
import type { Sheet } from './sheet.ts'

const young = { gone: [0.1, 0.9], left: [0.9, 0.4], gross: 0.8, error: 0.2 }
const ahead = { times: [1, 0.5], error: 0.1 }
const sheet = { young, ahead } as unknown as Sheet

test('what is lost by age is moved by its own error, up and down, one after the other', () => {
  const [began, runs, ...others] = lossesMoved(sheet)
  expect(others).toEqual([])
  expect(began).toEqual({
    above: { young: { ...young, gone: near([0.12, 1]), left: near([0.88, 0.28]) }, ahead },
    below: { young: { ...young, gone: near([0.08, 0.72]), left: near([0.92, 0.52]) }, ahead },
  })
  expect(runs).toEqual({
    above: { young, ahead: { ...ahead, times: near([1.1, 0.55]) } },
    below: { young, ahead: { ...ahead, times: near([0.9, 0.45]) } },
  })
})

test('what has no error is not moved', () => {
  expect(lossesMoved({} as Sheet)).toEqual([])
  const sure = { young: { ...young, error: null }, ahead: { ...ahead, error: null } }
  expect(lossesMoved(sure as unknown as Sheet)).toEqual([])
})

test('nothing is lost less than never', () => {
  const [far] = lossesMoved({ ahead: { times: [1], error: 2 } } as unknown as Sheet)
  expect([far?.above.ahead?.times, far?.below.ahead?.times]).toEqual([[3], [0]])
})

test('what began is lost as measured, whatever gross retention stands beside it', () => {
  const moved = withGross(sheet, new Map([['gross_retention', 0.7]]) as never)
  expect(moved.young?.left).toEqual(young.left)
})

function near(values: readonly number[]): readonly number[] {
  return values.map((value) => expect.closeTo(value, 12) as number)
}
