import type { Day } from '../../engine/engine.ts'
import type { ForeseenSlice } from '../../models/math/forecast/course-together.ts'
import { forecastModel } from '../../models/math/forecast/forecast-model.ts'
import { simulate } from '../../models/math/forecast/simulate.ts'
import type { Drivers, Simulated } from '../../models/math/forecast/simulated.ts'
import { formatDay, nextPeriod } from '../../time/calendar.ts'
import type { AnswerContext } from '../answer.ts'
import { CallError } from '../call-error.ts'
import type { Backtested } from './backtest-forecast.ts'
import { keptBacktest } from './kept-backtest.ts'
import { measureForecast, type ForecastAsked } from './measure-forecast.ts'
import { forecastOrigin } from './forecast-origin.ts'
import { normalize, profileNamed, type Asked } from '../input/normalize.ts'

export { courseTogether } from '../../models/math/forecast/course-together.ts'
export type { ForeseenSlice }

/** Each is forecast on its own, and draws paths of its own. */
const MOST_SLICES = 50

export interface OutlookInput {
  readonly asOf?: string | undefined
  readonly by: readonly string[]
  readonly where: readonly string[]
  readonly profile?: string | undefined
  readonly paths: number
  readonly seed: number
}

/** What was asked, counted and estimated: nothing is drawn yet. */
export interface Outlook {
  readonly asked: Asked & ForecastAsked
  /** First day of the first month ahead. */
  readonly origin: Day
  readonly slices: readonly ForeseenSlice[]
  readonly paths: number
  readonly seed: number
  /** How the same would have foretold the past, where that was asked for. */
  readonly tested: Backtested | null
}

export async function outlookOf(
  { engine }: Pick<AnswerContext, 'engine'>,
  input: OutlookInput,
  { isTested = false }: { readonly isTested?: boolean } = {},
): Promise<Outlook> {
  const { asOf, by, where, profile: named, paths, seed } = input
  const { catalog } = engine
  const common = { asOf, by: [...by], where: [...where], profile: named }
  const profile = profileNamed(catalog, named)
  const asked = { ...normalize(catalog, { ...common, view: 'cohort' }), profile }
  const tested = isTested ? await keptBacktest(engine, asked, seed) : null
  const facts = tested?.facts ?? (await measureForecast(engine, asked))
  if (facts.length > MOST_SLICES) {
    throw new CallError(
      'bad_option',
      `by has ${facts.length} values, and at most ${MOST_SLICES} are forecast apart`,
      'choose some of them with where, or another dimension',
    )
  }
  const origin = facts[0]?.origin ?? forecastOrigin(catalog, asked.asOf, profile)
  const slices = facts.map((each) => ({ facts: each, model: forecastModel(each) }))
  return { asked, origin, slices, paths, seed, tested }
}

/** Many ways it may go, of some slices together; without `drivers` as it is. */
export function pathsOf(
  { slices, paths, seed }: Pick<Outlook, 'slices' | 'paths' | 'seed'>,
  months: number,
  drivers?: readonly Drivers[],
): Simulated {
  const models = slices.map(({ model }) => model)
  return simulate(models, { months, paths, seed, ...(drivers === undefined ? {} : { drivers }) })
}

/** The first days of the months from the origin, and the first day after them. */
export function monthStarts(origin: Day, months: number): readonly Day[] {
  const starts = [origin]
  while (starts.length <= months) starts.push(nextPeriod(starts.at(-1) ?? origin, 'month'))
  return starts
}

/** The first day after so many months. */
export function dayAfter(origin: Day, months: number): string {
  return formatDay(monthStarts(origin, months).at(-1) ?? origin)
}

/** Nothing is there to forecast from: nobody pays, nothing was won, and nobody is on the way. */
export function isNothing(slices: readonly ForeseenSlice[]): boolean {
  return slices.every(
    ({ facts: { customers, wins, stages } }) =>
      customers.running <= 0 &&
      customers.months.every(({ opening, fresh }) => opening === 0 && fresh === 0) &&
      wins.every((count) => count === 0) &&
      stages.every(({ arrivals, open }) => arrivals.every((n) => n === 0) && open.length === 0),
  )
}

/** No money can be forecast: nothing tells what a win signs for, and nothing has run. */
export function isUnpriced(slices: readonly ForeseenSlice[]): boolean {
  return slices.every(
    ({ facts: { deal, customers, bookings } }) =>
      deal.n === 0 &&
      customers.running <= 0 &&
      customers.months.every(({ opening, fresh }) => opening === 0 && fresh === 0) &&
      bookings.every((amount) => amount === 0),
  )
}
