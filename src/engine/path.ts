import type { Catalog, MappedStage, Path } from './engine.ts'
import { followedUntil } from './followed-until.ts'

/** A path by the places of its stages among the mapped ones. */
export interface PathPlaces {
  readonly from: number
  readonly to: number
}

export function pathPlaces(stages: Catalog['stages'], path: Path): PathPlaces {
  const [from, to] = [path.from, path.to].map((id) => stages.findIndex((stage) => stage.id === id))
  if (from === undefined || to === undefined || from < 0 || to <= from) {
    throw new Error(`path must lead from a mapped stage to a later one: ${path.from} to ${path.to}`)
  }
  return { from, to }
}

/**
 * The mapped stages as a question sees them: along a path its first stage leads to its last one,
 * and is followed for as long as that one's entries, and losses, are known.
 */
export function stagesAlong(
  { stages, horizons }: Pick<Catalog, 'stages' | 'horizons'>,
  path: Path | null,
): readonly MappedStage[] {
  if (path === null) return stages
  const { from, to } = pathPlaces(stages, path)
  return stages.map((stage, place) => {
    const last = stages[to]
    if (place !== from || last === undefined) return stage
    return { ...stage, next: last.id, followed: followedUntil(last.until, horizons) }
  })
}
