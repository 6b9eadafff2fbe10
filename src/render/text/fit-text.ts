import { displayWidth, graphemes } from './display-width.ts'

export type Align = 'left' | 'right'

const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const LEFT_TO_RIGHT_MARK = '\u200e'

/** At most so many columns; what is cut off shows as `…`. */
export function truncateText(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  return width < 1 ? '' : `${takeWidth(text, width - 1)[0].trimEnd()}…`
}

/**
 * Exactly so many columns, padded with spaces. Right-to-left text stays where it is put: a
 * terminal that reorders text must not move the columns around it.
 */
export function fitText(text: string, width: number, align: Align = 'left'): string {
  const shown = truncateText(text, width)
  const padding = ' '.repeat(width - displayWidth(shown))
  const held = holdDirection(shown)
  return align === 'left' ? held + padding : padding + held
}

/** Marks right-to-left text so that its neighbours keep their places; no columns added. */
export function holdDirection(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? LEFT_TO_RIGHT_MARK + text + LEFT_TO_RIGHT_MARK : text
}

/** Lines of at most so many columns, broken at spaces where that is possible. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const joined = line === '' ? word : `${line} ${word}`
    if (displayWidth(joined) <= width) {
      line = joined
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    while (displayWidth(line) > width) {
      const [head, rest] = takeWidth(line, width)
      lines.push(head === '' ? '…' : head)
      line = head === '' ? graphemes(line).slice(1).join('') : rest
    }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line]
}

/** A first line and hanging lines under it, all within the width. */
export function hangText(first: string, text: string, width: number): readonly string[] {
  const indent = displayWidth(first)
  return wrapText(text, Math.max(1, width - indent)).map(
    (line, index) => (index === 0 ? first : ' '.repeat(indent)) + holdDirection(line),
  )
}

function takeWidth(text: string, width: number): readonly [string, string] {
  let taken = ''
  let columns = 0
  for (const grapheme of graphemes(text)) {
    columns += displayWidth(grapheme)
    if (columns > width) break
    taken += grapheme
  }
  return [taken, text.slice(taken.length)]
}
