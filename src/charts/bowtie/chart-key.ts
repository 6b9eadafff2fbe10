import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { dashes } from '../frame.ts'
import { keyLine, swatch, SWATCH, type KeyItem } from '../key-line.ts'
import { countedLook } from './ribbons.ts'
import type { PlannedLook } from './prepare-steps.ts'
import type { Scene } from './scene.ts'

interface KeyShown {
  readonly compared: boolean
  readonly stock: boolean
  readonly planned: PlannedLook | null
}

/** The three fates beside their names, and what else the drawing marks. */
export function chartKey(
  { width, unit, palette, id, words, scales, steps }: Scene,
  { compared, stock, planned }: KeyShown,
  top: number,
): { readonly nodes: readonly SvgNode[]; readonly height: number } {
  const color = scales.left > 0 ? 'left' : 'right'
  const solid = scales.left > 0 ? palette.tealDeep : palette.amberDeep
  const lost = { fill: palette.lost, stroke: palette.lostEdge, 'stroke-width': 0.75 * unit }
  const open = { text: words.openKey, mark: swatch({ fill: `url(#${id}-${color}-open)` }, unit) }
  const items: KeyItem[] = [
    ...(stock ? [] : [{ text: words.goneOn, mark: swatch({ fill: solid }, unit) }]),
    ...(planned === null ? [open] : []),
    ...(stock ? [] : [{ text: planned?.lostKey ?? words.lostKey, mark: swatch(lost, unit) }]),
  ]
  if (steps.some(({ fates }) => fates.counted > 0)) {
    items.push({
      text: words.countedKey,
      mark: swatch(countedLook({ palette, unit }, color), unit),
    })
  }
  const bars = steps.flatMap(({ texts }) => texts.bar ?? [])
  if (bars.length > 0) {
    items.push({
      text: words.intervalKey,
      mark: (x, y) =>
        svgNode('g', {}, [
          mark({
            d: `M${shortNumber(x)} ${shortNumber(y - 4 * unit)}h${shortNumber(SWATCH * unit)}`,
            stroke: color === 'left' ? palette.teal : palette.amberDeep,
            'stroke-width': 5 * unit,
          }),
          mark({
            d: `M${shortNumber(x + (SWATCH * unit) / 2)} ${shortNumber(y - 9 * unit)}v${shortNumber(10 * unit)}`,
            stroke: palette.ink,
            'stroke-width': 1.6 * unit,
          }),
        ]),
    })
  }
  if (bars.some(({ naive }) => naive !== null)) {
    items.push({
      text: words.naiveKey,
      mark: (x, y) =>
        svgNode('circle', {
          cx: x + (SWATCH * unit) / 2,
          cy: y - 4 * unit,
          r: 3 * unit,
          fill: palette.paper,
          stroke: palette.muted,
          'stroke-width': 1.3 * unit,
        }),
    })
  }
  if (compared) {
    items.push({
      text: planned?.earlierKey ?? words.earlierKey,
      mark: (x, y) =>
        svgNode('path', {
          d: `M${Math.round(x)} ${Math.round(y - 4 * unit)}h${Math.round(SWATCH * unit)}`,
          stroke: palette.ink,
          'stroke-width': 1.2 * unit,
          'stroke-dasharray': dashes(unit),
        }),
    })
  }
  return keyLine(items, { width, unit, palette }, top)
}

function mark(look: Readonly<Record<string, string | number>>): SvgNode {
  return svgNode('path', { fill: 'none', ...look })
}
