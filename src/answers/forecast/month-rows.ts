import type { Methods } from '../../models/math/forecast/backtest.ts'
import type { Fan, Figure } from '../../models/math/forecast/simulated.ts'
import { formatDay, type Day } from '../../time/calendar.ts'
import type { AnswerRow, Cell } from '../answer.ts'
import { courseMoney } from './course-words.ts'
import { courseFigures, fanEnds } from './forecast-columns.ts'

export type Course = Readonly<Record<Figure, readonly number[]>>
export type Fans = Readonly<Record<Figure, Fan>>

/**
 * What is expected by month, and between what. Who pays now and who is new is told by the parts: nothing
 * of it beside what runs by a simpler method.
 */
export function monthRows(
  course: Course,
  fans: Fans,
  starts: readonly Day[],
  methods: Methods,
): readonly AnswerRow[] {
  return course.running.map((_, month): AnswerRow => ({
    month: formatDay(starts[month] ?? 0),
    ...Object.fromEntries(
      courseFigures.flatMap(([figure, unit]): readonly (readonly [string, Cell])[] => {
        const isTold = methods.running === 'parts' || (figure !== 'existing' && figure !== 'fresh')
        const cell = (value: number | undefined): Cell =>
          value === undefined || !isTold ? null : unit === 'money' ? courseMoney(value) : value
        return [
          [figure, cell(course[figure][month])],
          ...fanEnds.map(
            ([end, at]) => [`${figure}_${end}`, cell(fans[figure].quantiles[at]?.[month])] as const,
          ),
        ]
      }),
    ),
    bookings_method: methods.bookings,
    running_method: methods.running,
    wins_method: methods.wins,
  }))
}
