import type { LoopAsked } from '../../models/math/closed-loop.ts'
import type { LoopTarget } from '../../models/math/worth.ts'
import type { Language, Text } from '../../standard/types.ts'
import type { AnswerColumn } from '../answer.ts'
import { column, details, machineColumn } from '../columns.ts'

const effects: Readonly<Record<LoopTarget, Text>> = {
  value: { en: 'pays, times the others', fr: 'paie, fois les autres' },
  retention: { en: 'stays, above the others', fr: 'reste, de plus que les autres' },
  impact: { en: 'impact, above the others', fr: 'impact, de plus que les autres' },
}

const scores: Readonly<Record<LoopTarget, Text>> = {
  value: { en: 'chance of the best quarter', fr: 'chance du meilleur quart' },
  retention: { en: 'chance to stay', fr: 'chance de rester' },
  impact: { en: 'chance of an impact', fr: 'chance d’un impact' },
}

const low = { en: 'at least', fr: 'au moins' }
const high = { en: 'at most', fr: 'au plus' }
const ref = column('ref', 'ref', { en: 'ref', fr: 'réf.' })

export function attributeColumns(
  { target, months }: Pick<LoopAsked, 'target' | 'months'>,
  lang: Language,
): readonly AnswerColumn[] {
  const effect = target === 'value' ? 'count' : 'fraction'
  return [
    column('mark', 'text', { en: 'attribute and value', fr: 'attribut et valeur' }),
    column('customers', 'count', { en: 'customers', fr: 'clients' }),
    column('verdict', 'text', { en: 'verdict', fr: 'verdict' }),
    column('effect', effect, effects[target]),
    column('effect_low', effect, low),
    column('effect_high', effect, high),
    column('q', 'fraction', { en: 'false among such', fr: 'fausses parmi elles' }),
    ...details(
      column('n', 'count', {
        en: `customers of ${months} months`,
        fr: `clients de ${months} mois`,
      }),
      column('typical', 'money', { en: 'typically paid', fr: 'payé en général' }),
      column('typical_low', 'money', low),
      column('typical_high', 'money', high),
      column('paid', 'money', { en: 'paid on average', fr: 'payé en moyenne' }),
      column('retained', 'fraction', { en: 'still there', fr: 'encore là' }),
      column('retained_low', 'fraction', low),
      column('retained_high', 'fraction', high),
      column('impact', 'fraction', { en: 'first impact', fr: 'premier impact' }),
      column('impact_low', 'fraction', low),
      column('impact_high', 'fraction', high),
      column('entries_share', 'fraction', {
        en: 'of entries now',
        fr: 'des entrées d’aujourd’hui',
      }),
      column('wins_share', 'fraction', { en: 'of wins now', fr: 'des gains d’aujourd’hui' }),
      column('wins_index', 'count', { en: 'wins ÷ entries', fr: 'gains ÷ entrées' }),
      column('best_share', 'fraction', {
        en: 'of the best customers’ money',
        fr: 'de l’argent des meilleurs clients',
      }),
    ),
    machineColumn('attribute', 'text', { en: 'attribute', fr: 'attribut' }),
    machineColumn('value', 'text', { en: 'value', fr: 'valeur' }),
    ref,
  ].map((make) => make(lang))
}

export function scoreColumns(
  { target }: Pick<LoopAsked, 'target'>,
  lang: Language,
): readonly AnswerColumn[] {
  return [
    column('kind', 'text', { en: 'kind', fr: 'sorte' }),
    column('id', 'text', { en: 'id', fr: 'id' }),
    column('account', 'text', { en: 'account', fr: 'compte' }),
    column('stage', 'text', { en: 'stage', fr: 'étape' }),
    column('since', 'date', { en: 'since', fr: 'depuis' }),
    column('score', 'fraction', scores[target]),
    column('lift', 'count', { en: 'times the average', fr: 'fois la moyenne' }),
    column('why', 'text', { en: 'why', fr: 'pourquoi' }),
    ref,
  ].map((make) => make(lang))
}

export function checkColumns(lang: Language): readonly AnswerColumn[] {
  return [
    column('band', 'count', { en: 'band', fr: 'tranche' }),
    column('customers', 'count', { en: 'customers', fr: 'clients' }),
    column('predicted', 'fraction', { en: 'score, on average', fr: 'score moyen' }),
    column('observed', 'fraction', { en: 'good ones', fr: 'bons clients' }),
    column('observed_low', 'fraction', low),
    column('observed_high', 'fraction', high),
    column('reached', 'fraction', { en: 'customers so far', fr: 'clients jusqu’ici' }),
    column('captured', 'fraction', { en: 'good ones so far', fr: 'bons clients jusqu’ici' }),
    column('lift', 'count', { en: 'times the average', fr: 'fois la moyenne' }),
  ].map((make) => make(lang))
}
