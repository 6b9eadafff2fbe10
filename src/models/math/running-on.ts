import { lifetimeFactor, netRetention } from './lifetime.ts'
import { valueOf, type LossAhead, type Young } from './sheet.ts'
import type { CellName, Values } from '../../standard/sheet-cells.ts'

/** Month by month of what runs. */
export interface RunningCourse {
  /** A year's worth of what grew, and of what was lost (positive), in what ran already. */
  readonly expanded: readonly number[]
  readonly lost: readonly number[]
  /** A year's worth running at each month's end. */
  readonly running: readonly number[]
  /** What is paid in the month: new contracts yearly in advance, what ran at the start monthly. */
  readonly cash: readonly number[]
  /** Of all that ran at the start or began until the end, over the sheet's horizon. */
  readonly lifetime: number
}

interface Began {
  readonly young: Young | null
  readonly ahead: LossAhead | null
  /** Of what begins, the share of those who never go live. */
  readonly never: number
}

/**
 * What ran at the start is lost a little every month, as its contracts end all year round, and as its
 * customers' ages say where these are measured. What began
 * since is lost in its first year as what began before was, later at its anniversaries alone; where
 * nothing tells its first year, at the first of them too, and who never goes live at once.
 */
export function runningOn(
  started: readonly number[],
  after: Values,
  { young, ahead, never }: Began,
): RunningCourse {
  const of = (name: CellName): number => valueOf(after, name)
  const [gross, expansion] = [of('gross_retention'), of('expansion')]
  const net = netRetention(gross, expansion)
  const growth = (1 + expansion) ** (1 / 12)
  const course = { expanded: [] as number[], lost: [] as number[], running: [] as number[] }
  const cash: number[] = []
  let old = of('running')
  let begun: readonly number[] = []
  for (const [month, fresh] of started.entries()) {
    const age = (at: number): number => month - at
    const grown = [...begun.map((amount) => amount * growth), fresh]
    const left = grown.map(
      (amount, at) => amount * stays(young, gross, age(at)) * waits(young, never, age(at)),
    )
    const kept = keptOfOld(ahead, gross, month)
    const monthly = kept * growth
    course.lost.push(old * (1 - kept) + total(grown) - total(left))
    course.expanded.push(old * (monthly - kept) + total(begun) * (growth - 1))
    // Contracts are paid for a year when they begin and where they go on; what ran at the start, monthly.
    const renewed = left.filter((_, at) => age(at) > 0 && age(at) % 12 === 0)
    cash.push(old / 12 + fresh + total(renewed))
    old *= monthly
    begun = left
    course.running.push(old + total(begun))
  }
  const terms = {
    horizon: of('horizon'),
    margin: of('margin'),
    discounting: of('discounting'),
  }
  const all = total(started) * (1 - never) + of('running')
  return { ...course, cash, lifetime: all * lifetimeFactor(net, terms) }
}

/** Of what ran at the start, the share that stays in a month from then on. */
function keptOfOld(ahead: LossAhead | null, gross: number, month: number): number {
  const times = ahead?.times[Math.floor(month / 12)] ?? ahead?.times.at(-1) ?? 1
  return Math.max(0, 1 - times * (1 - gross)) ** (1 / 12)
}

/**
 * Of what was there a month before, the share that stays at an age in months. Where less is lost in a
 * year than was measured, as much less is lost in the first.
 */
function stays(young: Young | null, gross: number, age: number): number {
  const left = young?.left[age]
  if (young === null || left === undefined) return age > 0 && age % 12 === 0 ? gross : 1
  const before = age === 0 ? 1 : (young.left[age - 1] ?? 0)
  const lost = before > 0 ? 1 - left / before : 0
  const times = young.gross < 1 ? (1 - gross) / (1 - young.gross) : 1
  return 1 - Math.min(1, times * lost)
}

/** The share that stays though some never go live. */
function waits(young: Young | null, never: number, age: number): number {
  const there = (at: number): number =>
    at < 0 ? 1 : 1 - never * (young?.gone[at] ?? young?.gone.at(-1) ?? 1)
  return there(age - 1) > 0 ? there(age) / there(age - 1) : 0
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0)
}
