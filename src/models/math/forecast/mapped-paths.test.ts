import { expect, it } from 'vitest'
import { fanOf } from './fan.ts'
import { forecastModel } from './forecast-model.ts'
import { madeFacts } from './made-facts.ts'
import { mappedPaths } from './mapped-paths.ts'
import { simulate } from './simulate.ts'

it('gives a figure the fan of another method, and keeps the order of the paths', () => {
  const simulated = simulate([forecastModel(madeFacts())], { months: 3, paths: 2000 })
  const other = fanOf(simulated, 'running')
  const fan = {
    mean: other.mean.map((value) => 2 * value),
    quantiles: other.quantiles.map((list) => list.map((value) => 2 * value + 7)),
  }
  const mapped = mappedPaths(simulated, 'running', fan)
  const told = fanOf(mapped, 'running')
  for (const [at, list] of told.quantiles.entries()) {
    for (const [month, value] of list.entries()) {
      expect(Math.abs(value / (fan.quantiles[at]?.[month] ?? NaN) - 1)).toBeLessThan(1e-3)
    }
  }
  const [before, after] = [simulated.values.running, mapped.values.running]
  for (let path = 1; path < 2000; path++) {
    const isMore = (before[path * 3] ?? 0) > (before[path * 3 - 3] ?? 0)
    expect((after[path * 3] ?? 0) > (after[path * 3 - 3] ?? 0)).toBe(isMore)
  }
  expect(mapped.values.bookings).toBe(simulated.values.bookings)
})
