import type { View } from '../../engine/engine.ts'
import type { Language } from '../../standard/types.ts'
import { displayWidth } from '../text/display-width.ts'
import { fitText } from '../text/fit-text.ts'
import { formatCount } from '../text/format.ts'
import type { StageFigures } from './figures.ts'
import { layOut, placeTexts, staggerLabels } from './layout.ts'
import {
  type NumberLine,
  type NumberLines,
  numberLines,
  roomForNumbers,
  UNKNOWN,
} from './numbers.ts'
import {
  type Fates,
  type Scales,
  type Span,
  KNOT_WIDTH,
  drawShape,
  fatesOf,
  scalesOf,
} from './shape.ts'
import type { BowtieWords } from './words.ts'

export interface DrawingOptions {
  readonly width: number
  readonly lang: Language
  readonly currency: string
  readonly view: View
  /** Each stage counts those who entered it in a range asked for. */
  readonly ranged: boolean
  readonly words: BowtieWords
}

/** One bowtie, or several under each other with the same columns and the same scale. */
export interface Drawing {
  /** Stage labels, above all of them. */
  readonly labels: readonly string[]
  readonly bowties: readonly (readonly string[])[]
  readonly scales: Scales
}

/** The room between the knot and the numbers of commit is the flare's. */
const FLARE = 3

/** `null` where the stages find no room side by side. */
export function drawSideBySide(
  bowties: readonly (readonly StageFigures[])[],
  rows: number,
  options: DrawingOptions,
): Drawing | null {
  const { width } = options
  for (const writing of [
    { short: false },
    { short: false, whole: true },
    { short: true },
    { short: true, brief: true },
  ]) {
    const lines = bowties.map((stages) =>
      numberLines(stages, options.words, { ...options, ...writing }),
    )
    const margin = 1 + Math.max(...lines.flatMap(headersOf).map(displayWidth))
    const spans = layOut(needsOf(lines), extrasOf(bowties[0] ?? []), width - margin)
    if (spans === null) continue
    const fates = bowties.map((stages) => stages.map((stage) => fatesOf(stage, options.view)))
    const scales = scalesOf(fates.flat())
    const knot = knotOf(fates[0] ?? [], spans)
    const end = spans.at(-1)?.to ?? 0
    const indent = ' '.repeat(margin)
    const labels = (bowties[0] ?? []).map(({ label }) => label)
    return {
      labels: staggerLabels(labels, spans, width - margin).map((line) => indent + line),
      bowties: fates.map((stages, index) => {
        const shape = drawShape(stages, spans, { rows, width: end, knot, scales })
          .filter((line) => line !== '')
          .map((line) => indent + line)
        const numbers = lines[index]
        if (numbers === undefined) return shape
        const write = ({ header, cells }: NumberLine): string =>
          fitText(header, margin) + placeTexts(cells, spans)
        const above = numbers.entered.cells.some((cell) => cell !== '' && cell !== UNKNOWN)
          ? [numbers.entered]
          : []
        return [...above.map(write), ...shape, ...numbers.below.map(write)]
      }),
      scales,
    }
  }
  return null
}

/** What the heights mean, in one line. */
export function scaleNote({ left, right }: Scales, words: BowtieWords, lang: Language): string {
  if (left === 0 && right === 0) return words.nothing
  const full = (volume: number): string | null => (volume === 0 ? null : formatCount(volume, lang))
  return words.scale(full(left), full(right))
}

function headersOf({ entered, below }: NumberLines): readonly string[] {
  return [entered, ...below].map(({ header }) => header)
}

function needsOf(lines: readonly NumberLines[]): readonly number[] {
  const rooms = lines.map(roomForNumbers)
  return (rooms[0] ?? []).map((_, index) => Math.max(...rooms.map((room) => room[index] ?? 0)))
}

/** The knot stands in its own stage, or between the wings where no commit is mapped. */
function extrasOf(stages: readonly StageFigures[]): readonly number[] {
  return stages.map(({ side }, index) => {
    if (side === 'left') return stages[index + 1]?.side === 'right' ? KNOT_WIDTH : 0
    return side === 'knot' || stages[index - 1]?.side === 'left' ? FLARE : 0
  })
}

function knotOf(stages: readonly Fates[], spans: readonly Span[]): number | null {
  const commit = stages.findIndex(({ side }) => side === 'knot')
  if (commit >= 0) return spans[commit]?.from ?? null
  const right = stages.findIndex(({ side }) => side === 'right')
  return right < 1 ? null : (spans[right]?.from ?? 0) - KNOT_WIDTH
}
