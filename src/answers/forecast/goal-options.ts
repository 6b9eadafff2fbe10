import { z } from 'zod'
import type { Day } from '../../engine/engine.ts'
import { monthsBetween } from '../../models/math/forecast/months-between.ts'
import { addDays, addMonths, formatDay, periodStart } from '../../time/calendar.ts'
import { CallError } from '../call-error.ts'
import { readDate } from '../input/normalize.ts'
import { MOST_MONTHS, figureOption, type CourseFigure } from './course-options.ts'

/** The options that say what is to be reached, and when. */
export const goalOptions = {
  target: z.string().meta({
    label: { en: 'target', fr: 'objectif' },
    description: 'the money to reach, as 1200000: of running revenue and bookings a year’s worth',
    french:
      'l’argent à atteindre, comme 1200000 : pour le revenu en cours et les commandes, sur un an',
    metavar: 'MONEY',
  }),
  byDate: z.string().meta({
    label: { en: 'by', fr: 'avant le' },
    description: 'the day before which it is to be reached: the first of a month, or its last day',
    french: 'le jour avant lequel l’atteindre : le premier d’un mois, ou son dernier jour',
    metavar: 'DATE',
  }),
  figure: figureOption,
  since: z
    .string()
    .optional()
    .meta({
      label: { en: 'counted from', fr: 'compté depuis le' },
      description:
        'of bookings: the first day of a month from which they count, as that of the year (default: where the forecast begins)',
      french:
        'pour les commandes : le premier jour du mois à partir duquel elles comptent, comme celui de l’année (sinon : là où commence la prévision)',
      metavar: 'DATE',
    }),
}

export interface Goal {
  readonly figure: CourseFigure
  readonly target: number
  /** First day not counted any more. */
  readonly until: Day
  /** Whole months from the origin; 0 or less: the day is past. */
  readonly months: number
  /** Flows count from so many months after the origin; negative: so many before it count too. */
  readonly from: number
}

export interface GoalInput {
  readonly target: string
  readonly byDate: string
  readonly figure: CourseFigure
  readonly since?: string | undefined
}

/** What is to be reached, in whole months from the origin. */
export function goalOf(input: GoalInput, origin: Day): Goal {
  const until = monthEnd(input.byDate)
  const months = monthsBetween(origin, until)
  if (months > MOST_MONTHS) {
    throw new CallError(
      'bad_range',
      `by-date is more than ${MOST_MONTHS} months ahead: ${input.byDate}`,
      `write a day until ${formatDay(addMonths(origin, MOST_MONTHS))}`,
    )
  }
  const from = fromOf(input, origin, until)
  return { figure: input.figure, target: targetOf(input.target), until, months, from }
}

/** Refuses what no origin makes meaningful, before anything is measured. */
export function checkGoal(input: GoalInput): void {
  targetOf(input.target)
  monthEnd(input.byDate)
  if (input.since !== undefined) firstOfMonth('since', input.since)
}

/**
 * The money to reach.
 *
 * ```ts
 * targetOf('1,200,000') // => 1200000
 * targetOf('1.5M') // => 1500000
 * ```
 */
export function targetOf(text: string): number {
  const plain = text.trim().replaceAll(/(?<=\d)[ ,_\u202f\u00a0](?=\d{3}(?!\d))/gu, '')
  const [, digits = '', unit = ''] = /^(\d{1,15}(?:\.\d+)?)([kM]?)$/u.exec(plain) ?? []
  const value = Number(digits) * (unit === 'M' ? 1e6 : unit === 'k' ? 1e3 : 1)
  if (digits !== '' && Number.isFinite(value)) return value
  throw new CallError(
    'bad_option',
    `target is no amount of money: ${text}`,
    'write for example 1200000, or 1.2M',
  )
}

function fromOf({ figure, since }: GoalInput, origin: Day, until: Day): number {
  if (since === undefined) return 0
  const day = firstOfMonth('since', since)
  if (figure !== 'bookings') {
    throw new CallError(
      'bad_option',
      `since is of bookings alone, not of ${figure}`,
      figure === 'cash'
        ? 'leave it out: what was paid before the forecast begins is not told'
        : 'leave it out: what runs at a day does not count from another',
    )
  }
  if (day < until) return monthsBetween(origin, day)
  throw new CallError(
    'bad_range',
    `since must be before by-date: ${since}`,
    'write for example the first day of the year',
  )
}

/** The first day after; the last day of a month is as good as the first one after it. */
function monthEnd(text: string): Day {
  const day = readDate('by-date', text) ?? 0
  for (const end of [day, addDays(day, 1)]) if (periodStart(end, 'month') === end) return end
  const first = periodStart(day, 'month')
  throw new CallError(
    'bad_range',
    `by-date is neither the first nor the last day of a month: ${text}`,
    `months are told whole: write ${formatDay(first)} or ${formatDay(addMonths(first, 1))}`,
  )
}

function firstOfMonth(option: string, text: string): Day {
  const day = readDate(option, text) ?? 0
  const first = periodStart(day, 'month')
  if (first === day) return day
  throw new CallError(
    'bad_range',
    `${option} is not the first day of a month: ${text}`,
    `months are told whole: write ${formatDay(first)}`,
  )
}
