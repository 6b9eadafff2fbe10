import { sliceKey } from '../../data/slices.ts'
import { rolledOn } from './course/rolled-on.ts'
import { expectedCourse } from './expected-course.ts'
import type { ForecastModel, StageModel } from './forecast-parts.ts'
import { monthsBetween } from './months-between.ts'
import { chanceWithin, courseTotal, isLevel, type Reach } from './path-totals.ts'
import { simulate } from './simulate.ts'
import type { Figure } from './simulated.ts'

/** What may have moved a chance, in the order in which it is exchanged. */
export const MOVED_PARTS = [
  'time',
  'came',
  'open',
  'customers',
  'arrivals',
  'winning',
  'price',
  'churn',
  'expansion',
] as const
export type MovedPart = (typeof MOVED_PARTS)[number]
type ExchangedPart = Exclude<MovedPart, 'time' | 'came'>

export interface MovedSince {
  readonly before: number
  readonly after: number
  /** What each part moved; the sum is `after − before`. */
  readonly parts: readonly { readonly part: MovedPart; readonly moved: number }[]
}

export interface MovedAsked {
  readonly before: readonly ForecastModel[]
  readonly after: readonly ForecastModel[]
  readonly figure: Figure
  /** As seen from the later origin, and from the earlier one. */
  readonly reach: Reach
  readonly earlier: Reach
  readonly paths?: number
  readonly seed?: number
}

const PATHS = 10_000

/**
 * Why a chance moved between two origins: time passes as was expected, what came takes the place of
 * what was to come, then one part after the other of the model before is exchanged for that of the
 * model after, by the same draws.
 */
export function movedSince(asked: MovedAsked): MovedSince {
  const { before, after, figure, reach, earlier, paths = PATHS, seed = 1 } = asked
  const passed = monthsBetween(before[0]?.origin ?? 0, after[0]?.origin ?? 0)
  const chanceIn = (models: readonly ForecastModel[], until: Reach): number =>
    chanceWithin(simulate(models, { months: until.to, paths, seed }), figure, until)
  const first = chanceIn(before, earlier)
  let models: readonly ForecastModel[] = before.map((model) => rolledOn(model, passed))
  const due = { ...reach, came: earlier.came + dueSince(asked, passed) }
  let sofar = first
  const parts = MOVED_PARTS.map((part) => {
    if (part !== 'time' && part !== 'came') models = exchanged(models, after, part)
    const now = chanceIn(models, part === 'time' ? due : reach)
    const moved = now - sofar
    sofar = now
    return { part, moved }
  })
  return { before: first, after: sofar, parts }
}

/** Of what flows, what was expected to come between the two origins and counts. */
function dueSince({ before, figure, earlier: { from } }: MovedAsked, passed: number): number {
  if (isLevel(figure) || from >= passed) return 0
  const span = { from, to: passed }
  return before.reduce(
    (sum, model) => sum + courseTotal(expectedCourse(model, passed)[figure], figure, span),
    0,
  )
}

/** Slices that are only on one side come and go with the customers. */
function exchanged(
  models: readonly ForecastModel[],
  after: readonly ForecastModel[],
  part: ExchangedPart,
): readonly ForecastModel[] {
  const known = new Map(models.map((model) => [sliceKey(model.by), model]))
  if (part === 'customers') {
    return after.map((next) => {
      const model = known.get(sliceKey(next.by))
      return model === undefined ? next : withPart(model, next, part)
    })
  }
  const next = new Map(after.map((model) => [sliceKey(model.by), model]))
  return models.map((model) => {
    const other = next.get(sliceKey(model.by))
    if (other === undefined) return model
    return part === MOVED_PARTS.at(-1) ? other : withPart(model, other, part)
  })
}

function withPart(model: ForecastModel, next: ForecastModel, part: ExchangedPart): ForecastModel {
  switch (part) {
    case 'open':
      return { ...model, stages: merged(model, next, ({ open }) => ({ open })) }
    case 'customers': {
      const { customers, paidYearly } = next
      const begin = { ...model.begin, waiting: next.begin.waiting }
      return { ...model, customers, paidYearly, begin }
    }
    case 'arrivals': {
      const stages = merged(model, next, ({ arrivals }) => ({ arrivals }))
      const { planned: _, ...rest } = model
      const { direct, planned } = next
      return { ...rest, stages, direct, ...(planned === undefined ? {} : { planned }) }
    }
    case 'winning': {
      const stages = merged(model, next, ({ curve, toCommit, trusted }) => ({
        curve,
        toCommit,
        trusted,
      }))
      return { ...model, stages, winning: next.winning }
    }
    case 'price': {
      const { shares, level } = next.begin
      const { isUnsigned } = next
      return { ...model, price: next.price, isUnsigned, begin: { ...model.begin, shares, level } }
    }
    case 'churn':
      return { ...model, churn: next.churn }
    case 'expansion':
      return { ...model, expansion: next.expansion }
  }
}

/** Stage by stage; where there are other stages now, all of them at once. */
function merged(
  model: ForecastModel,
  next: ForecastModel,
  of: (stage: StageModel) => Partial<StageModel>,
): readonly StageModel[] {
  const isSame =
    model.stages.length === next.stages.length &&
    model.stages.every(({ id }, at) => id === next.stages[at]?.id)
  if (!isSame) return next.stages
  return model.stages.map((stage, at) => ({ ...stage, ...of(next.stages[at]!) }))
}
