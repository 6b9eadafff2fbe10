import type { Engine, Interval, Recurring } from '../../engine/engine.ts'
import type { Finding } from '../../findings/finding.ts'
import { formatDecimal } from '../../money/decimal.ts'
import { revenueStates, type RevenueStates } from '../../models/business/revenue-states.ts'
import { bySlice } from '../../models/data/by-slice.ts'
import { slicesOf } from '../../models/data/slices.ts'
import { DEFAULT_PROFILE } from '../../standard/profiles.ts'
import type { Language } from '../../standard/types.ts'
import { formatDay, nextPeriod, periodStart, type Day } from '../../time/calendar.ts'
import type { AnswerColumn, AnswerContext, AnswerRow, AnswerTable } from '../answer.ts'
import { asOfFindings } from '../bowtie/bowtie-findings.ts'
import { column, dimensionColumn } from '../columns.ts'
import type { MoneyAsked } from './money-asked.ts'
import { moneyFindings, nearestOfMoney, noMatch, underWay, unmapped } from './money-findings.ts'
import { moneyRef } from '../refs/money-ref.ts'
import { recurringLeftOut } from '../numbers/number-findings.ts'
import { wordMoney } from '../numbers/number-words.ts'

/** More periods than these are not asked of the engine. */
const MOST_PERIODS = 60
/** Period ends asked together, from the last one back. */
const PERIODS_AT_ONCE = 12

interface PeriodEnd {
  readonly period: Day
  readonly end: Day
  readonly maturity: number
  readonly lines: readonly Recurring[]
}

/** At the end of each period: what was signed, what of it began, what waits, what runs. */
export async function statesAnswer(
  { engine, lang }: AnswerContext,
  asked: MoneyAsked,
  interval: Interval,
): Promise<AnswerTable> {
  const { catalog } = engine
  const isMapped = catalog.tables.some(({ name }) => name === 'subscriptions')
  const every = isMapped ? await periodEnds(engine, asked, interval) : []
  const begun = every.findIndex(({ lines }) => lines.length > 0)
  const ends = begun === -1 ? [] : every.slice(begun)
  const volumes = ends.flatMap(({ lines }) =>
    lines
      .filter(({ state }) => state === 'committed')
      .map(({ by, count, amount }) => ({ stage: '', by, count: Number(amount ?? 0) + count })),
  )
  const columns = stateColumns(lang)
  const taken = columns.map(({ name }) => name)
  const dimensions = asked.by.map((name) => dimensionColumn(name, taken))
  const money = (scaled: bigint): string => formatDecimal(scaled, catalog.currency)
  const told = ends.map((each) => ({ ...each, inSlice: bySlice(each.lines) }))
  const rows = slicesOf(volumes, '', asked.by.length).flatMap((by) =>
    told.flatMap(({ period, end, maturity, inSlice }): AnswerRow[] => {
      const own = inSlice(by)
      if (own.length === 0) return []
      const states = revenueStates(own)
      return [
        {
          ...Object.fromEntries(dimensions.map((each, at) => [each.name, by[at] ?? null])),
          period: formatDay(period),
          committed: money(states.committed),
          started: money(states.started),
          waiting: money(states.waiting),
          withdrawn: money(states.withdrawn),
          running: money(states.running),
          lifetime: money(states.lifetime),
          signed: states.signed,
          signed_waiting: states.waits,
          unknown: states.unknown,
          maturity,
          ref: moneyRef(period, end, by, { asked: { ...asked, step: interval }, catalog }),
        },
      ]
    }),
  )
  const last = ends.at(-1)
  return {
    asOf: formatDay(asked.asOf),
    columns: [...dimensions, ...columns],
    rows,
    summary: {
      sentence: sentenceOf(last, { currency: catalog.currency, lang }),
      view: 'states',
      basis: 'subscriptions',
    },
    findings: [
      ...(isMapped
        ? moneyFindings(catalog, { ...asked, isMapped }, [])
        : [...unmapped('subscriptions', 'always'), ...asOfFindings(catalog, asked)]),
      ...(isMapped && rows.length === 0 ? noMatch(asked, await nearestOfMoney(engine, asked)) : []),
      ...recurringLeftOut(last?.lines ?? [], catalog.currency),
      ...underWay(rows.filter(({ maturity }) => Number(maturity) < 1).length, asked),
      ...cut(every, begun === 0),
      ...(asked.profile.id === DEFAULT_PROFILE ? [] : [unprofiled(asked.profile.id)]),
    ],
  }
}

