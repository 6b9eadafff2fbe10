import type { AnswerEnvelope } from '../../answers/answer.ts'
import { cleanText } from '../../render/text/clean-text.ts'
import { moneyAt, sliceSeries } from '../slice-series.ts'
import type { Language } from '../../standard/types.ts'
import type { DrawnFigure } from './course-words.ts'

/** A figure by month: what it was, what is expected, and between what. */
export interface DrawnCourse {
  readonly name: string
  readonly history: readonly number[]
  readonly expected: readonly number[]
  /** From the outermost inwards: below, above, and how many per cent lie between. */
  readonly bands: readonly Band[]
}

export interface Band {
  readonly percent: number
  readonly low: readonly number[]
  readonly high: readonly number[]
}

/** Where the quantiles of 95, 80 and 50 per cent stand in a fan. */
const ENDS = [
  [95, 0, 6],
  [80, 1, 5],
  [50, 2, 4],
] as const

/** In the summary, whatever it holds. */
export function within(value: unknown, ...names: readonly string[]): unknown {
  let found = value
  for (const name of names) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined
    found = (found as Readonly<Record<string, unknown>>)[name]
  }
  return found
}

/** A text of the summary, fit to be drawn; empty where there is none. */
export function textIn(value: unknown): string {
  return typeof value === 'string' ? cleanText(value) : ''
}

export function numbersIn(value: unknown): readonly number[] {
  return Array.isArray(value)
    ? value.map((each) => (Number.isFinite(Number(each)) ? Number(each) : 0))
    : []
}

export function figureIn({ summary }: AnswerEnvelope): DrawnFigure {
  const { figure } = summary
  return figure === 'bookings' || figure === 'cash' ? figure : 'running'
}

/** First day of the first month ahead, ISO. */
export function originIn({ summary, asOf }: AnswerEnvelope): string {
  return typeof summary['origin'] === 'string' ? summary['origin'] : asOf
}

/** Of all slices together. */
export function wholeCourse({ summary }: AnswerEnvelope, figure: DrawnFigure): DrawnCourse {
  const { together } = summary
  return {
    name: '',
    history: numbersIn(within(together, 'history', figure)),
    expected: numbersIn(within(together, 'expected', figure)),
    bands: bandsOf(within(together, 'fans', figure)),
  }
}

export function bandsOf(fan: unknown): readonly Band[] {
  const quantiles = within(fan, 'quantiles')
  if (!Array.isArray(quantiles)) return []
  return ENDS.map(([percent, low, high]) => ({
    percent,
    low: numbersIn(quantiles[low]),
    high: numbersIn(quantiles[high]),
  }))
}

/** Each slice from its rows, where there are several. */
export function slicedCourses(
  envelope: AnswerEnvelope,
  figure: DrawnFigure,
  lang: Language,
): readonly DrawnCourse[] {
  const columns = envelope.columns.filter(({ name }) => name !== 'month')
  const slices = sliceSeries({ ...envelope, columns }, 'entered', lang)
  if (slices.length < 2) return []
  return slices.map(({ name, rows }) => {
    const list = (suffix: string): readonly number[] =>
      rows.map((row) => moneyAt(row, `${figure}${suffix}`))
    return {
      name,
      history: [],
      expected: list(''),
      bands: [
        { percent: 95, low: list('_low95'), high: list('_high95') },
        { percent: 80, low: list('_low'), high: list('_high') },
      ],
    }
  })
}
