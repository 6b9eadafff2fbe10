/**
 * Customers who could leave at an age, and those who did. Ages count the chances to leave; the first
 * is 1. Whoever is not watched until the next age is not at risk there: that is all of censoring.
 */
export interface Exposure {
  readonly age: number
  readonly atRisk: number
  readonly lost: number
}

/**
 * All cohorts together, by age. A likelihood of ages needs no more.
 * `pooled([{ age: 1, atRisk: 4, lost: 1 }, { age: 1, atRisk: 2, lost: 0 }])` // => [{ age: 1, atRisk: 6, lost: 1 }]
 */
export function pooled(exposures: readonly Exposure[]): readonly Exposure[] {
  const byAge = new Map<number, Exposure>()
  for (const { age, atRisk, lost } of exposures) {
    if (atRisk === 0) continue
    const before = byAge.get(age) ?? { age, atRisk: 0, lost: 0 }
    byAge.set(age, { age, atRisk: before.atRisk + atRisk, lost: before.lost + lost })
  }
  return [...byAge.values()].toSorted((one, other) => one.age - other.age)
}

/**
 * A cohort's customers at age 0, 1, 2 …, as chances to leave.
 * `exposuresOf([10, 8, 7])` // => [{ age: 1, atRisk: 10, lost: 2 }, { age: 2, atRisk: 8, lost: 1 }]
 */
export function exposuresOf(customers: readonly number[]): readonly Exposure[] {
  return customers.slice(1).map((left, index) => {
    const atRisk = customers[index]!
    if (!(left >= 0 && left <= atRisk)) {
      throw new RangeError(`customers of a cohort must not become more: ${atRisk}, ${left}`)
    }
    return { age: index + 1, atRisk, lost: atRisk - left }
  })
}
