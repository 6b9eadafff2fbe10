import { counted, wordNumber } from '../../findings/wording.ts'
import type { AccountGap } from '../../models/business/account-gaps.ts'
import type { Day } from '../../engine/engine.ts'
import type { Language, Text } from '../../standard/types.ts'
import { civilDate } from '../../time/calendar.ts'

/** Beside the reasons of accounts: what rows stand for that are of no account. */
export type RowReason = AccountGap['why'] | 'supposed' | 'no_account' | 'equal' | 'rounding'

const words: Readonly<
  Record<Exclude<RowReason, 'policy' | 'ratio' | 'elsewhere' | 'supposed' | 'equal'>, Text>
> = {
  earlier: { en: 'ours of the month before', fr: 'le nôtre du mois précédent' },
  later: { en: 'ours of the month after', fr: 'le nôtre du mois suivant' },
  unit: { en: 'twelve times, or a twelfth', fr: 'douze fois, ou un douzième' },
  unconverted: { en: 'not converted', fr: 'non converti' },
  rate: { en: 'at another rate', fr: 'à un autre cours' },
  unbilled: { en: 'won without a subscription', fr: 'gagné sans abonnement' },
  unsold: { en: 'a subscription without a win', fr: 'un abonnement sans affaire gagnée' },
  only_ours: { en: 'not in theirs', fr: 'absent du leur' },
  only_theirs: { en: 'not in ours', fr: 'absent du nôtre' },
  differs: { en: 'not explained', fr: 'non expliqué' },
  no_account: { en: 'of no account', fr: 'sans compte' },
  rounding: { en: 'rounding', fr: 'arrondi' },
}

/** What closes a gap that is no definition. */
export const UNBILLED = 'unbilled'
export const BY_DAY = 'by_day'

const causes: Readonly<Record<string, Text>> = {
  [UNBILLED]: words.unbilled,
  [BY_DAY]: { en: 'earned by the day', fr: 'gagné au jour le jour' },
}

/** Why an account's figures differ, in a few words. */
export function reasonWords(
  { why, other, ratio }: Pick<AccountGap, 'why' | 'other' | 'ratio'>,
  variant: string,
  lang: Language,
): string {
  switch (why) {
    case 'policy':
      return variant
    case 'ratio':
      return lang === 'fr'
        ? `× ${wordNumber(ratio ?? 1, lang)} comme d’autres (taxe, cours ?)`
        : `× ${wordNumber(ratio ?? 1, lang)} as others (tax, a rate?)`
    case 'elsewhere':
      return lang === 'fr' ? `le même montant sous ${other}` : `the same amount under ${other}`
    default:
      return words[why][lang]
  }
}

interface Native {
  /** As written. */
  readonly worth: number
  readonly currency: string
  /** Ours; `null`: not one alone. */
  readonly rate: number | null
  /** Theirs, where it is another one. */
  readonly theirs: number | null
}

/** `84 EUR at 5, theirs at 4` */
export function nativeWords({ worth, currency, rate, theirs }: Native, lang: Language): string {
  const told = (value: number, digits: Intl.NumberFormatOptions): string =>
    new Intl.NumberFormat(lang, digits).format(value)
  const at = (value: number): string =>
    `${lang === 'fr' ? 'à' : 'at'} ${told(value, { maximumSignificantDigits: 6 })}`
  const money = `${told(worth, { maximumFractionDigits: 2 })} ${currency}`
  const ours = rate === null ? money : `${money} ${at(rate)}`
  if (theirs === null) return ours
  return `${ours}, ${lang === 'fr' ? 'le leur' : 'theirs'} ${at(theirs)}`
}

export function plainReason(why: 'no_account' | 'rounding', lang: Language): string {
  return words[why][lang]
}

export function equalWords(accounts: number, lang: Language): string {
  return lang === 'fr'
    ? `${counted(accounts, ['compte', 'comptes'], lang)} dans la tolérance`
    : `${counted(accounts, ['account', 'accounts'], lang)} within the tolerance`
}

/** What would close a gap: `ends: cancelled + won without a subscription`. */
export function causeWords(ids: readonly string[], lang: Language): string {
  return ids.map((id) => causes[id]?.[lang] ?? id).join(' + ')
}

/** `March 2026`. */
export function monthWords(month: Day, lang: Language): string {
  const { year, month: number } = civilDate(month)
  const format = new Intl.DateTimeFormat(lang, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return format.format(new Date(Date.UTC(year, number - 1, 1)))
}
