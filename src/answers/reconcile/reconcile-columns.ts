import type { Language } from '../../standard/types.ts'
import type { AnswerColumn } from '../answer.ts'
import { column, machineColumn } from '../columns.ts'
import type { MoneyOf } from '../money/revenue-columns.ts'

const ours = {
  year: column('ours', 'money', { en: 'our ARR', fr: 'notre ARR' }),
  month: column('ours', 'money', { en: 'our MRR', fr: 'notre MRR' }),
}
const theirs = {
  year: column('theirs', 'money', { en: 'their ARR', fr: 'leur ARR' }),
  month: column('theirs', 'money', { en: 'their MRR', fr: 'leur MRR' }),
}
const worth = {
  year: column('amount', 'money', { en: 'ARR', fr: 'ARR' }),
  month: column('amount', 'money', { en: 'MRR', fr: 'MRR' }),
}
const gap = column('gap', 'money', { en: 'gap', fr: 'écart' })
const share = column('gap_share', 'fraction', { en: 'of theirs', fr: 'du leur' })
const account = column('account', 'text', { en: 'account', fr: 'compte' })
const ref = column('ref', 'ref', { en: 'ref', fr: 'réf.' })

export function monthColumns(per: MoneyOf, lang: Language): readonly AnswerColumn[] {
  return [
    column('month', 'date', { en: 'month', fr: 'mois' }),
    ours[per],
    theirs[per],
    gap,
    share,
    column('accounts', 'count', { en: 'accounts that differ', fr: 'comptes qui diffèrent' }),
    column('cause', 'text', { en: 'what would close it', fr: 'ce qui le comblerait' }),
    column('closes', 'fraction', { en: 'closed by it', fr: 'part comblée' }),
    ref,
  ].map((make) => make(lang))
}

export function accountColumns(per: MoneyOf, lang: Language): readonly AnswerColumn[] {
  return [
    account,
    ours[per],
    theirs[per],
    gap,
    column('why', 'text', { en: 'why', fr: 'pourquoi' }),
    machineColumn('reason', 'text', { en: 'reason', fr: 'motif' }),
    ref,
  ].map((make) => make(lang))
}

export function knotColumns(per: MoneyOf, lang: Language): readonly AnswerColumn[] {
  return [
    column('side', 'text', { en: 'side', fr: 'côté' }),
    account,
    column('journey', 'text', { en: 'journey', fr: 'parcours' }),
    column('subscription', 'text', { en: 'subscription', fr: 'abonnement' }),
    column('since', 'date', { en: 'won or signed', fr: 'gagné ou signé' }),
    column('days', 'count', { en: 'days since', fr: 'jours depuis' }),
    worth[per],
    ref,
  ].map((make) => make(lang))
}
