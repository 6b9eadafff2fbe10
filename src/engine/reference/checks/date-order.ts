import type { DateOrder } from '../../../project/project.ts'
import { provesOrder } from '../../../time/stamp.ts'

/** The order that a column's values prove together; `null` where none does, or both are proven. */
export function provenOrder(texts: Iterable<string>): DateOrder | null {
  const proven = new Set<DateOrder>()
  for (const text of texts) {
    const order = provesOrder(text)
    if (order !== null) proven.add(order)
  }
  return proven.size === 1 ? [...proven][0]! : null
}
