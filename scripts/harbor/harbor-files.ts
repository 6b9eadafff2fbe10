import { csvText } from './csv.ts'
import { makeExports } from './exports.ts'
import { plantFaults } from './faults.ts'

/** File name to text of everything in `examples/harbor/data`: the same on every machine. */
export function harborFiles(): ReadonlyMap<string, string> {
  const exports = plantFaults(makeExports())
  return new Map(
    Object.entries(exports).map(([name, table]) => [`${name}.csv`, csvText(table)] as const),
  )
}
