import type { AnswerEnvelope } from '../../../src/answers/answer.ts'
import type { PlanFigures } from '../../../src/models/math/plan-figures.ts'
import { planStages } from '../../../src/models/math/plan-stages.ts'
import { parseSet, setText, type SetCell } from '../../../src/models/math/set-cell.ts'
import type { Sheet } from '../../../src/models/math/sheet.ts'
import type { CellName } from '../../../src/standard/sheet-cells.ts'

/** A sheet as the answer tells it, complete enough to be worked out here. */
export interface ToldSheet {
  readonly sheet: Sheet
  readonly label: (stage: string) => string
}

interface Told {
  readonly motion: string | null
  readonly stages: readonly { readonly id: string; readonly label: string }[]
  readonly cells: Sheet['cells']
  readonly curves: Sheet['curves']
  readonly history: Sheet['history']
  readonly paidEarly: NonNullable<Sheet['paidEarly']> | null
  readonly young: NonNullable<Sheet['young']> | null
  readonly ahead: NonNullable<Sheet['ahead']> | null
}

export function toldSheets({ summary }: AnswerEnvelope): readonly ToldSheet[] {
  const sheets = (summary['sheets'] ?? []) as readonly Told[]
  return sheets.map(({ motion, stages, cells, curves, history, paidEarly, young, ahead }) => {
    const labels = new Map(stages.map(({ id, label }) => [id, label]))
    const commit = stages.findIndex(({ id }) => id === 'commit')
    const own = stages.slice(0, commit + 1).map(({ id }) => id)
    return {
      sheet: { motion, stages: own, cells, curves, history, paidEarly, young, ahead },
      label: (stage) => labels.get(stage) ?? stage,
    }
  })
}

export function monthsOf({ summary }: AnswerEnvelope): number {
  const { months } = summary
  return typeof months === 'number' ? months : 12
}

/** What the address sets; what cannot be meant is the server's to refuse. */
export function setsIn(texts: readonly string[]): readonly SetCell[] {
  return texts.flatMap((text) => parseSet(text) ?? [])
}

export function setTexts(sets: readonly SetCell[]): readonly string[] {
  return sets.map(setText)
}

/** A figure of one sheet set to a value; `null` takes back what was set of it. */
export function withSet(
  sets: readonly SetCell[],
  { motion }: Sheet,
  cell: CellName,
  value: number | null,
): readonly SetCell[] {
  const others = sets.filter((set) => set.cell !== cell || (set.motion ?? motion) !== motion)
  return value === null ? others : [...others, { motion, cell, how: 'to', by: value }]
}

/** The answer as if it had been asked with what is set here: its picture follows at once. */
export function pictured(
  envelope: AnswerEnvelope,
  { sheet, label }: ToldSheet,
  figures: PlanFigures,
  sets: readonly SetCell[],
): AnswerEnvelope {
  const stages = planStages(sheet, figures).map((stage) => ({ ...stage, label: label(stage.id) }))
  const summary = { ...envelope.summary, sets, sheets: [{ motion: sheet.motion, stages }] }
  return { ...envelope, summary }
}
