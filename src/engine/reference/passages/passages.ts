import type { Policies } from '../../../standard/policies.ts'
import type { Instant, Outcome } from '../../engine.ts'
import type { Slice } from '../dimensions.ts'
import { countingEnds } from './counting-ends.ts'
import type { CountingEnds } from './counting-ends.ts'

/**
 * One journey's time in one stage, and all that ever ended it. Moments are instants, `-Infinity`
 * where it happened on an unknown date and `Infinity` where it never did.
 */
export interface FullPassage extends CountingEnds {
  readonly journey: string
  readonly account: string | null
  /** The account has another journey. */
  readonly isShared: boolean
  readonly stage: string
  readonly entered: number
  /** The first dated thing known of the journey: an entry into any stage, or a loss. */
  readonly since: number
  /** When the journey came under watch; `null`: with its entry. */
  readonly observedFrom: Instant | null
  /** Scaled, in the project's currency. */
  readonly amount: bigint | null
  readonly slice: Slice
  /** When it was entered again, in order. */
  readonly again: readonly Instant[]
}

/** A journey with what was recorded of it. */
export interface Course {
  readonly journey: string
  readonly account: string | null
  readonly isShared: boolean
  readonly amount: bigint | null
  readonly observedFrom: Instant | null
  readonly slice: Slice
  /** By stage; `null` where an entry carries no date. */
  readonly entries: ReadonlyMap<string, readonly (Instant | null)[]>
  readonly losses: readonly { readonly at: Instant; readonly reason: string | null }[]
}

export interface End {
  readonly outcome: Outcome
  readonly ended: number
}

/** A journey's passages through the mapped stages, in their order. */
export function passagesOf(
  course: Course,
  stages: readonly string[],
  policies: Policies,
): FullPassage[] {
  const { journey, account, isShared, amount, observedFrom, slice } = course
  const entered = stages.map((stage) => firstEntry(course.entries.get(stage) ?? []))
  const moments = [...entered, ...course.losses.map(({ at }) => at)]
  const since = Math.min(Infinity, ...moments.filter((at) => at !== -Infinity))
  return stages.flatMap((stage, i) => {
    const entry = entered[i]!
    if (entry === Infinity) return []
    const next = entered[i + 1] ?? Infinity
    const beyond = Math.min(Infinity, ...entered.slice(i + 2))
    const dated = (course.entries.get(stage) ?? []).filter((at) => at !== null)
    return {
      journey,
      account,
      isShared,
      stage,
      entered: entry,
      ...countingEnds({ stage, entered: entry, next, beyond, losses: course.losses }, policies),
      since,
      observedFrom,
      amount,
      slice,
      again: dated.toSorted((one, other) => one - other).slice(1),
    }
  })
}

/** What has become of a passage by an instant. */
export function endBefore(passage: FullPassage, instant: number): End {
  if (passage.next < instant) return { outcome: 'next', ended: passage.next }
  if (passage.beyond < instant) return { outcome: 'skipped', ended: passage.beyond }
  if (passage.lost < instant) return { outcome: 'lost', ended: passage.lost }
  return { outcome: 'open', ended: Infinity }
}

/** Elapsed seconds from entry to end, `null` where either carries no date. */
export function ageAt({ entered }: FullPassage, ended: number): number | null {
  return Number.isFinite(entered) && Number.isFinite(ended) ? ended - entered : null
}

/** The earliest date, where there is one. */
function firstEntry(entries: readonly (Instant | null)[]): number {
  const dated = entries.filter((at) => at !== null)
  if (dated.length > 0) return dated.reduce((a, b) => Math.min(a, b))
  return entries.length > 0 ? -Infinity : Infinity
}
