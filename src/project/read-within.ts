import { instead, nearestName } from '../standard/nearest-name.ts'
import type { DeclaredWithin } from './project.ts'
import { stageIds } from './read-stages.ts'
import { report } from './reading.ts'
import type { Reading } from './reading.ts'

/** The ages by which the project wants its rates told. */
export function readWithin(reading: Reading): readonly DeclaredWithin[] {
  const { yaml } = reading
  const known = stageIds(reading)
  return Object.entries(reading.shape.within ?? {}).flatMap(([stage, days]) => {
    if (known.has(stage)) return [{ stage, days, place: yaml.valuePlace(['within', stage]) }]
    report(
      reading,
      yaml.keyPlace(['within', stage]),
      `unknown stage in within: ${stage}`,
      instead(nearestName(stage, known), [...known]),
    )
    return []
  })
}
