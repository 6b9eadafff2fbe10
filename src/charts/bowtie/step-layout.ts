import type { Fates } from '../../render/bowtie/shape.ts'
import type { StageFigures } from '../../render/bowtie/figures.ts'
import { headlineMedian } from '../headline-rate.ts'
import { KNOT_MIDDLE } from './knot.ts'
import { spread, spreadByTurns } from '../spread.ts'
import type { StepTexts } from './step-texts.ts'
import { wingLengths } from './time-lengths.ts'

/** One stage of the drawing, before it has a place. */
export interface Step {
  readonly stage: StageFigures
  readonly fates: Fates
  readonly texts: StepTexts
  readonly earlier: Fates | null
}

/** A stage with its place along the axis. */
export interface PlacedStep extends Step {
  readonly begin: number
  readonly end: number
  /** What its label points to: its beginning, or the knot. */
  readonly anchor: number
  /** Where its texts begin. */
  readonly slot: number
}

export interface Layout {
  readonly steps: readonly PlacedStep[]
  readonly knot: { readonly from: number; readonly to: number; readonly middle: number } | null
  readonly from: number
  readonly to: number
  /** Pixels of the square root of a day, for each wing. */
  readonly scale: WingScale
  /** Days as which shorter steps are drawn. */
  readonly floor: number | null
}

export interface WingScale {
  readonly left: number
  readonly right: number
}

export interface LayoutRoom {
  readonly from: number
  readonly to: number
  readonly knotLength: number
  /** Pixels along the axis that the texts of each step need. */
  readonly slots: readonly number[]
  /** Pixels along the axis that its drawing needs. */
  readonly leasts: readonly number[]
  /** Texts stand by turns on either side, and need no room beside those of the next step. */
  readonly alternate?: boolean
  readonly mostScale?: WingScale
}

/** Places steps and their texts along the axis, `null` where the texts do not fit. */
export function layOut(steps: readonly Step[], room: LayoutRoom): Layout | null {
  const { from, to, slots, leasts, mostScale, alternate = false } = room
  const turn = steps.findIndex(({ stage }) => stage.side !== 'left')
  const tied = turn > 0 || steps.some(({ stage }) => stage.side === 'knot')
  const knotLength = tied ? room.knotLength : 0
  if (leasts.reduce((sum, least) => sum + least, knotLength) > to - from) return null
  const timed = steps.map(({ stage }, index) => ({
    days: headlineMedian(stage),
    least: leasts[index] ?? 0,
  }))
  const middle = turn < 0 ? steps.length : turn
  const wings = wingLengths(
    timed.slice(0, middle),
    timed.slice(middle),
    to - from - knotLength,
    mostScale,
  )
  const lengths = [...wings.left.lengths, ...wings.right.lengths]
  const scale = { left: wings.left.scale, right: wings.right.scale }
  const floors = [wings.left.floor ?? 0, wings.right.floor ?? 0]
  const floor = Math.max(...floors) || null
  let along = from
  let knot: Layout['knot'] = null
  const spans = steps.map(({ stage }, index) => {
    if (tied && index === turn) {
      knot = { from: along, to: along + knotLength, middle: along + knotLength * KNOT_MIDDLE }
      along += knotLength
    }
    const begin = along
    along += lengths[index] ?? 0
    const anchor = stage.side === 'knot' ? begin - knotLength * (1 - KNOT_MIDDLE) : begin
    return { begin, end: along, anchor }
  })
  const wishes = spans.map(({ anchor }) => anchor)
  const places = alternate
    ? spreadByTurns(wishes, slots, from, to)
    : spread(wishes, slots, from, to)
  if (places === null) return null
  const placed = steps.map((step, index) => {
    const { begin, end, anchor } = spans[index] ?? { begin: from, end: from, anchor: from }
    return { ...step, begin, end, anchor, slot: places[index] ?? from }
  })
  return { steps: placed, knot, from, to: along, scale, floor }
}
