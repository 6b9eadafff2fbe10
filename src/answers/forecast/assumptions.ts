import { wordNumber } from '../../findings/wording.ts'
import type { ForeseenSlice } from '../../models/math/forecast/course-together.ts'
import {
  leverFigure,
  wonFigure,
  type LeverFigure,
} from '../../models/math/forecast/lever-figures.ts'
import type { Factor } from '../../models/math/forecast/simulated.ts'
import type { Text } from '../../standard/types.ts'
import { sayMoney, sayNumber, type Speech } from './course-words.ts'

export const factorNames: Readonly<Record<Factor, Text>> = {
  arrivals: { en: 'arrivals', fr: 'arrivées' },
  winning: { en: 'winning', fr: 'taux de gain' },
  price: { en: 'price', fr: 'prix' },
  churn: { en: 'churn', fr: 'pertes' },
  expansion: { en: 'expansion', fr: 'expansion' },
  chance: { en: 'chance', fr: 'hasard' },
}

/** The one figure that stands for a factor; `null`: it has none. */
export function factorFigure(factor: Factor, slices: readonly ForeseenSlice[]): LeverFigure | null {
  switch (factor) {
    case 'arrivals':
      return leverFigure(slices, 'entering')
    case 'winning':
      return wonFigure(slices.map(({ facts }) => facts))
    case 'price':
    case 'churn':
    case 'expansion':
      return leverFigure(slices, factor)
    case 'chance':
      return null
  }
}

/** What a factor takes for granted: `a win signs for 15,400 EUR a year (13,000 EUR to 18,000 EUR)`. */
export function assumption(
  factor: Factor,
  slices: readonly ForeseenSlice[],
  speech: Speech,
): string {
  const { lang } = speech
  const isFrench = lang === 'fr'
  const figure = factorFigure(factor, slices)
  if (factor === 'chance') {
    return isFrench
      ? 'lesquels ce seront, et quand, si tout le reste est comme prévu'
      : 'which of them it will be, and when, if all else is as foreseen'
  }
  if (figure === null) {
    return isFrench ? 'ce qui n’a laissé aucun chiffre' : 'what has left no figure'
  }
  const say = (value: number): string => {
    if (factor === 'price') return sayMoney(value, speech)
    return factor === 'arrivals' ? sayNumber(value, lang) : sayRate(value, lang)
  }
  const { low, high } = figure
  const to = isFrench ? 'à' : 'to'
  const range = low === null || high === null ? '' : `, ${say(low)} ${to} ${say(high)}`
  return `${taken(factor, say(figure.value), isFrench)}${range}`
}

function taken(factor: Exclude<Factor, 'chance'>, value: string, isFrench: boolean): string {
  switch (factor) {
    case 'arrivals':
      return isFrench ? `${value} parcours entrent par mois` : `${value} journeys enter a month`
    case 'winning':
      return isFrench
        ? `${value} de ceux qui entrent sont gagnés`
        : `${value} of those who enter are won`
    case 'price':
      return isFrench ? `une vente rapporte ${value} par an` : `a win signs for ${value} a year`
    case 'churn':
      return isFrench
        ? `${value} du revenu se perdent en un an`
        : `${value} of the revenue is lost in a year`
    case 'expansion':
      return isFrench
        ? `les clients ajoutent ${value} du revenu en un an`
        : `customers add ${value} of the revenue in a year`
  }
}

/** A share to two digits that count. */
export function sayRate(share: number, lang: Speech['lang']): string {
  const digits = Number((share * 100).toPrecision(Math.abs(share) >= 1 ? 3 : 2))
  return `${wordNumber(digits, lang)}\u00a0%`
}
