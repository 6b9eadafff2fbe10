import { counted, pick, wordNumber, wordPercent } from '../../findings/wording.ts'
import { minorDigits } from '../../money/decimal.ts'
import type { Score } from '../../models/data/benchmark-score.ts'
import type { CustomerLives, StandardNumber } from '../../models/data/standard-numbers.ts'
import type { Band } from '../../standard/benchmarks.ts'
import { metricNamed } from '../../standard/metrics.ts'
import { numberedLabel, type NumberedLabel, type Numbering } from '../../standard/numbering.ts'
import { stages } from '../../standard/stages.ts'
import type { Language, Side, Text } from '../../standard/types.ts'

const scores: Readonly<Record<NonNullable<Score>, Text>> = {
  ahead: { en: 'ahead', fr: 'devant' },
  near: { en: 'near', fr: 'proche' },
  behind: { en: 'behind', fr: 'derrière' },
}

const sides: Readonly<Record<Side, Text>> = {
  left: { en: 'left', fr: 'gauche' },
  knot: { en: 'knot', fr: 'nœud' },
  right: { en: 'right', fr: 'droite' },
}

export function scoreWord(score: Score, lang: Language): string | null {
  return score === null ? null : scores[score][lang]
}

/** Which wing of the bowtie: of the stage it counts or leaves; money and prices begin at the knot. */
export function sideWord({ id, stage }: NumberedLabel, lang: Language): string {
  const { from, to } = metricNamed(id)
  const about = [stage, from].map((name) => stages.find((each) => each.id === name))
  const side = about.find((each) => each !== undefined)?.side ?? 'right'
  // What follows the commitment is on the right, though it leaves the knot.
  if (id === 'discountRate') return sides.knot[lang]
  return sides[side === 'knot' && to !== undefined ? 'right' : side][lang]
}

export type StageName = (id: string) => string

/** A number that the standard shows as what is left of the metric is not called like the metric. */
export function numberName(
  { id, stage, shown }: NumberedLabel,
  name: StageName,
  lang: Language,
): string {
  if (id === 'entered' && stage !== undefined) return name(stage)
  const { label } = metricNamed(id)
  if (shown !== 'complement') return label[lang]
  return id === 'discountRate' ? paidOfList[lang] : `1 − ${label[lang]}`
}

const paidOfList = { en: 'Paid of the list price', fr: 'Payé du prix affiché' }

/** `5,000 to 15,000 USD`, the least band `up to 1,000 USD`, the highest `over 150,000 USD`. */
export function bandText({ from, upTo }: Band, currency: string, lang: Language): string {
  const n = (value: number): string => wordNumber(value, lang)
  const over = { en: 'over', fr: 'plus de' }[lang]
  if (upTo === null) return `${over} ${n(from)} ${currency}`
  if (from === 0) return `${{ en: 'up to', fr: 'jusqu’à' }[lang]} ${n(upTo)} ${currency}`
  return lang === 'fr'
    ? `de ${n(from)} à ${n(upTo)} ${currency}`
    : `${n(from)} to ${n(upTo)} ${currency}`
}

