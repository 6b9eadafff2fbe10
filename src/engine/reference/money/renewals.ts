import { formatDecimal } from '../../../money/decimal.ts'
import { dayOfInstant, nextPeriod, periodStart, startOfDay } from '../../../time/calendar.ts'
import type { Day, Page } from '../../engine.ts'
import type { MoneyQuestion } from '../../money.ts'
import { AROUND_TERM } from '../../expansion.ts'
import type {
  Renewals,
  RenewalsQuestion,
  RenewalState,
  RenewalTerm,
  RenewalTermsQuestion,
  TermLength,
} from '../../renewals.ts'
import { groupBy } from '../group-by.ts'
import { pageOf } from '../page.ts'
import type { CourseContext } from '../passages/courses.ts'
import { compareText } from '../text-order.ts'
import { compareValues } from './movements.ts'
import { paidAhead } from './paid.ts'
import type { Paid } from './paid.ts'
import { converted, ratesKnown } from './rates.ts'
import { textOf, timeOf } from './row-values.ts'

/** A piece of a subscription, by local days. */
interface Piece {
  readonly paid: Paid
  readonly starts: Day
  readonly stops: Day
  readonly begun: Day
  readonly term: Day | null
  readonly signed: Day | null
}

interface Term {
  readonly subscription: string
  readonly account: string | null
  readonly by: Paid['by']
  readonly ends: Day
  readonly period: Day
  readonly state: RenewalState
  readonly isOver: boolean
  readonly due: bigint
  readonly renewed: bigint
}

export function renewalsKnown(context: CourseContext, question: RenewalsQuestion): Renewals[] {
  const { currency } = context.setup
  const subscriptions = subscriptionsKnown(context, question)
  const terms = subscriptions.flatMap((pieces) => termsOf(pieces, context, question))
  const groups = groupBy(terms, ({ period, by, state, isOver }) =>
    JSON.stringify([period, by, state, isOver]),
  )
  const without = subscriptions.filter(
    (pieces) =>
      pieces.some(({ starts }) => starts < question.asOf) &&
      termsOf(pieces, context, question).length === 0,
  )
  const unknown = groupBy(without, (pieces) => JSON.stringify(pieces[0]?.paid.by))
  return [
    ...[...groups.values()].map((same): Renewals => {
      const { period, by, state, isOver } = same[0]!
      const [due, renewed] = (['due', 'renewed'] as const).map((name) =>
        formatDecimal(
          same.reduce((sum, term) => sum + term[name], 0n),
          currency,
        ),
      )
      return { period, by, state, isOver, terms: same.length, due: due!, renewed: renewed! }
    }),
    ...[...unknown.values()].map((same): Renewals => {
      const none = formatDecimal(0n, currency)
      const by = same[0]![0]!.paid.by
      const nothing = { isOver: false, due: none, renewed: none }
      return { period: null, by, state: 'unknown', terms: same.length, ...nothing }
    }),
  ]
}

export function renewalTermsKnown(
  context: CourseContext,
  question: RenewalTermsQuestion,
): Page<RenewalTerm> {
  const { periods, states } = question
  const { currency } = context.setup
  const all = subscriptionsKnown(context, question)
    .flatMap((pieces) => termsOf(pieces, context, question))
    .filter(
      ({ period, state }) =>
        (periods.length === 0 || periods.includes(period)) &&
        (states.length === 0 || states.includes(state)),
    )
    .toSorted(
      (a, b) =>
        a.ends - b.ends ||
        compareText(a.subscription, b.subscription) ||
        (a.by.map((value, i) => compareValues(value, b.by[i] ?? null)).find((each) => each !== 0) ??
          0),
    )
  const { items, total } = pageOf(all, question)
  return {
    total,
    items: items.map(({ subscription, account, ends, state, isOver, due, renewed }) => ({
      subscription,
      account,
      ends,
      state,
      isOver,
      due: formatDecimal(due, currency),
      renewed: formatDecimal(renewed, currency),
    })),
  }
}

export function termLengthsKnown(context: CourseContext, question: MoneyQuestion): TermLength[] {
  const lengths = subscriptionsKnown(context, question).flatMap((pieces) =>
    [...groupBy(termedOf(pieces, question), ({ term }) => term)].map(([ends, own]) => ({
      by: own[0]!.paid.by,
      days: ends - own[0]!.starts,
    })),
  )
  const alike = groupBy(lengths, (length) => JSON.stringify(length))
  return Array.from(alike.values(), (same) => ({ ...same[0]!, terms: same.length }))
}

