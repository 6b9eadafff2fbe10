import { purpose } from '../draw/purpose.ts'
import { stream } from '../draw/stream.ts'
import type { Company } from './company.ts'
import { holds } from './when.ts'

/** The value of each attribute of a journey that arrives `days` after the first day. */
export function drawValues(company: Company, journey: number, days: number): readonly number[] {
  const draws = stream(company.seed, purpose.values, journey)
  const values: number[] = []
  company.mixes.forEach((byDay, attribute) => {
    const count = company.truth.attributes[attribute]!.values.length
    const other = company.mixesWhen[attribute]!.find(({ when }) => holds(when, values))
    const reach = other?.reach ?? byDay
    const start = other === undefined ? days * count : 0
    const uniform = draws.uniform()
    let value = 0
    while (value < count - 1 && uniform >= reach[start + value]!) value++
    values.push(value)
  })
  return values
}

/** How many days after the first day a journey arrives. */
export function arrivalDay({ arrivedBefore }: Company, journey: number): number {
  let low = 0
  let high = arrivedBefore.length - 1
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (arrivedBefore[middle]! <= journey) low = middle
    else high = middle
  }
  return low
}
