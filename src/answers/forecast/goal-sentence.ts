import type { SoughtGoal } from '../../models/math/forecast/seek-goal.ts'
import { sayChance, sayChanceBeside, sayMoney, sayShare, type Speech } from './course-words.ts'

interface GoalSaid {
  /** The target with its day. */
  readonly goal: string
  readonly wanted: number
  /** What the forecast says beside it, where it goes by another method. */
  readonly beside: string
  readonly sought: SoughtGoal
  /** The lever and its change, of `sought.alone` in its order. */
  readonly said: readonly { readonly name: string; readonly change: string }[]
}

/** The least change that does it, or plainly that none does and how far each comes. */
export function goalSentence(
  { goal, wanted, beside, sought, said }: GoalSaid,
  speech: Speech,
): string {
  const { lang } = speech
  const isFrench = lang === 'fr'
  const { now, alone, together } = sought
  const [chance, want] = [sayChanceBeside(now, wanted, lang), sayChance(wanted, lang)]
  if (now >= wanted) {
    const enough = isFrench
      ? `Rien ne doit changer\u00a0: la probabilité d’atteindre ${goal} est de ${chance}, et ${want} sont voulus.`
      : `Nothing has to change: the chance of reaching ${goal} is ${chance}, and ${want} is wanted.`
    return joined(enough, beside)
  }
  const wish = isFrench
    ? `La probabilité d’atteindre ${goal} est de ${chance}\u00a0; ${want} sont voulus.`
    : `The chance of reaching ${goal} is ${chance}; ${want} is wanted.`
  const lead = joined(wish, beside)
  const doing = alone.flatMap(({ factor, cost }, at) =>
    factor === null ? [] : [{ at, cost, effort: Math.abs(factor - 1) }],
  )
  const all = togetherWords(together, wanted, speech)
  const [least] = doing.toSorted(
    (one, two) =>
      (one.cost ?? Infinity) - (two.cost ?? Infinity) || one.effort - two.effort || one.at - two.at,
  )
  if (least !== undefined) {
    const { name = '', change = '' } = said[least.at] ?? {}
    const spent =
      least.cost === null
        ? ''
        : isFrench
          ? `, pour ${sayMoney(least.cost, speech)}`
          : `, for ${sayMoney(least.cost, speech)}`
    return isFrench
      ? `${lead} Le moindre changement qui y suffit seul\u00a0: ${name}, ${change}${spent}. ${all}`
      : `${lead} The least change that does it alone: ${name}, ${change}${spent}. ${all}`
  }
  const [most] = alone
    .map(({ endChance }, at) => ({ endChance, at }))
    .toSorted((one, two) => two.endChance - one.endChance || one.at - two.at)
  if (most === undefined) {
    return isFrench ? `${lead} Aucun levier n’est connu.` : `${lead} No lever is known.`
  }
  const { name = '', change = '' } = said[most.at] ?? {}
  const reached = sayChanceBeside(most.endChance, wanted, lang)
  return isFrench
    ? `${lead} Aucun levier n’y suffit seul\u00a0: le plus loin va ${name} (${change}), à ${reached}. ${all}`
    : `${lead} No lever does it alone: ${name} comes farthest (${change}), to ${reached}. ${all}`
}

function joined(...sentences: readonly string[]): string {
  return sentences.filter((each) => each !== '').join(' ')
}

function togetherWords(
  { effort, endChance }: SoughtGoal['together'],
  wanted: number,
  { lang }: Speech,
): string {
  if (effort === null) {
    const end = sayChanceBeside(endChance, wanted, lang)
    return lang === 'fr'
      ? `Tous ensemble, jusqu’au bout de ce qu’ils peuvent, ne vont que jusqu’à ${end}.`
      : `All together, as far as each may go, come to ${end} only.`
  }
  const share = sayShare(effort, lang)
  return lang === 'fr'
    ? `Tous ensemble, il suffit de ${share} de ce que chacun peut.`
    : `All together, ${share} of what each may is enough.`
}
