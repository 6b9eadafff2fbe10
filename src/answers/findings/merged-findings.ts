import type { Catalog } from '../../engine/engine.ts'
import type { Finding } from '../../findings/finding.ts'
import { placedStages } from '../../models/data/counted-stages.ts'
import { standardStep } from '../../models/data/standard-step.ts'
import { metricNamed } from '../../standard/metrics.ts'
import { defaultNumbering, type Numbering } from '../../standard/numbering.ts'
import type { Language } from '../../standard/types.ts'
import { mergedLabels, untrackedStages } from '../numbers/number-words.ts'

/** Once for each stage that is not tracked between two that are: the steps told as one over it. */
export function mergedFindings(
  steps: readonly { readonly merged: readonly string[] }[],
  numbering: Numbering,
  lang: Language,
): readonly Finding[] {
  const stages = new Map<string, Set<string>>()
  for (const { merged } of steps) {
    for (const stage of untrackedStages(merged)) {
      stages.set(stage, (stages.get(stage) ?? new Set()).add(mergedLabels(merged, numbering, lang)))
    }
  }
  return [...stages].map(([where, labels]) => {
    const params = { labels: [...labels].join(', ') }
    return { code: 'steps_merged', severity: 'info', where, rows: labels.size, params }
  })
}

/** The same of a whole build, by the default numbering. */
export function untrackedFindings(catalog: Catalog, lang: Language): readonly Finding[] {
  const placed = placedStages(catalog.stages, catalog.counted)
  const steps = defaultNumbering.entries.flatMap(({ kind, id }) => {
    if (kind === 'stage' || metricNamed(id).from === undefined) return []
    const step = standardStep(metricNamed(id), placed)
    return step.told === null || step.metrics.length < 2 ? [] : [{ merged: step.metrics }]
  })
  return mergedFindings(steps, defaultNumbering, lang)
}
