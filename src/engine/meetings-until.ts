import type { Catalog, Day } from './engine.ts'
import type { MeetingsQuestion } from './meetings.ts'

/**
 * Before which day it is known which meetings a stage's journeys held and what became of them;
 * `null` where the stage leads nowhere.
 */
export function meetingsUntil(
  { stages, horizons }: Pick<Catalog, 'stages' | 'horizons'>,
  { stage, asOf }: Pick<MeetingsQuestion, 'stage' | 'asOf'>,
): Day | null {
  const followed = stages.find(({ id }) => id === stage)?.followed ?? null
  const held = horizons.find(({ table }) => table === 'meetings')
  return followed === null ? null : Math.min(asOf, followed, held?.until ?? followed)
}
