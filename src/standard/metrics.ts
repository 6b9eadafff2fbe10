import published from '../../standard/metrics.json' with { type: 'json' }
import type { TableName, Text } from './types.ts'

export type MetricUnit = 'count' | 'fraction' | 'days' | 'money'

/** A quantity of the standard, under a name that means the same in every numbering. */
export interface Metric {
  readonly id: string
  readonly label: Text
  /** How it is computed, in words over other metrics and tables. */
  readonly formula: string
  readonly unit: MetricUnit
  /** The stages it leads from and to, where it belongs to one transition. */
  readonly from?: string
  readonly to?: string
  /** The tables it cannot be computed without. */
  readonly needs: readonly TableName[]
  readonly source: string
}

/** The standard's metrics. */
export const metrics = published as readonly Metric[]

const byId = new Map(metrics.map((metric) => [metric.id, metric]))

export function metricNamed(id: string): Metric {
  const metric = byId.get(id)
  if (metric === undefined) throw new Error(`metric is not in the standard: ${id}`)
  return metric
}
