import type { MappedStage, Path } from '../../engine/engine.ts'
import { metrics, type Metric } from '../../standard/metrics.ts'
import { stages as standardStages } from '../../standard/stages.ts'
import type { BowtieRow } from './bowtie.ts'

/** What a step needs to know of a stage of the bowtie. */
export type TrackedStage = Pick<BowtieRow, 'stage' | 'isCounted'>

/** How the bowtie of a project tells one transition of the standard. */
export type StandardStep<R extends TrackedStage = BowtieRow> =
  /** By the row of a stage; `metrics` are all that this row tells of: several where stages are not tracked. */
  | { readonly told: R; readonly metrics: readonly string[] }
  /** Its first or last stage is not tracked; `within`: the step that tells of it together with others. */
  | { readonly told: null; readonly missing: string; readonly within: R | null }
  /** Other tracked stages lie between: told by the path over them; `null` where none leads there. */
  | { readonly told: null; readonly missing: null; readonly path: StandardPath | null }

/** From a tracked stage over others to a later one; `metrics` as in a step. */
export interface StandardPath extends Path {
  readonly metrics: readonly string[]
}

/** The path that tells a metric's transition, where other tracked stages lie between its ends. */
export function standardPath(
  { id, from, to, unit }: Pick<Metric, 'id' | 'from' | 'to' | 'unit'>,
  stages: readonly Pick<MappedStage, 'id'>[],
): StandardPath | null {
  const places = stages.map((stage) => stage.id)
  const start = from === undefined ? -1 : places.indexOf(from)
  if (from === undefined || to === undefined || start < 0) return null
  // Where its end is not tracked: the next stage of the standard that is, past the project's own.
  const end = places.includes(to)
    ? places.indexOf(to)
    : places.findIndex((stage, at) => at > start && place(stage) >= 0)
  const last = places[end]
  if (last === undefined || end <= start + 1) return null
  const steps = last === to ? [id] : stepsFrom(from, last, unit)
  return steps?.[0] === id ? { from, to: last, metrics: steps } : null
}

/**
 * The row that tells a metric's transition, where its `from` is tracked and the stage that follows
 * is its `to`, or a later one because `to` is not tracked.
 */
export function standardStep<R extends TrackedStage>(
  metric: Metric,
  rows: readonly R[],
): StandardStep<R> {
  const { id, from, to, unit } = metric
  if (from === undefined || to === undefined) throw new Error('metric is no transition')
  const own = rows.find(({ stage }) => stage.id === from)
  // Journeys pass over a stage that is only counted, as over one that is not tracked.
  const tracked = rows.flatMap(({ stage, isCounted }) => (isCounted ? [] : [stage]))
  const has = (id: string): boolean => tracked.some((stage) => stage.id === id)
  if (own === undefined) return { told: null, missing: from, within: spanning(from, rows) }
  const { next } = own.stage
  if (next === to) return { told: own, metrics: [id] }
  const path = standardPath(metric, tracked)
  if (path !== null || has(to)) return { told: null, missing: null, path }
  const steps = next === null ? null : stepsFrom(from, next, unit)
  return steps?.[0] === id
    ? { told: own, metrics: steps }
    : { told: null, missing: to, within: null }
}

/** The tracked stage before `stage` that leads past it. */
function spanning<R extends TrackedStage>(stage: string, rows: readonly R[]): R | null {
  const before = rows.filter(
    (row) => place(row.stage.id) >= 0 && place(row.stage.id) < place(stage),
  )
  const last = before.at(-1)
  return last === undefined || last.stage.next === null ? null : last
}

/** The metrics of one unit that follow each other between two stages; `null` where they do not. */
function stepsFrom(from: string, to: string, unit: Metric['unit']): readonly string[] | null {
  const step = metrics.find((metric) => metric.unit === unit && metric.from === from)
  if (step === undefined || step.to === undefined) return null
  if (step.to === to) return [step.id]
  const later = stepsFrom(step.to, to, unit)
  return later === null ? null : [step.id, ...later]
}

/** A stage's place in the standard, -1 for a project's own. */
function place(stage: string): number {
  return standardStages.findIndex(({ id }) => id === stage)
}
