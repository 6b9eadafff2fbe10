import { expect, it } from 'vitest'
import { sparkline } from './sparkline.ts'

it('draws from zero to the largest, with gaps', () => {
  expect(sparkline([0, 1, 2, null, 4])).toBe('▁▃▅ █')
  expect(sparkline([0, 0])).toBe('▁▁')
  expect(sparkline([])).toBe('')
})
