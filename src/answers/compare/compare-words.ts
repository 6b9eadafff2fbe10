import { wordNumber, wordPercent } from '../../findings/wording.ts'
import type { Verdict } from '../../models/data/rate-difference.ts'
import type { Language, Text } from '../../standard/types.ts'
import { formatDay } from '../../time/calendar.ts'
import type { ComparedStage, Side } from './compared-stage.ts'

export const verdictWords: Readonly<Record<Verdict, Text>> = {
  signal: { en: 'signal', fr: 'signal' },
  indistinct: { en: 'not distinguishable', fr: 'indiscernables' },
  too_few: { en: 'too few', fr: 'trop peu' },
  too_short: { en: 'followed too short', fr: 'suivi trop court' },
  shared: { en: 'sides overlap', fr: 'côtés non disjoints' },
  unbounded: { en: 'no interval', fr: 'sans intervalle' },
}

/** What a side counts: its view, dates and filters; its profile where the two differ. */
export function sideLabel({ asked, profile }: Side, isOther: boolean, lang: Language): string {
  const { view, from, to, asOf, where } = asked
  const day = formatDay
  const fr = lang === 'fr'
  const range = [
    ...(from === null ? [] : [`${fr ? 'du' : 'from'} ${day(from)}`]),
    ...(to === null ? [] : [`${fr ? 'au' : 'to'} ${day(to)}`]),
  ].join(' ')
  const filters = where.map(({ dimension, values }) => {
    const shown = values.map((value) => value ?? (fr ? 'absente' : 'missing'))
    return `${dimension}: ${shown.join(fr ? ' ou ' : ' or ')}`
  })
  return [
    viewWords[view][lang],
    ...(range === '' ? [] : [range]),
    ...filters,
    `${fr ? 'connu avant le' : 'known before'} ${day(asOf)}`,
    ...(isOther ? [`${fr ? 'profil' : 'profile'} ${profile}`] : []),
  ].join(', ')
}

const viewWords = {
  cohort: { en: 'by entry', fr: 'par date d’entrée' },
  period: { en: 'by what happened', fr: 'par ce qui s’est passé' },
  stock: { en: 'what is open', fr: 'ce qui est en cours' },
}

/** The two sides, then the largest difference that chance does not explain. */
export function compareSentence(
  stages: readonly ComparedStage[],
  labels: readonly [a: string, b: string],
  lang: Language,
): string {
  const sides =
    lang === 'fr'
      ? `A\u00a0: ${labels[0]}\u00a0; B\u00a0: ${labels[1]}`
      : `A: ${labels[0]}; B: ${labels[1]}`
  return `${sides}. ${foundOf(stages, lang)}`
}

function foundOf(stages: readonly ComparedStage[], lang: Language): string {
  const judged = stages.filter(({ difference: { verdict } }) =>
    ['signal', 'indistinct'].includes(verdict ?? ''),
  )
  const [largest] = judged
    .filter(({ difference: { verdict } }) => verdict === 'signal')
    .toSorted((one, other) => atLeast(other) - atLeast(one))
  if (judged.length === 0) {
    return lang === 'fr'
      ? 'Aucun taux ne se laisse comparer.'
      : 'No rate of the two sides can be compared.'
  }
  if (largest === undefined) {
    return lang === 'fr'
      ? `Sur ${countOf(judged, ['taux comparé', 'taux comparés'], lang)}, le hasard suffit à expliquer toutes les différences.`
      : `Of ${countOf(judged, ['rate', 'rates'], lang)} compared, none differs by more than chance.`
  }
  const { a, b, stage, difference } = largest
  const [from, to] = [a?.rate.value ?? 0, b?.rate.value ?? 0].map((each) => wordPercent(each, lang))
  const [value, low, high] = [difference.value, difference.low, difference.high].map((each) =>
    points(each ?? 0, lang),
  )
  return lang === 'fr'
    ? `La plus grande différence établie\u00a0: de «\u00a0${stage.label.fr}\u00a0», ${to} continuent en B et ${from} en A, soit ${value} points (de ${low} à ${high}).`
    : `The largest difference to believe in: from ${stage.label.en}, ${to} go on in B and ${from} in A, ${value} points (${low} to ${high}).`
}

/** How large it is at least. */
function atLeast({ difference: { low, high } }: ComparedStage): number {
  return Math.min(Math.abs(low ?? 0), Math.abs(high ?? 0))
}

function countOf(
  all: readonly unknown[],
  [one, many]: readonly [string, string],
  lang: Language,
): string {
  return `${wordNumber(all.length, lang)} ${all.length === 1 ? one : many}`
}

/** Percentage points with a sign and one decimal: `+4.2`, `−1`. */
function points(difference: number, lang: Language): string {
  const rounded = Math.round(difference * 1000) / 10
  const shown = wordNumber(Math.abs(rounded), lang)
  return rounded === 0 ? shown : `${rounded > 0 ? '+' : '−'}${shown}`
}
