import type { Day } from '../../time/calendar.ts'
import { purpose } from '../draw/purpose.ts'
import { stream } from '../draw/stream.ts'
import type { Company } from './company.ts'
import { holds } from './when.ts'

/** One of those who own such journeys and are there on the day; `null` where nobody is. */
export function drawOwner(
  { people, seed }: Company,
  { journey, values }: { readonly journey: number; readonly values: readonly number[] },
  day: Day,
): number | null {
  let there = 0
  for (const { when, startedOn } of people) {
    if (startedOn <= day && holds(when, values)) there++
  }
  if (there === 0) return null
  let before = Math.floor(stream(seed, purpose.owner, journey).uniform() * there)
  return people.findIndex(
    ({ when, startedOn }) => startedOn <= day && holds(when, values) && before-- === 0,
  )
}
