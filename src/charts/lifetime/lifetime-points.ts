import type { AnswerRow } from '../../answers/answer.ts'
import { numberAt, type SliceSeries } from '../slice-series.ts'

/** One age of a curve; every share is `null` where it is not known. */
export interface LifetimePoint {
  readonly days: number
  readonly seen: Ranged
  readonly told: Ranged
}

export interface Ranged {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

/** The ages of one slice, and until when anything was seen of it. */
export interface LifetimeSeries {
  readonly name: string
  readonly points: readonly LifetimePoint[]
  /** Days. */
  readonly known: number
  /** Every age is there, so that a line says nothing of its own. */
  readonly isCurve: boolean
  readonly row: AnswerRow
}

const YEAR = 365.25
const NONE: Ranged = { value: null, low: null, high: null }
const FIRST: LifetimePoint = { days: 0, seen: NONE, told: { value: 1, low: 1, high: 1 } }

/** From the rows of either view: every age of the curve, or the years that are told. */
export function lifetimeSeries({ name, rows }: SliceSeries): LifetimeSeries {
  const [first] = rows
  if (first !== undefined && 'age' in first) {
    const points = rows.map((row) => ({
      days: numberAt(row, 'days') ?? 0,
      seen: rangedAt(row, 'share'),
      told: rangedAt(row, 'fitted'),
    }))
    const known = points.reduce(
      (most, { days, seen }) => (seen.value === null ? most : Math.max(most, days)),
      0,
    )
    return { name, points, known, isCurve: true, row: first }
  }
  const years = Object.keys(first ?? {}).flatMap((column) => {
    const found = /^share_(\d+)y$/u.exec(column)?.[1]
    return found === undefined ? [] : [Number(found)]
  })
  const points = years.map((year) => ({
    days: year * YEAR,
    seen: NONE,
    told: rangedAt(first, `share_${year}y`),
  }))
  const known = numberAt(first, 'known') ?? 0
  return { name, points: [FIRST, ...points], known, isCurve: false, row: first ?? {} }
}

function rangedAt(row: AnswerRow | undefined, name: string): Ranged {
  return {
    value: numberAt(row, name),
    low: numberAt(row, `${name}_low`),
    high: numberAt(row, `${name}_high`),
  }
}
