import { formatCount } from '../render/text/format.ts'
import type { PlotLook } from './answer-sheet.ts'
import type { Sheet } from './sheet.ts'

/** Says how many of all are drawn, where it is not all of them. */
export function writeShown(
  sheet: Sheet,
  { lang, words, palette }: PlotLook,
  drawn: number,
  all: number,
): void {
  if (all <= drawn) return
  const text = words.shownOf(formatCount(drawn, lang), formatCount(all, lang))
  sheet.write(text, 11.5, palette.muted)
}
