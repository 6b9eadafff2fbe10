import type { Interval } from '../../engine/engine.ts'
import type { Language } from '../../standard/types.ts'
import { formatCount } from '../text/format.ts'

/** What a rate divides; `dated` says which stages' entries are not all in it. */
export type RateNote = Readonly<Record<'cohort' | 'period', (dated: readonly string[]) => string>>

/** A stage whose naive rate is another than its rate. */
export interface Difference {
  readonly label: string
  readonly told: string
  readonly naive: string
  readonly age: string
  readonly open: number
  readonly lang: Language
}

/** The words of the drawn bowtie. */
export interface BowtieWords {
  readonly entered: string
  readonly goneOn: string
  readonly open: string
  readonly lost: string
  readonly median: string
  /** The days by which a rate counts. */
  readonly within: string
  /** The naive rate. */
  readonly soFar: string
  readonly honestNote: (dated: readonly string[]) => string
  readonly whyHigher: (about: Difference) => string
  readonly whyLower: (about: Difference) => string
  readonly atOnceNote: (labels: string) => string
  readonly fewNote: string
  /** The fate of who was counted by month. */
  readonly counted: string
  readonly countedNote: (labels: string) => string
  /** Ages of rates, stage by stage; those that have none are told so far. */
  readonly arrowWithin: (ages: string) => string
  readonly arrowSoFar: (labels: string) => string
  readonly stage: string
  readonly period: string
  readonly allEntries: string
  readonly or: string
  readonly missing: string
  /** The period of what carries no date. */
  readonly noDate: string
  readonly amount: (currency: string) => string
  /** Of a year's recurring money. */
  readonly recurring: (currency: string) => string
  readonly quoted: (value: string) => string
  readonly asOf: (date: string) => string
  readonly enteredIn: (from: string | null, to: string | null) => string
  readonly happenedIn: (from: string | null, to: string | null) => string
  readonly openAt: (date: string) => string
  readonly bySlice: (dimensions: string) => string
  readonly byInterval: Readonly<Record<Interval, string>>
  readonly named: (dimension: string, value: string) => string
  readonly without: (dimension: string) => string
  /** Numbers of a build that its inputs have overtaken. */
  readonly old: (builtAt: string) => string
  readonly nothing: string
  readonly scale: (left: string | null, right: string | null) => string
  readonly sameScale: string
  readonly arrowNote: RateNote
  readonly rateNote: RateNote
  /** The denominator of rates that leave out what has no date. */
  readonly dated: (stage: string, dated: string, entered: string) => string
  readonly rangeNote: string
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
    within: 'within',
    soFar: 'so far',
    honestNote: (dated) =>
      `gone on: within so many days of entering; so far: ÷ entered${withDate(dated)}`,
    whyHigher: ({ label, told, naive, age, open, lang }) =>
      `${label}: ${told} within ${age}, though ${naive} so far: that counts all ${formatCount(open, lang)} still open as never going on, and many were not followed for so long`,
    whyLower: ({ label, told, naive, age }) =>
      `${label}: ${told} within ${age}, though ${naive} so far: some took longer, or were seen late`,
    atOnceNote: (labels) =>
      `${labels}: told within a day, as nearly all who go on had the next stage behind them by then`,
    fewNote: '~ rests on fewer than 20 entries: a direction, no more',
    counted: 'counted by month',
    countedNote: (labels) =>
      `${labels}: counted by month; entries of the next stage ÷ counts of the same months; can exceed 100 %`,
    arrowWithin: (ages) => `→ gone on within so many days of entering: ${ages}`,
    arrowSoFar: (labels) => `so far, ÷ entered, as no age is known: ${labels}`,
    stage: 'stage',
    period: 'period',
    allEntries: 'all entries',
    or: ' or ',
    missing: 'missing',
    noDate: 'no date',
    amount: (currency) => `amount, ${currency}`,
    recurring: (currency) => `${currency} a year`,
    quoted: (value) => `“${value}”`,
    asOf: (date) => `as of ${date}`,
    enteredIn: (from, to) => `entered ${inRange(from, to, 'from', 'before')}`,
    happenedIn: (from, to) => `what happened ${inRange(from, to, 'from', 'before')}`.trimEnd(),
    openAt: (date) => `what is open at ${date}`,
    bySlice: (dimensions) => `by ${dimensions}`,
    byInterval: { month: 'by month', quarter: 'by quarter', year: 'by year' },
    named: (dimension, value) => `${dimension}: ${value}`,
    without: (dimension) => `${dimension} missing`,
    old: (builtAt) => `OLD NUMBERS: build of ${builtAt}`,
    nothing: 'nothing to draw: every volume is zero',
    scale: (left, right) =>
      `height: square root of journeys, at most ${wings(left, right, ['left of the knot', 'right'])}`,
    sameScale: 'the same scale in every slice',
    arrowNote: {
      cohort: (dated) =>
        `→ gone on so far, ÷ entered${withDate(dated)}; open ones may still follow`,
      period: (dated) =>
        `→ gone on in the period, ÷ entered in it${withDate(dated)}; can exceed 100 %`,
    },
    rateNote: {
      cohort: (dated) => `gone on: so far, ÷ entered${withDate(dated)}; open ones may still follow`,
      period: (dated) =>
        `gone on: in the period, ÷ entered in it${withDate(dated)}; can exceed 100 %`,
    },
    dated: (stage, dated, entered) => `${stage}: ${dated} of ${entered}`,
    rangeNote: 'each stage counts those who entered it in the range',
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
    within: 'en',
    soFar: 'à ce jour',
    honestNote: (dated) =>
      `passés\u202f: en tant de jours après l’entrée\u202f; à ce jour\u202f: ÷ entrés${avecDate(dated)}`,
    whyHigher: ({ label, told, naive, age, open, lang }) =>
      `${label}\u202f: ${told} en ${age}, mais ${naive} à ce jour\u202f: là, les ${formatCount(open, lang)} encore en cours comptent comme ne passant jamais, et beaucoup n’ont pas été suivis si longtemps`,
    whyLower: ({ label, told, naive, age }) =>
      `${label}\u202f: ${told} en ${age}, mais ${naive} à ce jour\u202f: certains ont mis plus longtemps, ou ont été vus tard`,
    atOnceNote: (labels) =>
      `${labels}\u202f: dit en un jour, car presque tous ceux qui passent avaient alors déjà atteint l’étape suivante`,
    fewNote: '~ repose sur moins de 20 entrées\u202f: une tendance, pas plus',
    counted: 'comptés par mois',
    countedNote: (labels) =>
      `${labels}\u202f: en effectifs par mois\u202f; entrées de l’étape suivante ÷ effectifs des mêmes mois\u202f; peut dépasser 100 %`,
    arrowWithin: (ages) => `→ passés en tant de jours après l’entrée\u202f: ${ages}`,
    arrowSoFar: (labels) => `à ce jour, ÷ entrés, faute d’âge connu\u202f: ${labels}`,
    stage: 'étape',
    period: 'période',
    allEntries: 'toutes les entrées',
    or: ' ou ',
    missing: 'absent',
    noDate: 'sans date',
    amount: (currency) => `montant, ${currency}`,
    recurring: (currency) => `${currency} par an`,
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
    old: (builtAt) => `CHIFFRES ANCIENS\u202f: construction du ${builtAt}`,
    nothing: 'rien à dessiner\u202f: tous les volumes sont nuls',
    scale: (left, right) =>
      `hauteur\u202f: racine carrée du nombre de parcours, au plus ${wings(left, right, ['à gauche du nœud', 'à droite'])}`,
    sameScale: 'la même échelle pour chaque tranche',
    arrowNote: {
      cohort: (dated) =>
        `→ passés à ce jour, ÷ entrés${avecDate(dated)}\u202f; ceux en cours peuvent suivre`,
      period: (dated) =>
        `→ passés dans la période, ÷ entrés${avecDate(dated)}\u202f; peut dépasser 100 %`,
    },
    rateNote: {
      cohort: (dated) =>
        `passés\u202f: à ce jour, ÷ entrés${avecDate(dated)}\u202f; ceux en cours peuvent suivre`,
      period: (dated) =>
        `passés\u202f: dans la période, ÷ entrés${avecDate(dated)}\u202f; peut dépasser 100 %`,
    },
    dated: (stage, dated, entered) => `${stage}\u202f: ${dated} sur ${entered}`,
    rangeNote: 'chaque étape compte ceux qui y sont entrés aux dates demandées',
    filledNote:
      'en cours\u202f: en fin de période\u202f; hachuré\u202f: entrés et non sortis dans la période',
    noCommit: 'aucune étape d’engagement\u202f: le nœud ne porte pas de chiffre',
    horizon: (labels, until) => `${labels}\u202f: entrées connues seulement avant le ${until}`,
    shownOf: (shown, all) => `${shown} tranches sur ${all}\u202f: --format csv les donne toutes`,
  },
}

function withDate(dated: readonly string[]): string {
  return dated.length === 0 ? '' : ` with a date (${dated.join(', ')})`
}

function avecDate(dated: readonly string[]): string {
  return dated.length === 0 ? '' : ` avec une date (${dated.join(', ')})`
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
