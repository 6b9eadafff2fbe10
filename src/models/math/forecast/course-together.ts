import { expectedCourse } from './expected-course.ts'
import type { ForecastFacts } from './facts.ts'
import type { ForecastModel } from './forecast-parts.ts'
import type { Drivers, Figure } from './simulated.ts'

export interface ForeseenSlice {
  readonly facts: ForecastFacts
  readonly model: ForecastModel
}

/** The course without chance of some slices together, by figure. */
export function courseTogether(
  slices: readonly ForeseenSlice[],
  months: number,
  drivers: readonly Drivers[] = [],
): Readonly<Record<Figure, readonly number[]>> {
  const courses = slices.map(({ model }, at) => expectedCourse(model, months, drivers[at]))
  const sum = (figure: Figure): readonly number[] =>
    Array.from({ length: months }, (_, month) =>
      courses.reduce((total, course) => total + (course[figure][month] ?? 0), 0),
    )
  return {
    entered: sum('entered'),
    wins: sum('wins'),
    bookings: sum('bookings'),
    running: sum('running'),
    existing: sum('existing'),
    fresh: sum('fresh'),
    cash: sum('cash'),
  }
}
