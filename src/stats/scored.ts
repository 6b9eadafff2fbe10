import { wilsonInterval } from './difference-interval.ts'
import type { Interval } from './survival/interval.ts'

/** Of `n` subjects with this score it happened to so many. */
export interface Scored {
  readonly score: number
  readonly n: number
  readonly happened: number
}

/** Some of the scored, those with the highest scores first. */
export interface ScoreBand {
  readonly n: number
  readonly happened: number
  /** The mean of their scores, and to what share it happened. */
  readonly predicted: number
  readonly observed: number
  /** 95 of 100 such intervals hold the share of many like them (Wilson). */
  readonly low: number
  readonly high: number
  /** Of all scored: the share that stands here or above, and that of those it happened to. */
  readonly reached: number
  readonly captured: number
  /** How many times the share of all: here and above. */
  readonly lift: number
}

/**
 * Bands of about as many each, at most `most`, of at least `least`; equal scores stay together.
 */
export function scoreBands(
  scored: readonly Scored[],
  { most, least }: { readonly most: number; readonly least: number },
): readonly ScoreBand[] {
  const cells = inOrder(scored)
  const all = sum(cells, ({ n }) => n)
  const happened = sum(cells, (each) => each.happened)
  if (all === 0) return []
  const size = Math.max(least, all / most)
  const groups: Scored[][] = []
  let open: Scored[] = []
  let passed = 0
  for (const cell of cells) {
    open.push(cell)
    passed += cell.n
    if (sum(open, ({ n }) => n) < size || all - passed < least) continue
    groups.push(open)
    open = []
  }
  if (open.length > 0) groups.push(open)
  let [above, captured] = [0, 0]
  return groups.map((group): ScoreBand => {
    const n = sum(group, (each) => each.n)
    const own = sum(group, (each) => each.happened)
    above += n
    captured += own
    return {
      n,
      happened: own,
      predicted: sum(group, (each) => each.score * each.n) / n,
      observed: own / n,
      ...wilsonInterval(own / n, n),
      reached: above / all,
      captured: happened === 0 ? 0 : captured / happened,
      lift: happened === 0 ? 1 : captured / happened / (above / all),
    }
  })
}

/**
 * The chance that of two, one to whom it happened has the higher score, equal scores half (the area
 * under the ROC curve; Mann & Whitney 1947); `null` where there are no two.
 */
export function rankedRight(scored: readonly Scored[]): number | null {
  const cells = inOrder(scored)
  const happened = sum(cells, (each) => each.happened)
  const others = sum(cells, ({ n }) => n) - happened
  if (happened === 0 || others === 0) return null
  let [above, pairs] = [0, 0]
  for (const cell of cells) {
    pairs += (cell.n - cell.happened) * (above + cell.happened / 2)
    above += cell.happened
  }
  return pairs / (happened * others)
}

/**
 * The 95 % interval of how often ranking is right: the variance of Hanley & McNeil (1982) as that of
 * a share of so many pairs, by whose score interval it has one where all are right too.
 * `rankedInterval(0.8, 20, 20).low` // => 0.632…
 */
export function rankedInterval(share: number, happened: number, others: number): Interval {
  const shared =
    1 + ((happened - 1) * (1 - share)) / (2 - share) + ((others - 1) * share) / (1 + share)
  return wilsonInterval(share, (happened * others) / shared)
}

/** The mean square of how far scores are off what happened (Brier 1950). */
export function brier(scored: readonly Scored[]): number {
  const off = sum(
    scored,
    ({ score, n, happened }) => happened * (1 - score) ** 2 + (n - happened) * score ** 2,
  )
  return off / sum(scored, ({ n }) => n)
}

/** The highest first, equal ones as one. */
function inOrder(scored: readonly Scored[]): readonly Scored[] {
  const cells = new Map<number, Scored>()
  for (const { score, n, happened } of scored) {
    const same = cells.get(score)
    cells.set(score, {
      score,
      n: n + (same?.n ?? 0),
      happened: happened + (same?.happened ?? 0),
    })
  }
  return [...cells.values()].filter(({ n }) => n > 0).toSorted((a, b) => b.score - a.score)
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}
