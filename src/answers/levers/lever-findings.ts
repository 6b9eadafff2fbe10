import type { Catalog } from '../../engine/engine.ts'
import type { Finding } from '../../findings/finding.ts'
import { leversOf } from '../../models/math/lever.ts'
import { missingCells, stepsOf, valuesOf, type Cell } from '../../models/math/sheet.ts'
import type { CellName } from '../../standard/sheet-cells.ts'
import { DIRECTIONAL } from '../../standard/sample-sizes.ts'
import { asOfFindings } from '../bowtie/bowtie-findings.ts'
import type { SliceLevers } from './slice-levers.ts'
import type { Asked } from '../input/normalize.ts'

/** What cannot be known of the levers: of all slices, each thing once. */
export function leverFindings(
  catalog: Catalog,
  asked: Asked,
  slices: readonly SliceLevers[],
): readonly Finding[] {
  return [
    ...once(slices.flatMap(({ findings }) => findings)),
    ...incomplete(slices),
    ...told('levers_spent', cellsOf(slices, isSpent)),
    ...told('levers_vague', cellsOf(slices, isVague)),
    ...told(
      'levers_unsure',
      cellsOf(slices, ({ low, high }) => low === null || high === null),
    ),
    ...told('levers_alike', cellsOf(slices, isEarly)),
    ...asOfFindings(catalog, asked),
  ]
}

type CellCode = 'levers_spent' | 'levers_vague' | 'levers_unsure' | 'levers_alike'

/** `rows`: in how many slices. */
function told(code: CellCode, found: ReadonlyMap<CellName, number>): readonly Finding[] {
  const about = { severity: 'info', where: 'levers' } as const
  const rows = Math.max(0, ...found.values())
  return rows === 0 ? [] : [{ ...about, code, rows, params: { cells: [...found.keys()] } }]
}

type Judge = (cell: Cell, name: CellName, slice: SliceLevers) => boolean

/** Measured cells that can be a lever, and of how many slices this holds. */
function cellsOf(slices: readonly SliceLevers[], holds: Judge): ReadonlyMap<CellName, number> {
  const found = new Map<CellName, number>()
  for (const slice of slices) {
    const { sheet } = slice
    for (const name of leverCells(sheet.stages)) {
      const cell = sheet.cells[name]
      if (cell?.from !== 'measured' || !holds(cell, name, slice)) continue
      found.set(name, (found.get(name) ?? 0) + 1)
    }
  }
  return found
}

function leverCells(stages: readonly string[]): readonly CellName[] {
  const steps = stepsOf({ stages })
  return [
    'entering',
    ...steps.flatMap((stage): readonly CellName[] => [`rate:${stage}`, `days:${stage}`]),
    'price',
    'discount',
    'onboarding',
    'onboarding_days',
    'gross_retention',
    'expansion',
  ]
}

/** Entries are measured of months, of which there are twelve at most. */
function isVague({ n }: Cell, name: CellName): boolean {
  return name !== 'entering' && (n ?? 0) < DIRECTIONAL
}

/** The effort changes nothing: nothing is left to gain, or it is as good already. */
function isSpent(_: Cell, name: CellName, { sheet, effort }: SliceLevers): boolean {
  return leversOf(sheet, valuesOf(sheet), effort).every(({ cell }) => cell !== name)
}

/** A rate after which journeys have stages to come before they are won. */
function isEarly(cell: Cell, name: CellName, slice: SliceLevers): boolean {
  const rates = stepsOf(slice.sheet).map((stage): CellName => `rate:${stage}`)
  return rates.slice(0, -1).includes(name) && !isSpent(cell, name, slice)
}

/** Without these nothing can be worked out. */
function incomplete(slices: readonly SliceLevers[]): readonly Finding[] {
  return slices.flatMap(({ sheet }): readonly Finding[] => {
    const cells = missingCells(sheet)
    const about = { severity: 'warning', where: sheet.motion ?? 'plan', rows: 0 } as const
    return cells.length === 0 ? [] : [{ ...about, code: 'sheet_incomplete', params: { cells } }]
  })
}

function once(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()]
}
