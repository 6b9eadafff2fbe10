import type { MoneyQuestion } from '../../engine/money.ts'
import { counted } from '../../findings/wording.ts'
import { formatDecimal } from '../../money/decimal.ts'
import { accountDifferences, policiesBetween } from '../../models/business/restatement.ts'
import type { RevenuePolicies } from '../../standard/revenue-policies.ts'
import type { Language } from '../../standard/types.ts'
import { formatDay } from '../../time/calendar.ts'
import type { AnswerContext, AnswerRow } from '../answer.ts'
import { asOfFindings } from '../bowtie/bowtie-findings.ts'
import { column } from '../columns.ts'
import type { DefinitionRef } from '../refs/definition-ref.ts'
import type { Explained, Paging } from './explained.ts'
import { explainedMoney } from './explained-money.ts'
import { profileNamed } from '../input/normalize.ts'
import { policyLabels } from '../compare/policy-words.ts'
import { restated } from '../compare/stated-money.ts'
import { unitRows } from './unit-rows.ts'

const figures = [
  column('account', 'text', { en: 'account', fr: 'compte' }),
  column('before', 'money', { en: 'ARR before', fr: 'ARR avant' }),
  column('after', 'money', { en: 'ARR after', fr: 'ARR après' }),
  column('change', 'money', { en: 'change', fr: 'variation' }),
  column('ref', 'ref', { en: 'ref', fr: 'réf.' }),
]

/** The accounts that pay another amount when a policy is switched in its turn. */
export async function explainDefinition(
  { engine, lang }: AnswerContext,
  ref: DefinitionRef,
  { limit, offset }: Paging,
): Promise<Explained> {
  const { catalog } = engine
  const { asOf, question: asked } = explainedMoney(catalog, ref)
  const of = (name: string, grain: DefinitionRef['grain']): RevenuePolicies => {
    const { policies } = profileNamed(catalog, name)
    return { ...policies, grain: grain ?? policies.grain }
  }
  const [from, to] = [of(ref.against, ref.againstGrain), of(ref.profile, ref.grain)]
  const question: MoneyQuestion = {
    ...asked,
    asOf: Math.min(ref.to ?? asOf, asOf),
    interval: 'year',
    grain: to.grain,
    policies: to,
  }
  const between = policiesBetween(from, to)
  const turn = ref.policy === null ? between.length : between.indexOf(ref.policy) + 1
  const { policies, turns } = await restated(engine, question, {
    from,
    to,
    isAlone: false,
    turns: turn,
  })
  const told =
    ref.policy === null
      ? accountDifferences(policies, turns)
      : accountDifferences(policies.slice(-1), turns.slice(-2))
  const money = (scaled: bigint): string => formatDecimal(scaled, catalog.currency)
  return {
    asOf: formatDay(asOf),
    columns: figures.map((make) => make(lang)),
    rows: told.slice(offset, offset + limit).map((each): AnswerRow => ({
      account: each.account,
      before: money(each.from),
      after: money(each.to),
      change: money(each.to - each.from),
      ref: unitRows(each.account, 'account', each.to === 0n ? from : to),
    })),
    findings: asOfFindings(catalog, { asOf }),
    total: told.length,
    headline: headlineOf(ref, told.length, lang),
    about: { profile: ref.profile, against: ref.against },
  }
}

function headlineOf(ref: DefinitionRef, total: number, lang: Language): string {
  const what = ref.policy === null ? null : policyLabels[ref.policy][lang]
  if (lang === 'fr') {
    const who = `${counted(total, ['compte paie', 'comptes paient'], 'fr')} un autre montant selon ${ref.profile} que selon ${ref.against}`
    return what === null ? who : `${who}, à cause de\u00a0: ${what}`
  }
  const who = `${counted(total, ['account pays', 'accounts pay'], 'en')} another amount by ${ref.profile} than by ${ref.against}`
  return what === null ? who : `${who}, because of: ${what}`
}
