import type { Interval } from '../../engine/engine.ts'
import { counted, pick, wordNumber, wordPercent } from '../../findings/wording.ts'
import type { BridgeRow } from '../../models/business/bridge.ts'
import { formatDecimal, sizeOf } from '../../money/decimal.ts'
import {
  isActing,
  type AccountDifference,
  type PolicyShare,
  type Stated,
} from '../../models/business/restatement.ts'
import type { MoneyGrain } from '../../standard/revenue-policies.ts'
import type { Language, Text } from '../../standard/types.ts'
import { civilDate, formatDay, type Day } from '../../time/calendar.ts'
import { periods } from '../input/common-input.ts'
import type { DefinitionSides } from './definition-side.ts'
import type { MoneyAsked } from '../money/money-asked.ts'
import { wordMoney } from '../numbers/number-words.ts'
import { policyLabels } from './policy-words.ts'

interface Words {
  readonly sides: DefinitionSides
  readonly currency: string
  readonly lang: Language
}

const grains: Readonly<Record<MoneyGrain, Text>> = {
  subscription: { en: 'by subscription', fr: 'par abonnement' },
  product: { en: 'by account and product', fr: 'par compte et produit' },
  account: { en: 'by account', fr: 'par compte' },
  parent: { en: 'by parent account', fr: 'par maison mère' },
}

/** The definition's name; its grain where the two differ by it. */
export function definitionLabel(
  { profile, grain }: MoneyAsked,
  isOther: boolean,
  lang: Language,
): string {
  return [profile.label[lang], ...(isOther ? [grains[grain][lang]] : [])].join(', ')
}

/** Both totals, and which policy makes most of the difference. */
export function policiesSentence(
  shares: readonly PolicyShare[],
  { first, last }: { readonly first: Stated | null; readonly last: Stated | null },
  words: Words,
): string {
  const { lang, currency } = words
  const [from, to] = [first?.closing ?? 0n, last?.closing ?? 0n]
  const moving = shares.filter(({ share }) => share !== 0n)
  const [largest] = moving.toSorted((one, other) => Number(sizeOf(other.share) - sizeOf(one.share)))
  const differ = `${counted(shares.length, pairs.policies[lang], lang)}${idleWords(shares, lang)}`
  const told = totals(from, to, words)
  if (shares.length === 0) {
    return `${told} ${{ en: 'No policy differs.', fr: 'Aucune règle ne diffère.' }[lang]}`
  }
  if (lang === 'fr') {
    const most =
      largest === undefined
        ? 'aucune ne change ce montant.'
        : `celle qui pèse le plus\u00a0: ${policyLabels[largest.policy].fr} (${signed(largest.share, currency, 'fr')}).`
    const order =
      moving.length < 2
        ? ''
        : ' Une part est ce qu’une règle change à son tour, de A à B dans l’ordre affiché\u202f; dans un autre ordre les parts peuvent différer, leur somme non.'
    return `${told} ${differ}\u202f; ${most}${order}`
  }
  const most =
    largest === undefined
      ? 'none of them changes this amount.'
      : `the one that weighs most is ${policyLabels[largest.policy].en} (${signed(largest.share, currency, 'en')}).`
  const order =
    moving.length < 2
      ? ''
      : ' A share is what a policy changes in its turn, switched from A to B in the order shown; in another order shares may differ, their sum does not.'
  return `${told} ${differ}; ${most}${order}`
}

/** How many of those that differ change nothing here. */
function idleWords(shares: readonly PolicyShare[], lang: Language): string {
  const idle = shares.filter((share) => !isActing(share)).length
  if (idle === 0 || idle === shares.length) return ''
  return lang === 'fr'
    ? `, dont ${counted(idle, ['ne change', 'ne changent'], 'fr')} rien ici`
    : `, of which ${counted(idle, ['changes', 'change'], 'en')} nothing here`
}

/** How many accounts differ, by how much in all, and why most of them do. */
export function accountsSentence(
  differing: readonly AccountDifference[],
  equal: number,
  words: Words,
): string {
  const { lang, currency, sides } = words
  const [a, b] = [sides.a.label, sides.b.label]
  const sum = differing.reduce((total, { from, to }) => total + to - from, 0n)
  const who = counted(differing.length, pairs.accounts[lang], lang)
  const times = new Map<string, number>()
  for (const { policy } of differing) {
    const label = policyLabels[policy][lang]
    times.set(label, (times.get(label) ?? 0) + 1)
  }
  const [most] = [...times].toSorted(([, one], [, other]) => other - one)
  const why = most === undefined ? '' : `${most[0]} (${wordNumber(most[1], lang)})`
  if (lang === 'fr') {
    const others = counted(equal, ['autre paie', 'autres paient'], 'fr')
    const told = `${who} un autre montant selon ${b} (B) que selon ${a} (A), ${signed(sum, currency, 'fr')} en tout\u202f; ${others} autant.`
    return why === '' ? told : `${told} La cause la plus fréquente\u00a0: ${why}.`
  }
  const others = counted(equal, ['other pays', 'others pay'], 'en')
  const told = `${who} another amount by ${b} (B) than by ${a} (A), ${signed(sum, currency, 'en')} in all; ${others} the same.`
  return why === '' ? told : `${told} The most frequent cause: ${why}.`
}

