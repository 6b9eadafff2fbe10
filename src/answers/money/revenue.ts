import { z } from 'zod'
import type { Moved } from '../../engine/money.ts'
import {
  bridge,
  monthlyBridge,
  movements,
  perMonth,
  quickRatio,
  type BridgeRow,
} from '../../models/business/bridge.ts'
import { formatDecimal } from '../../money/decimal.ts'
import { bySlice } from '../../models/data/by-slice.ts'
import { slicesOf } from '../../models/data/slices.ts'
import type { Slice } from '../../engine/engine.ts'
import { formatDay } from '../../time/calendar.ts'
import type { Answer, AnswerRow } from '../answer.ts'
import { dimensionColumn } from '../columns.ts'
import { periods } from '../input/common-input.ts'
import { kindColumns, kindsOf, unknownKinds } from './expansion-columns.ts'
import { moneyAsked, moneyQuestion, type MoneyAsked } from './money-asked.ts'
import { moneyFindings, nearestOfMoney, noMatch, underWay } from './money-findings.ts'
import { moneyOptions } from './money-input.ts'
import { lastExpansion, revenueColumns, shownMovements } from './revenue-columns.ts'
import { moneyRef } from '../refs/money-ref.ts'
import { revenueSentence } from './revenue-sentence.ts'

const input = z.strictObject({
  interval: z
    .enum(['day', 'month', 'quarter', 'year'])
    .default('month')
    .meta({
      label: { en: 'interval', fr: 'intervalle' },
      description: 'one row per period',
      french: 'une ligne par période',
      choices: {
        day: { en: 'day', fr: 'jour' },
        ...periods,
      },
    }),
  per: z
    .enum(['year', 'month'])
    .default('year')
    .meta({
      label: { en: 'money of', fr: 'montants par' },
      description:
        'year: annual recurring revenue (ARR); month: monthly (MRR), a twelfth of it to ten decimals, with what rounding leaves',
      french:
        'year : le revenu récurrent annuel (ARR) ; month : mensuel (MRR), le douzième à dix décimales, avec ce que laisse l’arrondi',
      choices: { year: { en: 'a year', fr: 'an' }, month: { en: 'a month', fr: 'mois' } },
    }),
  expansion: z
    .enum(['whole', 'kinds'])
    .default('whole')
    .meta({
      label: { en: 'expansion', fr: 'expansion' },
      description: 'kinds: of which upsell, cross-sell, at renewal, resell, unknown',
      french:
        'kinds : dont vente additionnelle, vente croisée, au renouvellement, revente, inconnu',
      choices: {
        whole: { en: 'whole', fr: 'entière' },
        kinds: { en: 'by kind', fr: 'par nature' },
      },
    }),
  ...moneyOptions,
})

type RevenueInput = z.infer<typeof input>

interface SliceBridge {
  readonly by: Slice
  readonly rows: readonly BridgeRow[]
}

