import type { RenewalState } from '../../engine/renewals.ts'
import type { Language, Text } from '../../standard/types.ts'
import type { AnswerColumn } from '../answer.ts'
import { column, details } from '../columns.ts'

export const renewalLabels: Readonly<Record<RenewalState, Text>> = {
  early: { en: 'early', fr: 'en avance' },
  on_time: { en: 'on time', fr: 'à l’heure' },
  late: { en: 'late', fr: 'en retard' },
  lost: { en: 'lost', fr: 'perdus' },
  open: { en: 'open', fr: 'ouverts' },
}

export function renewalColumns(lang: Language): readonly AnswerColumn[] {
  return [
    column('period', 'date', { en: 'period', fr: 'période' }),
    column('due', 'count', { en: 'terms due', fr: 'échéances' }),
    column('renewed', 'count', { en: 'renewed', fr: 'renouvelées' }),
    ...details(
      column('early', 'count', { en: 'of which early', fr: 'dont en avance' }),
      column('on_time', 'count', { en: 'of which on time', fr: 'dont à l’heure' }),
      column('late', 'count', { en: 'of which late', fr: 'dont en retard' }),
    ),
    column('lost', 'count', { en: 'lost', fr: 'perdues' }),
    column('open', 'count', { en: 'open', fr: 'ouvertes' }),
    column('renewal_rate', 'fraction', { en: 'renewal rate', fr: 'taux de renouvellement' }),
    column('renewal_rate_low', 'fraction', { en: 'at least', fr: 'au moins' }),
    column('renewal_rate_high', 'fraction', { en: 'at most', fr: 'au plus' }),
    ...details(
      column('renewal_rate_n', 'count', { en: 'n, grace over', fr: 'n, délai passé' }),
      column('renewal_rate_maturity', 'fraction', { en: 'maturity', fr: 'maturité' }),
    ),
    column('due_amount', 'money', { en: 'due ARR', fr: 'ARR à échéance' }),
    ...details(
      column('kept_amount', 'money', { en: 'due of those renewed', fr: 'dû des renouvelées' }),
      column('renewed_amount', 'money', { en: 'renewed at', fr: 'renouvelé à' }),
      column('uplift', 'money', { en: 'uplift', fr: 'hausse' }),
      column('lost_amount', 'money', { en: 'due of those lost', fr: 'dû des perdues' }),
      column('open_amount', 'money', { en: 'due of those open', fr: 'dû des ouvertes' }),
    ),
    column('ref', 'ref', { en: 'ref', fr: 'réf.' }),
  ].map((make) => make(lang))
}