/** `4,253.50 EUR`: with the decimals that the currency is written with. */
export function wordMoney(value: number, currency: string, lang: Language): string {
  const digits = minorDigits(currency)
  const format = new Intl.NumberFormat(lang, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return `${format.format(value)} ${currency}`
}

/** What a reader must know to read the number rightly. */
export function numberNote(
  number: StandardNumber,
  numbering: Numbering,
  words: { readonly name: StageName; readonly lang: Language; readonly isRanged: boolean },
): string | null {
  const { name, lang, isRanged } = words
  const { entry, merged, path, within, isOfJourneys, notTold } = number
  const notes = [
    ...(merged.length > 0
      ? [`${mergedLabels(merged, numbering, lang)}${untracked(merged, name, lang)}`]
      : []),
    ...(path === null ? [] : [pathNote(path.rate.age, lang)]),
    ...(within !== null && notTold?.why === 'stage'
      ? [`${passedOver[lang]} ${name(within.stage.id)} → ${name(within.stage.next ?? '')}`]
      : []),
    ...(number.row?.isCounted === true && number.notTold === null ? [byMonth[lang]] : []),
    ...(entry.shown === 'complement' ? [complementNote(entry, number.rate.value, lang)] : []),
    ...(entry.id === 'onboardingRetention' && number.rate.value !== null ? [ofJourneys[lang]] : []),
    ...(isOfJourneys ? [asYears[lang]] : []),
    ...(entry.id === 'startedRevenue' && number.money !== null && !isOfJourneys
      ? [ofBilling[lang]]
      : []),
    ...(['grossRetention', 'netRetention', 'expansionRate'].includes(entry.id) &&
    number.rate.value !== null
      ? [ofTheYear[lang]]
      : []),
    ...(number.terms === null ? [] : [termsNote(number.terms, lang)]),
    ...(number.lives === null ? [] : [livesNote(number.lives, lang)]),
    ...(number.overYears === null ? [] : [overYears(number.overYears, lang)]),
    ...(entry.id === 'runningRevenue' && number.money !== null && isRanged ? [whenever[lang]] : []),
  ]
  return notes.length === 0 ? null : notes.join(lang === 'fr' ? ' ; ' : '; ')
}

function termsNote(terms: number, lang: Language): string {
  return lang === 'fr'
    ? `de ${counted(terms, ['échéance d’abonnement', 'échéances d’abonnements'], 'fr')}`
    : `of ${counted(terms, ['term of a subscription', 'terms of subscriptions'], 'en')}`
}

/** `of accounts, by the month: 12 of 40 have left` */
function livesNote({ customers, left }: CustomerLives, lang: Language): string {
  const [all, gone] = [wordNumber(customers, lang), wordNumber(left, lang)]
  return lang === 'fr'
    ? `par compte et par mois\u202f: ${gone} sur ${all} ${pick(left, ['est parti', 'sont partis'], 'fr')}`
    : `of accounts, by the month: ${gone} of ${all} ${pick(left, ['has', 'have'], 'en')} left`
}

/** No other row tells its age. */
function pathNote(age: number | null, lang: Language): string {
  const told = { en: 'followed from end to end', fr: 'suivi de bout en bout' }[lang]
  if (age === null) return told
  return lang === 'fr'
    ? `${told}, en ${counted(age, ['jour', 'jours'], 'fr')}`
    : `${told}, within ${counted(age, ['day', 'days'], 'en')}`
}

const byMonth = { en: 'of monthly counts', fr: 'd’effectifs par mois' }
const passedOver = { en: 'told by', fr: 'donné par' }
/** `1 − Discount, which is 10.4 %`: plan, levers and files tell the metric itself. */
function complementNote({ id }: NumberedLabel, value: number | null, lang: Language): string {
  const { label } = metricNamed(id)
  const told = `1 − ${label[lang]}`
  if (value === null) return told
  const share = wordPercent(1 - value, lang)
  return lang === 'fr' ? `${told}, qui est de ${share}` : `${told}, which is ${share}`
}

const ofJourneys = { en: 'of journeys, not of money', fr: 'en parcours, non en argent' }
const ofBilling = {
  en: 'by the start of the subscription, whether or not the service runs',
  fr: 'selon le début de l’abonnement, que le service fonctionne ou non',
}
const asYears = {
  en: 'amounts of journeys, taken as a year’s',
  fr: 'montants des parcours, pris pour un an',
}
const ofTheYear = {
  en: 'of who paid twelve months before the last whole month ended',
  fr: 'de ceux qui payaient douze mois avant la fin du dernier mois entier',
}

function overYears({ years, net }: { years: number; net: number }, lang: Language): string {
  const share = wordPercent(net, lang)
  return lang === 'fr'
    ? `ce qui court, sur ${counted(years, ['an', 'ans'], 'fr')}, extrapolé à une rétention nette de ${share}`
    : `what runs, over ${counted(years, ['year', 'years'], 'en')}, extrapolated at a net retention of ${share}`
}

const whenever = { en: 'whenever it was signed', fr: 'quelle que soit la date de signature' }

/** `CR3 × CR4`, or `Δt3 + Δt4`: the metrics told as one. */
export function mergedLabels(
  merged: readonly string[],
  numbering: Numbering,
  lang: Language,
): string {
  return merged
    .map((id) => numberedLabel(numbering, id) ?? metricNamed(id).label[lang])
    .join(metricNamed(merged[0] ?? '').unit === 'days' ? ' + ' : ' × ')
}

/** The stages between metrics told as one. */
export function untrackedStages(merged: readonly string[]): readonly string[] {
  return merged.slice(1).flatMap((id) => metricNamed(id).from ?? [])
}

function untracked(merged: readonly string[], name: StageName, lang: Language): string {
  const between = untrackedStages(merged)
  if (between.length === 0) return ''
  const names = new Intl.ListFormat(lang).format(between.map(name))
  if (lang === 'fr') return ` en un seul passage : ${names} sans suivi`
  return ` as one: ${names} not tracked`
}
