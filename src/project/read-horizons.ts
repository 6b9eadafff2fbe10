import type { TableName } from '../standard/types.ts'
import { instead, nearestName } from '../standard/nearest-name.ts'
import type { DeclaredHorizon } from './project.ts'
import { stageIds } from './read-stages.ts'
import { report } from './reading.ts'
import type { Reading } from './reading.ts'

/** Until when the project says its tables and stages are known. */
export function readHorizons(reading: Reading): readonly DeclaredHorizon[] {
  const { yaml } = reading
  const horizons: DeclaredHorizon[] = []
  for (const [name, until] of Object.entries(reading.shape.observed_until ?? {})) {
    const table = name as TableName
    const path = ['observed_until', table]
    if (typeof until === 'string') {
      horizons.push({ table, stage: null, until, place: yaml.valuePlace(path) })
      continue
    }
    const known = stageIds(reading)
    for (const [stage, day] of Object.entries(until)) {
      if (known.has(stage)) {
        horizons.push({ table, stage, until: day, place: yaml.valuePlace([...path, stage]) })
      } else {
        report(
          reading,
          yaml.keyPlace([...path, stage]),
          `unknown stage in observed_until.${table}: ${stage}`,
          instead(nearestName(stage, known), [...known]),
        )
      }
    }
  }
  return horizons
}
