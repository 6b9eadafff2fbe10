import type { Engine } from '../../engine/engine.ts'
import { findingId, type Finding, type FindingCode, type Severity } from '../../findings/finding.ts'
import { showFinding } from '../../findings/messages.ts'
import { stages as standardStages } from '../../standard/stages.ts'
import type { Language } from '../../standard/types.ts'
import type { ShownFinding } from '../answer.ts'
import { formatRef } from '../refs/ref.ts'

/** Findings about a column or a stage as a whole: engines keep no rows of them. */
const untraced: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'mixed_zones',
  'padded_text',
  'floating_money',
  'similar_values',
  'unused_table',
  'counted_and_entered',
])

const order: readonly Severity[] = ['error', 'warning', 'info']

/** The gravest first; findings of one severity keep their order. */
export function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return order.flatMap((severity) => findings.filter((finding) => finding.severity === severity))
}

/** A finding as answers show it; its ref leads to its rows, where the build has kept them. */
export function shownFinding(finding: Finding, { catalog }: Engine, lang: Language): ShownFinding {
  const { code, severity, where, rows } = finding
  const id = findingId(finding)
  const known = catalog.findings.some((other) => findingId(other) === id)
  const kept = rows > 0 && known && !untraced.has(code)
  const ref = kept ? formatRef({ kind: 'finding', id }) : null
  const labels = new Map(
    [...standardStages, ...catalog.stages, ...catalog.counted].map(({ id, label }) => [
      id,
      label[lang],
    ]),
  )
  const shown = showFinding(finding, lang, {
    name: (stage) => labels.get(stage) ?? stage,
    isDeclared: (stage) =>
      catalog.horizons.some(
        (horizon) =>
          horizon.table === 'stage_entries' &&
          horizon.stage === stage &&
          horizon.how === 'declared',
      ),
  })
  return { code, severity, ...shown, where, rows, ref }
}
