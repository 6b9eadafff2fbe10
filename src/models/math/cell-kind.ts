import { stepsOf, type Sheet } from './sheet.ts'
import type { CellName } from '../../standard/sheet-cells.ts'

export type CellKind = 'count' | 'share' | 'days' | 'money' | 'years'

/** What a cell is told in. */
export function cellKind(cell: CellName): CellKind {
  if (cell.startsWith('days:') || cell === 'onboarding_days') return 'days'
  if (cell === 'entering') return 'count'
  if (cell === 'price' || cell === 'running') return 'money'
  return cell === 'horizon' ? 'years' : 'share'
}

/** What it cannot fall below or rise above: what grows has no end. */
export function cellBounds(cell: CellName): { readonly least: number; readonly most: number } {
  const isBound = cellKind(cell) === 'share' && cell !== 'expansion' && cell !== 'discounting'
  return { least: 0, most: isBound ? 1 : cell === 'horizon' ? 100 : Infinity }
}

/** Every cell of a sheet, from left to right. */
export function cellNames(sheet: Pick<Sheet, 'stages'>): readonly CellName[] {
  const steps = stepsOf(sheet)
  return [
    'entering',
    ...steps.flatMap((stage): readonly CellName[] => [`rate:${stage}`, `days:${stage}`]),
    'price',
    'discount',
    'onboarding',
    'onboarding_days',
    'running',
    'gross_retention',
    'expansion',
    'margin',
    'discounting',
    'horizon',
  ]
}
