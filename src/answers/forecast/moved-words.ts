import type { Text } from '../../standard/types.ts'
import { sayChance, sayList, sayPoints, type Speech } from './course-words.ts'
import type { Moved } from './moved-chance.ts'

const partNames: Readonly<Record<Moved['parts'][number]['part'], Text>> = {
  time: { en: 'the time that has passed', fr: 'le temps passé' },
  came: { en: 'what has come since', fr: 'ce qui est venu depuis' },
  method: { en: 'another method', fr: 'une autre méthode' },
  open: { en: 'the journeys open', fr: 'les parcours en cours' },
  customers: { en: 'the customers', fr: 'les clients' },
  arrivals: { en: 'arrivals', fr: 'les arrivées' },
  winning: { en: 'winning', fr: 'le taux de gain' },
  price: { en: 'the price', fr: 'le prix' },
  churn: { en: 'churn', fr: 'les pertes' },
  expansion: { en: 'expansion', fr: 'l’expansion' },
}

/** By how much it moved, and the three parts that moved it most. */
export function movedSentence({ since, before, after, parts }: Moved, speech: Speech): string {
  const { lang } = speech
  const large = parts
    .filter(({ moved }) => Math.abs(moved) >= 0.0005)
    .toSorted((one, two) => Math.abs(two.moved) - Math.abs(one.moved))
    .slice(0, 3)
  const [was, is] = [sayChance(before, lang), sayChance(after, lang)]
  const isFrench = lang === 'fr'
  if (large.length === 0) {
    return isFrench
      ? `Elle était de ${was} selon la prévision du ${since}.`
      : `It was ${was} by the forecast of ${since}.`
  }
  const list = sayList(
    large.map(({ part, moved }) => `${partNames[part][lang]} (${sayPoints(moved, lang)})`),
    lang,
  )
  return isFrench
    ? `Depuis la prévision du ${since}, elle est passée de ${was} à ${is}, surtout par ${list}.`
    : `Since the forecast of ${since} it has gone from ${was} to ${is}, mostly by ${list}.`
}
