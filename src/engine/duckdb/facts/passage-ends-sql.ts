import type { Policies } from '../../../standard/policies.ts'
import { SECONDS_PER_DAY } from '../../../time/calendar.ts'

/** What says that something happened, but not when. */
interface EndSettings {
  readonly policies: Policies
  /** Ids of the mapped stages, in the order of the bowtie. */
  readonly stages: readonly string[]
  readonly undated: number
}

/**
 * SQL for passages with the ends that count, by the policies: what is stamped a little before the
 * entry is taken as at the entry (`moved`), and going on too soon or too late is no going on
 * (`outside`).
 * @param passed SQL for rows of stage, entered, next, beyond, first_lost, first_reason and, of
 *   journeys lost more than once, losses
 */
export function passageEndsSql(passed: string, settings: EndSettings): string {
  const near = (stamp: string) => nearSql(stamp, 'entered', settings.policies)
  return `
    SELECT * EXCLUDE (next, beyond, losses, first_reason, near_next, near_beyond, counted_next, counted_beyond),
      counted_next AS next, counted_beyond AS beyond,
      counted_next IS NULL AND counted_beyond IS NULL AND coalesce(next, beyond) IS NOT NULL AS outside,
      ${movedSql(settings)} AS moved
    FROM (
      SELECT *, ${counted('near_next', settings)} AS counted_next,
        ${counted('near_beyond', settings)} AS counted_beyond,
        ${lossSql(settings)} AS loss
      FROM (SELECT *, ${near('next')} AS near_next, ${near('beyond')} AS near_beyond FROM (${passed})))`
}

/** The first loss not before the entry, else the last; few journeys have more than one. */
function lossSql(settings: EndSettings): string {
  const near = (stamp: string) => nearSql(stamp, 'entered', settings.policies)
  const all = `list_transform(losses, x -> {stamp: ${near('x.stamp')}, reason: x.reason})`
  return `CASE WHEN losses IS NOT NULL
      THEN coalesce(list_min(list_filter(${all}, x -> x.stamp >= entered)), list_max(${all}))
    WHEN first_lost IS NOT NULL THEN {stamp: ${near('first_lost')}, reason: first_reason} END`
}

function movedSql({ policies: { tolerance } }: EndSettings): string {
  if (tolerance === 0) return 'false'
  return `coalesce(CASE WHEN counted_next IS NOT NULL THEN counted_next <> next
    WHEN counted_beyond IS NOT NULL THEN counted_beyond <> beyond
    WHEN first_lost < entered THEN loss.stamp = entered
      AND (losses IS NULL OR len(list_filter(losses, x -> x.stamp = entered)) = 0) END, false)`
}

/** What is stamped a little before the entry is taken as at the entry. */
export function nearSql(stamp: string, entered: string, { tolerance }: Policies): string {
  if (tolerance === 0) return stamp
  return `CASE WHEN ${stamp} < ${entered} AND ${stamp} >= ${entered} - ${tolerance} THEN ${entered} ELSE ${stamp} END`
}

/** A stage entered afterwards, where that lies in the window of the one left; else NULL. */
function counted(stamp: string, { policies, stages, undated }: EndSettings): string {
  const outside = policies.windows.flatMap(({ stage, least, most }) => {
    const index = stages.indexOf(stage)
    const limits = [
      ...(least === null ? [] : [`${stamp} < entered + ${least * SECONDS_PER_DAY}`]),
      ...(most === null ? [] : [`${stamp} > entered + ${most * SECONDS_PER_DAY}`]),
    ]
    return index < 0 || limits.length === 0 ? [] : [`stage = ${index} AND (${limits.join(' OR ')})`]
  })
  if (outside.length === 0) return stamp
  return `CASE WHEN entered > ${undated} AND ${stamp} > ${undated} AND (${outside.join(' OR ')})
    THEN NULL ELSE ${stamp} END`
}
