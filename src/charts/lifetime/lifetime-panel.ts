import { formatFraction } from '../../render/text/format.ts'
import type { DrawPanel, PlotLook } from '../answer-sheet.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import type { LifetimePoint, LifetimeSeries, Ranged } from './lifetime-points.ts'
import { panelTitle } from '../panel-title.ts'
import { ageText } from '../rate-texts.ts'
import { textNode } from '../text-node.ts'
import { textWidth, wrapToWidth } from '../text-width.ts'

const YEAR = 365.25

export interface LifetimeAbout {
  /** Days; the axis that all slices share. */
  readonly longest: number
  /** What they are worth, empty where it is not told. */
  readonly caption: string
}

/** The share still there by age: as seen, and as the curve tells it, also where nothing was seen. */
export function lifetimePanel(
  { name, points, known, isCurve }: LifetimeSeries,
  { longest, caption }: LifetimeAbout,
  look: PlotLook,
): DrawPanel {
  return (x, y, width) => {
    const { unit, palette, words, lang, id } = look
    const title = panelTitle(name, { x, y, width }, look)
    const nodes: SvgNode[] = [...title.nodes]
    const small = 11 * unit
    const muted = { size: small, fill: palette.muted } as const
    if (points.every(({ told }) => told.value === null || told.value === 1)) {
      const said = wrapToWidth(words.noCurve, width, small)
      for (const [index, text] of said.entries()) {
        nodes.push(textNode(x, title.top + (20 + 15 * index) * unit, text, muted))
      }
      return { nodes, height: title.top + (15 + 15 * said.length) * unit - y }
    }
    const lines = caption === '' ? [] : wrapToWidth(caption, width, 11.5 * unit)
    for (const [index, text] of lines.entries()) {
      const style = { size: 11.5 * unit, fill: palette.ink }
      nodes.push(textNode(x, title.top + (17 + 15 * index) * unit, text, style))
    }
    const marks = [0, 0.5, 1].map((share) => ({
      share,
      text: formatFraction(share, lang).replace(/[.,]0(?=\s)/u, ''),
    }))
    const gutter = Math.max(...marks.map(({ text }) => textWidth(text, small))) + 12 * unit
    const top = title.top + (26 + 16 * lines.length) * unit
    const [left, right] = [x + gutter, x + width - 24 * unit]
    const tall = Math.min(300 * unit, Math.max(140 * unit, (right - left) * 0.36))
    const bottom = top + tall
    const across = (days: number): number => left + ((right - left) * days) / longest
    const up = (share: number): number => bottom - tall * share
    const place = (days: number, share: number): string => `${at(across(days))} ${at(up(share))}`

    if (known < longest) {
      const area = { x: across(known), y: top, width: right - across(known), height: tall }
      nodes.push(
        svgNode('rect', {
          ...area,
          'data-area': 'beyond',
          fill: `url(#${id}-beyond)`,
          'fill-opacity': 0.6,
        }),
      )
    }
    for (const { share, text } of marks) {
      nodes.push(
        line(`M${at(left)} ${at(up(share))}H${at(right)}`, palette.line, unit),
        textNode(left - 7 * unit, up(share) + 4 * unit, text, { ...muted, anchor: 'end' }),
      )
    }
    nodes.push(...ageTexts({ across, longest, bottom }, look))
    nodes.push(...knownMark({ across, known, longest, top, bottom, left, right }, look))

    const told = points.filter(({ told: { value } }) => value !== null)
    if (isCurve) {
      const band = told.filter(({ told: { low, high } }) => low !== null && high !== null)
      const edge = (of: (ranged: Ranged) => number | null, among: readonly LifetimePoint[]) =>
        among.map((point) => place(point.days, of(point.told) ?? 0))
      if (band.length > 1) {
        const around = [
          ...edge(({ low }) => low, band),
          ...edge(({ high }) => high, band.toReversed()),
        ]
        const fill = { fill: palette.teal, 'fill-opacity': 0.22 }
        nodes.push(
          svgNode('path', { 'data-area': 'interval', d: `M${around.join('L')}Z`, ...fill }),
        )
      }
      const isSeen = ({ days }: LifetimePoint): boolean => days <= known
      const [seen, beyond] = [told.filter(isSeen), told.filter(({ days }) => days >= known)]
      for (const [part, among, dashes] of [
        ['seen', seen, null],
        ['beyond', beyond, `${at(6 * unit)} ${at(4 * unit)}`],
      ] as const) {
        if (among.length < 2) continue
        nodes.push(
          svgNode('path', {
            'data-curve': part,
            d: `M${edge(({ value }) => value, among).join('L')}`,
            fill: 'none',
            stroke: palette.tealDeep,
            'stroke-width': 2 * unit,
            ...(dashes === null ? {} : { 'stroke-dasharray': dashes }),
          }),
        )
      }
    }
    const shown = points.flatMap((point) =>
      isCurve
        ? [{ days: point.days, ranged: point.seen, color: palette.ink }]
        : point.days === 0
          ? []
          : [{ days: point.days, ranged: point.told, color: palette.tealDeep }],
    )
    let written = { right: -Infinity, at: 0 }
    for (const { days, ranged, color } of shown) {
      const { value, low, high } = ranged
      if (value === null) continue
      const range = low === null || high === null ? null : ([low, high] as const)
      const spoken = `${ageText(Math.round(days), lang)}: ${formatFraction(value, lang)}`
      const radius = isCurve ? Math.min(3, Math.max(1.4, 90 / points.length)) : 4
      nodes.push(
        svgNode('g', { 'data-mark': isCurve ? 'seen' : 'told' }, [
          svgNode('title', {}, spoken),
          ...(range === null
            ? []
            : [line(`M${place(days, range[0])}V${at(up(range[1]))}`, color, 1.2 * unit)]),
          svgNode('circle', {
            cx: across(days),
            cy: up(value),
            r: radius * unit,
            fill: days <= known ? color : palette.paper,
            stroke: color,
            'stroke-width': 1.4 * unit,
          }),
        ]),
      )
      if (isCurve) continue
      const text = formatFraction(value, lang)
      const half = textWidth(text, small) / 2
      // On the side away from the line at which the data end.
      const beside = across(days) + (days > known ? 1 : -1) * (half + 8 * unit)
      const isLast = days === longest
      const middle = isLast || beside + half > right ? right - half : beside
      // What is near the top is named below: above stands where the data end.
      const baseline = up(value) + (value > 0.85 ? 16 : -9) * unit
      const isFree = middle - half > written.right || Math.abs(baseline - written.at) > 14 * unit
      if (!isFree) continue
      written = { right: middle + half + 4 * unit, at: baseline }
      const style = { size: small, fill: palette.ink, anchor: 'middle' } as const
      nodes.push(textNode(middle, baseline, text, style))
    }
    return { nodes, height: bottom + 26 * unit - y }
  }
}

