import type { Cell } from './cells.ts'

/** How often intervals hold the truth, and how far estimates are from it, added up. */
export interface Tally {
  intervals: number
  held: number
  above: number
  below: number
  bias: number
  naive: number
}

export function emptyTally(): Tally {
  return { intervals: 0, held: 0, above: 0, below: 0, bias: 0, naive: 0 }
}

export function addCell(tally: Tally, { truth, naive, rate: { value, low, high } }: Cell): void {
  addInterval(tally, truth, { value: value ?? 0, low: low ?? 0, high: high ?? 0 })
  tally.naive += naive - truth
}

export function addInterval(
  tally: Tally,
  truth: number,
  { value, low, high }: { readonly value: number; readonly low: number; readonly high: number },
): void {
  tally.intervals += 1
  if (truth < low) tally.below += 1
  else if (truth > high) tally.above += 1
  else tally.held += 1
  tally.bias += value - truth
}

const points = (sum: number, n: number): string => ((100 * sum) / n).toFixed(2)

/** `94.9 %` */
export function shareText(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`
}

/** A row of the report: intervals, held, truth below and above them, our bias, the naive one. */
export function tallyRow(name: string, t: Tally, isNaiveShown = true): string {
  const cells = [
    name,
    t.intervals.toLocaleString('en'),
    shareText(t.held, t.intervals),
    shareText(t.below, t.intervals),
    shareText(t.above, t.intervals),
    points(t.bias, t.intervals),
    isNaiveShown ? points(t.naive, t.intervals) : '',
  ]
  return `| ${cells.join(' | ')} |`
}
