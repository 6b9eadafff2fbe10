import { instead, nearestName } from '../standard/nearest-name.ts'
import { DEFAULT_POLICIES } from '../standard/policies.ts'
import type { Policies, StageWindow } from '../standard/policies.ts'
import { stageIds } from './read-stages.ts'
import { report } from './reading.ts'
import type { Reading } from './reading.ts'

/** What the project decides about real journeys; the defaults for the rest. */
export function readPolicies(reading: Reading): Policies {
  const { tolerance } = { ...DEFAULT_POLICIES, ...reading.shape.policies }
  return { tolerance, windows: readWindows(reading) }
}

function readWindows(reading: Reading): readonly StageWindow[] {
  const { yaml } = reading
  const known = stageIds(reading)
  const windows = Object.entries(reading.shape.policies?.windows ?? {})
  return windows.flatMap(([stage, { least = null, most = null }]) => {
    const path = ['policies', 'windows', stage]
    if (!known.has(stage)) {
      report(
        reading,
        yaml.keyPlace(path),
        `unknown stage in policies.windows: ${stage}`,
        instead(nearestName(stage, known), [...known]),
      )
      return []
    }
    if (least !== null && most !== null && least > most) {
      report(
        reading,
        yaml.valuePlace([...path, 'least']),
        `policies.windows.${stage}.least must be at most most, ${most}: ${least}`,
        'exchange the two, or leave one out',
      )
    }
    return [{ stage, least, most }]
  })
}
