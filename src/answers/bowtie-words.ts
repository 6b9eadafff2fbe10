import { counted, pick, wordNumber, wordPercent } from '../findings/wording.ts'
import type { Language, Text } from '../standard/types.ts'
import { formatDay } from '../time/calendar.ts'
import type { Asked } from './normalize.ts'

/** One stage over all slices and periods. */
export interface StageTotal {
  readonly label: Text
  readonly knot: boolean
  readonly last: boolean
  readonly entered: number
  readonly open: number
  readonly lost: number
  readonly goneOn: number
  /** Gone on ÷ entered of those with a date, as in the rows. */
  readonly rate: number | null
}

/** The bowtie's sentences in one language. */
export interface BowtieWords {
  readonly unmapped: string
  nothing(asked: Asked): string
  cohort(first: StageTotal, later: readonly StageTotal[], asked: Asked): string
  period(first: StageTotal, later: readonly StageTotal[], asked: Asked): string
  stock(totals: readonly StageTotal[], asked: Asked): string
}

const n = (value: number): string => wordNumber(value, 'en')
const be = (value: number): string => `${n(value)} ${pick(value, ['is', 'are'], 'en')}`
const were = (value: number): string => `${n(value)} ${pick(value, ['was', 'were'], 'en')}`

const english: BowtieWords = {
  unmapped:
    'No stage has entries yet: map the table stage_entries to see how many reach each stage, go on, are lost or stay open.',
  nothing: (asked) => `Nothing entered any stage${within(asked)}.`,
  cohort(first, later, asked) {
    if (first.entered === 0) {
      return `Nothing entered ${first.label.en}${within(asked)}${also(later)}.`
    }
    const fates = `${were(first.lost)} lost and ${be(first.open)} still open`
    const entered = `${n(first.entered)} that entered ${first.label.en}${within(asked)}`
    if (first.last) return `Of ${entered}, ${fates}.`
    const share = first.rate === null ? '' : ` (${wordPercent(first.rate, 'en')})`
    const have = pick(first.goneOn, ['has', 'have'], 'en')
    return `Of ${entered}, ${n(first.goneOn)}${share} ${have} gone on so far, ${fates}${also(later)}.`
  },
  period(first, later, asked) {
    const range = within(asked)
    const goneOn = first.last ? '' : `, ${n(first.goneOn)} went on`
    const happened = `${n(first.entered)} entered ${first.label.en}${goneOn}`
    const lost = ` and ${were(first.lost)} lost`
    return `${happened}${lost}${range}; ${be(first.open)} open at its end${also(later)}.`
  },
  stock(totals, asked) {
    const parts = totals.map(({ open, label }) => `${n(open)} in ${label.en}`)
    return `Open as of ${formatDay(asked.asOf)}: ${parts.join(', ')}.`
  },
}

function within({ from, to }: Asked): string {
  if (from !== null && to !== null) return ` from ${formatDay(from)} until before ${formatDay(to)}`
  if (from !== null) return ` since ${formatDay(from)}`
  return to === null ? '' : ` before ${formatDay(to)}`
}

function also(later: readonly StageTotal[]): string {
  const parts = later.map(({ entered, label }) => `${n(entered)} entered ${label.en}`)
  return parts.length === 0 ? '' : `; ${parts.join(', ')}`
}

const entries = (value: number): string => counted(value, ['entrée', 'entrées'], 'fr')
const verb = (value: number, one: string, many: string): string => counted(value, [one, many], 'fr')

const french: BowtieWords = {
  unmapped:
    'Aucune étape n’a encore d’entrées : associez la table stage_entries pour voir combien atteignent chaque étape, continuent, sont perdus ou restent en cours.',
  nothing: (asked) => `Rien n’est entré dans aucune étape${pendant(asked)}.`,
  cohort(first, later, asked) {
    const place = `en « ${first.label.fr} »${pendant(asked)}`
    if (first.entered === 0) return `Aucune entrée ${place}${aussi(later)}.`
    const fates =
      verb(first.lost, 'a été perdue', 'ont été perdues') +
      ' et ' +
      verb(first.open, 'est encore en cours', 'sont encore en cours')
    const entered = `Sur ${entries(first.entered)} ${place}`
    if (first.last) return `${entered}, ${fates}.`
    const share = first.rate === null ? '' : ` (${wordPercent(first.rate, 'fr')})`
    const went = pick(first.goneOn, ['a continué', 'ont continué'], 'fr')
    const goneOn = `${wordNumber(first.goneOn, 'fr')}${share} ${went} à ce jour`
    return `${entered}, ${goneOn}, ${fates}${aussi(later)}.`
  },
  period(first, later, asked) {
    const entered = `${entries(first.entered)} en « ${first.label.fr} »${pendant(asked)}`
    const goneOn = first.last ? '' : `, ${verb(first.goneOn, 'a continué', 'ont continué')}`
    const lost = verb(first.lost, 'a été perdue', 'ont été perdues')
    const open = verb(first.open, 'est en cours', 'sont en cours')
    return `${entered}${goneOn} et ${lost} ; ${open} à la fin${aussi(later)}.`
  },
  stock(totals, asked) {
    const parts = totals.map(({ open, label }) => `${wordNumber(open, 'fr')} en « ${label.fr} »`)
    return `En cours au ${formatDay(asked.asOf)} : ${parts.join(', ')}.`
  },
}

function pendant({ from, to }: Asked): string {
  if (from !== null && to !== null) {
    return ` du ${formatDay(from)} au ${formatDay(to)} (non inclus)`
  }
  if (from !== null) return ` depuis le ${formatDay(from)}`
  return to === null ? '' : ` avant le ${formatDay(to)}`
}

function aussi(later: readonly StageTotal[]): string {
  const parts = later.map(({ entered, label }) => `${entries(entered)} en « ${label.fr} »`)
  return parts.length === 0 ? '' : ` ; ${parts.join(', ')}`
}

export const bowtieWords: Readonly<Record<Language, BowtieWords>> = { en: english, fr: french }
