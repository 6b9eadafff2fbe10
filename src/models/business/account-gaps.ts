import { MONEY_SCALE, roundedShare, sizeOf } from '../../money/decimal.ts'

/** A rate of one, scaled. */
const ONE = 10n ** BigInt(MONEY_SCALE)

/** What is known of one account, in scaled money of a year. */
export interface AccountFigures {
  readonly account: string
  readonly ours: bigint
  /** `null`: their figures do not name it. */
  readonly theirs: bigint | null
  /** Ours a month earlier, and a month later; `null` where that is not known yet. */
  readonly before: bigint | null
  readonly after: bigint | null
  /** Ours by each variant of the definitions, in their order. */
  readonly variants: readonly bigint[]
  /** It has won a journey without a subscription; it has a subscription without a journey. */
  readonly isUnbilled: boolean
  readonly isUnsold: boolean
  /** Of what it pays in another currency, where that is one; `null`: nothing, or several. */
  readonly abroad: Abroad | null
}

/** What an account pays in another currency, in a year. */
export interface Abroad {
  /** Scaled, as written. */
  readonly native: bigint
  /** The same at our rate. */
  readonly amount: bigint
  /** All rates there are of the currency, scaled. */
  readonly rates: readonly bigint[]
}

/**
 * Why two figures differ, the first that holds:
 * - `policy`: theirs is ours by one other setting;
 * - `earlier`, `later`: theirs is ours of the month before, or after;
 * - `unit`: theirs is twelve times ours, or a twelfth;
 * - `unconverted`: theirs is ours with the amount in another currency as it is written;
 * - `rate`: theirs is ours with it at a rate of another day;
 * - `elsewhere`: they know the same amount under another account;
 * - `unbilled`: only they know it, and it is won without a subscription;
 * - `unsold`: only we know it, and nobody won what it pays;
 * - `ratio`: theirs is ours times what it is for several others, as with tax or another rate;
 * - `only_ours`, `only_theirs`, `differs`: nothing explains it.
 */
export type GapReason =
  | 'policy'
  | 'earlier'
  | 'later'
  | 'unit'
  | 'unconverted'
  | 'rate'
  | 'elsewhere'
  | 'unbilled'
  | 'unsold'
  | 'ratio'
  | 'only_ours'
  | 'only_theirs'
  | 'differs'

export interface AccountGap {
  readonly account: string
  readonly ours: bigint
  readonly theirs: bigint | null
  /** ours − theirs */
  readonly gap: bigint
  readonly why: GapReason
  /** Of `policy`, which variant. */
  readonly variant: number | null
  /** Of `elsewhere`, the other account. */
  readonly other: string | null
  /** Of `ratio`: theirs ÷ ours. */
  readonly ratio: number | null
  /** Of `rate`, theirs, scaled. */
  readonly rate: bigint | null
}

/** Reasons that say what would have to change. */
export function isExplained({ why }: Pick<AccountGap, 'why'>): boolean {
  return why !== 'only_ours' && why !== 'only_theirs' && why !== 'differs'
}

/** So many accounts must share a ratio before it says something. */
const ALIKE = 3
/** Ratios are alike to so many of these. */
const PER_RATIO = 10_000

/**
 * The accounts whose figures differ by more than the tolerance, each with the first reason that holds.
 * In sum, with the accounts that agree, their gaps are the gap of all, exactly.
 */
export function accountGaps(
  figures: readonly AccountFigures[],
  tolerance: bigint,
): readonly AccountGap[] {
  const isSame = (one: bigint, other: bigint): boolean => sizeOf(one - other) <= tolerance
  const different = figures.filter(({ ours, theirs }) => !isSame(ours, theirs ?? 0n))
  const order = variantsByGap(figures, isSame)
  const gaps = different.map((each): AccountGap => {
    const { account, ours, theirs } = each
    const reason = reasonOf(each, { isSame, order })
    const told = {
      account,
      ours,
      theirs,
      gap: ours - (theirs ?? 0n),
      other: null,
      ratio: null,
      rate: null,
    }
    return { ...told, ...reason }
  })
  return withRatios(withMoved(gaps, isSame))
}

interface Variants {
  /** The one that leaves the smallest gaps first. */
  readonly inOrder: readonly number[]
  /** It makes more accounts agree than it makes differ. */
  readonly mends: readonly boolean[]
}

type IsSame = (one: bigint, other: bigint) => boolean

