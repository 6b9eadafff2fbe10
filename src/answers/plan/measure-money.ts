import type { Day, Engine, Filter, Recurring, Slice } from '../../engine/engine.ts'
import type { Kept, MoneyQuestion, Moved, UnitMoved } from '../../engine/money.ts'
import { inUnits, readDecimal } from '../../money/decimal.ts'
import { bySlice } from '../../models/data/by-slice.ts'
import { sliceKey } from '../../models/data/slices.ts'
import { CLUSTERS } from '../../stats/survival/clusters.ts'
import type { Gap } from '../../models/math/gap.ts'
import { measuredPrice } from '../../models/math/measured-price.ts'
import { measuredRetention } from '../../models/math/measured-retention.ts'
import type { Cells, LossAhead } from '../../models/math/sheet.ts'
import { lossAhead } from '../../models/math/loss-ahead.ts'
import { keptCohorts } from '../../models/math/months-kept.ts'
import { leftOfBegun, type BegunLeft } from '../../models/math/young-left.ts'
import type { Profile } from '../../standard/profiles.ts'
import { monthsBefore, periodsBetween, periodStart } from '../../time/calendar.ts'
import { questionOf, type Asked } from '../input/normalize.ts'
import { subscriptionsOf } from '../money/subscriptions-of.ts'
import { measuredCell } from '../../models/math/measured-cell.ts'
import { questionBy, recurringQuestion } from '../money/money-asked.ts'

/** Retention is of so many months. */
const WINDOW = 12
/** More movements of a year than this tell no range. */
const MOST_MOVED = 50_000
/** Of how many journeys, the last to commit, amounts are read. */
const MOST_AMOUNTS = 50_000

export interface MeasuredMoney {
  readonly cells: Cells
  readonly gaps: readonly Gap[]
  /** Of what begins to be paid. */
  readonly left: BegunLeft | null
  readonly ahead: LossAhead | null
  /** The price is that of journeys: no subscription tells it. */
  readonly isOfJourneys: boolean
}

export interface MoneyFacts {
  readonly asked: Asked
  /** The question of what was signed: new business where that can be told. */
  readonly business: Asked
  readonly profile: Profile
  readonly start: Day
}

/** Prices, discounts, what stays and grows and what runs, of each slice asked for. */
export async function measureMoney(
  engine: Engine,
  { asked, business, profile, start }: MoneyFacts,
): Promise<(slice: Slice) => Promise<MeasuredMoney>> {
  const { catalog } = engine
  const { source } = profile.policies
  const signed = subscriptionsOf(catalog, business) === 'told' ? business : asked
  const isSigned = subscriptionsOf(catalog, signed) === 'told'
  const recurring = isSigned
    ? await engine.recurring({ ...recurringQuestion(signed, ['committed']), clusters: CLUSTERS })
    : null
  const amounts = await amountsOf(engine, business)
  const paid = subscriptionsOf(catalog, asked, source)
  const question = questionBy({ ...asked, asOf: start }, 'month', profile.policies)
  const isPaid = paid === 'told'
  // Movements add up to what runs, whatever their periods.
  const moved = isPaid ? await engine.moved({ ...question, interval: 'day' }) : []
  const monthly = isPaid ? await engine.moved(question) : []
  const cohorts = isPaid ? await engine.cohorts(question) : []
  const kept = isPaid ? await engine.kept({ ...question, window: WINDOW }) : []
  const last = monthsBefore(start, 1)
  const yearBefore = periodsBetween(monthsBefore(start, WINDOW), start, 'month')
  const recurringIn = recurring && bySlice(recurring)
  const [movedIn, monthlyIn, cohortsIn] = [bySlice(moved), bySlice(monthly), bySlice(cohorts)]
  const keptIn = bySlice(kept.filter(({ period }) => period === last))
  return async (slice) => {
    const price = priceOf(recurringIn?.(slice) ?? null, amounts.get(sliceKey(slice)) ?? [])
    if (!isPaid) {
      const why = paid === 'none' ? 'table' : 'unlinked'
      const cells = ['gross_retention', 'expansion', 'running'] as const
      return { ...price, gaps: [...price.gaps, { cells, why, where: source }], ...unseen }
    }
    const terms = { asOf: start, grossCap: profile.policies.grossCap }
    const along = keptCohorts(cohortsIn(slice), terms)
    const [began, stayed] = [newIn(movedIn(slice)), newIn(monthlyIn(slice))]
    const right = await keptOf(engine, {
      question: { ...question, by: [], where: [...asked.where, ...filtersOf(asked.by, slice)] },
      kept: keptIn(slice),
      moved: movedIn(slice),
      periods: yearBefore,
    })
    return {
      cells: { ...price.cells, ...right.cells },
      gaps: [...price.gaps, ...right.gaps],
      left: leftOfBegun({ cohorts: along, began, stayed }),
      ahead: right.cells.gross_retention === undefined ? null : lossAhead(along),
      isOfJourneys: price.isOfJourneys,
    }
  }
}

