import type { Interval, Slice } from '../../engine/engine.ts'
import type { Renewals } from '../../engine/renewals.ts'
import type { Finding } from '../../findings/finding.ts'
import { counted, wordNumber, wordPercent } from '../../findings/wording.ts'
import { formatDecimal } from '../../money/decimal.ts'
import { renewalSums, type RenewalSums } from '../../models/business/renewals.ts'
import { bySlice } from '../../models/data/by-slice.ts'
import { slicesOf } from '../../models/data/slices.ts'
import type { Language } from '../../standard/types.ts'
import { formatDay, periodStart, type Day } from '../../time/calendar.ts'
import type { AnswerContext, AnswerRow, AnswerTable } from '../answer.ts'
import { dimensionColumn } from '../columns.ts'
import { moneyQuestion, type MoneyAsked } from './money-asked.ts'
import { fewCustomers, moneyFindings, nearestOfMoney, noMatch } from './money-findings.ts'
import { wordMoney } from '../numbers/number-words.ts'
import { askedMoment, sliceWhere } from '../refs/asked-ref.ts'
import { formatRef } from '../refs/ref.ts'
import { renewalColumns } from './renewal-columns.ts'

interface RenewalsAsked {
  readonly interval: Interval
  /** Days. */
  readonly grace: number
}

interface PeriodSums {
  readonly by: Slice
  readonly period: Day
  readonly sums: RenewalSums
}

/** By the period in which terms end: what was due, and what became of it. */
export async function renewalsAnswer(
  { engine, lang }: AnswerContext,
  asked: MoneyAsked,
  { interval, grace }: RenewalsAsked,
): Promise<AnswerTable> {
  const { catalog } = engine
  // A range chooses the terms; what becomes of them is told until the as-of date.
  const question = { ...moneyQuestion(asked), interval, asOf: asked.asOf }
  const [every, leftOut] = asked.isMapped
    ? await Promise.all([engine.renewals({ ...question, grace }), engine.leftOut(question)])
    : [[], []]
  const until = asked.to ?? periodStart(asked.asOf - 1, interval) + 1
  const shown = every.filter(
    ({ period }) => period !== null && period >= (asked.from ?? -Infinity) && period < until,
  )
  const rows = inOrder(shown, asked)
  const all = renewalSums(shown)
  const columns = renewalColumns(lang)
  const taken = columns.map(({ name }) => name)
  const dimensions = asked.by.map((name) => dimensionColumn(name, taken))
  const money = (scaled: bigint): string => formatDecimal(scaled, catalog.currency)
  const refOf = (period: Day, by: Slice): string =>
    formatRef({
      kind: 'renewals',
      state: null,
      ...askedMoment(asked, catalog),
      interval,
      from: period,
      grace,
      profile: asked.profile.id,
      where: sliceWhere(asked, by),
    })
  return {
    asOf: formatDay(asked.asOf),
    columns: [...dimensions, ...columns],
    rows: rows.map(({ by, period, sums }): AnswerRow => ({
      ...Object.fromEntries(dimensions.map((each, at) => [each.name, by[at] ?? null])),
      period: formatDay(period),
      due: sums.due,
      renewed: sums.renewed,
      early: sums.terms.early,
      on_time: sums.terms.on_time,
      late: sums.terms.late,
      lost: sums.terms.lost,
      open: sums.terms.open,
      renewal_rate: sums.rate.value,
      renewal_rate_low: sums.rate.interval?.low ?? null,
      renewal_rate_high: sums.rate.interval?.high ?? null,
      renewal_rate_n: sums.rate.n,
      renewal_rate_maturity: sums.rate.maturity,
      due_amount: money(sums.dueAmount),
      kept_amount: money(sums.keptAmount),
      renewed_amount: money(sums.keptAmount + sums.uplift),
      uplift: money(sums.uplift),
      lost_amount: money(sums.lostAmount),
      open_amount: money(sums.openAmount),
      ref: refOf(period, by),
    })),
    summary: {
      sentence: sentenceOf(all, { currency: catalog.currency, grace, lang }),
      view: 'renewals',
      grace,
      basis: asked.profile.source,
    },
    findings: [
      ...moneyFindings(catalog, asked, leftOut),
      ...(asked.isMapped && every.length === 0
        ? noMatch(asked, await nearestOfMoney(engine, asked))
        : []),
      ...withoutTerm(every),
      ...stillOpen(all, grace),
      ...fewCustomers(
        rows.filter(({ sums }) => sums.rate.n > 0).map(({ sums }) => sums.rate.n),
        'renewal_rate',
      ),
    ],
  }
}

/** By slice, the one with the most due first, then by period. */
function inOrder(lines: readonly Renewals[], { by }: MoneyAsked): readonly PeriodSums[] {
  const volumes = lines.map((line) => ({ stage: '', by: line.by, count: Number(line.due) }))
  const inSlice = bySlice(lines)
  return slicesOf(volumes, '', by.length).flatMap((slice) => {
    const own = inSlice(slice)
    const periods = [...new Set(own.flatMap(({ period }) => period ?? []))]
    return periods
      .toSorted((one, other) => one - other)
      .map((period) => ({
        by: slice,
        period,
        sums: renewalSums(own.filter((line) => line.period === period)),
      }))
  })
}

function withoutTerm(every: readonly Renewals[]): readonly Finding[] {
  const rows = every
    .filter(({ state }) => state === 'unknown')
    .reduce((sum, { terms }) => sum + terms, 0)
  const where = 'subscriptions.term_ends_at'
  return rows === 0 ? [] : [{ code: 'terms_unknown', severity: 'warning', where, rows, params: {} }]
}

function stillOpen({ terms }: RenewalSums, grace: number): readonly Finding[] {
  const about = { code: 'renewals_open', severity: 'info', where: 'open' } as const
  return terms.open === 0 ? [] : [{ ...about, rows: terms.open, params: { grace } }]
}

interface Words {
  readonly currency: string
  readonly grace: number
  readonly lang: Language
}

function sentenceOf(sums: RenewalSums, { currency, grace, lang }: Words): string {
  const { due, rate, terms, uplift, lostAmount } = sums
  if (due === 0) {
    return lang === 'fr' ? 'Aucune échéance n’est connue ici.' : 'No term is known here.'
  }
  const money = (scaled: bigint): string =>
    wordMoney(Number(formatDecimal(scaled, currency)), currency, lang)
  const word = (n: number): string => wordNumber(n, lang)
  const { early, on_time: onTime, late, lost, open } = terms
  if (lang === 'fr') {
    const share =
      rate.value === null
        ? `aucune n’a passé ses ${word(grace)} jours de grâce`
        : `${wordPercent(rate.value, 'fr')} des ${word(rate.n)} dont les ${word(grace)} jours de grâce sont passés ont été renouvelées`
    return `De ${counted(due, ['échéance', 'échéances'], 'fr')}, ${share}\u202f: en tout ${word(early)} en avance, ${word(onTime)} à l’heure, ${word(late)} en retard (hausse\u00a0: ${money(uplift)} par an), ${word(lost)} perdues (${money(lostAmount)}), ${word(open)} ouvertes.`
  }
  const share =
    rate.value === null
      ? `none is past its ${word(grace)} days of grace`
      : `${wordPercent(rate.value, 'en')} of the ${word(rate.n)} past their ${word(grace)} days of grace were renewed`
  return `Of ${counted(due, ['term', 'terms'], 'en')} due, ${share}: in all ${word(early)} early, ${word(onTime)} on time, ${word(late)} late (uplift ${money(uplift)} a year), ${word(lost)} lost (${money(lostAmount)}), ${word(open)} open.`
}
