import type { RecurringOf } from '../render/bowtie/figures.ts'
import type { Language } from '../standard/types.ts'

/** The words of the drawn bowtie that the terminal's has no need of. */
export interface ChartWords {
  readonly goneOn: string
  readonly open: string
  readonly openPart: (share: string) => string
  readonly lostPart: (share: string) => string
  readonly openShort: (share: string) => string
  readonly lostShort: (share: string) => string
  readonly soFar: (n: string) => string
  readonly inPeriod: (n: string) => string
  readonly ofShort: (n: string) => string
  /** What stands at a rate within an age. */
  readonly within: (days: string) => string
  readonly withinN: (days: string, n: string) => string
  readonly withinShort: (days: string, n: string) => string
  readonly directional: string
  readonly early: (followed: string) => string
  readonly earlyShort: string
  readonly tooFew: (n: string) => string
  readonly notFollowed: (days: string) => string
  /** The naive rate; what is open stands on the next line. */
  readonly naiveAsOpen: (share: string) => string
  readonly naiveWithLater: (share: string) => string
  readonly naive: (share: string) => string
  readonly overlap: string
  readonly overlapNote: string
  readonly honestNote: string
  readonly naiveNote: (dated: readonly string[]) => string
  readonly earlyNote: string
  readonly directionalNote: string
  readonly intervalKey: string
  readonly naiveKey: string
  readonly stillHere: (count: string) => string
  readonly lostHere: (count: string) => string
  readonly openKey: string
  readonly lostKey: string
  readonly countedKey: string
  /** Of how many a rate of months is. */
  readonly byMonth: (n: string) => string
  readonly earlierKey: string
  readonly median: (days: string) => string
  readonly entered: (count: string) => string
  /** What a stage's recurring money is. */
  readonly carried: Readonly<Record<RecurringOf, string>>
  readonly width: string
  readonly widthHonest: string
  readonly noTime: string
  readonly floor: (days: string) => string
  readonly twoScales: (wider: 'left' | 'right', ratio: string) => string
  /** The same where the bowtie stands upright. */
  readonly upright: {
    readonly scale: (above: string | null, below: string | null) => string
    readonly time: string
    readonly timeHonest: string
    readonly noTime: string
    readonly floor: (days: string) => string
    readonly twoScales: (longer: 'left' | 'right', ratio: string) => string
  }
  readonly shownOf: (shown: string, all: string) => string
  readonly points: string
  readonly noRows: string
  readonly part: (label: string, fate: string, count: string, share: string | null) => string
}

