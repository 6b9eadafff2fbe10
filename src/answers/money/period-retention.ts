import type { Interval } from '../../engine/engine.ts'
import type { Kept } from '../../engine/money.ts'
import { counted, wordPercent } from '../../findings/wording.ts'
import { formatDecimal } from '../../money/decimal.ts'
import { retentionOf, type Retention } from '../../models/business/retention.ts'
import { bySlice } from '../../models/data/by-slice.ts'
import { sliceKey, slicesOf } from '../../models/data/slices.ts'
import type { Language } from '../../standard/types.ts'
import { formatDay, monthsBefore, nextPeriod, type Day } from '../../time/calendar.ts'
import type { AnswerContext, AnswerRow, AnswerTable } from '../answer.ts'
import { dimensionColumn } from '../columns.ts'
import { moneyQuestion, type MoneyAsked } from './money-asked.ts'
import { fewCustomers, moneyFindings, nearestOfMoney, noMatch } from './money-findings.ts'
import { moneyRef } from '../refs/money-ref.ts'
import { wordMoney } from '../numbers/number-words.ts'
import { periodColumns } from './retention-columns.ts'
import { units } from './revenue-sentence.ts'

interface Followed {
  readonly interval: Interval
  /** In months. */
  readonly window: number
}

/** At the end of each whole period: what is left of the money and the customers of a window ago. */
export async function periodRetention(
  { engine, lang }: AnswerContext,
  asked: MoneyAsked,
  { interval, window }: Followed,
): Promise<AnswerTable> {
  const { catalog } = engine
  const { policies } = asked.profile
  const question = { ...moneyQuestion(asked), interval }
  const needsMoved = policies.churnOf === 'opening_and_new'
  const [kept, leftOut, moved] = asked.isMapped
    ? await Promise.all([
        engine.kept({ ...question, window }),
        engine.leftOut(question),
        needsMoved ? engine.moved({ ...question, interval: 'month' }) : [],
      ])
    : [[], [], []]
  const shown = kept.filter(({ period }) => period >= (asked.from ?? -Infinity))
  const told = (rows: readonly Kept[], period: Day): Retention | null => {
    const end = nextPeriod(period, interval)
    const keys = new Set(rows.map(({ by }) => sliceKey(by)))
    const within = moved.filter(
      (each) =>
        each.period >= monthsBefore(end, window) &&
        each.period < end &&
        keys.has(sliceKey(each.by)),
    )
    return retentionOf(rows, within, policies)
  }
  const columns = periodColumns(asked.grain, lang)
  const taken = columns.map(({ name }) => name)
  const dimensions = asked.by.map((name) => dimensionColumn(name, taken))
  const money = (scaled: bigint): string => formatDecimal(scaled, catalog.currency)
  const rows = inOrder(shown, asked).flatMap((row): AnswerRow[] => {
    const found = told([row], row.period)
    if (found === null) return []
    const end = nextPeriod(row.period, interval)
    const months = { ...asked, step: 'month' } as const
    return [
      {
        ...Object.fromEntries(dimensions.map((each, at) => [each.name, row.by[at] ?? null])),
        period: formatDay(row.period),
        gross: found.gross,
        net: found.net,
        logo_churn: found.logoChurn,
        revenue_churn: found.revenueChurn,
        n: found.n,
        n_kept: found.nKept,
        opening: money(found.opening),
        kept: money(found.kept),
        closing: money(found.closing),
        returned: money(found.returned),
        ref: moneyRef(monthsBefore(end, window), end, row.by, { asked: months, catalog }),
      },
    ]
  })
  const last = shown.reduce((latest, { period }) => Math.max(latest, period), -Infinity)
  const ending = shown.filter(({ period }) => period === last)
  const all = ending.length === 0 ? null : told(ending, last)
  return {
    asOf: formatDay(asked.asOf),
    columns: [...dimensions, ...columns],
    rows,
    summary: {
      sentence: sentenceOf(all, asked, {
        end: nextPeriod(last, interval),
        window,
        currency: catalog.currency,
        lang,
      }),
      view: 'period',
      window,
      grain: asked.grain,
      basis: asked.profile.source,
    },
    findings: [
      ...moneyFindings(catalog, asked, leftOut),
      ...(asked.isMapped && rows.length === 0
        ? noMatch(asked, await nearestOfMoney(engine, asked))
        : []),
      ...fewCustomers(
        shown.map((row) => row.units),
        'n',
      ),
    ],
  }
}

/** By slice, the one with the most money to keep first, then by period. */
function inOrder(kept: readonly Kept[], { by }: MoneyAsked): readonly Kept[] {
  const volumes = kept.map((row) => ({ stage: '', by: row.by, count: Number(row.opening) }))
  const inSlice = bySlice(kept)
  return slicesOf(volumes, '', by.length).flatMap((slice) =>
    inSlice(slice).toSorted((one, other) => one.period - other.period),
  )
}

interface Words {
  readonly end: Day
  readonly window: number
  readonly currency: string
  readonly lang: Language
}

function sentenceOf(
  found: Retention | null,
  asked: MoneyAsked,
  { end, window, currency, lang }: Words,
): string {
  if (found === null) {
    return lang === 'fr'
      ? `Personne n’est connu qui payait ${counted(window, ['mois', 'mois'], 'fr')} avant la fin d’une période entière.`
      : `Nobody is known who paid ${counted(window, ['month', 'months'], 'en')} before the end of a whole period.`
  }
  const { opening, n, gross, net, logoChurn } = found
  const value = wordMoney(Number(formatDecimal(opening, currency)), currency, lang)
  const who = counted(n, units[asked.grain][lang], lang)
  const [kept, grown, lost] = [gross, net, logoChurn].map((each) => wordPercent(each, lang))
  return lang === 'fr'
    ? `Des ${value} par an que payaient ${who} ${counted(window, ['mois', 'mois'], 'fr')} avant le ${formatDay(end)}, ${kept} ont été conservés (brut) et ${grown} avec ce qu’ils ont ajouté (net)\u202f; ${lost} sont partis.`
    : `Of ${value} a year that ${who} paid ${counted(window, ['month', 'months'], 'en')} before ${formatDay(end)}, ${kept} was kept (gross), and ${grown} with what they added (net); ${lost} of them left.`
}
