import type { PlanFigures } from './plan-figures.ts'
import { timeCell, valueOf, type Sheet } from './sheet.ts'
import type { CellName } from '../../standard/sheet-cells.ts'

/** A stage of the plan's bowtie: what a month's entries come to in it, in the end. */
export interface PlanStage {
  readonly id: string
  /** `null`: the sheet does not know. */
  readonly volume: number | null
  readonly volumeBefore: number | null
  /** To the next stage; `null` for the last, and where nobody says. */
  readonly rate: number | null
  readonly rateBefore: number | null
  readonly days: number | null
  /** A year's worth. */
  readonly money: number | null
}

/** From the first stage to a year after going live, when what is not kept has left. */
export function planStages(sheet: Sheet, figures: PlanFigures): readonly PlanStage[] {
  const { before, after, told, volumes, volumesBefore } = figures
  const left = sheet.stages.map((id, index): PlanStage => {
    const isLast = id === 'commit'
    const rate: CellName = isLast ? 'onboarding' : `rate:${id}`
    const next = volumes[index + 1]
    const isKnown = isLast || sheet.cells[rate] !== undefined || after[rate] !== undefined
    return {
      id,
      volume: volumes[index] ?? null,
      volumeBefore: volumesBefore[index] ?? null,
      rate: isKnown && (isLast || next !== undefined) ? valueOf(after, rate) : null,
      rateBefore: before[rate] ?? null,
      days: valueOf(after, timeCell(id)),
      money: isLast ? (told?.growth.committed ?? null) : null,
    }
  })
  const wins = [volumes.at(-1) ?? null, volumesBefore.at(-1) ?? null] as const
  const live = [after, before].map((values, at) => {
    const count = wins[at] ?? null
    return count === null ? null : count * valueOf(values, 'onboarding')
  })
  const kept = [after, before].map((values, at) => {
    const count = live[at] ?? null
    return count === null ? null : count * valueOf(values, 'gross_retention')
  })
  const { started } = told?.growth ?? {}
  return [
    ...left,
    {
      id: 'live',
      volume: live[0] ?? null,
      volumeBefore: live[1] ?? null,
      rate: valueOf(after, 'gross_retention'),
      rateBefore: valueOf(before, 'gross_retention'),
      days: 365,
      money: started ?? null,
    },
    {
      id: 'retention',
      volume: kept[0] ?? null,
      volumeBefore: kept[1] ?? null,
      rate: null,
      rateBefore: null,
      days: null,
      money: started === undefined ? null : started * (told?.growth.net ?? 0),
    },
  ]
}
