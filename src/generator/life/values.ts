import { purpose } from '../draw/purpose.ts'
import { stream } from '../draw/stream.ts'
import type { Company } from './company.ts'

/** The value of each attribute of a journey that arrives `days` after the first day. */
export function drawValues(company: Company, journey: number, days: number): readonly number[] {
  const draws = stream(company.seed, purpose.values, journey)
  return company.mixes.map((reach, attribute) => {
    const count = company.truth.attributes[attribute]!.values.length
    const uniform = draws.uniform()
    let value = 0
    while (value < count - 1 && uniform >= reach[days * count + value]!) value++
    return value
  })
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
