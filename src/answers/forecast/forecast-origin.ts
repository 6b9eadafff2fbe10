import type { Catalog } from '../../engine/engine.ts'
import type { Profile } from '../../standard/profiles.ts'
import { periodStart, type Day } from '../../time/calendar.ts'

/** An inferred horizon may miss so many quiet days. */
const QUIET_DAYS = 15

/**
 * The first of the month from which is forecast: the as-of date's, or an earlier one where what the
 * forecast rests on ends before. Commitments and money end by a declared horizon alone, since nobody
 * may have signed for months; entries before the commitment end where all their stages do. What came
 * after that is not known either: who would have come later is missing from it.
 */
export function forecastOrigin(catalog: Catalog, asOf: Day, { policies }: Profile): Day {
  const { stages, horizons } = catalog
  const place = stages.findIndex(({ id }) => id === 'commit')
  const before = stages
    .slice(0, place < 0 ? undefined : place)
    .filter(({ side }) => side === 'left')
    .map(({ id }) => id)
  const declared = horizons.filter(
    ({ how, table, stage }) =>
      how === 'declared' && (stage === null ? table === policies.source : stage === 'commit'),
  )
  const entries = horizons.flatMap(({ stage, until, how }) =>
    stage !== null && before.includes(stage)
      ? [how === 'declared' ? until : until + QUIET_DAYS]
      : [],
  )
  const last = entries.length === 0 ? asOf : Math.max(...entries)
  return periodStart(Math.min(asOf, last, ...declared.map(({ until }) => until)), 'month')
}
