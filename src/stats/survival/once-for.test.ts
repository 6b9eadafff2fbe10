import { expect, it } from 'vitest'
import { onceFor } from './once-for.ts'

it('works out once for each list what it gives, nothing too', () => {
  const asked: (readonly number[])[] = []
  const first = onceFor((list: readonly number[]) => {
    asked.push(list)
    return list[0]
  })
  const [one, same, none] = [[1], [1], []]
  expect([one, same, one, none, none].map(first)).toEqual([1, 1, 1, undefined, undefined])
  expect(asked).toEqual([one, same, none])
})