/** The last of the periods asked for, each with what was known of its end. */
async function periodEnds(
  engine: Engine,
  { from, until, knownBefore, by, where }: MoneyAsked,
  interval: Interval,
): Promise<readonly PeriodEnd[]> {
  const periods: Day[] = []
  let period = periodStart(until - 1, interval)
  while (periods.length < MOST_PERIODS && period >= (from ?? -Infinity)) {
    periods.unshift(period)
    period = periodStart(period - 1, interval)
  }
  const ends: PeriodEnd[] = []
  while (ends.length < periods.length) {
    // Before a period of nothing there is nothing: most companies are younger than what may be asked.
    const size = ends.length === 0 ? 1 : PERIODS_AT_ONCE
    const next = periods.slice(0, periods.length - ends.length).slice(-size)
    ends.unshift(...(await Promise.all(next.map(endOf))))
    if (ends[0]?.lines.length === 0) break
  }
  return ends

  async function endOf(period: Day): Promise<PeriodEnd> {
    const next = nextPeriod(period, interval)
    const end = Math.min(next, until)
    const whole = { from: null, to: null, scope: [] }
    const lines = await engine.recurring({ asOf: end, knownBefore, by, where, ...whole })
    return { period, end, maturity: (end - period) / (next - period), lines }
  }
}

/** There may be more before the first period shown. */
function cut(every: readonly PeriodEnd[], isFull: boolean): readonly Finding[] {
  const about = { code: 'periods_cut', severity: 'info', where: 'period', rows: 0 } as const
  return isFull && every.length === MOST_PERIODS
    ? [{ ...about, params: { most: MOST_PERIODS } }]
    : []
}

function unprofiled(profile: string): Finding {
  const about = { code: 'profile_unused', severity: 'info', where: 'profile', rows: 0 } as const
  return { ...about, params: { profile } }
}

function stateColumns(lang: Language): readonly AnswerColumn[] {
  return [
    column('period', 'date', { en: 'period', fr: 'période' }),
    column('committed', 'money', { en: 'committed ARR', fr: 'ARR engagé' }),
    column('started', 'money', { en: 'of which started', fr: 'dont démarré' }),
    column('waiting', 'money', {
      en: 'of which signed, not started',
      fr: 'dont signé, pas démarré',
    }),
    column('withdrawn', 'money', { en: 'of which withdrawn before', fr: 'dont retiré avant' }),
    column('running', 'money', { en: 'running ARR', fr: 'ARR en cours' }),
    column('lifetime', 'money', { en: 'accrued in all', fr: 'échu en tout' }),
    column('signed', 'count', { en: 'subscriptions signed', fr: 'abonnements signés' }),
    column('signed_waiting', 'count', { en: 'of which not started', fr: 'dont pas démarrés' }),
    column('unknown', 'count', { en: 'price unknown', fr: 'prix inconnu' }),
    column('maturity', 'fraction', { en: 'maturity', fr: 'maturité' }),
    column('ref', 'ref', { en: 'ref', fr: 'réf.' }),
  ].map((make) => make(lang))
}

function sentenceOf(
  last: PeriodEnd | undefined,
  { currency, lang }: { readonly currency: string; readonly lang: Language },
): string {
  if (last === undefined) {
    return lang === 'fr' ? 'Aucun abonnement n’est connu ici.' : 'No subscription is known here.'
  }
  const states: RevenueStates = revenueStates(last.lines)
  const word = (scaled: bigint): string =>
    wordMoney(Number(formatDecimal(scaled, currency)), currency, lang)
  const [committed, started, waiting, running, lifetime] = [
    states.committed,
    states.started,
    states.waiting,
    states.running,
    states.lifetime,
  ].map(word)
  return lang === 'fr'
    ? `Avant le ${formatDay(last.end)}, ${committed} par an ont été signés, dont ${started} ont démarré et ${waiting} pas encore\u202f; ${running} par an sont en cours, et ${lifetime} sont échus en tout.`
    : `Before ${formatDay(last.end)}, ${committed} a year was signed, of which ${started} has started and ${waiting} has not yet; ${running} a year is running, and ${lifetime} has accrued in all.`
}
