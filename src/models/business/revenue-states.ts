import type { Recurring, RecurringState } from '../../engine/engine.ts'
import { stateSum } from './state-sum.ts'

/**
 * The states of what was signed, scaled by 10^10: committed = started + waiting + withdrawn; what of
 * it runs, at its prices of today; and what it has brought until then.
 */
export interface RevenueStates {
  readonly committed: bigint
  readonly started: bigint
  /** Signed, and not begun. */
  readonly waiting: bigint
  /** Left before it began. */
  readonly withdrawn: bigint
  readonly running: bigint
  readonly lifetime: bigint
  /** Subscriptions signed, whether their price is known or not. */
  readonly signed: number
  readonly waits: number
  /** Of these, and of intervals running, the most whose price is not known. */
  readonly unknown: number
}

/** The states at one moment, of one slice or of several together. */
export function revenueStates(lines: readonly Recurring[]): RevenueStates {
  const of = (state: RecurringState): readonly Recurring[] =>
    lines.filter((line) => line.state === state)
  const money = (state: RecurringState): bigint => stateSum(lines, state)
  const unknown = (state: RecurringState): number =>
    count(of(state).filter((line) => line.unknown !== null))
  const [committed, started, waiting] = [money('committed'), money('started'), money('waiting')]
  return {
    committed,
    started,
    waiting,
    withdrawn: committed - started - waiting,
    running: money('running'),
    lifetime: money('lifetime'),
    signed: count(of('committed')),
    waits: count(of('waiting')),
    unknown: Math.max(unknown('committed'), unknown('running')),
  }
}

function count(lines: readonly Recurring[]): number {
  return lines.reduce((sum, line) => sum + line.count, 0)
}
