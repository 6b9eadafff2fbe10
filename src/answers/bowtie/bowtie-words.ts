import { counted, pick, wordNumber, wordPercent } from '../../findings/wording.ts'
import type { Rate } from '../../models/data/rates.ts'
import { DIRECTIONAL } from '../../standard/sample-sizes.ts'
import type { Language, Text } from '../../standard/types.ts'
import { formatDay } from '../../time/calendar.ts'
import type { Asked } from '../input/normalize.ts'

/** One stage over all slices and periods. */
export interface StageTotal {
  readonly label: Text
  readonly knot: boolean
  readonly last: boolean
  readonly entered: number
  readonly open: number
  readonly lost: number
  readonly goneOn: number
  /** Those of `entered` that carry a date. */
  readonly dated: number
  /** Gone on ÷ entered of those with a date, as in the rows. */
  readonly rate: number | null
  /** The share that goes on within its age; `null` where it is not told, or of several rows. */
  readonly honest: Rate | null
}

/** The bowtie's sentences in one language. */
export interface BowtieWords {
  readonly unmapped: string
  nothing(asked: Asked): string
  cohort(first: StageTotal, later: readonly StageTotal[], asked: Asked): string
  period(first: StageTotal, later: readonly StageTotal[], asked: Asked): string
  stock(totals: readonly StageTotal[], asked: Asked): string
  /** Of a stage counted by month. */
  counted(total: StageTotal): string
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
      return `Nothing entered ${first.label.en}${within(asked)}${also(later, asked)}.`
    }
    const fates = `${were(first.lost)} lost and ${be(first.open)} still open`
    const entered = `${n(first.entered)} that entered ${first.label.en}${within(asked)}`
    if (first.last) return `Of ${entered}, ${fates}.`
    const goneOn = goneOnSoFar(first, { have: pick(first.goneOn, ['has', 'have'], 'en') })
    return `Of ${entered}, ${goneOn}, ${fates}${goOn(first, '; ')}${also(later, asked)}.`
  },
  period(first, later, asked) {
    const range = within(asked)
    const goneOn = first.last ? '' : `, ${n(first.goneOn)} went on`
    const happened = `${n(first.entered)} entered ${first.label.en}${goneOn}`
    const lost = ` and ${were(first.lost)} lost`
    return `${happened}${lost}${range}; ${be(first.open)} open at its end${also(later, asked)}.`
  },
  counted: ({ label, entered, honest }) =>
    `${label.en}, counted by month: ${n(entered)}${honest?.value == null ? '' : `; ${wordPercent(honest.value, 'en')} as many entered the next stage in the same months`}.`,
  stock(totals, asked) {
    const parts = totals.map(({ open, label }) => `${n(open)} in ${label.en}`)
    return `Open as of ${formatDay(asked.asOf)}: ${parts.join(', ')}.`
  },
}

/** The share stands beside its numerator only where the denominator is the one named before. */
function goneOnSoFar(first: StageTotal, { have }: { readonly have: string }): string {
  const { goneOn, rate, dated } = first
  if (rate === null) return `${n(goneOn)} ${have} gone on so far`
  const share = wordPercent(rate, 'en')
  return dated === first.entered
    ? `${n(goneOn)} (${share}) ${have} gone on so far`
    : `${n(goneOn)} ${have} gone on so far (${share} of the ${n(dated)} with a date)`
}

/** `; 53.2 % go on within 180 days (49.3 to 57 %)`; of few: `about`. */
function goOn({ honest }: StageTotal, before: string): string {
  if (honest === null || honest.value === null || honest.age === null) return ''
  const { value, low, high, age } = honest
  const share = `${isFew(honest) ? 'about ' : ''}${wordPercent(value, 'en')}`
  const days = counted(age, ['day', 'days'], 'en')
  const range = low === null || high === null ? '' : ` (${between(low, high, 'to', 'en')})`
  return `${before}${share} go on within ${days}${range}`
}

function isFew({ n }: Rate): boolean {
  return (n ?? 0) < DIRECTIONAL
}

function between(low: number, high: number, to: string, lang: Language): string {
  return `${wordNumber(Math.round(low * 1000) / 10, lang)} ${to} ${wordPercent(high, lang)}`
}

/** ` from 2025-01-01 until before 2025-02-01`, and nothing where no range is asked for. */
export function within({ from, to }: Pick<Asked, 'from' | 'to'>): string {
  if (from !== null && to !== null) return ` from ${formatDay(from)} until before ${formatDay(to)}`
  if (from !== null) return ` since ${formatDay(from)}`
  return to === null ? '' : ` before ${formatDay(to)}`
}

