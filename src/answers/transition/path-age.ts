import type { Engine, Path } from '../../engine/engine.ts'
import { headlineAge, headlineQuestion } from '../../models/data/headline-age.ts'

/**
 * The age in days by which the rate of a path is told: chosen as the build chooses that of a step,
 * from all that is known, so that it is the same for every slice, range and as-of date.
 */
export async function pathAge(engine: Engine, path: Path): Promise<number | null> {
  const question = headlineQuestion(engine.catalog.asOf)
  return headlineAge(await engine.followed({ ...question, path }))
}
