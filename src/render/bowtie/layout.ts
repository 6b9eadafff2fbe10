import { displayWidth } from '../text/display-width.ts'
import { fitText, holdDirection, truncateText } from '../text/fit-text.ts'
import type { Span } from './shape.ts'

const MOST_LABEL_LINES = 3
const WIDEST = 30

/**
 * Room for each stage, at least what its numbers need: the narrowest get the rest first. `null`
 * where the width does not suffice.
 */
export function layOut(
  needs: readonly number[],
  extras: readonly number[],
  room: number,
): readonly Span[] | null {
  const widths = needs.map((need, index) => need + (extras[index] ?? 0))
  let left = room - widths.reduce((sum, width) => sum + width, 0)
  if (left < 0) return null
  while (left > 0) {
    const own = widths.map((width, index) => width - (extras[index] ?? 0))
    const least = Math.min(...own)
    const narrowest = own.indexOf(least)
    if (least >= WIDEST) break
    widths[narrowest] = (widths[narrowest] ?? 0) + 1
    left -= 1
  }
  let from = 0
  return widths.map((width) => {
    const span = { from, to: from + width }
    from += width
    return span
  })
}

/**
 * Labels above their spans, on one line if they fit, otherwise staggered over two or three: each
 * then has the room of as many stages.
 */
export function staggerLabels(
  labels: readonly string[],
  spans: readonly Span[],
  width: number,
): readonly string[] {
  for (let lines = 1; lines < MOST_LABEL_LINES; lines += 1) {
    const placed = placeLabels(labels, spans, width, lines)
    if (placed.whole) return placed.lines
  }
  return placeLabels(labels, spans, width, MOST_LABEL_LINES).lines
}

/** Texts at the beginning of their spans, on one line. */
export function placeTexts(texts: readonly string[], spans: readonly Span[]): string {
  return texts
    .map((text, index) => {
      const span = spans[index]
      return span === undefined ? '' : fitText(text, span.to - span.from)
    })
    .join('')
}

interface PlacedLabels {
  readonly lines: readonly string[]
  /** No label had to be cut. */
  readonly whole: boolean
}

/** Each label begins with its span; one at the right edge moves left where there is room. */
function placeLabels(
  labels: readonly string[],
  spans: readonly Span[],
  width: number,
  count: number,
): PlacedLabels {
  let whole = true
  const lines = Array.from({ length: Math.min(count, labels.length) }, (_, line) => {
    let text = ''
    let end = 0
    for (let index = line; index < labels.length; index += count) {
      const label = labels[index] ?? ''
      const begin = spans[index]?.from ?? 0
      const next = spans[index + count]?.from
      const most = next === undefined ? width : next - 1
      const earliest = end === 0 ? 0 : end + 2
      const from =
        next === undefined
          ? Math.max(Math.min(begin, earliest), Math.min(begin, width - displayWidth(label)))
          : begin
      const shown = truncateText(label, most - from)
      if (shown !== label) whole = false
      text += ' '.repeat(from - end) + holdDirection(shown)
      end = from + displayWidth(shown)
    }
    return text
  })
  return { lines, whole }
}
