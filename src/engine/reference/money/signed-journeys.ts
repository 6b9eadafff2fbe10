import { dayOfInstant } from '../../../time/calendar.ts'
import type { Day } from '../../engine.ts'
import type { ExpansionKind } from '../../expansion.ts'
import type { CheckedRow } from '../checks/checked-row.ts'
import { rowsKnown } from '../checks/versions.ts'
import { groupBy } from '../group-by.ts'
import type { CourseContext } from '../passages/courses.ts'
import { compareText } from '../text-order.ts'
import { textOf, timeOf } from './row-values.ts'

/** A journey that sold more of a subscription. */
export interface SignedJourney {
  readonly subscription: string
  readonly kind: ExpansionKind
  /** The day of its first commitment. */
  readonly signed: Day
}

const KINDS: Readonly<Record<string, ExpansionKind>> = {
  upsell: 'upsell',
  cross_sell: 'cross_sell',
  resell: 'resell',
  renewal: 'renewal_uplift',
}

/** In the order of their first commitment; of the same moment, the first by id last. */
export function signedJourneys(context: CourseContext, before: number): readonly SignedJourney[] {
  const { tables, offsets } = context
  const entries = rowsKnown(tables, 'stage_entries', before).filter(
    (row) => textOf(row, 'stage') === 'commit' && timeOf(row, 'entered_at') !== null,
  )
  const commits = groupBy(entries, (row) => textOf(row, 'journey_id'))
  const signed = rowsKnown(tables, 'journeys', before).flatMap((journey) => {
    const [kind, subscription] = ['kind', 'subscription_id'].map((column) =>
      textOf(journey, column),
    )
    const id = textOf(journey, 'journey_id')
    const own: readonly CheckedRow[] = commits.get(id) ?? []
    const told = KINDS[kind ?? '']
    if (told === undefined || subscription == null || own.length === 0) return []
    const at = Math.min(...own.map((row) => timeOf(row, 'entered_at') ?? Infinity))
    return [{ id: id ?? '', at, subscription, kind: told }]
  })
  return signed
    .toSorted((a, b) => a.at - b.at || compareText(b.id, a.id))
    .map(({ at, subscription, kind }) => ({
      subscription,
      kind,
      signed: dayOfInstant(at, offsets),
    }))
}
