import { counted, pick, wordPercent } from '../../findings/wording.ts'
import type { Language } from '../../standard/types.ts'

interface Compared {
  /** `March 2026`. */
  readonly month: string
  readonly series: string
  /** Amounts as they are told, with their currency. */
  readonly ours: string
  readonly theirs: string
  /** (ours − theirs) ÷ theirs; `null` where theirs is nothing. */
  readonly share: number | null
  readonly isSame: boolean
}

/** `In March 2026 ours, 102.00 EUR, is 2 % above the ledger, 100.00 EUR`. */
export function comparedWords(
  { month, series, ours, theirs, share, isSame }: Compared,
  lang: Language,
): string {
  if (isSame) {
    return lang === 'fr'
      ? `En ${month}, le nôtre et ${series} concordent à ${ours}`
      : `In ${month} ours and ${series} agree on ${ours}`
  }
  if (share === null) {
    return lang === 'fr'
      ? `En ${month}, le nôtre est de ${ours} et ${series} de ${theirs}`
      : `In ${month} ours is ${ours} and ${series} ${theirs}`
  }
  const size = Math.abs(share)
  const far = size < 0.0005 ? `<${wordPercent(0.001, lang)}` : wordPercent(size, lang)
  const [above, below] = lang === 'fr' ? ['au-dessus', 'au-dessous'] : ['above', 'below']
  const side = share > 0 ? above : below
  return lang === 'fr'
    ? `En ${month}, le nôtre (${ours}) est ${far} ${side} de ${series} (${theirs})`
    : `In ${month} ours, ${ours}, is ${far} ${side} ${series}, ${theirs}`
}

/** `14 accounts differ`. */
export function differWords(accounts: number, lang: Language): string {
  const differ = pick(
    accounts,
    lang === 'fr' ? ['diffère', 'diffèrent'] : ['differs', 'differ'],
    lang,
  )
  const nouns =
    lang === 'fr' ? (['compte', 'comptes'] as const) : (['account', 'accounts'] as const)
  return `${counted(accounts, nouns, lang)} ${differ}`
}

/** What a cause would close; not all where it is not quite all. */
export function closesWords(cause: string, closes: number, lang: Language): string {
  const share =
    closes < 1 && closes >= 0.9995 ? `>${wordPercent(0.999, lang)}` : wordPercent(closes, lang)
  return lang === 'fr'
    ? `«\u00a0${cause}\u00a0» comblerait ${share} de l’écart`
    : `“${cause}” would close ${share} of the gap`
}

/** How many months agree. */
export function agreeWords(agree: number, months: number, lang: Language): string {
  return lang === 'fr'
    ? `Sur ${counted(months, ['mois', 'mois'], lang)}, ${agree} ${pick(agree, ['concorde', 'concordent'], lang)}.`
    : `Of ${counted(months, ['month', 'months'], lang)}, ${agree} ${pick(agree, ['agrees', 'agree'], lang)}.`
}

export function nearestWords(profile: string, lang: Language): string {
  return lang === 'fr'
    ? `Le profil ${profile} en est le plus proche.`
    : `The profile ${profile} lies nearest.`
}

export function nothingWords(series: string | null, lang: Language): string {
  if (series === null) {
    return lang === 'fr'
      ? 'Rien à rapprocher\u202f: aucune série n’est associée.'
      : 'There is nothing to reconcile with: no series is mapped.'
  }
  return lang === 'fr'
    ? `Aucun mois entier de ${series} n’est demandé.`
    : `No whole month of ${series} is asked for.`
}

export function joined(parts: readonly string[], lang: Language): string {
  return `${parts.join(lang === 'fr' ? '\u202f; ' : '; ')}.`
}
