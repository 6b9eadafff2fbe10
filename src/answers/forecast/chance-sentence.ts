import { assumption, factorNames } from './assumptions.ts'
import type { ChanceTold, GoalState, TiltedHinge } from './chance-told.ts'
import type { CourseFigure } from './course-options.ts'
import { methodNames } from './method-words.ts'
import { sayChance, sayList, sayMoney, sayShare, type Speech } from './course-words.ts'
import type { Method } from '../../models/math/forecast/backtest.ts'
import type { ForeseenSlice } from '../../models/math/forecast/course-together.ts'

export interface GoalSaid {
  readonly figure: CourseFigure
  readonly target: number
  /** First day not counted. */
  readonly until: string
  /** First day counted; `null`: from the origin. */
  readonly since: string | null
  readonly origin: string
  readonly paths: number
}

/** By which method it is forecast. */
interface SaidBy extends GoalSaid {
  readonly method: Method
}

/** Names of at most so many parts of what is unsure. */
const MOST_HINGES = 3

/** The target with its day: `1,200,000 EUR of running revenue on 2027-01-01`. */
export function sayTarget(
  { figure, target, until, since, origin }: GoalSaid,
  speech: Speech,
): string {
  const money = sayMoney(target, speech)
  const from = since ?? origin
  if (speech.lang === 'fr') {
    if (figure === 'running') return `${money} de revenu en cours le ${until}`
    const what = figure === 'bookings' ? 'de commandes' : 'd’encaissements'
    return `${money} ${what} du ${from} au ${until} (exclu)`
  }
  if (figure === 'running') return `${money} of running revenue on ${until}`
  return `${money} of ${figure} from ${from} until ${until}`
}

/** A target that needs no chance: its day is past, or nothing is known. */
export function pastSentence(said: GoalSaid, came: number | null, speech: Speech): string {
  const target = sayTarget(said, speech)
  if (speech.lang === 'fr') {
    if (came === null)
      return `Cette date est passée, et ce qu’il en fut n’est pas connu ici\u00a0: ${target}.`
    return came >= said.target
      ? `Cette date est passée\u00a0: l’objectif, ${target}, a été atteint avec ${sayMoney(came, speech)}.`
      : `Cette date est passée\u00a0: l’objectif, ${target}, n’a pas été atteint\u00a0; il y eut ${sayMoney(came, speech)}.`
  }
  if (came === null) return `That day is past, and what came of it is not known here: ${target}.`
  return came >= said.target
    ? `That day is past: the target, ${target}, was reached with ${sayMoney(came, speech)}.`
    : `That day is past: the target, ${target}, was missed; there were ${sayMoney(came, speech)}.`
}

/** Nothing tells what a win signs for, and nothing has run. */
export function unpricedSentence(said: GoalSaid, speech: Speech): string {
  const target = sayTarget(said, speech)
  return speech.lang === 'fr'
    ? `Aucun prix n’est connu, et rien n’a été en cours\u00a0: aucune probabilité ne peut être dite d’atteindre ${target}.`
    : `No price is known, and nothing has run: no chance can be told of reaching ${target}.`
}

export function chanceSentence(
  said: SaidBy,
  { now, isMet }: Extract<GoalState, { state: 'ahead' }>,
  told: ChanceTold,
  slices: readonly ForeseenSlice[],
  speech: Speech,
): string {
  const parts = [headline(said, now, isMet, told, speech), methodWords(said.method, speech)]
  const isSettled = told.chance <= 0 || told.chance >= 1
  if (!isSettled) parts.push(hingeWords(told.hinges, slices, speech))
  return parts.filter((part) => part !== '').join(' ')
}

function headline(
  said: GoalSaid,
  now: number,
  isMet: boolean,
  told: ChanceTold,
  speech: Speech,
): string {
  const { lang } = speech
  const isFrench = lang === 'fr'
  const money = (value: number): string => sayMoney(value, speech)
  const target = sayTarget(said, speech)
  const chance = sayChance(told.chance, lang)
  const paths = new Intl.NumberFormat(lang).format(said.paths)
  const expected = isFrench
    ? `${money(told.expected)} sont attendus, ${money(told.low)} à ${money(told.high)} avec une probabilité de 80\u00a0%.`
    : `${money(told.expected)} are expected, ${money(told.low)} to ${money(told.high)} with a probability of 80\u00a0%.`
  if (isMet && said.figure === 'bookings') {
    return isFrench
      ? `L’objectif est déjà atteint\u00a0: ${money(now)} de commandes au ${said.origin}, pour ${target}.`
      : `The target is met already: ${money(now)} of bookings by ${said.origin}, for ${target}.`
  }
  if (isMet) {
    return isFrench
      ? `L’objectif est déjà atteint\u00a0: ${money(now)} le ${said.origin}. La probabilité d’avoir encore ${target} est de ${chance}\u00a0; ${expected}`
      : `The target is met already: ${money(now)} on ${said.origin}. The chance of still having ${target} is ${chance}; ${expected}`
  }
  if (told.chance <= 0) {
    return isFrench
      ? `Hors d’atteinte si rien ne change\u00a0: aucune des ${paths} trajectoires n’arrive à ${target}\u00a0; ${expected}`
      : `Out of reach as things are: not one of ${paths} paths comes to ${target}; ${expected}`
  }
  if (told.chance >= 1) {
    return isFrench
      ? `Autant dire acquis si rien ne change\u00a0: toutes les ${paths} trajectoires arrivent à ${target}\u00a0; ${expected}`
      : `As good as sure as things are: all of ${paths} paths come to ${target}; ${expected}`
  }
  return isFrench
    ? `La probabilité d’atteindre ${target} est de ${chance}\u00a0; ${expected}`
    : `The chance of reaching ${target} is ${chance}; ${expected}`
}

/** Where a simpler method is used, as in the forecast: which. */
function methodWords(method: Method, { lang }: Speech): string {
  if (method === 'parts') return ''
  const name = methodNames[method][lang]
  return lang === 'fr'
    ? `Comme la prévision, cette probabilité suit la méthode plus simple («\u00a0${name}\u00a0») qui a mieux prévu le passé que la somme des parties\u00a0; les parties disent à quoi elle est liée.`
    : `Like the forecast, this chance goes by the simpler method (“${name}”) that foretold the past better than the sum of the parts; what it depends on is told by the parts.`
}

/** What the chance hinges on, the three largest parts with what each takes for granted. */
function hingeWords(
  hinges: readonly TiltedHinge[],
  slices: readonly ForeseenSlice[],
  speech: Speech,
): string {
  const { lang } = speech
  const large = hinges.filter(({ share }) => share >= 0.01).slice(0, MOST_HINGES)
  if (large.length === 0) return ''
  const items = large.map(({ factor, share }) => {
    const name = factorNames[factor][lang]
    const colon = lang === 'fr' ? '\u00a0: ' : ': '
    return `${name} (${sayShare(share, lang)}${colon}${assumption(factor, slices, speech)})`
  })
  const list = sayList(items, lang)
  return lang === 'fr'
    ? `De ce qui est incertain, l’essentiel tient à ${list}.`
    : `What is unsure of it hinges on ${list}.`
}
