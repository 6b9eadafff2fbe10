import type { Methods } from '../../models/math/forecast/backtest.ts'
import { forecastModel } from '../../models/math/forecast/forecast-model.ts'
import type { KeptForecasts } from '../../models/math/forecast/kept-forecast.ts'
import { monthsBetween } from '../../models/math/forecast/months-between.ts'
import { movedSince, type MovedPart } from '../../models/math/forecast/moved-since.ts'
import { chanceWithin, type Reach } from '../../models/math/forecast/path-totals.ts'
import { formatDay } from '../../time/calendar.ts'
import { bookedBefore } from './chance-told.ts'
import { foreseenOf, methodOf, summed } from './foreseen.ts'
import type { Goal } from './goal-options.ts'
import type { Outlook } from './outlook.ts'
import { keptBy } from './to-keep.ts'

/** A chance by an earlier forecast and by this one. */
export interface Moved {
  /** The day from which the earlier one was forecast. */
  readonly since: string
  readonly before: number
  readonly after: number
  /** What each part moved; the sum is `after − before`. `method`: that another one is used. */
  readonly parts: readonly { readonly part: MovedPart | 'method'; readonly moved: number }[]
}

/** What the chance is now, and by which methods. */
interface Now {
  readonly chance: number
  readonly came: number
  readonly methods: Methods
}

/**
 * Why the chance is another than by the last forecast kept in an earlier month, each by the method it
 * was told by; `null` where none was kept, or none that says its method. Of a figure forecast from its
 * own past alone nothing has moved it but what came.
 */
export function movedOf(goal: Goal, outlook: Outlook, kept: KeptForecasts, now: Now): Moved | null {
  const { origin, asked, slices, paths, seed } = outlook
  if (asked.where.length > 0) return null
  const last = keptBy(kept, outlook)
    .filter((each) => each.origin < origin && each.facts.length > 0)
    .toSorted((one, two) => two.origin - one.origin)[0]
  if (last?.methods === undefined) return null
  const { figure, target, from, months: to } = goal
  const passed = monthsBetween(last.origin, origin)
  const reach: Reach = { target, from, to, came: now.came }
  const past = { from: from + passed, to: to + passed }
  const earlier: Reach = { target, ...past, came: bookedBefore(last.facts, past.from) }
  const then = last.facts.map((facts) => ({ facts, model: forecastModel(facts) }))
  const chanceThen = (methods: Methods): number => {
    const all = { slices: then, paths, seed }
    const each = then.map((slice) => foreseenOf(all, slice, earlier.to, methods))
    return chanceWithin(summed(each, earlier.to, paths).paths, figure, earlier)
  }
  const before = chanceThen(last.methods)
  const method = methodOf(figure, now.methods)
  const isSame = methodOf(figure, last.methods) === method
  const other = isSame ? 0 : chanceThen(now.methods) - before
  const changed = isSame ? [] : [{ part: 'method', moved: other } as const]
  const rest =
    method === 'parts'
      ? movedSince({
          before: then.map(({ model }) => model),
          after: slices.map(({ model }) => model),
          figure,
          reach,
          earlier,
          paths,
          seed,
        }).parts
      : [{ part: 'came', moved: now.chance - before - other } as const]
  return { since: formatDay(last.origin), before, after: now.chance, parts: [...changed, ...rest] }
}
