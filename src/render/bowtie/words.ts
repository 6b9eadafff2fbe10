import type { Interval } from '../../engine/engine.ts'
import type { Language } from '../../standard/types.ts'

/** The words of the drawn bowtie. */
export interface BowtieWords {
  readonly entered: string
  readonly goneOn: string
  readonly open: string
  readonly lost: string
  readonly median: string
  readonly stage: string
  readonly period: string
  readonly allEntries: string
  readonly or: string
  readonly missing: string
  readonly quoted: (value: string) => string
  readonly asOf: (date: string) => string
  readonly enteredIn: (from: string | null, to: string | null) => string
  readonly happenedIn: (from: string | null, to: string | null) => string
  readonly openAt: (date: string) => string
  readonly bySlice: (dimensions: string) => string
  readonly byInterval: Readonly<Record<Interval, string>>
  readonly named: (dimension: string, value: string) => string
  readonly without: (dimension: string) => string
  readonly nothing: string
  readonly scale: (left: string | null, right: string | null) => string
  readonly sameScale: string
  readonly arrowNote: Readonly<Record<'cohort' | 'period', string>>
  readonly rateNote: Readonly<Record<'cohort' | 'period', string>>
  readonly filledNote: string
  readonly noCommit: string
  readonly horizon: (labels: string, until: string) => string
  readonly shownOf: (shown: string, all: string) => string
}

export const WORDS: Readonly<Record<Language, BowtieWords>> = {
  en: {
    entered: 'entered',
    goneOn: 'gone on',
    open: 'open',
    lost: 'lost',
    median: 'median',
    stage: 'stage',
    period: 'period',
    allEntries: 'all entries',
    or: ' or ',
    missing: 'missing',
    quoted: (value) => `“${value}”`,
    asOf: (date) => `as of ${date}`,
    enteredIn: (from, to) => `entered ${inRange(from, to, 'from', 'before')}`,
    happenedIn: (from, to) => `what happened ${inRange(from, to, 'from', 'before')}`.trimEnd(),
    openAt: (date) => `what is open at ${date}`,
    bySlice: (dimensions) => `by ${dimensions}`,
    byInterval: { month: 'by month', quarter: 'by quarter', year: 'by year' },
    named: (dimension, value) => `${dimension}: ${value}`,
    without: (dimension) => `${dimension} missing`,
    nothing: 'nothing to draw: every volume is zero',
    scale: (left, right) =>
      `height: square root of journeys, at most ${wings(left, right, ['left of the knot', 'right'])}`,
    sameScale: 'the same scale in every slice',
    arrowNote: {
      cohort: '→ gone on so far, ÷ entered; open ones may still follow',
      period: '→ gone on in the period, ÷ entered in it; can exceed 100 %',
    },
    rateNote: {
      cohort: 'gone on: so far, ÷ entered; open ones may still follow',
      period: 'gone on: in the period, ÷ entered in it; can exceed 100 %',
    },
    filledNote: 'open: at the end of the period; its hatching: entered and not left in the period',
    noCommit: 'no commit stage is mapped: the knot carries no number',
    horizon: (labels, until) => `${labels}: entries are known before ${until} only`,
    shownOf: (shown, all) => `${shown} of ${all} slices: --format csv gives them all`,
  },
  fr: {
    entered: 'entrés',
    goneOn: 'passés',
    open: 'en cours',
    lost: 'perdus',
    median: 'médiane',
    stage: 'étape',
    period: 'période',
    allEntries: 'toutes les entrées',
    or: ' ou ',
    missing: 'absent',
    quoted: (value) => `«\u202f${value}\u202f»`,
    asOf: (date) => `vu au ${date}`,
    enteredIn: (from, to) => `entrés ${inRange(from, to, 'depuis le', 'avant le')}`,
    happenedIn: (from, to) =>
      `ce qui s’est passé ${inRange(from, to, 'depuis le', 'avant le')}`.trimEnd(),
    openAt: (date) => `ce qui est en cours au ${date}`,
    bySlice: (dimensions) => `par ${dimensions}`,
    byInterval: { month: 'par mois', quarter: 'par trimestre', year: 'par année' },
    named: (dimension, value) => `${dimension}\u202f: ${value}`,
    without: (dimension) => `${dimension} absent`,
    nothing: 'rien à dessiner\u202f: tous les volumes sont nuls',
    scale: (left, right) =>
      `hauteur\u202f: racine des parcours, au plus ${wings(left, right, ['à gauche du nœud', 'à droite'])}`,
    sameScale: 'la même échelle pour chaque tranche',
    arrowNote: {
      cohort: '→ passés à ce jour, ÷ entrés\u202f; ceux en cours peuvent suivre',
      period: '→ passés dans la période, ÷ entrés\u202f; peut dépasser 100 %',
    },
    rateNote: {
      cohort: 'passés\u202f: à ce jour, ÷ entrés\u202f; ceux en cours peuvent suivre',
      period: 'passés\u202f: dans la période, ÷ entrés\u202f; peut dépasser 100 %',
    },
    filledNote:
      'en cours\u202f: en fin de période\u202f; hachuré\u202f: entrés et non sortis dans la période',
    noCommit: 'aucune étape d’engagement\u202f: le nœud ne porte pas de chiffre',
    horizon: (labels, until) => `${labels}\u202f: entrées connues seulement avant le ${until}`,
    shownOf: (shown, all) => `${shown} tranches sur ${all}\u202f: --format csv les donne toutes`,
  },
}

function inRange(from: string | null, to: string | null, since: string, before: string): string {
  const parts = [from && `${since} ${from}`, to && `${before} ${to}`]
  return parts.filter(Boolean).join(' ')
}

function wings(
  left: string | null,
  right: string | null,
  [onTheLeft, onTheRight]: readonly [string, string],
): string {
  if (left === null || right === null) return left ?? right ?? ''
  return `${left} ${onTheLeft}, ${right} ${onTheRight}`
}