export const CHART_WORDS: Readonly<Record<Language, ChartWords>> = {
  en: {
    goneOn: 'gone on',
    open: 'still open',
    openPart: (share) => `${share} still open`,
    lostPart: (share) => `${share} lost`,
    openShort: (share) => `${share} open`,
    lostShort: (share) => `${share} lost`,
    soFar: (n) => `so far, n ${n}`,
    inPeriod: (n) => `in period, n ${n}`,
    ofShort: (n) => `n ${n}`,
    within: (days) => `within ${days}`,
    withinN: (days, n) => `within ${days}, n ${n}`,
    withinShort: (days, n) => `${days}, n ${n}`,
    directional: 'directional: so few',
    early: (followed) => `early: ${followed} this old`,
    earlyShort: 'early',
    tooFew: (n) => `too few, n ${n}`,
    notFollowed: (days) => `nobody is ${days} in yet`,
    naiveAsOpen: (share) => `so far ${share}, since`,
    naiveWithLater: (share) => `${share} with later ones`,
    naive: (share) => `so far ${share}`,
    overlap: 'overlapping',
    overlapNote: 'overlapping: the intervals of both periods overlap, the difference may be chance',
    honestNote:
      'rate: the share of those who entered that goes on within the days stated, with its 95 % interval; lost ones do not go on, open ones count for as long as they were followed',
    naiveNote: (dated) =>
      `so far: gone on ÷ entered${dated.length === 0 ? '' : ` with a date (${dated.join(', ')})`}, where it differs (ring): too low while many are still open, higher where some went on later`,
    earlyNote:
      'early, dashed: fewer than half could be followed for all of the days; the rate rests on the oldest ones',
    directionalNote: 'directional: fewer than 20 entered; the rate shows a direction, no more',
    intervalKey: 'rate and 95 % interval, from 0 to 100 %',
    naiveKey: 'rate so far, where it differs',
    stillHere: (count) => `${count} still open`,
    lostHere: (count) => `${count} lost`,
    openKey: 'still open: the end is not known yet',
    lostKey: 'lost',
    countedKey: 'counted by month',
    byMonth: (n) => `by month, n ${n}`,
    earlierKey: 'the period compared with',
    median: (days) => `median ${days}`,
    entered: (count) => `${count} entered`,
    carried: {
      committed: 'a year, committed',
      started: 'a year, started',
      running: 'a year, running',
      expansion: 'a year, added',
    },
    width: 'width: square root of the median time of those gone on so far',
    widthHonest: 'width: square root of the median time of those that go on within the days stated',
    noTime: 'dotted: time not known',
    floor: (days) => `steps under ${days} are drawn as long as their label`,
    twoScales: (wider, ratio) =>
      `on the ${wider} a day is ${ratio} times as wide as on the other side of the knot`,
    upright: {
      scale: (above, below) =>
        `width: square root of journeys, at most ${sides(above, below, 'above the knot', 'below')}`,
      time: 'height: square root of the median time of those gone on so far',
      timeHonest:
        'height: square root of the median time of those that go on within the days stated',
      noTime: 'where no median is written, the height says nothing',
      floor: (days) => `steps under ${days} are drawn as long as that`,
      twoScales: (longer, ratio) =>
        `${longer === 'left' ? 'above' : 'below'} the knot a day is ${ratio} times as high as on its other side`,
    },
    shownOf: (shown, all) => `${shown} of ${all} are drawn`,
    points: 'pts',
    noRows: 'nothing to draw: no stage is mapped',
    part: (label, fate, count, share) =>
      `${label}, ${fate}: ${count}${share === null ? '' : ` (${share})`}`,
  },
  fr: {
    goneOn: 'passés',
    open: 'en cours',
    openPart: (share) => `${share} en cours`,
    lostPart: (share) => `${share} perdus`,
    openShort: (share) => `${share} en c.`,
    lostShort: (share) => `${share} perd.`,
    soFar: (n) => `à ce jour, n ${n}`,
    inPeriod: (n) => `période, n ${n}`,
    ofShort: (n) => `n ${n}`,
    within: (days) => `en ${days}`,
    withinN: (days, n) => `en ${days}, n ${n}`,
    withinShort: (days, n) => `${days}, n ${n}`,
    directional: 'indicatif\u202f: trop peu',
    early: (followed) => `précoce\u202f: ${followed} suivis`,
    earlyShort: 'précoce',
    tooFew: (n) => `trop peu, n ${n}`,
    notFollowed: (days) => `nul n’a ${days} de suivi`,
    naiveAsOpen: (share) => `à ce jour ${share}, car`,
    naiveWithLater: (share) => `${share} avec tardifs`,
    naive: (share) => `à ce jour ${share}`,
    overlap: 'recoupement',
    overlapNote:
      'recoupement\u202f: les intervalles des deux périodes se recoupent, l’écart peut être dû au hasard',
    honestNote:
      'taux\u202f: part des entrés qui passent dans le délai indiqué, avec son intervalle à 95 %\u202f; les perdus ne passent pas, ceux en cours comptent aussi longtemps qu’ils ont été suivis',
    naiveNote: (dated) =>
      `à ce jour\u202f: passés ÷ entrés${dated.length === 0 ? '' : ` avec une date (${dated.join(', ')})`}, là où il diffère (anneau)\u202f: trop bas tant que beaucoup sont en cours, plus haut si certains sont passés plus tard`,
    earlyNote:
      'précoce, tireté\u202f: moins de la moitié ont pu être suivis tout le délai\u202f; le taux repose sur les plus anciens',
    directionalNote:
      'indicatif\u202f: moins de 20 entrés\u202f; le taux montre une direction, rien de plus',
    intervalKey: 'taux et intervalle à 95 %, de 0 à 100 %',
    naiveKey: 'taux à ce jour, là où il diffère',
    stillHere: (count) => `${count} en cours`,
    lostHere: (count) => `${count} perdus`,
    openKey: 'en cours\u202f: fin encore inconnue',
    lostKey: 'perdus',
    countedKey: 'comptés par mois',
    byMonth: (n) => `par mois, n ${n}`,
    earlierKey: 'la période de comparaison',
    median: (days) => `médiane ${days}`,
    entered: (count) => `${count} entrés`,
    carried: {
      committed: 'par an, engagés',
      started: 'par an, démarrés',
      running: 'par an, en cours',
      expansion: 'par an, ajoutés',
    },
    width: 'largeur\u202f: racine du délai médian de ceux passés à ce jour',
    widthHonest: 'largeur\u202f: racine du délai médian de ceux qui passent dans le délai indiqué',
    noTime: 'pointillé\u202f: délai inconnu',
    floor: (days) => `en dessous de ${days}, une étape a la longueur de son libellé`,
    twoScales: (wider, ratio) =>
      `à ${wider === 'left' ? 'gauche' : 'droite'}, un jour est ${ratio} fois plus large que de l’autre côté du nœud`,
    upright: {
      scale: (above, below) =>
        `largeur\u202f: racine des parcours, au plus ${sides(above, below, 'au-dessus du nœud', 'au-dessous')}`,
      time: 'hauteur\u202f: racine du délai médian de ceux passés à ce jour',
      timeHonest: 'hauteur\u202f: racine du délai médian de ceux qui passent dans le délai indiqué',
      noTime: 'sans médiane écrite, la hauteur ne dit rien',
      floor: (days) => `en dessous de ${days}, une étape a la longueur de ce délai`,
      twoScales: (longer, ratio) =>
        `${longer === 'left' ? 'au-dessus' : 'au-dessous'} du nœud, un jour est ${ratio} fois plus haut que de l’autre côté`,
    },
    shownOf: (shown, all) => `${shown} sur ${all} sont dessinés`,
    points: 'pts',
    noRows: 'rien à dessiner\u202f: aucune étape n’est définie',
    part: (label, fate, count, share) =>
      `${label}, ${fate}\u202f: ${count}${share === null ? '' : ` (${share})`}`,
  },
}

function sides(first: string | null, second: string | null, one: string, other: string): string {
  if (first === null || second === null) return first ?? second ?? ''
  return `${first} ${one}, ${second} ${other}`
}