/** Later stages count by their own entries, so in a range they are other journeys. */
function also(later: readonly StageTotal[], { from, to }: Asked): string {
  const parts = later.map(
    (total) => `${n(total.entered)} entered ${total.label.en}${goOn(total, ', of whom ')}`,
  )
  if (parts.length === 0) return ''
  return `; ${from === null && to === null ? '' : 'in the same days '}${parts.join(', ')}`
}

const nombre = (value: number): string => wordNumber(value, 'fr')
const verb = (value: number, one: string, many: string): string => counted(value, [one, many], 'fr')
const entered = (value: number): string => verb(value, 'entré', 'entrés')

const french: BowtieWords = {
  unmapped:
    'Aucune étape n’a encore d’entrées : associez la table stage_entries pour voir combien atteignent chaque étape, continuent, sont perdus ou restent en cours.',
  nothing: (asked) => `Rien n’est entré dans aucune étape${pendant(asked)}.`,
  cohort(first, later, asked) {
    const place = `en « ${first.label.fr} »${pendant(asked)}`
    if (first.entered === 0) return `Aucun parcours n’est entré ${place}${aussi(later, asked)}.`
    const fates =
      verb(first.lost, 'a été perdu', 'ont été perdus') +
      ' et ' +
      verb(first.open, 'est encore en cours', 'sont encore en cours')
    const all = `Sur ${nombre(first.entered)} parcours ${pick(first.entered, ['entré', 'entrés'], 'fr')} ${place}`
    if (first.last) return `${all}, ${fates}.`
    const went = pick(first.goneOn, ['a continué', 'ont continué'], 'fr')
    return `${all}, ${continues(first, went)}, ${fates}${continuent(first, ' ; ')}${aussi(later, asked)}.`
  },
  period(first, later, asked) {
    const all = `${nombre(first.entered)} parcours ${pick(first.entered, ['entré', 'entrés'], 'fr')} en « ${first.label.fr} »${pendant(asked)}`
    const goneOn = first.last ? '' : `, ${verb(first.goneOn, 'a continué', 'ont continué')}`
    const lost = verb(first.lost, 'a été perdu', 'ont été perdus')
    const open = verb(first.open, 'est en cours', 'sont en cours')
    return `${all}${goneOn} et ${lost} ; ${open} à la fin${aussi(later, asked)}.`
  },
  counted: ({ label, entered, honest }) =>
    `${label.fr}, compté par mois\u202f: ${nombre(entered)}${honest?.value == null ? '' : `\u202f; les entrées de l’étape suivante aux mêmes mois en font ${wordPercent(honest.value, 'fr')}`}.`,
  stock(totals, asked) {
    const parts = totals.map(({ open, label }) => `${nombre(open)} en « ${label.fr} »`)
    return `En cours au ${formatDay(asked.asOf)} : ${parts.join(', ')}.`
  },
}

function continues({ goneOn, rate, dated, entered }: StageTotal, went: string): string {
  if (rate === null) return `${nombre(goneOn)} ${went} à ce jour`
  const share = wordPercent(rate, 'fr')
  if (dated === entered) return `${nombre(goneOn)} (${share}) ${went} à ce jour`
  const of = pick(dated, ['du seul daté', `des ${nombre(dated)} datés`], 'fr')
  return `${nombre(goneOn)} ${went} à ce jour (${share} ${of})`
}

function continuent({ honest }: StageTotal, before: string): string {
  if (honest === null || honest.value === null || honest.age === null) return ''
  const { value, low, high, age } = honest
  const share = `${isFew(honest) ? 'environ ' : ''}${wordPercent(value, 'fr')}`
  const days = counted(age, ['jour', 'jours'], 'fr')
  const range = low === null || high === null ? '' : ` (${between(low, high, 'à', 'fr')})`
  return `${before}${share} continuent en ${days}${range}`
}

/** As `within`, in French. */
export function pendant({ from, to }: Pick<Asked, 'from' | 'to'>): string {
  if (from !== null && to !== null) {
    return ` du ${formatDay(from)} au ${formatDay(to)} (non inclus)`
  }
  if (from !== null) return ` depuis le ${formatDay(from)}`
  return to === null ? '' : ` avant le ${formatDay(to)}`
}

function aussi(later: readonly StageTotal[], { from, to }: Asked): string {
  const parts = later.map(
    (total) => `${entered(total.entered)} en « ${total.label.fr} »${continuent(total, ', dont ')}`,
  )
  if (parts.length === 0) return ''
  return ` ; ${from === null && to === null ? '' : 'aux mêmes dates, '}${parts.join(', ')}`
}

export const bowtieWords: Readonly<Record<Language, BowtieWords>> = { en: english, fr: french }
