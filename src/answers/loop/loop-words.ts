import { counted, wordNumber, wordPercent } from '../../findings/wording.ts'
import { FALSE_SHARE, type Mark, type Verdict } from '../../models/math/closed-loop.ts'
import type { Reason } from '../../models/math/loop-score.ts'
import type { LoopTarget } from '../../models/math/worth.ts'
import type { Language, Text } from '../../standard/types.ts'
import type { LoopFacts } from './loop-asked.ts'

export const verdictWords: Readonly<Record<Verdict, Text>> = {
  better: { en: 'better', fr: 'meilleurs' },
  worse: { en: 'worse', fr: 'moins bons' },
  none: { en: 'no mark', fr: 'aucune marque' },
  few: { en: 'too few', fr: 'trop peu' },
  alone: { en: 'all have it', fr: 'tous l’ont' },
}

/** In a sentence the strongest are named, no more. */
const MOST_NAMED = 3

/** `channel = partner`; `channel missing`. */
export function attributeWords(
  { dimension, value }: { readonly dimension: string; readonly value: string | null },
  lang: Language,
): string {
  if (value !== null) return `${dimension} = ${value}`
  return `${dimension} ${lang === 'fr' ? 'absent' : 'missing'}`
}

const goods: Readonly<Record<LoopTarget, (months: number) => Text>> = {
  value: (months) => ({
    en: `what customers pay in their first ${months} months`,
    fr: `ce que les clients paient dans leurs ${months} premiers mois`,
  }),
  retention: (months) => ({
    en: `who still pays after ${months} months`,
    fr: `qui paie encore après ${months} mois`,
  }),
  impact: (months) => ({
    en: `who reaches a first impact within ${months} months`,
    fr: `qui atteint un premier impact en ${months} mois`,
  }),
}

export function goodWords({ loop }: LoopFacts, lang: Language): string {
  return goods[loop.target](loop.months)[lang]
}

const chances: Readonly<Record<LoopTarget, (months: number) => Text>> = {
  value: (months) => ({
    en: `belong to the quarter that pays most in ${months} months`,
    fr: `d’être du quart qui paie le plus en ${months} mois`,
  }),
  retention: (months) => ({
    en: `still pay after ${months} months`,
    fr: `de payer encore après ${months} mois`,
  }),
  impact: (months) => ({
    en: `reach a first impact within ${months} months`,
    fr: `d’atteindre un premier impact en ${months} mois`,
  }),
}

/** What a score is the chance of. */
export function chanceWords({ loop }: LoopFacts, lang: Language): string {
  return chances[loop.target](loop.months)[lang]
}

/** What marks good customers, the strongest named; that nothing does; or that too little is known. */
export function loopSentence(marks: readonly Mark[], facts: LoopFacts, lang: Language): string {
  const customers = facts.valued.reduce((sum, { count }) => sum + count, 0)
  const tested = marks.filter(({ q }) => q !== null)
  const found = tested.filter(({ verdict }) => verdict === 'better' || verdict === 'worse')
  const good = goodWords(facts, lang)
  const of = wordPercent(FALSE_SHARE, lang)
  if (customers === 0) {
    return lang === 'fr' ? 'Personne ne paie ici.' : 'Nobody pays here.'
  }
  if (tested.length === 0) {
    return lang === 'fr'
      ? `${counted(customers, ['client ne suffit pas', 'clients ne suffisent pas'], 'fr')} à dire ce qui marque ${good}.`
      : `${counted(customers, ['customer is', 'customers are'], 'en')} too few to tell what marks ${good}.`
  }
  if (found.length === 0) {
    return lang === 'fr'
      ? `Aucune des ${wordNumber(tested.length, 'fr')} valeurs d’attributs testées ne marque ${good}\u00a0: rien ne dépasse ce que fait le hasard.`
      : `None of the ${wordNumber(tested.length, 'en')} values of attributes tested marks ${good}: nothing goes beyond chance.`
  }
  const named = found.slice(0, MOST_NAMED).map((mark) => markWords(mark, facts.loop.target, lang))
  const list = named.join(lang === 'fr' ? '\u00a0; ' : '; ')
  const begins =
    lang === 'fr'
      ? `${counted(found.length, ['valeur d’attribut', 'valeurs d’attributs'], 'fr')} sur ${wordNumber(tested.length, 'fr')} testées ${found.length === 1 ? 'marque' : 'marquent'} ${good}`
      : `${counted(found.length, ['value', 'values'], 'en')} of attributes out of ${wordNumber(tested.length, 'en')} tested ${found.length === 1 ? 'marks' : 'mark'} ${good}`
  return lang === 'fr'
    ? `${begins}\u00a0: ${list}. De telles découvertes, ${of} au plus sont fausses en moyenne.`
    : `${begins}: ${list}. Of such discoveries at most ${of} are false on average.`
}

function markWords(mark: Mark, target: LoopTarget, lang: Language): string {
  const name = attributeWords(mark, lang)
  const { effect } = mark
  if (effect === null) return name
  const [value, low, high] = [effect.value, effect.low, effect.high].map((each) =>
    target === 'value' ? times(each, lang) : points(each, lang),
  )
  if (target === 'value') {
    return lang === 'fr'
      ? `${name}, ${value} fois les autres (de ${low} à ${high})`
      : `${name}, ${value} times the others (${low} to ${high})`
  }
  return lang === 'fr'
    ? `${name}, ${value} points face aux autres (de ${low} à ${high})`
    : `${name}, ${value} points against the others (${low} to ${high})`
}

function times(value: number, lang: Language): string {
  return wordNumber(Number(value.toPrecision(2)), lang)
}

/** Percentage points with a sign. */
function points(share: number, lang: Language): string {
  const rounded = Math.round(share * 100)
  const shown = wordNumber(Math.abs(rounded), lang)
  return rounded === 0 ? shown : `${rounded > 0 ? '+' : '−'}${shown}`
}

/** Below a tenth more or less an attribute is no reason. */
const LEAST_WEIGHT = 0.1
const MOST_REASONS = 3

/** `+ channel = partner; − segment = small`: what raises the score, and what lowers it. */
export function whyWords(reasons: readonly Reason[], lang: Language): string | null {
  const told = reasons.filter(({ weight }) => Math.abs(weight) >= LEAST_WEIGHT)
  if (told.length === 0) return null
  return told
    .slice(0, MOST_REASONS)
    .map((reason) => `${reason.weight > 0 ? '+' : '−'} ${attributeWords(reason, lang)}`)
    .join('; ')
}
