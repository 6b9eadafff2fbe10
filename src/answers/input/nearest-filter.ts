import type { Engine } from '../../engine/engine.ts'
import { nearestName } from '../../standard/nearest-name.ts'
import { questionOf, type Asked } from './normalize.ts'

/** The values of a dimension that occur. */
export type ValuesOf = (dimension: string) => Promise<readonly string[]>

/**
 * Of filters with a value that nothing has: the first value that is near one that occurs, as
 * `dimension=value`; `null` where none is.
 */
export async function nearestFilter(
  { where }: Pick<Asked, 'where'>,
  valuesOf: ValuesOf,
): Promise<string | null> {
  for (const { dimension, values } of where) {
    const known = new Set(await valuesOf(dimension))
    for (const value of values) {
      if (value === null || known.has(value)) continue
      const nearest = nearestName(value, known)
      if (nearest !== null) return `${dimension}=${nearest}`
    }
  }
  return null
}

/** Values that journeys have in any stage. */
export function valuesCounted(engine: Engine, asked: Asked): ValuesOf {
  return async (dimension) => {
    const question = { ...questionOf(asked), interval: null, from: null, to: null, where: [] }
    const counts = await engine.counts({ ...question, by: [dimension] })
    return counts.flatMap(({ by }) => by[0] ?? [])
  }
}