export const revenue: Answer<RevenueInput> = {
  name: 'revenue',
  topic: 'revenue',
  title: { en: 'Revenue', fr: 'Revenu' },
  question: {
    en: 'What moved recurring revenue, period by period?',
    fr: 'Qu’est-ce qui a fait bouger le revenu récurrent, période par période ?',
  },
  input,
  needs: ['subscriptions'],
  profiled: true,
  async run({ engine, lang }, { interval, per, expansion, ...common }) {
    const { catalog } = engine
    const asked = moneyAsked(catalog, common, interval)
    const question = moneyQuestion(asked)
    const told = expansion === 'kinds'
    const [moved, leftOut, expanded] = asked.isMapped
      ? await Promise.all([
          engine.moved(question),
          engine.leftOut(question),
          told ? engine.expanded(question) : [],
        ])
      : [[], [], []]
    const kind = kindsOf(expanded)
    const slices = bridges(moved, asked)
    const all = slices.flatMap(({ rows }) => rows)
    const minor = asked.profile.policies.minorExpansion !== null
    const shown = shownMovements(minor)
    const columns = revenueColumns(shown, { per, grain: asked.grain, expansion, lang })
    const taken = columns.map(({ name }) => name)
    const dimensions = asked.by.map((name) => dimensionColumn(name, taken))
    const money = (scaled: bigint): string => formatDecimal(scaled, catalog.currency)
    const early = all.filter(({ maturity }) => maturity < 1).length
    return {
      asOf: formatDay(asked.asOf),
      columns: [...dimensions, ...columns],
      rows: slices.flatMap(({ by, rows }) =>
        rows.map((row): AnswerRow => {
          const flow = per === 'month' ? monthlyBridge(row) : { ...row, rounding: 0n }
          const kinds = kindColumns.map((each) => {
            const amount = kind(by, row.period, each.kind)
            return [each.name, money(per === 'month' ? perMonth(amount) : amount)]
          })
          return {
            ...Object.fromEntries(dimensions.map((each, index) => [each.name, by[index] ?? null])),
            period: formatDay(row.period),
            opening: money(flow.opening),
            ...Object.fromEntries(
              shown.flatMap((name) => [
                [name, money(flow.moved[name])],
                ...(told && name === lastExpansion(shown) ? kinds : []),
              ]),
            ),
            ...(per === 'month' ? { rounding: money(flow.rounding) } : {}),
            closing: money(flow.closing),
            customers: row.customers,
            net: money(flow.closing - flow.opening),
            quick_ratio: quickRatio(row),
            maturity: row.maturity,
            ref: moneyRef(row.period, row.end, by, { asked, catalog }),
          }
        }),
      ),
      summary: {
        sentence: revenueSentence(total(slices), asked, { per, currency: catalog.currency, lang }),
        per,
        grain: asked.grain,
        basis: asked.profile.source,
      },
      findings: [
        ...moneyFindings(catalog, asked, leftOut),
        ...(asked.isMapped && all.length === 0
          ? noMatch(asked, await nearestOfMoney(engine, asked))
          : []),
        ...underWay(early, asked),
        ...nothingLost(all),
        ...unknownKinds(expanded, { from: asked.from, currency: catalog.currency }),
      ],
    }
  },
}

/** The slices that have any recurring money, the largest at the end first. */
function bridges(moved: readonly Moved[], asked: MoneyAsked): readonly SliceBridge[] {
  const volumes = moved.map(({ by, amount }) => ({ stage: '', by, count: Number(amount) }))
  const inSlice = bySlice(moved)
  return slicesOf(volumes, '', asked.by.length).map((by) => ({
    by,
    rows: bridge(inSlice(by), asked),
  }))
}

/** What every slice together opened, moved and closed with. */
function total(slices: readonly SliceBridge[]): BridgeRow | null {
  const rows = slices.flatMap((slice) => slice.rows)
  const first = Math.min(...rows.map(({ period }) => period))
  const last = Math.max(...rows.map(({ period }) => period))
  const ending = rows.filter(({ period }) => period === last)
  const [end] = ending
  if (end === undefined) return null
  const moved = movements.map((name) => [
    name,
    rows.reduce((sum, row) => sum + row.moved[name], 0n),
  ])
  const closing = ending.reduce((sum, row) => sum + row.closing, 0n)
  const change = rows.reduce((sum, row) => sum + row.closing - row.opening, 0n)
  return {
    period: first,
    end: end.end,
    maturity: end.maturity,
    opening: closing - change,
    moved: Object.fromEntries(moved) as BridgeRow['moved'],
    closing,
    customers: ending.reduce((sum, row) => sum + row.customers, 0),
  }
}

function nothingLost(rows: readonly BridgeRow[]) {
  const without = rows.filter((row) => quickRatio(row) === null).length
  const about = { code: 'nothing_lost', severity: 'info', where: 'quick_ratio' } as const
  return without === 0 ? [] : [{ ...about, rows: without, params: {} }]
}
