import { leverFamily } from '../../plans/scenario.ts'
import type { Language, Text } from '../../standard/types.ts'
import { sayRate } from './assumptions.ts'
import { sayMoney, sayNumber, sayPoints, sayShare, type Speech } from './course-words.ts'

const whole: Readonly<Record<string, Text>> = {
  entering: { en: 'entering a month', fr: 'entrées par mois' },
  price: { en: 'price', fr: 'prix' },
  churn: { en: 'churn of a year', fr: 'pertes d’un an' },
  expansion: { en: 'expansion of a year', fr: 'expansion d’un an' },
  onboarding: { en: 'share that begins', fr: 'part qui démarre' },
}

/** `rate of Selection` */
export function leverWords(lever: string, stage: (id: string) => string, lang: Language): string {
  const [family = '', id] = lever.split(/:(.*)/su)
  if (id === undefined) return whole[family]?.[lang] ?? lever
  const name = stage(id)
  if (lang === 'fr') {
    return family === 'rate' ? `taux de «\u00a0${name}\u00a0»` : `jours en «\u00a0${name}\u00a0»`
  }
  return family === 'rate' ? `rate of ${name}` : `days in ${name}`
}

/** What a lever stands at. */
export function leverValue(lever: string, value: number, speech: Speech): string {
  switch (leverFamily(lever)) {
    case 'price':
      return sayMoney(value, speech)
    case 'entering':
      return sayNumber(value, speech.lang)
    case 'days':
      return `${sayNumber(value, speech.lang)}\u00a0${speech.lang === 'fr' ? 'j' : 'd'}`
    default:
      return sayRate(value, speech.lang)
  }
}

/** A change in the words of its lever: `+2.1 points`, `−3 days`, `+8 %`. */
export function changeWords(lever: string, before: number, after: number, lang: Language): string {
  const by = after - before
  const sign = by < 0 ? '' : '+'
  switch (leverFamily(lever)) {
    case 'rate':
    case 'churn':
    case 'expansion':
    case 'onboarding':
      return sayPoints(by, lang)
    case 'days': {
      const size = sayNumber(by, lang)
      const [one, many] = lang === 'fr' ? ['jour', 'jours'] : ['day', 'days']
      const isOne = lang === 'fr' ? Math.abs(by) < 2 : Math.abs(by) === 1
      return `${sign}${size}\u00a0${isOne ? one : many}`
    }
    default:
      return `${sign}${sayShare(after / before - 1, lang)}`
  }
}
