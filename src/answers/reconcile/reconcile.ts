import { z } from 'zod'
import { formatDay } from '../../time/calendar.ts'
import type { Answer, AnswerTable } from '../answer.ts'
import { moneyAsked, type MoneyAsked } from '../money/money-asked.ts'
import { moneyOptions } from '../money/money-input.ts'
import { reconcileAccounts } from './reconcile-accounts.ts'
import { monthOf, theirsOf, toleranceOf } from './reconcile-asked.ts'
import { accountColumns, monthColumns } from './reconcile-columns.ts'
import { noSeries } from './reconcile-findings.ts'
import { reconcileKnot } from './reconcile-knot.ts'
import { reconcileMonths } from './reconcile-months.ts'
import { nothingWords } from './reconcile-sentence.ts'
import type { MoneyOf } from '../money/revenue-columns.ts'
import type { Language } from '../../standard/types.ts'

const { asOf, from, to, profile, lang } = moneyOptions

const perYear = { en: 'a year', fr: 'an' }
const perMonth = { en: 'a month', fr: 'mois' }

const input = z.strictObject({
  view: z
    .enum(['months', 'accounts', 'knot'])
    .default('months')
    .meta({
      label: { en: 'view', fr: 'vue' },
      description:
        'months: ours beside theirs; accounts: one month, account by account, and why; knot: wins without a subscription, and subscriptions without a win',
      french:
        'months : le nôtre à côté du leur ; accounts : un mois, compte par compte, et pourquoi ; knot : affaires gagnées sans abonnement, et abonnements sans affaire gagnée',
      choices: {
        months: { en: 'by month', fr: 'par mois' },
        accounts: { en: 'by account', fr: 'par compte' },
        knot: { en: 'between the two sides', fr: 'entre les deux côtés' },
      },
    }),
  series: z
    .string()
    .optional()
    .meta({
      label: { en: 'with', fr: 'avec' },
      description:
        'whose figures: a name of reference_series, or ledger, the revenue of finance (default: the only one there is)',
      french:
        'les chiffres de qui : un nom de reference_series, ou ledger, le chiffre d’affaires de finance (sinon : la seule série)',
      metavar: 'SERIES',
    }),
  seriesUnit: z
    .enum(['month', 'year'])
    .optional()
    .meta({
      label: { en: 'their figures are of', fr: 'leurs chiffres sont par' },
      description:
        'month: their figures are a month’s money; year: a year’s (default: year where the name says ARR, annual or yearly)',
      french:
        'month : leurs chiffres sont ceux d’un mois ; year : ceux d’un an (sinon : year si le nom dit ARR, annual ou yearly)',
      choices: { month: perMonth, year: perYear },
    }),
  month: z
    .string()
    .optional()
    .meta({
      label: { en: 'month', fr: 'mois' },
      description: 'of the view accounts: which month (default: the last that both know)',
      french: 'de la vue accounts : quel mois (sinon : le dernier que les deux connaissent)',
      metavar: 'YYYY-MM',
    }),
  grace: z
    .int()
    .min(0)
    .max(3660)
    .default(30)
    .meta({
      label: { en: 'days of grace', fr: 'jours de grâce' },
      description:
        'of the view knot: what is not older may still be waiting for the other side, and is not listed',
      french:
        'de la vue knot : ce qui n’est pas plus ancien attend peut-être l’autre côté, et n’est pas listé',
      metavar: 'DAYS',
    }),
  tolerance: z
    .string()
    .default('0.005')
    .meta({
      label: { en: 'tolerance', fr: 'tolérance' },
      description: 'gaps up to this amount, in the unit of their figures, are none',
      french: 'un écart jusqu’à ce montant, dans l’unité de leurs chiffres, n’en est pas un',
      metavar: 'AMOUNT',
    }),
  per: z
    .enum(['year', 'month'])
    .default('year')
    .meta({
      label: { en: 'money of', fr: 'montants par' },
      description: 'year: amounts of a year; month: a twelfth of it, to ten decimals',
      french: 'year : les montants d’un an ; month : un douzième, à dix décimales',
      choices: { year: perYear, month: perMonth },
    }),
  asOf,
  from,
  to,
  profile,
  lang,
})

export const reconcile: Answer<z.infer<typeof input>> = {
  name: 'reconcile',
  topic: 'revenue',
  title: { en: 'Reconcile', fr: 'Rapprochement' },
  question: {
    en: 'Why does our recurring revenue differ from somebody else’s figures?',
    fr: 'Pourquoi notre revenu récurrent diffère-t-il des chiffres des autres ?',
  },
  input,
  needs: ['subscriptions'],
  profiled: true,
  async run(context, { view, series, seriesUnit, month, grace, tolerance, per, ...common }) {
    const { engine, lang } = context
    const money = moneyAsked(
      engine.catalog,
      { ...common, by: [], where: [], grain: 'account' },
      'month',
    )
    // Their figures are of accounts, or of the company: so are ours.
    const policies = { ...money.profile.policies, grain: 'account' } as const
    const wanted = monthOf(month)
    const theirs =
      view === 'knot' ? null : await theirsOf(engine, money, { series, unit: seriesUnit })
    const asked = {
      ...money,
      profile: { ...money.profile, policies },
      per,
      tolerance: toleranceOf(tolerance, theirs?.unit ?? 'month'),
    }
    if (view === 'knot') return reconcileKnot(context, asked, grace)
    if (theirs === null)
      return nothing(asked, { view, per, lang, findings: noSeries(engine, asked) })
    return view === 'accounts'
      ? reconcileAccounts(context, asked, theirs, wanted)
      : reconcileMonths(context, asked, theirs)
  },
}

function nothing(
  { asOf: day }: MoneyAsked,
  {
    view,
    per,
    lang: language,
    findings,
  }: {
    readonly view: 'months' | 'accounts'
    readonly per: MoneyOf
    readonly lang: Language
    readonly findings: AnswerTable['findings']
  },
): AnswerTable {
  const columns = view === 'months' ? monthColumns : accountColumns
  return {
    asOf: formatDay(day),
    columns: columns(per, language),
    rows: [],
    summary: { sentence: nothingWords(null, language), view, series: null, per },
    findings,
  }
}
