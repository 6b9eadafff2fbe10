import { startOfDay } from '../../time/calendar.ts'
import type { Engine, Filter, Question } from '../engine.ts'
import { stagesAlong } from '../path.ts'
import { countedInMonths } from './counted.ts'
import { assertKnown } from './dimensions.ts'
import { meetingsHeld } from './meetings.ts'
import { cohortMoney } from './money/cohorts.ts'
import { heldMoney } from './money/held.ts'
import { expandedMoney } from './money/expanded.ts'
import { keptMoney } from './money/kept-money.ts'
import { leftOutKnown } from './money/left-out.ts'
import { movedMoney, unitsMovedKnown } from './money/movements.ts'
import { renewalsKnown, renewalTermsKnown, termLengthsKnown } from './money/renewals.ts'
import { buyersKnown, eachBuyerKnown, notPurchasedKnown, soldKnown } from './money/purchases.ts'
import { spentKnown } from './money/spent.ts'
import { accountsValuedKnown, valuedKnown } from './money/valued.ts'
import { alongPath } from './passages/along-path.ts'
import { countPassages } from './passages/counts.ts'
import { coursesKnown } from './passages/courses.ts'
import { followPassages } from './passages/followed.ts'
import { passagesBehind } from './passages/facts.ts'
import { passagesOf } from './passages/passages.ts'
import type { FullPassage } from './passages/passages.ts'
import { referenceBuild } from './reference-build.ts'
import type { ReferenceBuild, ReferenceInput } from './reference-build.ts'
import { looseAsOf } from './reconcile/loose.ts'
import { seriesKnown } from './reconcile/series.ts'
import { recurringMoney } from './recurring.ts'
import { rowsBehind } from './rows.ts'

/**
 * The engine every other is held to: rows in memory, each question answered from the beginning,
 * nothing clever.
 */
export function referenceEngine(input: ReferenceInput): Engine {
  const build = referenceBuild(input)
  return {
    catalog: build.catalog,
    counts: async (question) =>
      countPassages(passagesAsOf(build, question), question, build, input.exactAges),
    followed: async (question) =>
      followPassages(
        passagesAsOf(build, question),
        question,
        stagesAlong(build.catalog, question.path),
        build,
        input.exactAges,
      ),
    recurring: async (question) => recurringMoney(build, known(question)),
    counted: async (question) => countedInMonths(build, build.catalog.counted, known(question)),
    moved: async (question) => movedMoney(build, known(question)),
    kept: async (question) => keptMoney(build, known(question)),
    cohorts: async (question) => cohortMoney(build, known(question)),
    unitsMoved: async (question) => unitsMovedKnown(build, known(question)),
    held: async (question) => heldMoney(build, known(question)),
    expanded: async (question) => expandedMoney(build, known(question)),
    renewals: async (question) => renewalsKnown(build, known(question)),
    renewalTerms: async (question) => renewalTermsKnown(build, known(question)),
    termLengths: async (question) => termLengthsKnown(build, known(question)),
    leftOut: async (question) => leftOutKnown(build, known(question)),
    series: async (question) => {
      assertKnown(build.dimensions, namesOf(question.scope))
      return seriesKnown(build, question)
    },
    loose: async (question) => {
      const asked = { ...question, path: null, by: [], where: [] }
      const passages = passagesAsOf(build, asked)
      const isMapped = build.catalog.stages.some(({ id }) => id === question.stage)
      return isMapped ? looseAsOf(build, passages, question) : []
    },
    meetings: async (question) =>
      meetingsHeld(build, passagesAsOf(build, { ...question, path: null }), question),
    valued: async (question) => valuedKnown(build, known(question)),
    accountsValued: async (question) => accountsValuedKnown(build, known(question)),
    spent: async (question) => spentKnown(build, known(question)),
    buyers: async (question) => buyersKnown(build, known(question)),
    eachBuyer: async (question) => eachBuyerKnown(build, known(question)),
    sold: async (question) => soldKnown(build, known(question)),
    notPurchased: async (question) => notPurchasedKnown(build, known(question)),
    facts: async (question) => passagesBehind(passagesAsOf(build, question), question, build),
    rows: async (question) => {
      assertKnown(build.dimensions, namesOf(question.scope))
      return rowsBehind(build, build.remarks, question)
    },
    close: async () => {},
  }

  /** The question, whose dimensions there are. */
  function known<Q extends Sliced>(question: Q): Q {
    assertSlices(build, question)
    return question
  }
}

type Sliced = Pick<Question, 'by' | 'where' | 'scope'>

function assertSlices({ dimensions }: ReferenceBuild, { by, where, scope }: Sliced): void {
  assertKnown(dimensions, [...by, ...namesOf(where), ...namesOf(scope)])
}

/**
 * The passages as they were known then, where the project says what was recorded when. In the past
 * an undated entry belongs to a journey of which something dated had happened.
 */
function passagesAsOf(
  build: ReferenceBuild,
  question: Pick<Question, 'asOf' | 'knownBefore' | 'path' | 'stage' | 'by' | 'where' | 'scope'>,
): readonly FullPassage[] {
  const { catalog, offsets } = build
  assertSlices(build, question)
  const { knownBefore } = question
  const known =
    catalog.recorded && knownBefore !== null
      ? passagesKnown(build, startOfDay(knownBefore, offsets))
      : build.passages
  const { stage } = question
  const passages = alongPath(known, question.path, catalog).filter(
    (passage) => stage === null || passage.stage === stage,
  )
  if (question.asOf >= catalog.asOf) return passages
  const asOf = startOfDay(question.asOf, offsets)
  return passages.filter(({ entered, since }) => entered !== -Infinity || since < asOf)
}

function passagesKnown(build: ReferenceBuild, before: number): readonly FullPassage[] {
  const stages = build.catalog.stages.map(({ id }) => id)
  return coursesKnown(build, before).flatMap((course) =>
    passagesOf(course, stages, build.setup.policies),
  )
}

function namesOf(filters: readonly Filter[]): string[] {
  return filters.map(({ dimension }) => dimension)
}
