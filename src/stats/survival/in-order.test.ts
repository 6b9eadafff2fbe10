import { expect, it } from 'vitest'
import { inOrder } from './in-order.ts'
import type { Watched } from './watched.ts'

const one = (age: number, more: Partial<Watched> = {}): Watched => ({
  from: null,
  age,
  cause: null,
  count: 1,
  cluster: null,
  ...more,
})

it('is one list, whatever order the same subjects come in', () => {
  const subjects = [
    one(3),
    one(1, { cause: 1 }),
    one(3, { cluster: 2 }),
    one(1, { from: 0 }),
    one(1, { cause: 0 }),
    one(3, { count: 4 }),
    one(1),
  ]
  const expected = [
    one(1),
    one(1, { from: 0 }),
    one(1, { cause: 0 }),
    one(1, { cause: 1 }),
    one(3, { count: 5 }),
    one(3, { cluster: 2 }),
  ]
  for (let turned = 0; turned < subjects.length; turned += 1) {
    const turnedAround = [...subjects.slice(turned), ...subjects.slice(0, turned)]
    expect(inOrder(turnedAround)).toEqual(expected)
    expect(inOrder(turnedAround.toReversed())).toEqual(expected)
  }
})
