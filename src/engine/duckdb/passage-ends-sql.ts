import type { Policies } from '../../standard/policies.ts'

const DAY = 86_400

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
 * @param passed SQL for rows of stage, entered, next, beyond, losses and first_lost
 */
export function passageEndsSql(passed: string, settings: EndSettings): string {
  const { tolerance } = settings.policies
  const near = (stamp: string) => nearSql(stamp, 'entered', settings.policies)
  // Few journeys were lost before an entry: only their losses are looked at one by one.
  const losses =
    tolerance === 0
      ? 'losses'
      : `CASE WHEN first_lost < entered THEN list_transform(losses, x -> {stamp: ${near('x.stamp')}, reason: x.reason}) ELSE losses END`
  const moved = `CASE WHEN counted_next IS NOT NULL THEN counted_next <> next
    WHEN counted_beyond IS NOT NULL THEN counted_beyond <> beyond
    WHEN first_lost < entered THEN loss.stamp = entered AND len(list_filter(losses, x -> x.stamp = entered)) = 0 END`
  return `
    SELECT * EXCLUDE (next, beyond, losses, near_next, near_beyond, near_losses, counted_next, counted_beyond),
      counted_next AS next, counted_beyond AS beyond,
      counted_next IS NULL AND counted_beyond IS NULL AND coalesce(next, beyond) IS NOT NULL AS outside,
      ${tolerance === 0 ? 'false' : `coalesce(${moved}, false)`} AS moved
    FROM (
      SELECT *, ${counted('near_next', settings)} AS counted_next,
        ${counted('near_beyond', settings)} AS counted_beyond,
        coalesce(list_min(list_filter(near_losses, x -> x.stamp >= entered)), list_max(near_losses)) AS loss
      FROM (SELECT *, ${near('next')} AS near_next, ${near('beyond')} AS near_beyond, ${losses} AS near_losses
        FROM (${passed})))`
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
      ...(least === null ? [] : [`${stamp} < entered + ${least * DAY}`]),
      ...(most === null ? [] : [`${stamp} > entered + ${most * DAY}`]),
    ]
    return index < 0 || limits.length === 0 ? [] : [`stage = ${index} AND (${limits.join(' OR ')})`]
  })
  if (outside.length === 0) return stamp
  return `CASE WHEN entered > ${undated} AND ${stamp} > ${undated} AND (${outside.join(' OR ')})
    THEN NULL ELSE ${stamp} END`
}