/** What is paid for each subscription in a slice, in order; what is not paid for a day is nothing. */
function subscriptionsKnown(context: CourseContext, question: MoneyQuestion): Piece[][] {
  const dayOf = (at: number): Day => dayOfInstant(at, context.offsets)
  const pieces = paidAhead(context, question).map((paid): Piece => {
    const [term, signed] = (['term_ends_at', 'committed_at'] as const).map((column) => {
      const at = timeOf(paid.row, column)
      return at === null ? null : dayOf(at)
    })
    return {
      paid,
      starts: dayOf(paid.begin),
      stops: paid.end === null ? Infinity : dayOf(paid.end),
      begun: dayOf(paid.begun),
      term: term ?? null,
      signed: signed ?? null,
    }
  })
  const lasting = pieces.filter(({ starts, stops }) => stops > starts)
  const groups = groupBy(lasting, ({ paid: { row, by } }) =>
    JSON.stringify([textOf(row, 'subscription_id') ?? textOf(row, 'account_id'), by]),
  )
  return [...groups.values()].map((own) => own.toSorted((a, b) => a.starts - b.starts))
}

/** The pieces that began before the as-of, and say when their term ends. */
function termedOf(
  pieces: readonly Piece[],
  { asOf, policies }: Pick<MoneyQuestion, 'asOf' | 'policies'>,
): (Piece & { readonly term: Day })[] {
  return pieces.flatMap((piece) =>
    policies.source === 'subscriptions' &&
    piece.term !== null &&
    piece.term > piece.starts &&
    piece.starts < asOf
      ? [{ ...piece, term: piece.term }]
      : [],
  )
}

function termsOf(
  pieces: readonly Piece[],
  context: CourseContext,
  { asOf, grace, interval, knownBefore, policies }: RenewalsQuestion,
): Term[] {
  const known = knownBefore === null ? Infinity : startOfDay(knownBefore, context.offsets)
  const rateOn = ratesKnown(context, known)
  const termed = termedOf(pieces, { asOf, policies })
  return [...groupBy(termed, ({ term }) => term)].map(([ends, own]): Term => {
    const last = own.at(-1)!
    const { row, by } = last.paid
    const period = periodStart(ends, interval)
    const lastDay = Math.min(nextPeriod(period, interval), asOf) - 1
    const isOver = asOf > ends + Math.max(grace, AROUND_TERM)
    const found = renewalOf(pieces, { ...last, term: ends }, { asOf, grace })
    const worth = ({ paid, starts }: Piece): bigint => {
      const rate = rateOn(paid.currency, lastDay) ?? rateOn(paid.currency, starts)
      if (rate === null) throw new Error(`currency must have a rate: ${paid.currency}`)
      return converted(paid.amount, rate)
    }
    return {
      subscription: textOf(row, 'subscription_id') ?? '',
      account: textOf(row, 'account_id'),
      by,
      ends,
      period,
      state: found?.state ?? (isOver ? 'lost' : 'open'),
      isOver,
      due: worth(last),
      renewed: found === null ? 0n : worth(found.piece),
    }
  })
}

function renewalOf(
  pieces: readonly Piece[],
  { starts, begun, term: ends }: Piece & { readonly term: Day },
  { asOf, grace }: Pick<RenewalsQuestion, 'asOf' | 'grace'>,
): { readonly state: RenewalState; readonly piece: Piece } | null {
  const soon = ends - AROUND_TERM
  const after = ends + AROUND_TERM + 1
  const isEarly = (day: Day): boolean => day < soon && day < asOf
  const conditions: Record<'early' | 'on_time' | 'late', (piece: Piece) => boolean> = {
    early: (piece) =>
      (piece.term ?? ends) > ends &&
      piece.starts > starts &&
      (isEarly(piece.starts) ||
        (piece.signed !== null && piece.signed > begun && isEarly(piece.signed))),
    on_time: (piece) => asOf >= after && piece.starts < after && piece.stops >= after,
    late: (piece) => piece.starts >= after && piece.starts <= ends + grace && piece.starts < asOf,
  }
  for (const state of ['early', 'on_time', 'late'] as const) {
    const piece = pieces.find((each) => conditions[state](each))
    if (piece !== undefined) return { state, piece }
  }
  return null
}
