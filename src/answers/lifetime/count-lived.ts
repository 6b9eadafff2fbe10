import type { Interval, Slice } from '../../engine/engine.ts'
import type { CohortCell, LeftOut } from '../../engine/money.ts'
import { monthsOf, livedOf, type Lived } from '../../models/math/lived.ts'
import {
  customerLifetime,
  type CustomerLifetime,
  type LifetimeTerms,
} from '../../models/math/customer-lifetime.ts'
import { bySlice } from '../../models/data/by-slice.ts'
import { slicesOf } from '../../models/data/slices.ts'
import { nextPeriod, periodStart, type Day } from '../../time/calendar.ts'
import type { AnswerContext } from '../answer.ts'
import { moneyQuestion, type MoneyAsked } from '../money/money-asked.ts'
import { nearestOfMoney, noMatch } from '../money/money-findings.ts'
import type { Finding } from '../../findings/finding.ts'

export interface SliceLifetime {
  readonly by: Slice
  readonly lived: Lived
  readonly told: CustomerLifetime
  /** When the first of them began, `null` where nobody did. */
  readonly since: Day | null
  /** After that nobody of them began; exclusive. */
  readonly until: Day
}

/** One curve for all, or for each period in which customers began. */
export type Cohorts = Interval | 'all'

/** Everything the two views tell. */
export interface CountedLives {
  readonly context: AnswerContext
  readonly asked: MoneyAsked
  readonly terms: LifetimeTerms
  readonly step: Interval
  readonly cohorts: Cohorts
  readonly slices: readonly SliceLifetime[]
  /** All slices together, as one. */
  readonly all: SliceLifetime
  readonly leftOut: readonly LeftOut[]
  readonly unmatched: readonly Finding[]
}

/** Cohorts by month, followed until the as-of date; a range chooses the cohorts. */
export async function countLived(
  context: AnswerContext,
  asked: MoneyAsked,
  {
    step,
    cohorts,
    ...own
  }: Omit<LifetimeTerms, 'perYear'> & Pick<CountedLives, 'step' | 'cohorts'>,
): Promise<CountedLives> {
  const { engine } = context
  const terms = { ...own, perYear: 12 / monthsOf[step] }
  const question = { ...moneyQuestion(asked), interval: 'month', asOf: asked.asOf } as const
  const [every, leftOut] = asked.isMapped
    ? await Promise.all([engine.cohorts(question), engine.leftOut(question)])
    : [[], []]
  const cells = every.filter(
    ({ start }) => start >= (asked.from ?? -Infinity) && start < (asked.to ?? Infinity),
  )
  const begun = cells.map((cell) => ({
    stage: cell.age === 0 ? 'begun' : 'later',
    by: cell.by,
    count: cell.units,
  }))
  const end = Math.min(asked.to ?? asked.asOf, asked.asOf)
  const inSlice = bySlice(cells)
  const slices = slicesOf(begun, 'begun', asked.by.length).flatMap((by) => {
    const mine = inSlice(by)
    return startsOf(mine, cohorts).map((start): SliceLifetime => {
      const until = start === null || cohorts === 'all' ? end : nextPeriod(start, cohorts)
      const own = cohorts === 'all' ? mine : mine.filter(within(start, until))
      const lived = livedOf(own, { step, asOf: asked.asOf })
      return { by, lived, told: customerLifetime(lived, terms), since: start, until }
    })
  })
  const isEmpty = asked.isMapped && cells.length === 0
  const unmatched = isEmpty ? noMatch(asked, await nearestOfMoney(engine, asked)) : []
  const [first] = slices
  const all = slices.length === 1 && first !== undefined ? first : together(slices, terms)
  return { context, asked, terms, step, cohorts, slices, all, leftOut, unmatched }
}

/** The first days of the cohorts there are; of all together the first day anybody began. */
function startsOf(cells: readonly CohortCell[], cohorts: Cohorts): readonly (Day | null)[] {
  const starts = cells.map(({ start }) => start)
  if (cohorts === 'all') return [starts.length === 0 ? null : Math.min(...starts)]
  const own = new Set(starts.map((start) => periodStart(start, cohorts)))
  return [...own].toSorted((one, other) => one - other)
}

function within(start: Day | null, until: Day): (cell: CohortCell) => boolean {
  return (cell) => cell.start >= (start ?? -Infinity) && cell.start < until
}

function together(slices: readonly SliceLifetime[], terms: LifetimeTerms): SliceLifetime {
  const sum = (of: (lived: Lived) => number): number =>
    slices.reduce((total, { lived }) => total + of(lived), 0)
  const lived: Lived = {
    exposures: slices.flatMap(({ lived: { exposures } }) => exposures),
    customers: sum(({ customers }) => customers),
    lost: sum(({ lost }) => lost),
    returned: sum(({ returned }) => returned),
    begun: slices.reduce((total, { lived: { begun } }) => total + begun, 0n),
    there: slices.flatMap(({ lived: { there } }) => there),
  }
  return { by: [], lived, told: customerLifetime(lived, terms), since: null, until: 0 }
}
