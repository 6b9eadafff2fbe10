import type { Drivers } from './simulated.ts'

/** What can be moved: `entering`, `rate:<stage>`, `days:<stage>`, `price`, `churn`, `expansion`, `onboarding`. */
export interface LeverChange {
  readonly cell: string
  /** Of what it is now: 1.1 is a tenth more. */
  readonly factor: number
}

type Plain = Exclude<keyof Drivers, 'rates' | 'days'>
const PLAIN: readonly Plain[] = ['entering', 'price', 'churn', 'expansion', 'onboarding']

/**
 * Changes from a month on, as what drives a simulation. Several of one cell multiply; a cell that is
 * none is misuse. `leverDrivers([{ cell: 'price', factor: 1.1 }])` // => { price: [1.1] }
 */
export function leverDrivers(changes: readonly LeverChange[], from = 0): Drivers {
  const lists: Partial<Record<Plain, readonly number[]>> = {}
  const rates: Record<string, readonly number[]> = {}
  const days: Record<string, readonly number[]> = {}
  for (const { cell, factor } of changes) {
    const [kind, stage] = splitCell(cell)
    const list = (before: readonly number[] | undefined): readonly number[] => [
      ...Array.from({ length: from }, () => 1),
      factor * (before?.at(-1) ?? 1),
    ]
    const plain = PLAIN.find((name) => name === cell)
    if (plain !== undefined) lists[plain] = list(lists[plain])
    else if (kind === 'rate' && stage !== '') rates[stage] = list(rates[stage])
    else if (kind === 'days' && stage !== '') days[stage] = list(days[stage])
    else throw new RangeError(`lever must be one that drives a forecast: ${cell}`)
  }
  return {
    ...lists,
    ...(Object.keys(rates).length > 0 ? { rates } : {}),
    ...(Object.keys(days).length > 0 ? { days } : {}),
  }
}

function splitCell(cell: string): readonly [kind: string, stage: string] {
  const at = cell.indexOf(':')
  return at < 0 ? [cell, ''] : [cell.slice(0, at), cell.slice(at + 1)]
}
