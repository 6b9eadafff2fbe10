import type { MoneyGrain } from '../../standard/revenue-policies.ts'
import type { Language } from '../../standard/types.ts'
import type { AnswerColumn } from '../answer.ts'
import { column, details } from '../columns.ts'
import { unitLabels } from './revenue-columns.ts'

const ref = column('ref', 'ref', { en: 'ref', fr: 'réf.' })

export function periodColumns(grain: MoneyGrain, lang: Language): readonly AnswerColumn[] {
  return [
    column('period', 'date', { en: 'period', fr: 'période' }),
    column('gross', 'fraction', { en: 'gross retention', fr: 'rétention brute' }),
    column('net', 'fraction', { en: 'net retention', fr: 'rétention nette' }),
    column('logo_churn', 'fraction', { en: 'logo churn', fr: 'attrition des clients' }),
    column('revenue_churn', 'fraction', { en: 'revenue churn', fr: 'attrition du revenu' }),
    column('n', 'count', unitLabels[grain]),
    ...details(
      column('n_kept', 'count', { en: 'of these, still there', fr: 'dont encore là' }),
      column('opening', 'money', { en: 'opening ARR', fr: 'ARR à l’ouverture' }),
      column('kept', 'money', { en: 'kept', fr: 'conservé' }),
      column('closing', 'money', { en: 'closing, of the same', fr: 'clôture, des mêmes' }),
      column('returned', 'money', { en: 'of who came back', fr: 'de qui est revenu' }),
    ),
    ref,
  ].map((make) => make(lang))
}

export function cohortColumns(grain: MoneyGrain, lang: Language): readonly AnswerColumn[] {
  return [
    column('start', 'date', { en: 'began', fr: 'début' }),
    column('age', 'count', { en: 'periods later', fr: 'périodes après' }),
    column('share', 'fraction', { en: 'net, of the beginning', fr: 'net, du début' }),
    column('gross_share', 'fraction', { en: 'gross, of the beginning', fr: 'brut, du début' }),
    column('customer_share', 'fraction', { en: 'still there', fr: 'encore là' }),
    column('customers', 'count', unitLabels[grain]),
    column('amount', 'money', { en: 'ARR', fr: 'ARR' }),
    column('maturity', 'fraction', { en: 'maturity', fr: 'maturité' }),
    ref,
  ].map((make) => make(lang))
}
