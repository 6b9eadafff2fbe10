import { civilDate, type Day } from '../../../time/calendar.ts'

/** Months from the first of one to the first of another. `monthsBetween(0, 59)` // => 2 */
export function monthsBetween(from: Day, to: Day): number {
  const [first, last] = [civilDate(from), civilDate(to)]
  return 12 * (last.year - first.year) + last.month - first.month
}
