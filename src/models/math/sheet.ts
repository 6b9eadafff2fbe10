import type { CellName, Values } from '../../standard/sheet-cells.ts'

/**
 * The sheet of one motion: the figures of which its whole bowtie is made. Rates are fractions,
 * times days, money a year's worth of the project's currency.
 */
export interface Sheet {
  /** `null`: the whole company. */
  readonly motion: string | null
  /** The stages passed, in order; the last of them is the commitment. */
  readonly stages: readonly string[]
  readonly cells: Cells
  /** Measured going on by month after the entry, of the stages where that is known; of the commitment, going live. */
  readonly curves: Readonly<Record<string, readonly number[]>>
  /** Measured entries by month before the start, the latest last, of the stages where known. */
  readonly history: Readonly<Record<string, readonly number[]>>
  /** Measured with what runs: it counts those who pay and are not live already. */
  readonly paidEarly?: PaidEarly | null
  /** Measured with gross retention. */
  readonly young?: Young | null
  /** Measured with gross retention, of what ran then and what runs. */
  readonly ahead?: LossAhead | null
}

/** What those who pay at the start will lose, by how long they have paid. */
export interface LossAhead {
  /** In the first year to come, the second …, for each of what gross retention says; the last one goes on. */
  readonly times: readonly number[]
  /** The standard error of the first, relative to it; `null`: not known. */
  readonly error: number | null
}

/** What becomes of what began: by the end of its month, of the month after … at most of the twelfth. */
export interface Young {
  /** Of who pays and never goes live, the share gone. */
  readonly gone: readonly number[]
  /** Of all others, the share left. */
  readonly left: readonly number[]
  /** The gross retention measured beside it. */
  readonly gross: number
  /** The standard error of all that is lost, relative to it; `null`: not known. */
  readonly error: number | null
}

/** Of those who committed and are not live yet at a sheet's start, how many pay already. */
export interface PaidEarly {
  readonly waiting: number
  readonly paying: number
}

/** How many of those who commit pay before they are live. */
export function earlyShare(early: PaidEarly | null): number {
  return early === null || early.waiting === 0 ? 0 : early.paying / early.waiting
}

export interface Cell {
  readonly value: number
  readonly from: CellOrigin
  /** 95 %, where measured. */
  readonly low: number | null
  readonly high: number | null
  readonly n: number | null
}

/**
 * - `typed`: in the sheet, or by hand in the question.
 * - `measured`: from the company's data.
 * - `benchmark`: a published table's.
 * - `assumed`: what is taken where nobody says (`ASSUMED`).
 */
export type CellOrigin = 'typed' | 'measured' | 'benchmark' | 'assumed'

export type Cells = Readonly<{ [Name in CellName]?: Cell }>

/** Where nobody says: nothing is lost, given away or added, and the horizon is a platform's. */
export const ASSUMED: Values = {
  discount: 0,
  onboarding: 1,
  onboarding_days: 0,
  gross_retention: 1,
  expansion: 0,
  running: 0,
  margin: 1,
  discounting: 0,
  horizon: 5,
}

/** The stages before the commitment: each has a rate and a time of going on. */
export function stepsOf({ stages }: Pick<Sheet, 'stages'>): readonly string[] {
  return stages.slice(0, -1)
}

/** How long it takes from a stage to the next; from the commitment, to going live. */
export function timeCell(stage: string): CellName {
  return stage === 'commit' ? 'onboarding_days' : `days:${stage}`
}

/** The cells that a sheet must know to be worked out, beyond what can be assumed. */
export function neededCells(sheet: Pick<Sheet, 'stages'>): readonly CellName[] {
  return ['entering', ...stepsOf(sheet).map((stage): CellName => `rate:${stage}`), 'price']
}

export function missingCells(sheet: Sheet): readonly CellName[] {
  return neededCells(sheet).filter((name) => sheet.cells[name] === undefined)
}

/** Plain numbers, what is missing assumed; a time that nobody tells is none. */
export function valuesOf(sheet: Pick<Sheet, 'stages' | 'cells'>): Values {
  const told = Object.entries(sheet.cells).map(([name, cell]) => [name, cell?.value])
  const days = stepsOf(sheet).map((stage) => [`days:${stage}`, 0])
  return { ...ASSUMED, ...Object.fromEntries(days), ...Object.fromEntries(told) }
}

/** What a value is, `0` where a sheet is not complete (`missingCells`). */
export function valueOf(values: Values, name: CellName): number {
  return values[name] ?? 0
}
