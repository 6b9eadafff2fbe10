import type { Count } from '../../engine/engine.ts'
import { readDecimal } from '../../money/decimal.ts'
import { sliceKey } from './slices.ts'

/** Counts of one stage, slice and period, added up. */
export interface Tally {
  /** By event; in the cohort view an entry is counted under what became of it. */
  readonly all: Events
  /** Of these, the passages whose entry carries a date. */
  readonly dated: Events
  /** Seconds to going on, and how many passages took them; negative ones are left out. */
  readonly ages: Map<number, number>
  /** Exact sums at the scale of `money.ts`, by event; an event with no known amount is absent. */
  readonly amounts: Map<Count['event'], bigint>
}

export type Events = Record<Count['event'], number>

export const nothing: Tally = emptyTally()

/** The key of a tally in `tallies`. */
export function tallyKey(stage: string, by: Count['by'], period: Count['period']): string {
  return `${stage} ${period ?? ''} ${sliceKey(by)}`
}

/** `tallyKey` of many rows, of which engines let many share one list of values. */
export function tallyKeys(): (row: Pick<Count, 'stage' | 'by' | 'period'>) => string {
  const keys = new Map<Count['by'], string>()
  return ({ stage, by, period }) => {
    let key = keys.get(by)
    if (key === undefined) {
      key = sliceKey(by)
      keys.set(by, key)
    }
    return `${stage} ${period ?? ''} ${key}`
  }
}

/** Adds counts up by stage, slice and period. */
export function tallies(counts: readonly Count[]): ReadonlyMap<string, Tally> {
  const found = new Map<string, Tally>()
  const keyOf = tallyKeys()
  for (const count of counts) {
    const key = keyOf(count)
    const tally = found.get(key) ?? emptyTally()
    addCount(tally, count)
    found.set(key, tally)
  }
  return found
}

function addCount(tally: Tally, { event, dated, age, count, amount }: Count): void {
  tally.all[event] += count
  if (dated) tally.dated[event] += count
  if ((event === 'next' || event === 'skipped') && age !== null && age >= 0) {
    tally.ages.set(age, (tally.ages.get(age) ?? 0) + count)
  }
  if (amount === null) return
  tally.amounts.set(event, (tally.amounts.get(event) ?? 0n) + readDecimal(amount))
}

function emptyTally(): Tally {
  return { all: noEvents(), dated: noEvents(), ages: new Map(), amounts: new Map() }
}

function noEvents(): Events {
  return { entered: 0, next: 0, skipped: 0, lost: 0, open: 0 }
}
