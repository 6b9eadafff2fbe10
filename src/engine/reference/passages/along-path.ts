import type { Policies } from '../../../standard/policies.ts'
import type { MappedStage, Path } from '../../engine.ts'
import { pathPlaces } from '../../path.ts'
import { groupBy } from '../group-by.ts'
import { nearEntry } from './counting-ends.ts'
import type { FullPassage } from './passages.ts'

/**
 * The passages of a path's first stage with its last one as the next: who has entered that has
 * gone on, who has entered a later one alone has skipped it. Who left the first stage too soon or
 * too late, by the policies, has not gone on at all.
 */
export function alongPath(
  passages: readonly FullPassage[],
  path: Path | null,
  { stages, policies }: { readonly stages: readonly MappedStage[]; readonly policies: Policies },
): readonly FullPassage[] {
  if (path === null) return passages
  const { from, to } = pathPlaces(stages, path)
  const place = ({ stage }: FullPassage): number => stages.findIndex(({ id }) => id === stage)
  const courses = groupBy(passages, ({ journey }) => journey)
  return passages
    .filter((passage) => place(passage) === from)
    .map((passage) => {
      const { entered, journey } = passage
      if (Math.min(passage.next, passage.beyond) === Infinity) return passage
      const course = courses.get(journey) ?? []
      const first = (isMeant: (at: number) => boolean): number => {
        const meant = course.filter((other) => isMeant(place(other)))
        const moments = meant.map((other) => other.entered)
        return nearEntry(Math.min(Infinity, ...moments), entered, policies)
      }
      return { ...passage, next: first((at) => at === to), beyond: first((at) => at > to) }
    })
}
