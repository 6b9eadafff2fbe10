import { expect, test } from 'vitest'
import { stream } from '../../generator/draw/stream.ts'
import { poissonAt } from '../quantiles/count-quantiles.ts'
import { wanderingRate } from './wandering-rate.ts'

const ones = (size: number): number[] => Array.from({ length: size }, () => 1)

test('nothing counted says nothing', () => {
  expect(wanderingRate([], [])).toBeNull()
  expect(wanderingRate([0, 0], [1, 1])).toBeNull()
  expect(wanderingRate([3], [0])).toBeNull()
})

test('a rate that holds is that of all counts together, as sure as their number', () => {
  const found = wanderingRate(Array(36).fill(25), Array(36).fill(50))!
  expect(found.level).toBeCloseTo(Math.log(0.5), 2)
  expect(found.errors.level).toBeGreaterThan(1 / 900)
  expect(found.errors.level).toBeLessThan(5 / 900)
})

test('what it says of the level covers the truth as often as it says', () => {
  const luck = stream(5, 1, 1)
  let [within, far] = [0, 0]
  const times = 200
  for (let time = 0; time < times; time++) {
    const counts = ones(36).map(() => poissonAt(luck.uniform(), 20))
    const { level, errors } = wanderingRate(counts, ones(36), { rising: 0.03, period: 12 })!
    const off = Math.abs(level - Math.log(20)) / Math.sqrt(errors.level)
    if (off < 1.2816) within++
    if (off > 2.5) far++
  }
  expect(within / times).toBeGreaterThan(0.74)
  expect(far / times).toBeLessThan(0.03)
})

test('a rise, a season and a drift are found where they are', () => {
  const rising = ones(36).map((_, month) => 100 * Math.exp(0.03 * (month - 35.5)))
  const { slope, level } = wanderingRate(rising, ones(36), { rising: 0.03 })!
  expect(slope).toBeCloseTo(0.03, 2)
  expect(level).toBeCloseTo(Math.log(100), 1)
  const seasonal = ones(36).map((_, month) => 100 * (1 + 0.4 * Math.sin((month * Math.PI) / 6)))
  const { season } = wanderingRate(seasonal, ones(36), { period: 12 })!
  expect(season[3]! - season[9]!).toBeCloseTo(Math.log(1.4 / 0.6), 0)
  const jumped = ones(36).map((_, month) => (month < 18 ? 50 : 100))
  const found = wanderingRate(jumped, ones(36))!
  expect(found.drift).toBeGreaterThan(0.001)
  expect(found.level).toBeCloseTo(Math.log(100), 1)
})

test('counts that vary by more than chance have a dispersion', () => {
  const luck = stream(6, 1, 1)
  const counts = ones(48).map(() => 4 * poissonAt(luck.uniform(), 10))
  expect(wanderingRate(counts, ones(48))!.dispersion).toBeGreaterThan(1.9)
})
