import type { FigureBacktest, Method, Tested } from '../../models/math/forecast/backtest.ts'
import { fanOf } from '../../models/math/forecast/fan.ts'
import { figureHistory } from '../../models/math/forecast/figure-history.ts'
import { mappedPaths } from '../../models/math/forecast/mapped-paths.ts'
import { rivalFans } from '../../models/math/forecast/rival-fans.ts'
import type { Figure, Simulated } from '../../models/math/forecast/simulated.ts'
import { smoothingForm } from '../../models/math/forecast/smoothing-forecast.ts'
import { courseFigures } from './forecast-columns.ts'
import type { Course, Fans, Methods } from './month-rows.ts'
import { courseTogether, pathsOf, type ForeseenSlice, type Outlook } from './outlook.ts'

/** What is expected of some slices, each figure by the method that is used for it. */
export interface Foreseen {
  readonly course: Course
  readonly paths: Simulated
  readonly methods: Methods
}

/** By which method each figure is forecast; by the parts where the past says nothing. */
export function methodsOf(figures: readonly FigureBacktest[]): Methods {
  const used = (figure: Tested): Method =>
    figures.find((each) => each.figure === figure)?.used ?? 'parts'
  return { wins: used('wins'), bookings: used('bookings'), running: used('running') }
}

/** One slice by its parts, and a figure from its own past where that foretold it better. */
export function foreseenOf(
  outlook: Outlook,
  slice: ForeseenSlice,
  months: number,
  methods: Methods,
): Foreseen {
  const at = outlook.slices.indexOf(slice)
  // Slices draw apart from each other.
  const seed = (outlook.seed + 7919 * Math.max(0, at)) % 2_147_483_648
  let paths = pathsOf({ ...outlook, seed, slices: [slice] }, months)
  let course: Course = courseTogether([slice], months)
  for (const figure of ['wins', 'bookings', 'running'] as const) {
    const method = methods[figure]
    if (method === 'parts') continue
    const history = figureHistory([slice.facts], figure)
    const fan = rivalFans(history, months, smoothingForm(history))[method]
    if (fan === null) continue
    paths = mappedPaths(paths, figure, fan)
    course = { ...course, [figure]: fan.mean }
  }
  return { course, paths, methods }
}

/** Slices together: path by path, and month by month. */
export function summed(all: readonly Foreseen[], months: number, paths: number): Foreseen {
  const [first] = all
  if (first !== undefined && all.length === 1) return first
  const figures = courseFigures.map(([figure]) => figure)
  const values = (figure: Figure): Float64Array => {
    const sum = new Float64Array(months * paths)
    for (const each of all) {
      const own = each.paths.values[figure]
      for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (own[at] ?? 0)
    }
    return sum
  }
  const course = (figure: Figure): readonly number[] =>
    Array.from({ length: months }, (_, month) =>
      all.reduce((sum, each) => sum + (each.course[figure][month] ?? 0), 0),
    )
  const none = (): Float64Array => new Float64Array(paths)
  const factors = {
    arrivals: none(),
    winning: none(),
    price: none(),
    churn: none(),
    expansion: none(),
  }
  const ofEach = <T>(make: (figure: Figure) => T): Readonly<Record<Figure, T>> =>
    Object.fromEntries(figures.map((figure) => [figure, make(figure)] as const)) as Readonly<
      Record<Figure, T>
    >
  return {
    course: ofEach(course),
    paths: { months, paths, values: ofEach(values), factors: first?.paths.factors ?? factors },
    methods: first?.methods ?? { wins: 'parts', bookings: 'parts', running: 'parts' },
  }
}

export function fansOf(simulated: Simulated): Fans {
  const each = courseFigures.map(([figure]) => [figure, fanOf(simulated, figure)] as const)
  return Object.fromEntries(each) as unknown as Fans
}
