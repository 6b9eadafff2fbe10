import type { Day } from '../../engine/engine.ts'
import type { Moved, Movement, Recurring } from '../../engine/money.ts'
import type { Retention } from './retention.ts'
import { LIFETIME_YEARS, lifetimeRevenue } from './lifetime.ts'
import { inUnits, readDecimal } from '../../money/decimal.ts'
import { stateSum } from './state-sum.ts'

/** What the right wing carries in one slice: a year's money, scaled by 10^10. */
export interface RightWing {
  readonly by: readonly (string | null)[]
  readonly committed: bigint
  readonly started: bigint
  readonly running: bigint
  /** What moved in a range, `null` where movements are not known; losses are negative. */
  readonly moved: WingMoved | null
  /** Of `LIFETIME_YEARS`, in whole units and fractions; `null` without a year to go by. */
  readonly lifetime: number | null
}

export interface WingMoved {
  /** New customers and those that came back. */
  readonly won: bigint
  readonly expansion: bigint
  /** Contraction and churn. */
  readonly lost: bigint
  /** What exchange rates alone changed. */
  readonly currency: bigint
}

export interface WingFacts {
  readonly recurring: readonly Recurring[]
  /** Of the range; `null`: movements are not known. */
  readonly moved: readonly Moved[] | null
  readonly retention: Retention | null
}

const parts: Readonly<Record<Movement, keyof WingMoved>> = {
  new: 'won',
  reactivation: 'won',
  expansion: 'expansion',
  minor_expansion: 'expansion',
  contraction: 'lost',
  churn: 'lost',
  currency: 'currency',
}

/** Committed, started, running, what moved and what a lifetime is worth, of one slice's sums. */
export function rightWing(
  by: readonly (string | null)[],
  { recurring, moved, retention }: WingFacts,
): RightWing {
  const running = stateSum(recurring, 'running')
  const year = inUnits(running)
  return {
    by,
    committed: stateSum(recurring, 'committed'),
    started: stateSum(recurring, 'started'),
    running,
    moved: moved === null ? null : movedOf(moved),
    lifetime: retention === null ? null : lifetimeRevenue(year, retention.net, LIFETIME_YEARS),
  }
}

function movedOf(moved: readonly Moved[]): WingMoved {
  const sums = { won: 0n, expansion: 0n, lost: 0n, currency: 0n }
  for (const { movement, amount } of moved) sums[parts[movement]] += readDecimal(amount)
  return sums
}

/** The days within which movements are told; `until` is exclusive. */
export interface WingRange {
  readonly from: Day
  readonly until: Day
}
