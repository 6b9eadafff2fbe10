import { formatFraction } from '../../render/text/format.ts'
import type { DrawPanel, PlotLook } from '../answer-sheet.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { textNode } from '../text-node.ts'
import { textWidth } from '../text-width.ts'
import { plain, short } from './course-frame.ts'
import { COURSE_WORDS } from './course-words.ts'

export interface Outcome {
  /** The share of the paths that reach the target. */
  readonly chance: number
  readonly target: number
  /** Ascending: by what share of the paths it is at most that much. */
  readonly quantiles: readonly (readonly [share: number, value: number])[]
}

const BINS = 24

/**
 * How many paths end in each of so many steps of equal width: straight lines between the quantiles,
 * so that the heights sum to all.
 */
export function binsOf(quantiles: Outcome['quantiles'], least: number, most: number) {
  const shareBelow = (value: number): number => {
    const above = quantiles.findIndex(([, each]) => each > value)
    if (above === 0) return 0
    if (above < 0) return 1
    const [before, after] = [quantiles[above - 1], quantiles[above]]
    if (before === undefined || after === undefined) return 0
    const part = (value - before[1]) / (after[1] - before[1])
    return before[0] + (after[0] - before[0]) * part
  }
  return Array.from({ length: BINS }, (_, place) => {
    const [from, to] = [place, place + 1].map((each) => least + ((most - least) * each) / BINS)
    const [low = 0, high = 0] = [from, to]
    return { from: low, to: high, share: Math.max(0, shareBelow(high) - shareBelow(low)) }
  })
}

/** Where the paths end, the target as a line, and what lies beyond it hatched and said. */
export function outcomePanel({ chance, target, quantiles }: Outcome, look: PlotLook): DrawPanel {
  return (x, y, width) => {
    const { unit, palette, lang, id } = look
    const words = COURSE_WORDS[lang]
    const small = 11 * unit
    const [lowest, highest] = [quantiles[0]?.[1] ?? 0, quantiles.at(-1)?.[1] ?? 0]
    const spare = highest > lowest ? 0 : Math.max(1, Math.abs(highest) * 0.05)
    const [least, most] = [lowest - spare, highest + spare]
    // The scale holds the target too, unless it is so far away that nothing else could be seen.
    const far = (most - least) * 2
    const isNear = target > least - far && target < most + far
    const [from, to] = isNear ? [Math.min(least, target), Math.max(most, target)] : [least, most]
    const margin = (to - from) * 0.03
    const [left, right] = [x + 30 * unit, x + width - 30 * unit]
    const across = (value: number): number =>
      left + ((right - left) * (value - from + margin)) / (to - from + 2 * margin)
    const top = y + 48 * unit
    const tall = Math.min(220 * unit, Math.max(110 * unit, width * 0.2))
    const bottom = top + tall
    const bins = binsOf(quantiles, least, most)
    const highestBin = Math.max(...bins.map(({ share }) => share), 1e-9)
    const nodes: SvgNode[] = []
    const draw = (low: number, high: number, share: number, reached: boolean): void => {
      const rise = (tall * share) / highestBin
      if (high <= low || rise <= 0) return
      const part = formatFraction(share, lang)
      nodes.push(
        svgNode('g', { 'data-bin': reached ? 'reached' : 'missed' }, [
          svgNode('title', {}, `${short(low, lang)} – ${short(high, lang)}: ${part}`),
          svgNode('rect', {
            x: across(low),
            y: bottom - rise,
            width: across(high) - across(low),
            height: rise,
            fill: reached ? `url(#${id}-reached)` : palette.lost,
            stroke: reached ? palette.tealDeep : palette.lostEdge,
            'stroke-width': reached ? 1.4 * unit : 0.6 * unit,
          }),
        ]),
      )
    }
    for (const { from: low, to: high, share } of bins) {
      const isCut = target > low && target < high
      draw(low, isCut ? target : high, share, low >= target)
      if (isCut) draw(target, high, share, true)
    }
    nodes.push(plain(`M${at(left)} ${at(bottom)}H${at(right)}`, axis(palette.muted, unit)))
    nodes.push(...scaleTexts(quantiles, { across, left, right, bottom }, look))
    const said = words.reached(formatFraction(chance, lang))
    const name = `${words.target} ${short(target, lang)}`
    const [first, second] = [textWidth(name, small, true) / 2, textWidth(said, small) / 2]
    const place = Math.max(left, Math.min(right, across(target)))
    const middle = (half: number): number => Math.max(x + half, Math.min(x + width - half, place))
    nodes.push(
      ...(isNear
        ? [
            plain(`M${at(place)} ${at(top - 8 * unit)}V${at(bottom + 5 * unit)}`, {
              'data-mark': 'target',
              stroke: palette.ink,
              'stroke-width': 2 * unit,
            }),
          ]
        : []),
      textNode(middle(first), top - 28 * unit, name, {
        size: small,
        fill: palette.ink,
        bold: true,
        anchor: 'middle',
      }),
      textNode(middle(second), top - 13 * unit, said, {
        size: small,
        fill: palette.ink,
        anchor: 'middle',
      }),
    )
    return { nodes, height: bottom + 30 * unit - y }
  }
}

interface Axis {
  readonly across: (value: number) => number
  readonly left: number
  readonly right: number
  readonly bottom: number
}

/** The middle, and the ends of the 80 %, where one does not run into another. */
function scaleTexts(
  quantiles: Outcome['quantiles'],
  { across, left, right, bottom }: Axis,
  { unit, palette, lang }: PlotLook,
): readonly SvgNode[] {
  const size = 11 * unit
  const taken: (readonly [number, number])[] = []
  return [0.5, 0.1, 0.9].flatMap((share) => {
    const found = quantiles.find(([each]) => Math.abs(each - share) < 1e-6)
    if (found === undefined) return []
    const text = short(found[1], lang)
    const half = textWidth(text, size) / 2
    const middle = Math.max(
      left - 20 * unit + half,
      Math.min(right + 20 * unit - half, across(found[1])),
    )
    if (taken.some(([from, to]) => middle - half < to && middle + half > from)) return []
    taken.push([middle - half - 8 * unit, middle + half + 8 * unit])
    return [
      plain(`M${at(across(found[1]))} ${at(bottom)}v${at(5 * unit)}`, axis(palette.muted, unit)),
      textNode(middle, bottom + 19 * unit, text, { size, fill: palette.muted, anchor: 'middle' }),
    ]
  })
}

function axis(stroke: string, unit: number): object {
  return { stroke, 'stroke-width': unit }
}

const at = shortNumber
