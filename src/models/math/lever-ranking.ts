import {
  comparable,
  none,
  plus,
  type LeverEffect,
  type LeverEffects,
  type Worth,
  type WorthName,
} from './lever-effects.ts'

/** The effects of one sheet, under a name of its own. */
export interface SheetEffects<Name> {
  readonly of: Name
  readonly effects: LeverEffects
}

export interface RankedLever<Name> extends LeverEffect {
  readonly of: Name
}

export interface LeverRanking<Name> {
  readonly base: Worth
  readonly together: Worth
  readonly sum: Worth
  /** Over all sheets, what adds most first. */
  readonly ranked: readonly RankedLever<Name>[]
  readonly bottleneck: Bottleneck<Name> | null
}

/** The lever that adds most, and by how much it beats the next. */
export interface Bottleneck<Name> {
  readonly first: RankedLever<Name>
  readonly second: RankedLever<Name> | null
  /** First less second. */
  readonly lead: number
  readonly leadError: number
}

/** Levers of all sheets in one order, by what they add to `by`; totals over all sheets. */
export function rankLevers<Name>(
  sheets: readonly SheetEffects<Name>[],
  by: WorthName,
): LeverRanking<Name> {
  const ranked = sheets
    .flatMap(({ of, effects }) => effects.effects.map((effect) => ({ ...effect, of })))
    .toSorted((a, b) => comparable(b.adds[by]) - comparable(a.adds[by]))
  const total = (part: 'base' | 'together' | 'sum'): Worth =>
    sheets.reduce((sofar, { effects }) => plus(sofar, effects[part]), none)
  return {
    base: total('base'),
    together: total('together'),
    sum: total('sum'),
    ranked,
    bottleneck: bottleneckOf(ranked, by),
  }
}

/**
 * One meeting fewer is another effort than a share more, so that it names no bottleneck; and of two
 * ways to one figure only the better counts. Effects of one sheet rest on the same figures, whose
 * errors move both; those of two sheets do not.
 */
function bottleneckOf<Name>(
  ranked: readonly RankedLever<Name>[],
  by: WorthName,
): Bottleneck<Name> | null {
  const alike = ranked.filter(({ lever }) => lever.kind !== 'meetings')
  const [first] = alike
  if (first === undefined || first.adds[by] <= 0) return null
  const second =
    alike.find(({ of, lever }) => of !== first.of || lever.cell !== first.lever.cell) ?? null
  const lead = first.adds[by] - (second?.adds[by] ?? 0)
  if (second === null || second.of !== first.of) {
    return { first, second, lead, leadError: Math.hypot(first.errors[by], second?.errors[by] ?? 0) }
  }
  const moves = first.moves.map((move, at) => move[by] - (second.moves[at]?.[by] ?? 0))
  return { first, second, lead, leadError: Math.hypot(...moves) }
}
