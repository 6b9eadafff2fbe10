import type { Language } from '../../standard/types.ts'
import type { AnswerColumn } from '../answer.ts'
import { column, details } from '../columns.ts'
import { rangedColumns } from '../lifetime/ranged.ts'

const ref = column('ref', 'ref', { en: 'ref', fr: 'réf.' })

export function purchaseColumns(months: number, lang: Language): readonly AnswerColumn[] {
  const ahead = { en: `in ${months} months`, fr: `en ${months} mois` }
  return [
    column('customers', 'count', { en: 'customers', fr: 'clients' }),
    column('repeated', 'count', { en: 'of these, bought again', fr: 'dont revenus' }),
    ...details(
      column('repeats', 'count', { en: 'repeat purchases', fr: 'achats répétés' }),
      column('spent', 'money', { en: 'paid at them', fr: 'payé alors' }),
    ),
    column('alive', 'fraction', { en: 'still there', fr: 'encore là' }),
    ...rangedColumns('expected', 'count', {
      en: `purchases expected ${ahead.en}`,
      fr: `achats attendus ${ahead.fr}`,
    }),
    ...details(
      column('expected_naive', 'count', { en: 'by the rate so far', fr: 'au rythme passé' }),
    ),
    ...rangedColumns('value', 'money', {
      en: `expected to pay ${ahead.en}`,
      fr: `paiements attendus ${ahead.fr}`,
    }),
    ...details(
      column('checked_from', 'date', { en: 'held back from', fr: 'caché à partir du' }),
      column('actual', 'count', { en: 'bought since then', fr: 'achetés depuis' }),
      ...rangedColumns('predicted', 'count', { en: 'foretold', fr: 'prévus' }),
      column('predicted_naive', 'count', { en: 'by the rate until then', fr: 'au rythme d’avant' }),
      column('actual_spent', 'money', { en: 'paid since then', fr: 'payé depuis' }),
      ...rangedColumns('predicted_value', 'money', { en: 'foretold', fr: 'prévu' }),
    ),
    ref,
  ].map((make) => make(lang))
}

export function courseColumns(lang: Language): readonly AnswerColumn[] {
  return [
    column('until', 'date', { en: 'before', fr: 'avant le' }),
    column('actual', 'count', { en: 'repeat purchases', fr: 'achats répétés' }),
    ...rangedColumns('predicted', 'count', { en: 'told by the model', fr: 'dits par le modèle' }),
    column('naive', 'count', { en: 'by the rate until then', fr: 'au rythme d’avant' }),
    column('checked_from', 'date', { en: 'held back from', fr: 'caché à partir du' }),
  ].map((make) => make(lang))
}

export function customerColumns(months: number, lang: Language): readonly AnswerColumn[] {
  return [
    column('account', 'text', { en: 'account', fr: 'compte' }),
    column('repeats', 'count', { en: 'repeat purchases', fr: 'achats répétés' }),
    column('first', 'date', { en: 'first', fr: 'premier' }),
    column('last', 'date', { en: 'last', fr: 'dernier' }),
    column('spent', 'money', { en: 'paid at repeats', fr: 'payé aux répétés' }),
    column('alive', 'fraction', { en: 'still there', fr: 'encore là' }),
    column('expected', 'count', {
      en: `purchases expected in ${months} months`,
      fr: `achats attendus en ${months} mois`,
    }),
    column('value', 'money', {
      en: `expected to pay in ${months} months`,
      fr: `paiements attendus en ${months} mois`,
    }),
    ref,
  ].map((make) => make(lang))
}