/** Gross and net retention of a period by both definitions. */
export interface RetentionSides {
  readonly period: Day
  readonly end: Day
  readonly interval: Interval
  readonly a: { readonly gross: number; readonly net: number }
  readonly b: { readonly gross: number; readonly net: number }
}

/** Both closings, then what the other definition makes of retention. */
export function restatementSentence(
  last: { readonly a: BridgeRow; readonly b: BridgeRow } | null,
  retention: RetentionSides | null,
  words: Words,
): string {
  const { lang, sides } = words
  const told = totals(last?.a.closing ?? 0n, last?.b.closing ?? 0n, words)
  if (retention === null) {
    return lang === 'fr'
      ? `${told} Aucune période entière ne dit de rétention des deux côtés.`
      : `${told} No whole period tells retention on both sides.`
  }
  const { a, b } = retention
  const when = periodWords(retention, lang)
  const [net, gross] = [wordPercent(b.net, lang), wordPercent(b.gross, lang)]
  const [more, moreGross] = [b.net - a.net, b.gross - a.gross].map((each) => points(each, lang))
  return lang === 'fr'
    ? `${told} La rétention nette ${when} est de ${net} selon ${sides.b.label} (B), ${more} que selon A\u202f; la rétention brute de ${gross}, ${moreGross}.`
    : `${told} Net retention ${when} is ${net} by ${sides.b.label} (B), ${more} than by A; gross retention ${gross}, ${moreGross}.`
}

function totals(from: bigint, to: bigint, { sides, currency, lang }: Words): string {
  const { a, b } = sides
  const until = formatDay(b.asked.until)
  if (from === 0n && to === 0n) {
    return lang === 'fr'
      ? `Aucun revenu récurrent n’est connu avant le ${until} selon l’une ou l’autre définition.`
      : `No recurring revenue is known before ${until} by either definition.`
  }
  const [one, other] = [from, to].map((each) => amountOf(each, currency, lang))
  const change = signed(to - from, currency, lang)
  const share = from === 0n ? '' : ` (${signedPercent(Number(to - from) / Number(from), lang)})`
  return lang === 'fr'
    ? `Avant le ${until}, le revenu récurrent annuel (ARR) est de ${other} selon ${b.label} (B) et de ${one} selon ${a.label} (A)\u00a0: ${change}${share}.`
    : `Before ${until}, annual recurring revenue (ARR) is ${other} by ${b.label} (B) and ${one} by ${a.label} (A): ${change}${share}.`
}

const pairs = {
  policies: {
    en: ['policy differs', 'policies differ'],
    fr: ['règle diffère', 'règles diffèrent'],
  },
  accounts: {
    en: ['account pays', 'accounts pay'],
    fr: ['compte paie', 'comptes paient'],
  },
} as const

/** `of 2025`, `of the quarter from 2025-04-01`. */
function periodWords({ period, interval }: RetentionSides, lang: Language): string {
  if (interval === 'year') return `${{ en: 'of', fr: 'de' }[lang]} ${civilDate(period).year}`
  return lang === 'fr'
    ? `du ${periods[interval].fr} commencé le ${formatDay(period)}`
    : `of the ${periods[interval].en} from ${formatDay(period)}`
}

/** `4.8 points more`, `as much`: rounded to one decimal. */
function points(difference: number, lang: Language): string {
  const rounded = Math.round(difference * 1000) / 10
  const size = wordNumber(Math.abs(rounded), lang)
  if (lang === 'fr') {
    if (rounded === 0) return 'autant'
    return `${size} ${pick(Math.abs(rounded), ['point', 'points'], 'fr')} de ${rounded > 0 ? 'plus' : 'moins'}`
  }
  if (rounded === 0) return 'no other'
  return `${size} ${pick(Math.abs(rounded), ['point', 'points'], 'en')} ${rounded > 0 ? 'more' : 'less'}`
}

function signedPercent(share: number, lang: Language): string {
  const text = wordPercent(Math.abs(share), lang)
  return share === 0 ? text : `${share < 0 ? '−' : '+'}${text}`
}

function signed(amount: bigint, currency: string, lang: Language): string {
  const text = amountOf(sizeOf(amount), currency, lang)
  return amount === 0n ? text : `${amount < 0n ? '−' : '+'}${text}`
}

function amountOf(amount: bigint, currency: string, lang: Language): string {
  return wordMoney(Number(formatDecimal(amount, currency)), currency, lang)
}
