import type { AnswerRow } from '../../answers/answer.ts'
import { cleanText } from '../../render/text/clean-text.ts'
import { formatCell } from '../../render/text/format.ts'
import type { Panel, PlotLook } from '../answer-sheet.ts'
import { shortNumber, svgNode } from '../chart.ts'
import { numberAt } from '../slice-series.ts'
import { textNode } from '../text-node.ts'
import { cutToWidth } from '../text-width.ts'

/** In units. */
const NAME = 200
const BAR = 190
const NARROW = 640

/** One that is scored: its score as a bar from none to all, and why. */
export function scoreRow(
  row: AnswerRow,
  average: number | null,
  look: PlotLook,
  top: number,
): Panel {
  const { unit, palette, width, lang } = look
  const pad = 14 * unit
  const wide = width - 2 * pad
  const isNarrow = wide < NARROW * unit
  const size = 12 * unit
  const score = numberAt(row, 'score') ?? 0
  const text = (name: string): string => cleanText(String(row[name] ?? ''))
  const name = [text('id'), text('stage') || text('kind')].filter((part) => part !== '').join(' · ')
  const middle = top + (isNarrow ? 26 : 11) * unit
  const left = isNarrow ? pad : pad + NAME * unit
  const long = isNarrow ? wide - 60 * unit : BAR * unit
  const share = formatCell(score, 'fraction', { lang })
  const why = text('why')
  const bar = (length: number, fill: string) =>
    svgNode('rect', {
      x: left,
      y: middle - 4 * unit,
      width: length,
      height: 8 * unit,
      fill,
    })
  const whyX = left + long + 62 * unit
  const nodes = [
    svgNode('title', {}, `${name}: ${share}${why === '' ? '' : ` (${why})`}`),
    textNode(
      pad,
      isNarrow ? top + 13 * unit : middle + 4 * unit,
      cutToWidth(name, (isNarrow ? wide / unit : NAME - 10) * unit, size),
      {
        size,
        fill: palette.ink,
      },
    ),
    bar(long, palette.line),
    svgNode('g', { 'data-score': name }, [bar(long * score, palette.teal)]),
    average === null
      ? null
      : svgNode('path', {
          d: `M${shortNumber(left + long * average)} ${shortNumber(middle - 8 * unit)}v${shortNumber(16 * unit)}`,
          stroke: palette.ink,
          'stroke-width': 1.2 * unit,
          fill: 'none',
        }),
    textNode(left + long + 8 * unit, middle + 4 * unit, share, {
      size: 11.5 * unit,
      fill: palette.ink,
    }),
    isNarrow || why === ''
      ? null
      : textNode(whyX, middle + 4 * unit, cutToWidth(why, pad + wide - whyX, 11.5 * unit), {
          size: 11.5 * unit,
          fill: palette.muted,
        }),
  ]
  return { nodes: [svgNode('g', {}, nodes)], height: (isNarrow ? 38 : 22) * unit }
}
