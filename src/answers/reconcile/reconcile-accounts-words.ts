import type { Day } from '../../engine/engine.ts'
import { counted, pick } from '../../findings/wording.ts'
import type { Language } from '../../standard/types.ts'
import type { GapLine } from './gap-line.ts'
import { shareOf } from './reconcile-months.ts'
import * as said from './reconcile-sentence.ts'
import { monthWords } from './reconcile-words.ts'
import { sizeOf } from '../../money/decimal.ts'

interface AccountsFound {
  readonly month: Day | null
  readonly series: string
  readonly ours: bigint
  readonly theirs: bigint
  readonly isSame: boolean
  readonly lines: readonly GapLine[]
}

/** `In March 2026 ours is 2 % above mrr: 14 accounts make up all of it; 9 of them by “ends: cancelled”.` */
export function accountsSentence(
  { month, series, ours, theirs, isSame, lines }: AccountsFound,
  words: (scaled: bigint) => string,
  lang: Language,
): string {
  if (month === null) return said.nothingWords(series, lang)
  const compared = said.comparedWords(
    {
      month: monthWords(month, lang),
      series,
      ours: words(ours),
      theirs: words(theirs),
      share: shareOf(ours, theirs),
      isSame,
    },
    lang,
  )
  const own = lines.filter(({ account, journey }) => account !== null || journey !== null)
  if (own.length === 0) return `${compared}.`
  const rest = lines.find(({ reason }) => reason === 'no_account')?.gap ?? 0n
  const makes = madeUp(own.length, words(sizeOf(rest)), rest === 0n, lang)
  const open = own.filter((each) => !each.isExplained).length
  const parts = [`${compared}${lang === 'fr' ? '\u00a0: ' : ': '}${makes}`]
  const reason = commonest(own)
  if (reason !== null) parts.push(becauseOf(reason, own.length, lang))
  if (open > 0) parts.push(unexplained(open, lang))
  return said.joined(parts, lang)
}

function madeUp(accounts: number, rest: string, isAll: boolean, lang: Language): string {
  if (lang === 'fr') {
    const who = counted(accounts, ['compte fait', 'comptes font'], 'fr')
    return isAll ? `${who} tout l’écart` : `${who} l’écart, sauf ${rest}`
  }
  const who = counted(accounts, ['account makes', 'accounts make'], 'en')
  return isAll ? `${who} up all of the gap` : `${who} up the gap but for ${rest}`
}

interface Reason {
  readonly why: string
  readonly count: number
}

/** The reason that explains most of them. */
function commonest(lines: readonly GapLine[]): Reason | null {
  const counts = new Map<string, number>()
  for (const { why, isExplained } of lines) {
    if (isExplained) counts.set(why, (counts.get(why) ?? 0) + 1)
  }
  return [...counts].reduce<Reason | null>(
    (best, [why, count]) => (best === null || count > best.count ? { why, count } : best),
    null,
  )
}

function becauseOf({ why, count }: Reason, accounts: number, lang: Language): string {
  const isAll = count === accounts && count > 1
  if (lang === 'fr') {
    return isAll ? `tous «\u00a0${why}\u00a0»` : `${count} d’entre eux «\u00a0${why}\u00a0»`
  }
  return isAll ? `all of them “${why}”` : `${count} of them “${why}”`
}

function unexplained(open: number, lang: Language): string {
  return lang === 'fr'
    ? `${open} ${pick(open, ['reste sans explication', 'restent sans explication'], 'fr')}`
    : `${open} ${pick(open, ['is', 'are'], 'en')} not explained`
}
