import type { Meetings } from '../../plans/plan-file.ts'
import { changed } from './change.ts'
import { stepsOf, timeCell, valueOf, type Sheet } from './sheet.ts'
import type { CellName, Values } from '../../standard/sheet-cells.ts'

/** One thing that can be done: what it does to the sheet's figures. */
export interface Lever {
  readonly name: LeverName
  readonly kind: LeverKind
  /** The stage it works on; `null` for the whole. */
  readonly stage: string | null
  /** The cell it changes. */
  readonly cell: CellName
  readonly before: number
  readonly after: number
  /** What it changes beside: of a meeting fewer, the time it took. */
  readonly also: CellChange | null
}

export interface CellChange {
  readonly cell: CellName
  readonly before: number
  readonly after: number
}

export type LeverKind =
  | 'volume'
  | 'rate'
  | 'time'
  | 'price'
  | 'discount'
  | 'onboarding'
  | 'churn'
  | 'expansion'
  | 'meeting'
  | 'meetings'

/** Its cell, or `meeting` and `meetings` for how one goes and for one fewer. */
export type LeverName = CellName | 'meeting' | 'meetings'

/**
 * - `relative`: a share more of a volume, a rate, a price, an expansion; a share less of a time, a
 *   discount, and of what is lost in onboarding and by churn.
 * - `points`: so many points (.01) more of a rate, less of a discount; what is no share, by as many
 *   percent.
 * - `upTo`: each figure as good as the one given, where that is better; other figures stay.
 */
export type Effort =
  | { readonly how: 'relative'; readonly by: number }
  | { readonly how: 'points'; readonly by: number }
  | { readonly how: 'upTo'; readonly targets: Values }

/** What the same effort does to each figure of the sheet; levers that change nothing left out. */
export function leversOf(
  sheet: Pick<Sheet, 'stages'>,
  values: Values,
  effort: Effort,
  meetings: Meetings | null = null,
): readonly Lever[] {
  return [...kinds(sheet), ...(meetings === null ? [] : meetingKinds(meetings))].flatMap(
    ({ name, cell, kind, stage }): readonly Lever[] => {
      const before = valueOf(values, cell)
      const after = afterEffort(kind, cell, before, { effort, meetings })
      const also = kind === 'meetings' && before > 0 ? sooner(values, meetings) : null
      const isMoved = Math.abs(after - before) >= 1e-12 || also !== null
      return isMoved ? [{ name, kind, stage, cell, before, after, also }] : []
    },
  )
}

/** A series is won after each of its meetings took its part of the time; one alone takes none away. */
function sooner(values: Values, meetings: Meetings | null): CellChange | null {
  if (meetings === null || meetings.count <= 1) return null
  const cell = timeCell(meetings.stage)
  const before = valueOf(values, cell)
  return before <= 0 ? null : { cell, before, after: before * (1 - 1 / meetings.count) }
}

/** The figures with some levers moved; two on one figure do what both do. */
export function moved(values: Values, levers: readonly Lever[]): Values {
  return levers.reduce<Values>((sofar, { kind, also, ...change }) => {
    const at = movedTo(sofar, change)
    const own = { ...sofar, [change.cell]: isShare(kind) ? Math.min(1, at) : at }
    return also === null ? own : { ...own, [also.cell]: movedTo(own, also) }
  }, values)
}

function movedTo(values: Values, { cell, before, after }: CellChange): number {
  const now = valueOf(values, cell)
  return before === 0 ? now + after : (now * after) / before
}

interface LeverCell {
  readonly name: LeverName
  readonly cell: CellName
  readonly kind: LeverKind
  readonly stage: string | null
}

function kinds(sheet: Pick<Sheet, 'stages'>): readonly LeverCell[] {
  const steps = stepsOf(sheet)
  const each = (kind: 'rate' | 'time') =>
    steps.map((stage): LeverCell => {
      const cell: CellName = kind === 'rate' ? `rate:${stage}` : `days:${stage}`
      return { name: cell, cell, kind, stage }
    })
  return [
    { ...whole('entering', 'volume'), stage: sheet.stages[0] ?? null },
    ...each('rate'),
    ...each('time'),
    whole('price', 'price'),
    whole('discount', 'discount'),
    whole('onboarding', 'onboarding'),
    whole('onboarding_days', 'time'),
    whole('gross_retention', 'churn'),
    whole('expansion', 'expansion'),
  ]
}

/** A figure of the whole. */
function whole(cell: CellName, kind: LeverKind): LeverCell {
  return { name: cell, cell, kind, stage: null }
}

function meetingKinds({ stage }: Meetings): readonly LeverCell[] {
  const cell: CellName = `rate:${stage}`
  return [
    { name: 'meeting', cell, kind: 'meeting', stage },
    { name: 'meetings', cell, kind: 'meetings', stage },
  ]
}

interface Given {
  readonly effort: Effort
  readonly meetings: Meetings | null
}

function afterEffort(
  kind: LeverKind,
  cell: CellName,
  value: number,
  { effort, meetings }: Given,
): number {
  if (effort.how === 'upTo') {
    const target = kind === 'meeting' || kind === 'meetings' ? undefined : effort.targets[cell]
    return target === undefined || !isBetter(kind, target, value) ? value : target
  }
  const { by } = effort
  const share = { least: 0, most: 1 }
  switch (kind) {
    case 'volume':
    case 'price':
      return value * (1 + by)
    case 'time':
      return value * (1 - by)
    case 'rate':
      return changed(value, effort, share)
    case 'expansion':
      return changed(value, effort, { least: 0, most: Infinity })
    case 'discount':
      return changed(value, { ...effort, by: -by }, share)
    case 'onboarding':
    case 'churn':
      return effort.how === 'points'
        ? changed(value, effort, share)
        : value + Math.max(0, 1 - value) * by
    case 'meeting': {
      const { count } = meetings ?? { count: 1 }
      return Math.min(1, changed(value ** (1 / count), effort, share) ** count)
    }
    case 'meetings': {
      const { count } = meetings ?? { count: 1 }
      return count < 1 || value <= 0 ? value : value ** ((count - 1) / count)
    }
  }
}

/** Less of a time and of a discount is better. */
function isBetter(kind: LeverKind, target: number, value: number): boolean {
  return kind === 'time' || kind === 'discount' ? target < value : target > value
}

function isShare(kind: LeverKind): boolean {
  return !['volume', 'time', 'price', 'expansion', 'churn'].includes(kind)
}
