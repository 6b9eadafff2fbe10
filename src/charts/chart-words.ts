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
  readonly stillHere: (count: string) => string
  readonly lostHere: (count: string) => string
  readonly openKey: string
  readonly lostKey: string
  readonly earlierKey: string
  readonly median: (days: string) => string
  readonly entered: (count: string) => string
  readonly width: string
  readonly noTime: string
  readonly floor: (days: string) => string
  readonly twoScales: (wider: 'left' | 'right', ratio: string) => string
  /** The same where the bowtie stands upright. */
  readonly upright: {
    readonly scale: (above: string | null, below: string | null) => string
    readonly time: string
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
    stillHere: (count) => `${count} still open`,
    lostHere: (count) => `${count} lost`,
    openKey: 'still open: the end is not known yet',
    lostKey: 'lost',
    earlierKey: 'the period compared with',
    median: (days) => `median ${days}`,
    entered: (count) => `${count} entered`,
    width: 'width: square root of the median time of those gone on so far',
    noTime: 'dotted: time not known',
    floor: (days) => `steps under ${days} are drawn as long as their label`,
    twoScales: (wider, ratio) =>
      `on the ${wider} a day is ${ratio} times as wide as on the other side of the knot`,
    upright: {
      scale: (above, below) =>
        `width: square root of journeys, at most ${sides(above, below, 'above the knot', 'below')}`,
      time: 'height: square root of the median time of those gone on so far',
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
    stillHere: (count) => `${count} en cours`,
    lostHere: (count) => `${count} perdus`,
    openKey: 'en cours\u202f: fin encore inconnue',
    lostKey: 'perdus',
    earlierKey: 'la période de comparaison',
    median: (days) => `médiane ${days}`,
    entered: (count) => `${count} entrés`,
    width: 'largeur\u202f: racine du délai médian de ceux passés à ce jour',
    noTime: 'pointillé\u202f: délai inconnu',
    floor: (days) => `en dessous de ${days}, une étape a la longueur de son libellé`,
    twoScales: (wider, ratio) =>
      `à ${wider === 'left' ? 'gauche' : 'droite'}, un jour est ${ratio} fois plus large que de l’autre côté du nœud`,
    upright: {
      scale: (above, below) =>
        `largeur\u202f: racine des parcours, au plus ${sides(above, below, 'au-dessus du nœud', 'au-dessous')}`,
      time: 'hauteur\u202f: racine du délai médian de ceux passés à ce jour',
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
