import type { Side } from '../../standard/types.ts'
import type { StageFigures } from './figures.ts'
import type { View } from '../../engine/engine.ts'

/** What became of those who entered, from the axis outwards. */
export interface Fates {
  readonly side: Side
  readonly goneOn: number
  readonly open: number
  readonly lost: number
  /** Entered, and nobody knows what became of them. */
  readonly counted: number
  /** What ends here thins out towards the next stage. */
  readonly tapers: boolean
}

/** A stage's place in the drawing, in terminal columns. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Largest volume of each wing: the one that takes the full height. */
export interface Scales {
  readonly left: number
  readonly right: number
}

export interface Canvas {
  /** Odd, so that the axis is the middle of a row. */
  readonly rows: number
  readonly width: number
  /** First column of the knot, `null` when there is nothing to tie. */
  readonly knot: number | null
  readonly scales: Scales
}

export const KNOT = ['▗▄▖', '▐╳▌', '▝▀▘'] as const
export const KNOT_WIDTH = 3

const GLYPHS = { goneOn: '█', open: '▒', lost: '░', counted: '·' } as const
/** Where a stage begins, a thin gap parts it from the one before. */
const HAIRLINE: Readonly<Record<string, string>> = { '█': '▐', '▄': '▗', '▀': '▝', '━': '╺' }
const PINCH = 4

/** How the three fates of a stage stack up in one view. */
export function fatesOf(stage: StageFigures, view: View): Fates {
  const { side } = stage
  const [goneOn, open, lost] = [stage.goneOn ?? 0, stage.open ?? 0, stage.lost ?? 0]
  const none = { side, goneOn: 0, open: 0, lost: 0, counted: 0, tapers: false }
  if (stage.isCounted) return { ...none, counted: view === 'stock' ? 0 : (stage.entered ?? 0) }
  if (view === 'stock') return { ...none, open }
  if (view === 'period') {
    // What entered and did not leave in the same period: by how much the stage filled up.
    const filled = Math.max(0, (stage.entered ?? 0) - goneOn - lost)
    return { ...none, goneOn, open: filled, lost, tapers: stage.goesOn }
  }
  return { ...none, goneOn, open, lost, tapers: stage.goesOn }
}

export function scalesOf(stages: readonly Fates[]): Scales {
  const largest = (left: boolean): number =>
    stages
      .filter(({ side }) => (side === 'left') === left)
      .reduce((most, fates) => Math.max(most, volumeOf(fates)), 0)
  return { left: largest(true), right: largest(false) }
}

/** All that entered. */
export function volumeOf({ goneOn, open, lost, counted }: Fates): number {
  return goneOn + open + lost + counted
}

/**
 * Rows of characters, mirrored about the middle one. Heights are square roots of volumes, so
 * that 12,400 and 148 are both seen; each wing has its own scale, and both are tied in the knot.
 */
export function drawShape(
  stages: readonly Fates[],
  spans: readonly Span[],
  canvas: Canvas,
): readonly string[] {
  if (canvas.scales.left === 0 && canvas.scales.right === 0) return []
  const columns = Array.from({ length: canvas.width }, () => Array<string>(canvas.rows).fill(' '))
  for (const [index, fates] of stages.entries()) {
    const span = spans[index]
    if (span === undefined) continue
    for (let x = span.from; x < span.to; x += 1) columns[x] = drawColumn(fates, span, x, canvas)
  }
  if (canvas.knot !== null) drawKnot(columns, canvas.knot)
  return Array.from({ length: canvas.rows }, (_, row) =>
    columns
      .map((column) => column[row] ?? ' ')
      .join('')
      .trimEnd(),
  )
}

function drawColumn(fates: Fates, span: Span, x: number, canvas: Canvas): string[] {
  const scale = fates.side === 'left' ? canvas.scales.left : canvas.scales.right
  const height = (volume: number): number =>
    scale === 0 ? 0 : canvas.rows * Math.sqrt(volume / scale)
  const begin = fates.side === 'knot' ? (canvas.knot ?? span.from) + KNOT_WIDTH : span.from
  const along = (x + 0.5 - begin) / Math.max(1, span.to - begin)
  const rest = fates.tapers ? 1 - ease((along - 0.1) / 0.9) : 1
  const core = height(fates.goneOn)
  const open = core + (height(fates.goneOn + fates.open) - core) * rest
  const outer = core + (height(volumeOf(fates)) - core) * rest
  const tie = (value: number): number => tied(value, x, canvas)
  const fill = stack(tie(core), tie(open), tie(outer), canvas.rows)
  const column =
    fates.counted > 0 ? fill.map((glyph) => (glyph === GLYPHS.lost ? GLYPHS.counted : glyph)) : fill
  if (x !== begin || x === 0) return column
  return column.map((glyph) => HAIRLINE[glyph] ?? (fates.goneOn > 0 ? glyph : ' '))
}

/** Nothing is thicker than the knot where it enters it. */
function tied(height: number, x: number, { knot, rows }: Canvas): number {
  if (knot === null) return height
  const thick = Math.min(2, rows)
  const away = x < knot ? (knot - x - 0.5) / PINCH : (x + 0.5 - knot - KNOT_WIDTH) / (PINCH + 2)
  return height <= thick ? height : thick + (height - thick) * ease(away)
}

/** Heights are in half rows from the axis. The solid core may end in half a row. */
function stack(core: number, open: number, outer: number, rows: number): string[] {
  const middle = (rows - 1) / 2
  const solid = Math.round(core)
  // A share that is there is seen, if there is room: one row, on the inside.
  const inner = Math.max(
    open,
    open - core > 0.1 && outer - solid >= 3 ? solid + 2 - (solid % 2) : 0,
  )
  return Array.from({ length: rows }, (_, row) => {
    const away = Math.abs(row - middle) * 2
    if (away === 0) {
      if (solid >= 1) return GLYPHS.goneOn
      if (core > 0.05 && core >= outer * 0.3) return '━'
      return open > 0.05 ? GLYPHS.open : outer > 0.05 ? GLYPHS.lost : core > 0 ? '━' : ' '
    }
    if (solid >= away + 1) return GLYPHS.goneOn
    if (solid === away) return row < middle ? '▄' : '▀'
    if (inner >= away) return GLYPHS.open
    return outer >= away ? GLYPHS.lost : ' '
  })
}

function drawKnot(columns: string[][], knot: number): void {
  const rows = columns[0]?.length ?? 0
  const middle = (rows - 1) / 2
  for (let x = knot; x < knot + KNOT_WIDTH; x += 1) {
    const column = Array<string>(rows).fill(' ')
    for (const [line, glyphs] of KNOT.entries()) {
      const row = middle - 1 + line
      if (row >= 0 && row < rows) column[row] = glyphs[x - knot] ?? ' '
    }
    if (x < columns.length) columns[x] = column
  }
}

function ease(t: number): number {
  const inside = Math.min(1, Math.max(0, t))
  return inside * inside * (3 - 2 * inside)
}
