import { counted } from '../../findings/wording.ts'
import type { FigureBacktest, Method } from '../../models/math/forecast/backtest.ts'
import type { Language, Text } from '../../standard/types.ts'
import type { CourseFigure } from './course-options.ts'
import { sayShare } from './course-words.ts'

export const methodNames: Readonly<Record<Method, Text>> = {
  parts: { en: 'sum of the parts', fr: 'somme des parties' },
  naive: { en: 'as last month', fr: 'comme le mois dernier' },
  seasonal: { en: 'as a year ago', fr: 'comme un an avant' },
  smoothing: { en: 'exponential smoothing', fr: 'lissage exponentiel' },
}

/** Which method is used, and why: how it did in the past beside the others. */
export function methodSentence(
  figures: readonly FigureBacktest[] | undefined,
  asked: CourseFigure,
  lang: Language,
): string {
  const tested = figures?.find(({ figure }) => figure === asked)
  if (tested === undefined || tested.rival === null || tested.rival.ratio === null) return ''
  const { origins, rival, used } = tested
  const { ratio, method } = rival
  if (ratio === null) return ''
  const name = methodNames[method][lang]
  const isBetter = ratio > 1
  const by = sayShare(isBetter ? 1 - 1 / ratio : 1 - ratio, lang)
  if (lang === 'fr') {
    const at = `Mise à l’épreuve à ${counted(origins, ['date passée', 'dates passées'], lang)}, sur toute sa fourchette et non sur son seul milieu`
    if (used !== 'parts') {
      return `${at}, une méthode plus simple («\u00a0${name}\u00a0») s’est trompée de ${by} de moins que la somme des parties\u00a0: c’est elle qui est retenue.`
    }
    return isBetter
      ? `${at}, la somme des parties s’est trompée de ${by} de moins que la meilleure méthode plus simple («\u00a0${name}\u00a0»)\u00a0: elle est retenue.`
      : `${at}, une méthode plus simple («\u00a0${name}\u00a0») s’est trompée de ${by} de moins, mais pas de plus que par hasard\u00a0: la somme des parties est retenue.`
  }
  const at = `Tested at ${counted(origins, ['date', 'dates'], lang)} of the past, by the whole range it told and not by its middle alone`
  if (used !== 'parts') {
    return `${at}, a simpler method (“${name}”) missed by ${by} less than the sum of the parts: it is used.`
  }
  return isBetter
    ? `${at}, the sum of the parts missed by ${by} less than the best simpler method (“${name}”): it is used.`
    : `${at}, a simpler method (“${name}”) missed by ${by} less, but by no more than chance: the sum of the parts is used.`
}
