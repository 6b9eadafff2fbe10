import v1 from '../../standard/numbering/v1.json' with { type: 'json' }
import v2 from '../../standard/numbering/v2.json' with { type: 'json' }
import v4 from '../../standard/numbering/v4.json' with { type: 'json' }
import type { Text } from './types.ts'

export type NumberedKind = 'stage' | 'volume' | 'conversion' | 'time'

/** What one published label, such as VM2 or CR4, stands for. */
export interface NumberedLabel {
  readonly label: string
  readonly kind: NumberedKind
  /** A stage for `stage`, a metric otherwise. */
  readonly id: string
  /** Of which stage, where the metric alone does not say. */
  readonly stage?: string
  /** The label shows 1 − the stored value. */
  readonly shown?: 'complement'
  /** What the volume is called at each level of touch. */
  readonly words?: Readonly<Record<Touch, string>>
  readonly note?: string
}

export type Touch = 'noTouch' | 'lowTouch' | 'highTouch'

/** The labels of one published version. Inside the house only semantic ids are used. */
export interface Numbering {
  readonly id: string
  readonly label: Text
  readonly source: string
  /** Where sources disagree, and what is chosen. */
  readonly notes: readonly string[]
  readonly entries: readonly NumberedLabel[]
}

/** The numbering presets, the default first. */
export const numberings: readonly Numbering[] = [v2, v1, v4] as readonly Numbering[]

/** Used where a project does not choose. */
export const defaultNumbering: Numbering = v2 as Numbering

/**
 * The published label of a metric, at one stage where the metric has one label per stage; `null`
 * where the version has none, or several.
 *
 * `numberedLabel(defaultNumbering, 'winRate') // => 'CR4'`
 */
export function numberedLabel(numbering: Numbering, metric: string, stage?: string): string | null {
  const found = numbering.entries.filter(
    (entry) =>
      entry.kind !== 'stage' &&
      entry.id === metric &&
      (stage === undefined || entry.stage === undefined || entry.stage === stage),
  )
  return found.length === 1 ? (found[0]?.label ?? null) : null
}
