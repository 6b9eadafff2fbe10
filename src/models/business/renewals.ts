import type { Renewals, RenewalState } from '../../engine/renewals.ts'
import { wilsonInterval } from '../../stats/difference-interval.ts'
import type { Interval } from '../../stats/survival/interval.ts'
import { readDecimal } from '../../money/decimal.ts'

/** What became of the terms of a period; money is a year’s, scaled by 10^10. */
export interface RenewalSums {
  readonly terms: Readonly<Record<RenewalState, number>>
  readonly due: number
  readonly renewed: number
  /** due = kept + lost + open; what is renewed costs kept + uplift. */
  readonly dueAmount: bigint
  readonly keptAmount: bigint
  readonly uplift: bigint
  readonly lostAmount: bigint
  readonly openAmount: bigint
  readonly rate: RenewalRate
}

/**
 * Renewed ÷ terms, of those whose days of grace are over: only of these is it known of all of them,
 * and not of those first that renew. The interval is Wilson’s, 95 %.
 */
export interface RenewalRate {
  readonly value: number | null
  readonly interval: Interval | null
  readonly n: number
  /** The share of the terms whose days of grace are over. */
  readonly maturity: number | null
}

export const renewalStates: readonly RenewalState[] = ['early', 'on_time', 'late', 'lost', 'open']

const renewing: readonly RenewalState[] = ['early', 'on_time', 'late']

/** The sums of lines, whatever their periods and slices. */
export function renewalSums(lines: readonly Renewals[]): RenewalSums {
  const known = lines.filter(({ state }) => state !== 'unknown')
  const of = (...states: readonly Renewals['state'][]): readonly Renewals[] =>
    known.filter(({ state }) => states.includes(state))
  const [due, renewed] = [count(known), count(of(...renewing))]
  const over = known.filter(({ isOver }) => isOver)
  const n = count(over)
  const value =
    n === 0
      ? null
      : count(over.filter(({ state }) => (renewing as readonly string[]).includes(state))) / n
  const keptAmount = money(of(...renewing), 'due')
  return {
    terms: {
      early: count(of('early')),
      on_time: count(of('on_time')),
      late: count(of('late')),
      lost: count(of('lost')),
      open: count(of('open')),
    },
    due,
    renewed,
    dueAmount: money(known, 'due'),
    keptAmount,
    uplift: money(of(...renewing), 'renewed') - keptAmount,
    lostAmount: money(of('lost'), 'due'),
    openAmount: money(of('open'), 'due'),
    rate: {
      value,
      interval: value === null ? null : wilsonInterval(value, n),
      n,
      maturity: due === 0 ? null : n / due,
    },
  }
}

function count(lines: readonly Renewals[]): number {
  return lines.reduce((sum, { terms }) => sum + terms, 0)
}

function money(lines: readonly Renewals[], name: 'due' | 'renewed'): bigint {
  return lines.reduce((sum, line) => sum + readDecimal(line[name]), 0n)
}
