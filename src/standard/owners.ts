import published from '../../standard/owners.json' with { type: 'json' }
import type { NumberedLabel } from './numbering.ts'
import type { Text } from './types.ts'

const stages: Readonly<Record<string, Text>> = published.stages
const metrics: Readonly<Record<string, Text>> = published.metrics

/** Who in a company usually answers for a number of the standard; `null` where nobody is named. */
export function ownerOf({ id, stage }: Pick<NumberedLabel, 'id' | 'stage'>): Text | null {
  return metrics[id] ?? (stage === undefined ? null : (stages[stage] ?? null))
}
