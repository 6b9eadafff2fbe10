import type {
  FigureBacktest,
  Method,
  Methods,
  Tested,
} from '../../models/math/forecast/backtest.ts'
import { fanOf } from '../../models/math/forecast/fan.ts'
import { figureHistory } from '../../models/math/forecast/figure-history.ts'
import { mappedPaths } from '../../models/math/forecast/mapped-paths.ts'
import { rivalFans } from '../../models/math/forecast/rival-fans.ts'
import type { ForecastFacts } from '../../models/math/forecast/facts.ts'
import type { Fan, Figure, Simulated } from '../../models/math/forecast/simulated.ts'
import { smoothingForm } from '../../models/math/forecast/smoothing-forecast.ts'
import type { CourseFigure } from './course-options.ts'
import { courseFigures } from './forecast-columns.ts'
import type { Course, Fans } from './month-rows.ts'
import { courseTogether, pathsOf, type ForeseenSlice, type Outlook } from './outlook.ts'

/** What is expected of some slices, each figure by the method that is used for it. */
export interface Foreseen {
  readonly course: Course
  readonly paths: Simulated
  readonly methods: Methods
}

/** By which method each figure is forecast; by the parts where the past says nothing. */
function methodsOf(figures: readonly FigureBacktest[]): Methods {
  const used = (figure: Tested): Method =>
    figures.find((each) => each.figure === figure)?.used ?? 'parts'
  return { wins: used('wins'), bookings: used('bookings'), running: used('running') }
}

/** The method of a figure: what is paid is forecast by the parts alone. */
export function methodOf(figure: CourseFigure, methods: Methods): Method {
  return figure === 'cash' ? 'parts' : methods[figure]
}

/** By which methods a slice is forecast: alone it is the whole; several are tested each on its own. */
function methodsFor({ tested, slices }: Outlook, at: number): Methods {
  const own = slices.length === 1 ? tested?.all : tested?.slices[at]
  return methodsOf(own?.figures ?? [])
}

/** Each slice, by the methods that foretold its past best. */
export function foreseenApart(outlook: Outlook, months: number): readonly Foreseen[] {
  return outlook.slices.map((slice, at) =>
    foreseenOf(outlook, slice, months, methodsFor(outlook, at)),
  )
}

/** All of it, as `forecast` shows it. */
export function foreseenTogether(outlook: Outlook, months: number): Foreseen {
  return summed(foreseenApart(outlook, months), months, outlook.paths)
}

/** A figure from its own past; `null` by the parts, which have more to tell. */
function fanBy(
  method: Method,
  facts: readonly ForecastFacts[],
  figure: Tested,
  months: number,
): Fan | null {
  if (method === 'parts') return null
  const history = figureHistory(facts, figure)
  return rivalFans(history, months, smoothingForm(history))[method]
}

/** How `forecast` shows a figure of all of it, where it goes by a simpler method. */
export interface SimplerFan {
  readonly method: Method
  readonly fan: Fan
}

/** `null`: it goes by the parts, as levers do. */
export function simplerFan(
  { tested, slices }: Outlook,
  figure: CourseFigure,
  months: number,
): SimplerFan | null {
  if (figure === 'cash') return null
  const method = methodsOf(tested?.all.figures ?? [])[figure]
  const facts = slices.map((slice) => slice.facts)
  const fan = fanBy(method, facts, figure, months)
  return fan === null ? null : { method, fan }
}

/** One slice by its parts, and a figure from its own past where that foretold it better. */
export function foreseenOf(
  outlook: Pick<Outlook, 'slices' | 'paths' | 'seed'>,
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
    const fan = fanBy(method, [slice.facts], figure, months)
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