const priceGap: Gap = { cells: ['price', 'discount'], why: 'nothing', where: 'subscriptions' }
const unseen = { left: null, ahead: null }
const discountGap: Gap = { cells: ['discount'], why: 'list', where: 'subscriptions' }

function priceOf(
  recurring: readonly Recurring[] | null,
  amounts: readonly number[],
): Omit<MeasuredMoney, 'left' | 'ahead'> {
  const { price, discount, basis } = measuredPrice({ recurring, amounts })
  return {
    cells: { ...(price === null ? {} : { price }), ...(discount === null ? {} : { discount }) },
    gaps: [
      ...(price === null ? [priceGap] : []),
      ...(price !== null && discount === null ? [discountGap] : []),
    ],
    isOfJourneys: basis === 'journeys',
  }
}

interface RightFacts {
  /** Of the slice alone. */
  readonly question: MoneyQuestion
  readonly kept: readonly Kept[]
  readonly moved: readonly Moved[]
  readonly periods: readonly Day[]
}

async function keptOf(
  engine: Engine,
  { question, kept, moved, periods }: RightFacts,
): Promise<Pick<MeasuredMoney, 'cells' | 'gaps'>> {
  const scaled = moved.reduce((sum, { amount }) => sum + readDecimal(amount), 0n)
  const units = moved.reduce((sum, { movement, units: count }) => sum + signOf(movement) * count, 0)
  const running = measuredCell(inUnits(scaled), null, units)
  const told =
    kept.length === 0
      ? null
      : measuredRetention({
          kept,
          moved: await movedOf(engine, question, periods),
          policies: question.policies,
        })
  if (told === null) {
    const cells = ['gross_retention', 'expansion'] as const
    return { cells: { running }, gaps: [{ cells, why: 'young', where: question.policies.source }] }
  }
  const { gross, expansion } = told
  return {
    cells: { running, gross_retention: gross, ...(expansion === null ? {} : { expansion }) },
    gaps: [],
  }
}

/** What those who were new paid, by month. */
function newIn(moved: readonly Moved[]): ReadonlyMap<Day, number> {
  const fresh = new Map<Day, bigint>()
  for (const { movement, period, amount } of moved) {
    if (movement !== 'new') continue
    const month = periodStart(period, 'month')
    fresh.set(month, (fresh.get(month) ?? 0n) + readDecimal(amount))
  }
  return new Map([...fresh].map(([month, sum]) => [month, inUnits(sum)]))
}

/** What a movement does to the number of those who pay. */
function signOf(movement: Moved['movement']): number {
  if (movement === 'new' || movement === 'reactivation') return 1
  return movement === 'churn' ? -1 : 0
}

async function movedOf(
  engine: Engine,
  question: MoneyQuestion,
  periods: readonly Day[],
): Promise<readonly UnitMoved[] | null> {
  const page = { movements: [], limit: MOST_MOVED, offset: 0 }
  const { items, total } = await engine.unitsMoved({ ...question, periods, ...page })
  return total > MOST_MOVED ? null : items
}

function filtersOf(by: readonly string[], slice: Slice): readonly Filter[] {
  return by.map((dimension, at) => ({ dimension, values: [slice[at] ?? null] }))
}

/** A year's amounts of the journeys that committed, by slice. */
async function amountsOf(engine: Engine, asked: Asked): Promise<ReadonlyMap<string, number[]>> {
  const amounts = new Map<string, number[]>()
  if (engine.catalog.stages.every(({ id }) => id !== 'commit')) return amounts
  const question = { ...questionOf({ ...asked, view: 'cohort', interval: null }), stage: 'commit' }
  const page = { events: [], limit: MOST_AMOUNTS, offset: 0 }
  const first = await engine.facts({ ...question, ...page })
  const { items } =
    first.total > MOST_AMOUNTS
      ? await engine.facts({ ...question, ...page, offset: first.total - MOST_AMOUNTS })
      : first
  for (const { by, amount } of items) {
    if (amount === null) continue
    const key = sliceKey(by)
    const same = amounts.get(key)
    if (same === undefined) amounts.set(key, [Number(amount)])
    else same.push(Number(amount))
  }
  return amounts
}
