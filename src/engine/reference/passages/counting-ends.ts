import type { Policies } from '../../../standard/policies.ts'
import { SECONDS_PER_DAY } from '../../../time/calendar.ts'
import { smallest } from '../text-order.ts'

type Losses = readonly { readonly at: number; readonly reason: string | null }[]

/** Everything that may end a passage, as it is stamped: `Infinity` where it never did. */
interface Stamped {
  readonly stage: string
  readonly entered: number
  readonly next: number
  readonly beyond: number
  readonly losses: Losses
}

/** What ends it by the policies. */
export interface CountingEnds {
  /** Entered the next mapped stage. */
  readonly next: number
  /** Entered any stage after the next one. */
  readonly beyond: number
  readonly lost: number
  readonly reason: string | null
  /** The end that counts was stamped a little before the entry, and is taken as at the entry. */
  readonly moved: boolean
  /** It was followed by other stages, but only too soon or too late. */
  readonly outside: boolean
}

export function countingEnds(stamped: Stamped, policies: Policies): CountingEnds {
  const { entered, losses } = stamped
  const near = (at: number) => nearEntry(at, entered, policies)
  const window = policies.windows.find(({ stage }) => stage === stamped.stage)
  const counted = (at: number) => {
    const age = at - entered
    if (!Number.isFinite(age) || window === undefined) return at
    const { least, most } = window
    const isOutside =
      (least !== null && age < least * SECONDS_PER_DAY) ||
      (most !== null && age > most * SECONDS_PER_DAY)
    return isOutside ? Infinity : at
  }
  const next = counted(near(stamped.next))
  const beyond = counted(near(stamped.beyond))
  const { lost, reason } = lossAfter(
    losses.map((loss) => ({ ...loss, at: near(loss.at) })),
    entered,
  )
  const moved =
    next !== Infinity
      ? next !== stamped.next
      : beyond !== Infinity
        ? beyond !== stamped.beyond
        : lost === entered && losses.every(({ at }) => at !== entered)
  const wentOn = Math.min(stamped.next, stamped.beyond) !== Infinity
  const outside = wentOn && Math.min(next, beyond) === Infinity
  return { next, beyond, lost, reason, moved, outside }
}

/** A moment a little before the entry is taken as at the entry. */
export function nearEntry(at: number, entered: number, { tolerance }: Policies): number {
  return at < entered && at >= entered - tolerance ? entered : at
}

/** The first loss at or after the entry; where there is none, the last before it. */
function lossAfter(losses: Losses, entered: number) {
  const stamps = losses.map(({ at }) => at)
  const after = stamps.filter((at) => at >= entered)
  const lost = after.length > 0 || stamps.length === 0 ? Math.min(...after) : Math.max(...stamps)
  const reasons = losses.filter(({ at }) => at === lost).map(({ reason }) => reason)
  return { lost, reason: smallest(reasons) }
}
