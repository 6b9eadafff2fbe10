import type { AnswerRow } from '../../answers/answer.ts'
import { formatCell } from '../../render/text/format.ts'
import type { DrawPanel, PlotLook } from '../answer-sheet.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { LOOP_TEXTS } from './loop-texts.ts'
import { dashes } from '../frame.ts'
import { panelTitle } from '../panel-title.ts'
import { numberAt } from '../slice-series.ts'
import { textNode } from '../text-node.ts'

interface Square {
  readonly nodes: readonly SvgNode[]
  readonly across: (share: number) => number
  readonly up: (share: number) => number
  readonly bottom: number
}

/** Of the good customers, how many stand among those with the highest scores. */
export function capturedPanel(rows: readonly AnswerRow[], look: PlotLook): DrawPanel {
  return (x, y, width) => {
    const { unit, palette, lang } = look
    const texts = LOOP_TEXTS[lang]
    const square = squareOf({ x, y, width, title: texts.captured, below: texts.across }, look)
    const points = [
      { reached: 0, captured: 0 },
      ...rows.map((row) => ({
        reached: numberAt(row, 'reached') ?? 0,
        captured: numberAt(row, 'captured') ?? 0,
      })),
    ].map((point) => ({ ...point, x: square.across(point.reached), y: square.up(point.captured) }))
    const d = `M${points.map((point) => `${at(point.x)} ${at(point.y)}`).join('L')}`
    const marks = points.slice(1).map((point) =>
      svgNode('g', {}, [
        svgNode(
          'title',
          {},
          `${formatCell(point.reached, 'fraction', { lang })}: ${formatCell(point.captured, 'fraction', { lang })}`,
        ),
        svgNode('circle', {
          'data-mark': 'captured',
          cx: point.x,
          cy: point.y,
          r: 3.5 * unit,
          fill: palette.tealDeep,
        }),
      ]),
    )
    const curve = svgNode('path', {
      d,
      fill: 'none',
      stroke: palette.tealDeep,
      'stroke-width': 2 * unit,
      'data-curve': 'captured',
    })
    return { nodes: [...square.nodes, curve, ...marks], height: square.bottom - y }
  }
}

/** Of each band, what was predicted and what happened, with its interval. */
export function calibrationPanel(rows: readonly AnswerRow[], look: PlotLook): DrawPanel {
  return (x, y, width) => {
    const { unit, palette, lang } = look
    const texts = LOOP_TEXTS[lang]
    const square = squareOf({ x, y, width, title: texts.asPredicted, below: texts.predicted }, look)
    const marks = rows.flatMap((row): SvgNode[] => {
      const [predicted, observed, low, high] = [
        'predicted',
        'observed',
        'observed_low',
        'observed_high',
      ].map((name) => numberAt(row, name))
      if (predicted == null || observed == null || low == null || high == null) return []
      const place = square.across(predicted)
      const told = [predicted, observed].map((share) => formatCell(share, 'fraction', { lang }))
      return [
        svgNode('g', {}, [
          svgNode('title', {}, told.join(' → ')),
          svgNode('path', {
            d: `M${at(place)} ${at(square.up(low))}V${at(square.up(high))}`,
            stroke: palette.teal,
            'stroke-width': 3 * unit,
            fill: 'none',
          }),
          svgNode('circle', {
            'data-mark': 'observed',
            cx: place,
            cy: square.up(observed),
            r: 4 * unit,
            fill: palette.tealDeep,
          }),
        ]),
      ]
    })
    return { nodes: [...square.nodes, ...marks], height: square.bottom - y }
  }
}

interface SquareAsked {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly title: string
  readonly below: string
}

/** From none to all, both ways, and the line on which both are alike. */
function squareOf({ x, y, width, title, below }: SquareAsked, look: PlotLook): Square {
  const { unit, palette, lang } = look
  const heading = panelTitle(title, { x, y, width }, look)
  const small = 11 * unit
  const top = heading.top + 16 * unit
  const left = x + 44 * unit
  const side = Math.min(width - 60 * unit, 300 * unit)
  const across = (share: number): number => left + side * share
  const up = (share: number): number => top + side * (1 - share)
  const style = { size: small, fill: palette.muted } as const
  const shares = [0, 0.5, 1]
  const grid = shares.flatMap((share): SvgNode[] => [
    path(`M${at(left)} ${at(up(share))}H${at(left + side)}`, palette.line, unit),
    path(`M${at(across(share))} ${at(top)}V${at(top + side)}`, palette.line, unit),
    textNode(left - 6 * unit, up(share) + 4 * unit, formatCell(share, 'fraction', { lang }), {
      ...style,
      anchor: 'end',
    }),
    textNode(across(share), top + side + 15 * unit, formatCell(share, 'fraction', { lang }), {
      ...style,
      anchor: 'middle',
    }),
  ])
  const alike = svgNode('path', {
    d: `M${at(left)} ${at(top + side)}L${at(left + side)} ${at(top)}`,
    stroke: palette.muted,
    'stroke-width': unit,
    'stroke-dasharray': dashes(unit),
    fill: 'none',
  })
  const bottom = top + side + 34 * unit
  const label = textNode(left + side / 2, bottom - 2 * unit, below, { ...style, anchor: 'middle' })
  return { nodes: [...heading.nodes, ...grid, alike, label], across, up, bottom: bottom + 6 * unit }
}

function path(d: string, stroke: string, unit: number): SvgNode {
  return svgNode('path', { d, stroke, 'stroke-width': unit, fill: 'none' })
}

const at = shortNumber
