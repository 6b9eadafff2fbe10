import { perMonth } from '../../models/business/bridge.ts'
import type { Language } from '../../standard/types.ts'
import { plainReason } from './reconcile-words.ts'
import { sizeOf } from '../../money/decimal.ts'

/** A line of what makes up the gap of a month, in scaled money of a year. */
export interface GapLine {
  readonly account: string | null
  readonly ours: bigint | null
  readonly theirs: bigint | null
  readonly gap: bigint
  readonly why: string
  readonly reason: string
  /** What the account pays in another currency, in words. */
  readonly native: string | null
  readonly isExplained: boolean
  readonly journey: string | null
}

/** What is left: figures of theirs of no account, and what rounding or exchange rates leave. */
export function restLines(
  {
    rest,
    unnamed,
    isWhole,
  }: { readonly rest: bigint; readonly unnamed: bigint; readonly isWhole: boolean },
  lang: Language,
): readonly GapLine[] {
  const line = (reason: 'no_account' | 'rounding', gap: bigint): readonly GapLine[] =>
    gap === 0n
      ? []
      : [
          {
            account: null,
            ours: null,
            theirs: null,
            gap,
            why: plainReason(reason, lang),
            reason,
            native: null,
            isExplained: false,
            journey: null,
          },
        ]
  if (isWhole) return line('no_account', rest)
  return [...line('no_account', -unnamed), ...line('rounding', rest + unnamed)]
}

/** Twelfths, each rounded; what that leaves of the gap of a month stands as a line of its own. */
export function monthly(
  lines: readonly GapLine[],
  gap: bigint,
  lang: Language,
): readonly GapLine[] {
  const shown = lines.map((line): GapLine => {
    const [ours, theirs] = [twelfth(line.ours), twelfth(line.theirs)]
    const isOwn = line.gap === (line.ours ?? 0n) - (line.theirs ?? 0n)
    const told = isOwn ? (ours ?? 0n) - (theirs ?? 0n) : perMonth(line.gap)
    return { ...line, ours, theirs, gap: told }
  })
  const left = gap - shown.reduce((sum, line) => sum + line.gap, 0n)
  if (left === 0n) return shown
  const why = plainReason('rounding', lang)
  const line = {
    account: null,
    ours: null,
    theirs: null,
    gap: left,
    why,
    reason: 'rounding',
    native: null,
  }
  return [...shown, { ...line, isExplained: true, journey: null }]
}

/** The largest gap first, then by account; what is of no account last. */
export function bySize(one: GapLine, other: GapLine): number {
  if ((one.account === null) !== (other.account === null)) return one.account === null ? 1 : -1
  const [a, b] = [sizeOf(one.gap), sizeOf(other.gap)]
  if (a !== b) return a > b ? -1 : 1
  return (one.account ?? one.reason) < (other.account ?? other.reason) ? -1 : 1
}

function twelfth(scaled: bigint | null): bigint | null {
  return scaled === null ? null : perMonth(scaled)
}
