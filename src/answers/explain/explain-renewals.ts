import { counted } from '../../findings/wording.ts'
import type { Language } from '../../standard/types.ts'
import { formatDay } from '../../time/calendar.ts'
import type { AnswerContext } from '../answer.ts'
import { asOfFindings } from '../bowtie/bowtie-findings.ts'
import { column } from '../columns.ts'
import type { Explained, Paging } from './explained.ts'
import { explainedMoney } from './explained-money.ts'
import { formatRef } from '../refs/ref.ts'
import { renewalLabels } from '../money/renewal-columns.ts'
import type { RenewalsRef } from '../refs/renewals-ref.ts'

const columns = [
  column('subscription', 'text', { en: 'subscription', fr: 'abonnement' }),
  column('account', 'text', { en: 'account', fr: 'compte' }),
  column('term_ends', 'date', { en: 'term ends', fr: 'échéance' }),
  column('state', 'text', { en: 'state', fr: 'état' }),
  column('due_amount', 'money', { en: 'due ARR', fr: 'ARR à échéance' }),
  column('renewed_amount', 'money', { en: 'renewed at', fr: 'renouvelé à' }),
  column('ref', 'ref', { en: 'ref', fr: 'réf.' }),
]

/** The terms behind a row of renewals, by the day on which they end. */
export async function explainRenewals(
  { engine, lang }: AnswerContext,
  ref: RenewalsRef,
  { limit, offset }: Paging,
): Promise<Explained> {
  const { catalog } = engine
  const { profile, asOf, isMapped, question } = explainedMoney(catalog, ref)
  const { id, policies } = profile
  const { items, total } = isMapped
    ? await engine.renewalTerms({
        ...question,
        asOf,
        interval: ref.interval,
        grain: policies.grain,
        policies,
        grace: ref.grace,
        periods: ref.from === null ? [] : [ref.from],
        states: ref.state === null ? [] : [ref.state],
        limit,
        offset,
      })
    : { items: [], total: 0 }
  return {
    asOf: formatDay(asOf),
    columns: columns.map((make) => make(lang)),
    rows: items.map(({ subscription, account, ends, state, due, renewed }) => ({
      subscription,
      account,
      term_ends: formatDay(ends),
      state: renewalLabels[state][lang],
      due_amount: due,
      renewed_amount: state === 'lost' || state === 'open' ? null : renewed,
      ref: formatRef({
        kind: 'rows',
        table: 'subscriptions',
        where: { subscription_id: subscription },
      }),
    })),
    findings: asOfFindings(catalog, { asOf }),
    total,
    headline: headlineOf(ref, total, lang),
    about: { profile: id, grace: ref.grace },
  }
}

function headlineOf({ from, interval, state }: RenewalsRef, total: number, lang: Language): string {
  const what = state === null ? '' : ` (${renewalLabels[state][lang]})`
  if (lang === 'fr') {
    const periods = { month: 'du mois', quarter: 'du trimestre', year: 'de l’année' }
    const when = from === null ? '' : ` ${periods[interval]} qui commence le ${formatDay(from)}`
    return `${counted(total, ['échéance', 'échéances'], 'fr')}${what}${when}`
  }
  const when = from === null ? '' : ` in the ${interval} from ${formatDay(from)}`
  return `${counted(total, ['term', 'terms'], 'en')}${what}${when}`
}
