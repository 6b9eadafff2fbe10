import type { AnswerEnvelope } from '../answers/answer.ts'
import { heading } from '../render/bowtie/heading.ts'
import { WORDS } from '../render/bowtie/words.ts'
import type { Language } from '../standard/types.ts'
import type { ChartOptions } from './chart-options.ts'
import type { SvgNode } from './chart.ts'
import { paletteOf, type Palette } from './palette.ts'
import { PLOT_WORDS, type PlotWords } from './plot-words.ts'
import { newSheet, sheetNode, unitOf, type Sheet } from './sheet.ts'

/** What every part of such a drawing is drawn with. */
export interface PlotLook {
  readonly width: number
  readonly unit: number
  readonly palette: Palette
  readonly lang: Language
  readonly words: PlotWords
  /** Prefix of ids. */
  readonly id: string
}

/** A part of a drawing, as high as it needs. */
export interface Panel {
  readonly nodes: readonly SvgNode[]
  readonly height: number
}

/** Draws one part from its corner, as wide as that. */
export type DrawPanel = (x: number, y: number, width: number) => Panel

const NARROWEST = 240

/** A drawing of an answer: its heading where it stands alone, then what is filled in. */
export function answerSheet(
  envelope: AnswerEnvelope,
  options: ChartOptions,
  fill: (sheet: Sheet, look: PlotLook) => void,
): SvgNode {
  const { lang, theme, id = envelope.answer } = options
  const width = Math.round(Math.max(NARROWEST, options.width))
  const unit = unitOf(width)
  const palette = paletteOf(theme)
  const sheet = newSheet(width, unit)
  if (options.heading === true) writeHeading(sheet, envelope, { lang, palette })
  fill(sheet, { width, unit, palette, lang, words: PLOT_WORDS[lang], id })
  const height = Math.ceil(sheet.y() + 14 * unit)
  const label = envelope.summary.sentence
  return sheetNode(sheet, { width, height, theme, label, interactive: false })
}

/** The sentence that answers, then company and scope. */
export function writeHeading(
  sheet: Sheet,
  envelope: AnswerEnvelope,
  { lang, palette }: Pick<PlotLook, 'lang' | 'palette'>,
): void {
  const [scope = '', ...sentence] = heading(envelope, WORDS[lang], 100_000)
  sheet.skip(6)
  sheet.write(sentence.join(' ').trim(), 19, palette.ink, true)
  sheet.skip(3)
  sheet.write(scope, 12.5, palette.muted)
  sheet.skip(12)
}

/** Parts side by side, each at least so many units wide; what stands in one row starts level. */
export function addPanels(
  sheet: Sheet,
  panels: readonly DrawPanel[],
  { width, unit }: PlotLook,
  least: number,
): void {
  const [pad, gap] = [14 * unit, 26 * unit]
  const room = width - 2 * pad
  const fitting = Math.floor((room + gap) / (least * unit + gap))
  const columns = Math.max(1, Math.min(panels.length, fitting))
  const wide = (room - gap * (columns - 1)) / columns
  for (let first = 0; first < panels.length; first += columns) {
    if (first > 0) sheet.skip(14)
    const drawn = panels
      .slice(first, first + columns)
      .map((draw, place) => draw(pad + place * (wide + gap), sheet.y(), wide))
    sheet.add({
      nodes: drawn.flatMap(({ nodes }) => nodes),
      height: Math.max(...drawn.map(({ height }) => height)),
    })
  }
}
