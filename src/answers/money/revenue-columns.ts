import type { Movement } from '../../engine/money.ts'
import { movements } from '../../models/business/bridge.ts'
import type { MoneyGrain } from '../../standard/revenue-policies.ts'
import type { Language, Text } from '../../standard/types.ts'
import type { AnswerColumn } from '../answer.ts'
import { column, details } from '../columns.ts'
import { expansionColumns } from './expansion-columns.ts'

export type MoneyOf = 'year' | 'month'

export const movementLabels: Readonly<Record<Movement, Text>> = {
  new: { en: 'new', fr: 'nouveau' },
  expansion: { en: 'expansion', fr: 'expansion' },
  minor_expansion: { en: 'minor expansion', fr: 'expansion mineure' },
  contraction: { en: 'contraction', fr: 'contraction' },
  churn: { en: 'churn', fr: 'départs' },
  reactivation: { en: 'reactivation', fr: 'réactivation' },
  currency: { en: 'exchange rates', fr: 'cours des devises' },
}

export const unitLabels: Readonly<Record<MoneyGrain, Text>> = {
  subscription: { en: 'subscriptions', fr: 'abonnements' },
  product: { en: 'customers by product', fr: 'clients par produit' },
  account: { en: 'customers', fr: 'clients' },
  parent: { en: 'parent customers', fr: 'maisons mères' },
}

const levels: Readonly<Record<MoneyOf, Readonly<Record<'opening' | 'closing', Text>>>> = {
  year: {
    opening: { en: 'opening ARR', fr: 'ARR à l’ouverture' },
    closing: { en: 'closing ARR', fr: 'ARR à la clôture' },
  },
  month: {
    opening: { en: 'opening MRR', fr: 'MRR à l’ouverture' },
    closing: { en: 'closing MRR', fr: 'MRR à la clôture' },
  },
}

/** The movements shown: the minor expansion where the profile tells it apart. */
export function shownMovements(minor: boolean): readonly Movement[] {
  return movements.filter((name) => minor || name !== 'minor_expansion')
}

/** The movement after which the kinds of expansion stand. */
export function lastExpansion(shown: readonly Movement[]): Movement {
  return shown.includes('minor_expansion') ? 'minor_expansion' : 'expansion'
}

export function revenueColumns(
  shown: readonly Movement[],
  {
    per,
    grain,
    expansion,
    lang,
  }: {
    readonly per: MoneyOf
    readonly grain: MoneyGrain
    readonly expansion: 'whole' | 'kinds'
    readonly lang: Language
  },
): readonly AnswerColumn[] {
  return [
    column('period', 'date', { en: 'period', fr: 'période' }),
    column('opening', 'money', levels[per].opening),
    ...shown.flatMap((name) => [
      column(name, 'money', movementLabels[name]),
      ...(expansion === 'kinds' && name === lastExpansion(shown) ? expansionColumns : []),
    ]),
    ...(per === 'month' ? [column('rounding', 'money', { en: 'rounding', fr: 'arrondi' })] : []),
    column('closing', 'money', levels[per].closing),
    ...details(
      column('customers', 'count', unitLabels[grain]),
      column('net', 'money', { en: 'net change', fr: 'variation nette' }),
      column('quick_ratio', 'count', { en: 'quick ratio', fr: 'quick ratio' }),
      column('maturity', 'fraction', { en: 'maturity', fr: 'maturité' }),
    ),
    column('ref', 'ref', { en: 'ref', fr: 'réf.' }),
  ].map((make) => make(lang))
}
