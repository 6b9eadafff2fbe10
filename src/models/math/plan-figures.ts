import { winRateWithoutDiscount } from './break-even.ts'
import { courseOf, type Course } from './course.ts'
import { growthOf, type Growth } from './growth-formula.ts'
import { worthOf, type Worth } from './lever-effects.ts'
import { missingCells, stepsOf, valueOf, valuesOf, type Sheet } from './sheet.ts'
import type { CellName, Values } from '../../standard/sheet-cells.ts'
import { afterSets, type SetCell } from './set-cell.ts'

/** What a sheet comes to, as its figures stand and with what is set. */
export interface PlanFigures {
  readonly before: Values
  readonly after: Values
  /** `null` where the sheet lacks figures (`missingCells`). */
  readonly told: PlanTold | null
  /** A month's journeys by stage as far as they are known, the commitment last. */
  readonly volumes: readonly (number | null)[]
  readonly volumesBefore: readonly (number | null)[]
}

export interface PlanTold {
  readonly growth: Growth
  readonly growthBefore: Growth
  readonly course: Course
  readonly courseBefore: Course
  readonly worth: Worth
  readonly worthBefore: Worth
}

/** The whole bowtie, its months and its money, of a sheet and what is set in it. */
export function planFigures(sheet: Sheet, sets: readonly SetCell[], months: number): PlanFigures {
  const before = valuesOf(sheet)
  const after = afterSets(before, sheet.motion, sets)
  const given = new Set<string>(
    sets.filter(({ motion }) => motion === null || motion === sheet.motion).map(({ cell }) => cell),
  )
  const missing = missingCells(sheet).filter((name) => !given.has(name))
  const volumes = {
    volumes: volumesOf(sheet, after, missing),
    volumesBefore: volumesOf(sheet, before, missingCells(sheet)),
  }
  if (missing.length > 0) return { before, after, told: null, ...volumes }
  // What was nowhere before it was set was never otherwise.
  const missed = missingCells(sheet).map((name) => [name, valueOf(after, name)])
  const base: Values = { ...before, ...Object.fromEntries(missed) }
  const course = courseOf(sheet, base, after, months)
  const courseBefore = courseOf(sheet, base, base, months)
  return {
    before: base,
    after,
    told: {
      growth: growthOf(sheet, after),
      growthBefore: growthOf(sheet, base),
      course,
      courseBefore,
      worth: worthOf(course),
      worthBefore: worthOf(courseBefore),
    },
    ...volumes,
  }
}

function volumesOf(
  sheet: Sheet,
  values: Values,
  missing: readonly CellName[],
): readonly (number | null)[] {
  let sofar: number | null = missing.includes('entering') ? null : valueOf(values, 'entering')
  return [
    sofar,
    ...stepsOf(sheet).map((stage) => {
      const name: CellName = `rate:${stage}`
      sofar = sofar === null || missing.includes(name) ? null : sofar * valueOf(values, name)
      return sofar
    }),
  ]
}

/** What a discount is worth in wins: the last rate at which the list price would earn the same. */
export interface BreakEven {
  readonly stage: string
  readonly rate: number
  readonly discount: number
  readonly without: number
}

/** `null` without a discount, or without a rate to weigh it against. */
export function breakEvenOf(sheet: Sheet, values: Values): BreakEven | null {
  const stage = stepsOf(sheet).at(-1)
  const discount = valueOf(values, 'discount')
  const rate = stage === undefined ? 0 : valueOf(values, `rate:${stage}`)
  if (stage === undefined || discount <= 0 || rate <= 0) return null
  return { stage, rate, discount, without: winRateWithoutDiscount(rate, discount) }
}
