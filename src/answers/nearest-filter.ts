import type { Engine } from '../engine/engine.ts'
import { nearestName } from '../standard/nearest-name.ts'
import { questionOf, type Asked } from './normalize.ts'

/**
 * Of filters with a value that nothing has: the first value that is near one that occurs, as
 * `dimension=value`; `null` where none is.
 */
export async function nearestFilter(engine: Engine, asked: Asked): Promise<string | null> {
  for (const { dimension, values } of asked.where) {
    const question = { ...questionOf(asked), interval: null, from: null, to: null, where: [] }
    const counts = await engine.counts({ ...question, by: [dimension] })
    const known = new Set(counts.flatMap(({ by }) => by[0] ?? []))
    for (const value of values) {
      if (value === null || known.has(value)) continue
      const nearest = nearestName(value, known)
      if (nearest !== null) return `${dimension}=${nearest}`
    }
  }
  return null
}
