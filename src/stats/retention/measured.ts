import { interval, type Interval } from '../survival/interval.ts'
import type { RetentionCurve } from './curve.ts'
import { logKept } from './curve.ts'
import { chiSquareUpper } from '../chi-square.ts'
import { pooled, type Exposure } from './exposure.ts'
import { familyOf } from './families.ts'

/** The share still there after an age, as it was seen. */
export interface Measured {
  readonly age: number
  readonly atRisk: number
  readonly lost: number
  readonly share: number
  /** 95 %; `null` at none and at all. */
  readonly interval: Interval | null
}

/** Of all cohorts together, by Kaplan and Meier, with Greenwood's errors on the log-log scale. */
export function measured(exposures: readonly Exposure[]): readonly Measured[] {
  let share = 1
  let greenwood = 0
  return pooled(exposures).map(({ age, atRisk, lost }) => {
    share *= 1 - lost / atRisk
    greenwood += lost === atRisk ? 0 : lost / (atRisk * (atRisk - lost))
    const around = interval(share, share * Math.sqrt(greenwood), 'log-log')
    return { age, atRisk, lost, share, interval: around }
  })
}

/** Cells with fewer losses expected are joined with the next. */
const LEAST_EXPECTED = 5

/**
 * The chance that losses lie as far from a fitted curve as they do, were it true (Pearson): small where
 * customers leave at ages of their own, as at renewals. `null` where there are too few to tell.
 */
export function misfit(exposures: readonly Exposure[], curve: RetentionCurve): number | null {
  const cells: Cell[] = []
  let cell: Cell = { lost: 0, mean: 0, variance: 0 }
  for (const { age, atRisk, lost } of pooled(exposures)) {
    const leave = -Math.expm1(logKept(curve, age - 1, age))
    const [mean, variance] = [atRisk * leave, atRisk * leave * (1 - leave)]
    cell = {
      lost: cell.lost + lost,
      mean: cell.mean + mean,
      variance: cell.variance + variance,
    }
    if (cell.mean < LEAST_EXPECTED) continue
    cells.push(cell)
    cell = { lost: 0, mean: 0, variance: 0 }
  }
  const degrees = cells.length - familyOf(curve.model).size
  if (degrees < 1) return null
  const value = cells.reduce((sum, each) => sum + (each.lost - each.mean) ** 2 / each.variance, 0)
  return chiSquareUpper(value, degrees)
}

/** Below this chance the losses do not come from the curve. */
const UNLIKELY = 0.01

/**
 * The curve is not one that these losses come from; where they are too few to tell, it may be.
 * `isMisfit([{ age: 1, atRisk: 900, lost: 9 }, { age: 2, atRisk: 900, lost: 90 }], { model: 'geometric', leave: 0.055 })` // => true
 */
export function isMisfit(exposures: readonly Exposure[], curve: RetentionCurve): boolean {
  const chance = misfit(exposures, curve)
  return chance !== null && chance < UNLIKELY
}

interface Cell {
  readonly lost: number
  readonly mean: number
  readonly variance: number
}
