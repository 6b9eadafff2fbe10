import { reservedFor } from '../standard/reserved-names.ts'
import type { Declared, Place } from './project.ts'
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
      refuseReserved(reading, value, place)
      dimensions.set(value, { value, place })
    }
  }
  return [...dimensions.values()]
}

function refuseReserved(reading: Reading, value: string, place: Place): void {
  const reserved = reservedFor(value)
  if (reserved === null) return
  const free = value.replace(/^(?:_|slice_)+/, '')
  const instead =
    free === '' || reserved === 'column' || reservedFor(free) !== null ? `own_${free}` : free
  const reason =
    reserved === 'column'
      ? 'dimension is called like a column of the answers'
      : 'dimension begins like a name of ours'
  report(
    reading,
    place,
    `${reason}: ${value}`,
    `select it under another name in the SQL, and write for example \`${instead}\``,
  )
}
