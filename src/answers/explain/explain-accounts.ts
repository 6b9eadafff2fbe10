import type { AccountValued } from '../../engine/valued.ts'
import { counted } from '../../findings/wording.ts'
import type { Language } from '../../standard/types.ts'
import { formatDay } from '../../time/calendar.ts'
import type { AccountsRef } from '../refs/accounts-ref.ts'
import type { AnswerContext, AnswerRow } from '../answer.ts'
import { asOfFindings } from '../bowtie/bowtie-findings.ts'
import { column } from '../columns.ts'
import type { Explained, Paging } from './explained.ts'
import { explainedMoney } from './explained-money.ts'
import { formatRef } from '../refs/ref.ts'

const columns = [
  column('account', 'text', { en: 'account', fr: 'compte' }),
  column('began', 'date', { en: 'first paid', fr: 'premier paiement' }),
  column('paid', 'money', { en: 'paid in the months', fr: 'payé dans les mois' }),
  column('lapsed', 'date', { en: 'pays no more since', fr: 'ne paie plus depuis' }),
  column('reached', 'date', { en: 'first impact', fr: 'premier impact' }),
  column('ref', 'ref', { en: 'ref', fr: 'réf.' }),
]

/** Who the customers of a row are, the latest first. */
export async function explainAccounts(
  { engine, lang }: AnswerContext,
  ref: AccountsRef,
  { limit, offset }: Paging,
): Promise<Explained> {
  const { catalog } = engine
  const { profile, asOf, isMapped, question } = explainedMoney(catalog, ref)
  const { policies } = profile
  const { items, total } = isMapped
    ? await engine.accountsValued({
        ...question,
        asOf,
        from: ref.from,
        to: ref.to,
        policies,
        months: ref.months,
        limit,
        offset,
      })
    : { items: [], total: 0 }
  return {
    asOf: formatDay(asOf),
    columns: columns.map((make) => make(lang)),
    rows: items.map((item) => rowOf(item, policies.source)),
    findings: asOfFindings(catalog, { asOf }),
    total,
    headline: headlineOf(ref, total, lang),
    about: { months: ref.months, profile: ref.profile },
  }
}

function rowOf(
  { account, began, realised, lapsed, reached }: AccountValued,
  table: 'subscriptions' | 'charges',
): AnswerRow {
  return {
    account,
    began: formatDay(began),
    paid: realised,
    lapsed: lapsed === null ? null : formatDay(began + lapsed),
    reached: reached === null ? null : formatDay(began + reached),
    ref: formatRef({ kind: 'rows', table, where: { account_id: account } }),
  }
}

function headlineOf({ months }: AccountsRef, total: number, lang: Language): string {
  return lang === 'fr'
    ? `${counted(total, ['client', 'clients'], 'fr')}, avec ce que chacun a payé dans ses ${months} premiers mois`
    : `${counted(total, ['customer', 'customers'], 'en')}, with what each paid in its first ${months} months`
}