function variantsByGap(figures: readonly AccountFigures[], isSame: IsSame): Variants {
  const count = figures[0]?.variants.length ?? 0
  const judged = Array.from({ length: count }, (_, variant) => {
    let left = 0n
    let balance = 0
    for (const { ours, theirs, variants } of figures) {
      const amount = variants[variant] ?? ours
      left += sizeOf(amount - (theirs ?? 0n))
      balance += Number(isSame(amount, theirs ?? 0n)) - Number(isSame(ours, theirs ?? 0n))
    }
    return { variant, left, balance }
  })
  const inOrder = judged.toSorted((a, b) => (a.left < b.left ? -1 : a.left > b.left ? 1 : 0))
  return {
    inOrder: inOrder.map(({ variant }) => variant),
    mends: judged.map(({ balance }) => balance > 0),
  }
}

function reasonOf(
  { ours, theirs, before, after, variants, isUnbilled, isUnsold, abroad }: AccountFigures,
  { isSame, order }: { readonly isSame: IsSame; readonly order: Variants },
): Pick<AccountGap, 'why' | 'variant'> & Partial<Pick<AccountGap, 'rate'>> {
  const meant = theirs ?? 0n
  // To pay nothing by a variant is no evidence where it makes others differ.
  const variant = order.inOrder.find(
    (each) => isSame(variants[each] ?? ours, meant) && (order.mends[each] === true || meant !== 0n),
  )
  if (variant !== undefined) return { why: 'policy', variant }
  const none = { variant: null }
  // A month shifted is told where something moved, in either direction.
  if (before !== null && isSame(before, meant)) return { why: 'earlier', ...none }
  if (after !== null && isSame(after, meant)) return { why: 'later', ...none }
  if (meant !== 0n && ours !== 0n) {
    if (isSame(meant, 12n * ours) || isSame(12n * meant, ours)) return { why: 'unit', ...none }
    const rate = abroad === null ? null : rateOf(ours, abroad, (one) => isSame(one, meant))
    if (rate === null) return { why: 'differs', ...none }
    return rate === ONE ? { why: 'unconverted', ...none } : { why: 'rate', ...none, rate }
  }
  if (meant === 0n) return { why: isUnsold ? 'unsold' : 'only_ours', ...none }
  return { why: isUnbilled ? 'unbilled' : 'only_theirs', ...none }
}

/** The rate, of all there are or none, by which ours is what is meant. */
function rateOf(
  ours: bigint,
  { native, amount, rates }: Abroad,
  isMeant: (ours: bigint) => boolean,
): bigint | null {
  const rest = ours - amount
  return [ONE, ...rates].find((rate) => isMeant(rest + roundedShare(native, rate, ONE))) ?? null
}

/** Two accounts that only one side knows, with the same amount: where it is the only such pair. */
function withMoved(gaps: readonly AccountGap[], isSame: IsSame): readonly AccountGap[] {
  const ours = gaps.filter(({ why }) => why === 'only_ours' || why === 'unsold')
  const theirs = gaps.filter(({ why }) => why === 'only_theirs' || why === 'unbilled')
  const partner = new Map<string, string>()
  for (const one of ours) {
    const alike = theirs.filter((each) => isSame(each.theirs ?? 0n, one.ours))
    const back = ours.filter((each) => isSame(alike[0]?.theirs ?? 0n, each.ours))
    if (alike.length !== 1 || back.length !== 1 || alike[0] === undefined) continue
    partner.set(one.account, alike[0].account)
    partner.set(alike[0].account, one.account)
  }
  return gaps.map((gap) => {
    const other = partner.get(gap.account)
    return other === undefined ? gap : { ...gap, why: 'elsewhere', other }
  })
}

/** Several whose figures differ by the same factor. */
function withRatios(gaps: readonly AccountGap[]): readonly AccountGap[] {
  const rounded = (gap: AccountGap): number | null =>
    gap.why !== 'differs' || gap.theirs === null
      ? null
      : Math.round((PER_RATIO * Number(gap.theirs)) / Number(gap.ours))
  const counts = new Map<number, number>()
  for (const gap of gaps) {
    const ratio = rounded(gap)
    if (ratio !== null) counts.set(ratio, (counts.get(ratio) ?? 0) + 1)
  }
  return gaps.map((gap) => {
    const ratio = rounded(gap)
    if (ratio === null || (counts.get(ratio) ?? 0) < ALIKE) return gap
    return { ...gap, why: 'ratio', ratio: ratio / PER_RATIO }
  })
}
