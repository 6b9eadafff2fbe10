import type { AnswerEnvelope, AnswerRow } from '../../answers/answer.ts'
import type { Language } from '../../standard/types.ts'
import { columnsOf, madeEnvelope, type Columns } from './made-plots.ts'

const policyColumns: Columns = [
  ['policy', 'text', 'policy', 'règle'],
  ['label', 'text', 'what it decides', 'ce qu’elle décide'],
  ['share', 'money', 'in its turn', 'à son tour'],
  ['alone', 'money', 'alone', 'seule'],
  ['accounts', 'count', 'accounts changed', 'comptes modifiés'],
  ['a', 'text', 'A', 'A'],
  ['b', 'text', 'B', 'B'],
  ['ref', 'ref', 'ref', 'réf.'],
]

const accountColumns: Columns = [
  ['account', 'text', 'account', 'compte'],
  ['a', 'money', 'ARR by A', 'ARR selon A'],
  ['b', 'money', 'ARR by B', 'ARR selon B'],
  ['difference', 'money', 'B − A', 'B − A'],
  ['policy', 'text', 'policy', 'règle'],
  ['label', 'text', 'because of', 'à cause de'],
  ['others', 'count', 'other policies', 'autres règles'],
  ['a_ref', 'ref', 'A: ref', 'A\u00a0: réf.'],
  ['b_ref', 'ref', 'B: ref', 'B\u00a0: réf.'],
]

const bridgeColumns: Columns = [
  ['period', 'date', 'period', 'période'],
  ['side', 'text', 'by', 'selon'],
  ['opening', 'money', 'opening ARR', 'ARR à l’ouverture'],
  ['new', 'money', 'new', 'nouveau'],
  ['expansion', 'money', 'expansion', 'expansion'],
  ['contraction', 'money', 'contraction', 'contraction'],
  ['churn', 'money', 'churn', 'départs'],
  ['closing', 'money', 'closing ARR', 'ARR à la clôture'],
  ['customers', 'count', 'customers', 'clients'],
  ['maturity', 'fraction', 'maturity', 'maturité'],
  ['ref', 'ref', 'ref', 'réf.'],
]

type Made = readonly [policy: string, en: string, fr: string, share: number, accounts: number]
const policies: readonly Made[] = [
  ['source', 'source', 'source', 61_200, 88],
  ['ends', 'end', 'fin', -148_000, 31],
  ['trials', 'trials', 'essais', 9_400, 6],
  ['discounts', 'discounts', 'remises', 122_000, 140],
  ['not_counted', 'statuses not counted', 'statuts non comptés', -18_000, 1],
  ['minor_expansion', 'minor expansion', 'expansion mineure', 0, 0],
]

const A = 1_250_000
const B = 1_276_600

/** Two definitions, policy by policy. */
export function madePolicies(lang: Language): AnswerEnvelope {
  return made(lang, 'policies', {
    columns: policyColumns,
    rows: policies.map(([policy, en, fr, share, accounts]): AnswerRow => ({
      policy,
      label: { en, fr }[lang],
      share: money(share),
      alone: money(share * 1.1),
      accounts,
      a: 'excluded',
      b: 'included where known',
      ref: `definition/${policy}?profile=house&against=stripe`,
    })),
  })
}

/** The same, account by account: more than are drawn. */
export function madeAccounts(lang: Language, count = 40): AnswerEnvelope {
  const names = ['A very long name of an account & sons', '🚢 Harbor', 'شركة الميناء']
  return made(lang, 'accounts', {
    columns: accountColumns,
    rows: Array.from({ length: count }, (_, index): AnswerRow => {
      const size = 48_000 * 0.8 ** index
      const difference = index % 3 === 1 ? -size : size
      const [policy = '', en = '', fr = ''] = policies[index % 4] ?? []
      return {
        account: names[index] ?? `account ${index}`,
        a: money(60_000),
        b: money(60_000 + difference),
        difference: money(difference),
        policy,
        label: { en, fr }[lang],
        others: index % 2,
        a_ref: 'rows/subscriptions?account_id=a',
        b_ref: 'rows/charges?account_id=a',
      }
    }),
  })
}

/** The same, restated by quarter. */
export function madeRestatement(lang: Language): AnswerEnvelope {
  const moves = [
    [800_000, 0, 0, 0],
    [300_000, 90_000, -20_000, -60_000],
    [120_000, 40_000, -5_000, -15_000],
  ]
  const side = (name: string, factor: number): AnswerRow[] => {
    let level = 0
    return moves.map((amounts, index): AnswerRow => {
      const [fresh = 0, expansion = 0, contraction = 0, churn = 0] = amounts.map(
        (amount) => amount * factor,
      )
      const opening = level
      level += fresh + expansion + contraction + churn
      return {
        period: `2026-0${1 + 3 * index}-01`,
        side: name,
        opening: money(opening),
        new: money(fresh),
        expansion: money(expansion),
        contraction: money(contraction),
        churn: money(churn),
        closing: money(level),
        customers: 100 + index,
        maturity: index === 2 ? 0.5 : 1,
        ref: 'revenue/all?interval=quarter',
      }
    })
  }
  const [a, b] = [side('A', 1), side('B', 1.0213)]
  const rows = a.flatMap((row, index) => [row, b[index] ?? row])
  return made(lang, 'revenue', { columns: bridgeColumns, rows, interval: 'quarter' })
}

function made(
  lang: Language,
  show: string,
  {
    columns,
    rows,
    interval,
  }: {
    readonly columns: Columns
    readonly rows: readonly AnswerRow[]
    readonly interval?: string
  },
): AnswerEnvelope {
  return madeEnvelope('compare', lang, {
    columns: columnsOf(columns, [], lang),
    rows,
    input: { against: ['profile=stripe'], show, ...(interval === undefined ? {} : { interval }) },
    summary: {
      show,
      ...(interval === undefined ? {} : { interval }),
      a: { label: 'Stripe', closing: money(A), customers: 210 },
      b: {
        label: { en: 'As the board sees it', fr: 'Vu par le conseil' }[lang],
        closing: money(B),
      },
    },
    sentence: {
      en: 'A year’s recurring revenue is 1,276,600.00 EUR by the board (B) and 1,250,000.00 EUR by Stripe (A).',
      fr: 'Le revenu récurrent par an est de 1\u202f276\u202f600,00 EUR selon le conseil (B) et de 1\u202f250\u202f000,00 EUR selon Stripe (A).',
    },
  })
}

function money(value: number): string {
  return value.toFixed(2)
}
