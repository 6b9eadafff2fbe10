import { formatDecimal, roundedShare } from '../../../money/decimal.ts'
import { addMonths, startOfDay } from '../../../time/calendar.ts'
import type { Day } from '../../engine.ts'
import { LAPSE_DAYS } from '../../valued.ts'
import type { AccountsQuestion, AccountValued, Valued, ValuedQuestion } from '../../valued.ts'
import type { Page } from '../../terms.ts'
import { rowsKnown } from '../checks/versions.ts'
import { passes } from '../dimensions.ts'
import { groupBy } from '../group-by.ts'
import { pageOf } from '../page.ts'
import type { CourseContext } from '../passages/courses.ts'
import { compareNullable, compareText } from '../text-order.ts'
import { begunDay } from './begun-day.ts'
import { paidKnown } from './paid.ts'
import { textOf, timeOf } from './row-values.ts'

/** What an account pays for some days: the last one excluded, the as-of where it runs on. */
interface Stay {
  readonly by: readonly (string | null)[]
  readonly from: Day
  readonly to: Day
  readonly amount: bigint
}

export function valuedKnown(context: CourseContext, question: ValuedQuestion): Valued[] {
  const worths = everyAccount(context, question).map(worthOf)
  return [...groupBy(worths, (worth) => JSON.stringify(worth)).values()].map((same): Valued => ({
    ...same[0]!,
    count: same.length,
  }))
}

function worthOf({ account: _account, ...worth }: AccountValued): Omit<Valued, 'count'> {
  return worth
}

export function accountsValuedKnown(
  context: CourseContext,
  question: AccountsQuestion,
): Page<AccountValued> {
  const all = everyAccount(context, question)
  return pageOf(
    all.toSorted((a, b) => b.began - a.began || compareText(a.account, b.account)),
    question,
  )
}

function everyAccount(context: CourseContext, question: ValuedQuestion): AccountValued[] {
  const { dimensions, setup } = context
  const names = dimensions.map(({ name }) => name)
  const impacts = firstImpacts(context, question)
  return [...staysOf(context, question, names)].flatMap(([account, stays]): AccountValued[] => {
    const [first] = stays.toSorted(inOrder)
    if (first === undefined || account === '') return []
    const began = first.from
    const slice = Object.fromEntries(names.map((name, i) => [name, first.by[i] ?? null]))
    const { from, to, where } = question
    if (began < (from ?? -Infinity) || began >= (to ?? Infinity)) return []
    if (!passes(slice, where)) return []
    const impact = impacts.get(account)
    return [
      {
        account,
        by: question.by.map((name) => slice[name] ?? null),
        began,
        lapsed: lapseOf(stays, question, began),
        reached: impact === undefined ? null : Math.max(0, impact - began),
        realised: formatDecimal(realisedOf(stays, question, began), setup.currency),
      },
    ]
  })
}

/** Of each account, those of at least a day. */
function staysOf(
  context: CourseContext,
  question: ValuedQuestion,
  names: readonly string[],
): Map<string, Stay[]> {
  const { asOf, knownBefore, scope, policies } = question
  const paid = paidKnown(context, {
    asOf,
    knownBefore,
    by: names,
    where: [],
    scope,
    interval: 'day',
    grain: 'account',
    policies: { ...policies, currency: 'begin' },
  })
  const stays = paid.map(({ unit, by, begin, end, amount }) => {
    const from = begunDay(begin, context.offsets)
    const to = end === null ? asOf : Math.min(asOf, begunDay(end, context.offsets))
    return { unit, by, from, to, amount }
  })
  return groupBy(
    stays.filter(({ from, to }) => from < to),
    ({ unit }) => unit,
  )
}

/** The dearest of the first day stands first. */
function inOrder(a: Stay, b: Stay): number {
  if (a.from !== b.from) return a.from - b.from
  if (a.amount !== b.amount) return a.amount > b.amount ? -1 : 1
  for (const [i, value] of a.by.entries()) {
    const order = compareNullable(value, b.by[i] ?? null)
    if (order !== 0) return order
  }
  return 0
}

function lapseOf(stays: readonly Stay[], { asOf }: ValuedQuestion, began: Day): number | null {
  const ends = stays.map(({ to }) => to).toSorted((a, b) => a - b)
  const lapse = ends.find(
    (day) => day < asOf && !stays.some(({ from, to }) => from < day + LAPSE_DAYS && to > day),
  )
  return lapse === undefined ? null : lapse - began
}

function realisedOf(stays: readonly Stay[], question: ValuedQuestion, began: Day): bigint {
  const { asOf, months } = question
  const end = addMonths(began, months)
  const until = Math.min(end, asOf)
  const paid = stays.reduce(
    (sum, { from, to, amount }) => sum + amount * BigInt(Math.max(0, Math.min(to, until) - from)),
    0n,
  )
  return roundedShare(paid, BigInt(months), BigInt(12 * (end - began)))
}

function firstImpacts(context: CourseContext, question: ValuedQuestion): Map<string, Day> {
  const { offsets, tables } = context
  const known = question.knownBefore === null ? Infinity : startOfDay(question.knownBefore, offsets)
  const asOf = startOfDay(question.asOf, offsets)
  const first = new Map<string, Day>()
  for (const row of rowsKnown(tables, 'impacts', known)) {
    const at = timeOf(row, 'reached_at')
    if (at === null || at >= asOf) continue
    const account = textOf(row, 'account_id') ?? ''
    const day = begunDay(at, offsets)
    first.set(account, Math.min(day, first.get(account) ?? day))
  }
  return first
}