interface Axis {
  readonly across: (days: number) => number
  readonly longest: number
  readonly bottom: number
}

/** Whole years; parts of a year where there is none. */
function ageTexts({ across, longest, bottom }: Axis, look: PlotLook): readonly SvgNode[] {
  const { unit, palette, words, lang } = look
  const years = Math.floor(longest / YEAR + 1e-6)
  const ticks =
    years === 0
      ? [{ days: longest, text: ageText(Math.round(longest), lang) }]
      : Array.from({ length: years }, (_, index) => ({
          days: (index + 1) * YEAR,
          text: words.years(index + 1),
        }))
  let end = -Infinity
  return ticks.flatMap(({ days, text }) => {
    const size = 11 * unit
    const half = textWidth(text, size) / 2
    const middle = across(days)
    const tick = line(`M${at(middle)} ${at(bottom)}v${at(4 * unit)}`, palette.muted, unit)
    if (middle - half < end + 6 * unit) return [tick]
    end = middle + half
    const style = { size, fill: palette.muted, anchor: 'middle' } as const
    return [tick, textNode(middle, bottom + 17 * unit, text, style)]
  })
}

interface Known extends Axis {
  readonly known: number
  readonly top: number
  readonly left: number
  readonly right: number
}

/** Where the data end. */
function knownMark(
  { across, known, longest, top, bottom, left, right }: Known,
  { unit, palette, words }: PlotLook,
): readonly SvgNode[] {
  if (known <= 0 || known >= longest) return []
  const size = 11 * unit
  const half = textWidth(words.dataEnd, size) / 2
  const middle = Math.max(left + half, Math.min(right - half, across(known)))
  return [
    line(`M${at(across(known))} ${at(top - 4 * unit)}V${at(bottom)}`, palette.ink, 1.2 * unit),
    textNode(middle, top - 9 * unit, words.dataEnd, {
      size,
      fill: palette.ink,
      anchor: 'middle',
    }),
  ]
}

function line(d: string, stroke: string, width: number): SvgNode {
  return svgNode('path', { d, fill: 'none', stroke, 'stroke-width': width })
}

const at = shortNumber
