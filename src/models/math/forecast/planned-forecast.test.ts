import { describe, expect, it } from 'vitest'
import { courseTogether } from './course-together.ts'
import { rolledOn } from './course/rolled-on.ts'
import { meanShare } from './estimate/planned-spend.ts'
import { expectedCourse } from './expected-course.ts'
import { forecastModel } from './forecast-model.ts'
import { madeFacts } from './made-facts.ts'
import { simulate } from './simulate.ts'

const plain = madeFacts()
const past = Array.from({ length: 36 }, (_, month) => (month % 6 === 3 ? 300 : 60))
const followed = {
  ...plain,
  // Half of the arrivals follow spend: 100 a month is usual.
  stages: plain.stages.map((stage) => ({
    ...stage,
    arrivals: stage.arrivals.map((count, month) => (count * (100 + past[month]!)) / 200),
  })),
}

describe('a forecast with planned spend', () => {
  it('is to the last digit as without it, where nothing is planned', () => {
    const options = { months: 12, paths: 500, seed: 3 }
    const model = forecastModel(followed)
    const untold = forecastModel({ ...followed, spend: { past, ahead: [] } })
    expect(untold).toEqual(model)
    expect(simulate([untold], options)).toEqual(simulate([model], options))
  })

  it('brings what the spend is found to bring, and as usual after it', () => {
    const planned = forecastModel({ ...followed, spend: { past, ahead: [100, 300, 0] } })
    const { entered } = expectedCourse(planned, 6)
    const base = entered[3]!
    expect(meanShare(planned.planned!)).toBeCloseTo(0.5, 1)
    expect(base).toBeGreaterThan(190)
    expect(base).toBeLessThan(210)
    expect(entered[0]! / base).toBeCloseTo(1, 1)
    expect(entered[1]! / base).toBeCloseTo(2, 0)
    expect(entered[2]! / base).toBeCloseTo(0.5, 1)
    const later = rolledOn(planned, 1)
    expect(later.planned?.ahead).toEqual(planned.planned?.ahead.slice(1))
  })

  it('is on average of all paths what is expected, and less sure where more is planned', () => {
    const spend = { past, ahead: [100, 100, 100, 900, 900, 900] }
    const model = forecastModel({ ...followed, spend })
    const { values } = simulate([model], { months: 6, paths: 8000 })
    const { entered } = courseTogether([{ facts: followed, model }], 6)
    const ofMonth = (month: number) =>
      Array.from({ length: 8000 }, (_, path) => values.entered[path * 6 + month]!)
    const relative = (month: number): number => {
      const own = ofMonth(month)
      const mean = own.reduce((sum, each) => sum + each, 0) / own.length
      expect(mean / entered[month]!).toBeCloseTo(1, 2)
      return Math.sqrt(own.reduce((sum, each) => sum + (each - mean) ** 2, 0) / own.length) / mean
    }
    const { odds } = model.planned!
    const share = meanShare(model.planned!)
    const variance = odds.reduce(
      (sum, weight, cell) => sum + weight * ((cell + 0.5) / odds.length - share) ** 2,
      0,
    )
    const more = (8 * Math.sqrt(variance)) / (1 + 8 * share)
    const chance = Math.sqrt(1 / entered[4]!)
    expect(relative(4)).toBeGreaterThan(1.2 * chance)
    expect(relative(4)).toBeGreaterThan(0.95 * Math.hypot(more, chance))
    expect(relative(1)).toBeLessThan(1.2 * Math.sqrt(1 / entered[1]!))
  })
})
