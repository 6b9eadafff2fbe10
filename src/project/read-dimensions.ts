import type { Declared } from './project.ts'
import { report } from './reading.ts'
import type { Reading } from './reading.ts'

/** The further columns that become slices, each once. */
export function readDimensions(reading: Reading): readonly Declared<string>[] {
  const dimensions = new Map<string, Declared<string>>()
  for (const { value, path } of reading.dimensionNames) {
    const place = reading.yaml.valuePlace(path)
    if (dimensions.has(value)) {
      report(reading, place, `dimension stands twice: ${value}`, 'keep one of the two')
    } else {
      dimensions.set(value, { value, place })
    }
  }
  return [...dimensions.values()]
}
