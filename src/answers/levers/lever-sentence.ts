import { z95 } from '../../stats/survival/interval.ts'
import type { LeverRanking, RankedLever } from '../../models/math/lever-ranking.ts'
import type { Language } from '../../standard/types.ts'
import { wordNumber } from '../../findings/wording.ts'
import type { LeverInput } from './lever-input.ts'
import type { SliceLevers } from './slice-levers.ts'
import { effortWords, leverName, worthWords, type StageName } from './lever-words.ts'

interface Told {
  readonly rank: LeverInput['rank']
  readonly until: string
  readonly name: StageName
  readonly lang: Language
  readonly currency: string
}

/** The bottleneck with its evidence, or why none is named; then all together against the sum. */
export function leverSentence(ranking: LeverRanking<SliceLevers>, told: Told): string {
  const { rank, until, lang } = told
  const { bottleneck, together, sum, ranked } = ranking
  if (bottleneck === null && ranked.length > 0) {
    return lang === 'fr' ? 'Aucun levier n’ajoute rien.' : 'No lever adds anything.'
  }
  if (bottleneck === null) {
    return lang === 'fr'
      ? 'Aucun levier ne peut être chiffré.'
      : 'No lever can be put into figures.'
  }
  const { first, second, lead, leadError } = bottleneck
  const money = (value: number): string => `${wordNumber(Math.round(value), lang)} ${told.currency}`
  const one = nameWithSlice(first, told)
  const effort = effortWords(first.lever.kind, first.of.effort, lang)
  const adds = `${money(first.adds[rank])} ${worthWords(rank, until, lang)}`
  const [low, high] = [lead - z95 * leadError, lead + z95 * leadError].map((value) =>
    wordNumber(Math.round(value), lang),
  )
  const all = togetherWords(money(together[rank]), money(sum[rank]), lang)
  if (second === null) {
    return lang === 'fr'
      ? `Le goulot est ${one}\u202f: ${effort} ajoute ${adds}. ${all}`
      : `The bottleneck is ${one}: ${effort} adds ${adds}. ${all}`
  }
  const other = nameWithSlice(second, told)
  if (Math.abs(lead) < 0.5) {
    return lang === 'fr'
      ? `${capital(one)} et ${other} ajoutent le plus, et autant l’un que l’autre (${effort}\u202f: ${adds}). ${all}`
      : `${capital(one)} and ${other} add most, and alike (${effort}: ${adds}). ${all}`
  }
  const isClear = lead - z95 * leadError > 0
  const range = leadError > 0 ? ` (${low} ${lang === 'fr' ? 'à' : 'to'} ${high})` : ''
  if (lang === 'fr') {
    return isClear
      ? `Le goulot est ${one}\u202f: ${effort} ajoute ${adds}, ${money(lead)}${range} de plus que le suivant, ${other}. ${all}`
      : `${capital(one)} ajoute le plus (${effort}\u202f: ${adds}), mais ne se distingue pas du suivant, ${other}\u202f: l’écart est de ${money(lead)}${range}. ${all}`
  }
  return isClear
    ? `The bottleneck is ${one}: ${effort} adds ${adds}, ${money(lead)}${range} more than the next, ${other}. ${all}`
    : `${capital(one)} adds most (${effort}: ${adds}), but cannot be told apart from the next, ${other}: they are ${money(lead)}${range} apart. ${all}`
}

function nameWithSlice(
  { lever, of }: RankedLever<SliceLevers>,
  { name, lang }: Pick<Told, 'name' | 'lang'>,
): string {
  const { by } = of
  const own = leverName(lever, name, lang)
  if (by.length === 0) return own
  const none = lang === 'fr' ? 'sans valeur' : 'none'
  return `${own} (${by.map((value) => value ?? none).join(' · ')})`
}

function togetherWords(together: string, sum: string, lang: Language): string {
  return lang === 'fr'
    ? `Tous ensemble ajoutent ${together}, un à un ${sum}.`
    : `All together add ${together}, one by one ${sum}.`
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
