import { shortNumber, svgNode, type SvgNode } from './chart.ts'
import { dashes } from './frame.ts'
import type { Scene } from './scene.ts'
import { textNode } from './text-node.ts'
import { cutToWidth, textWidth } from './text-width.ts'

const SWATCH = 22

/** The three fates beside their names, in as many lines as they need. */
export function chartKey(
  { width, unit, palette, id, words, scales, steps }: Scene,
  { compared, stock }: { readonly compared: boolean; readonly stock: boolean },
  top: number,
): { readonly nodes: readonly SvgNode[]; readonly height: number } {
  const color = scales.left > 0 ? 'left' : 'right'
  const solid = scales.left > 0 ? palette.tealDeep : palette.amberDeep
  const items: readonly (readonly [string, object])[] = [
    ...(stock ? [] : [[words.goneOn, { fill: solid }] as const]),
    [words.openKey, { fill: `url(#${id}-${color}-open)` }],
    ...(stock
      ? []
      : [
          [
            words.lostKey,
            { fill: palette.lost, stroke: palette.lostEdge, 'stroke-width': 0.75 * unit },
          ] as const,
        ]),
  ]
  const size = 11.5 * unit
  const pad = 14 * unit
  const nodes: SvgNode[] = []
  let [x, y] = [pad, top + 14 * unit]
  const room = width - 2 * pad - (SWATCH + 6) * unit
  const add = (whole: string, mark: (x: number, y: number) => SvgNode): void => {
    const text = cutToWidth(whole, room, size)
    const wide = (SWATCH + 6) * unit + textWidth(text, size)
    if (x > pad && x + wide > width - pad) {
      x = pad
      y += 17 * unit
    }
    nodes.push(
      mark(x, y),
      textNode(x + (SWATCH + 6) * unit, y, text, { size, fill: palette.muted }),
    )
    x += wide + 18 * unit
  }
  for (const [text, look] of items) {
    add(text, (x, y) =>
      svgNode('rect', { x, y: y - 9 * unit, width: SWATCH * unit, height: 10 * unit, ...look }),
    )
  }
  const bars = steps.flatMap(({ texts }) => texts.bar ?? [])
  if (bars.length > 0) {
    add(words.intervalKey, (x, y) =>
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
    )
  }
  if (bars.some(({ naive }) => naive !== null)) {
    add(words.naiveKey, (x, y) =>
      svgNode('circle', {
        cx: x + (SWATCH * unit) / 2,
        cy: y - 4 * unit,
        r: 3 * unit,
        fill: palette.paper,
        stroke: palette.muted,
        'stroke-width': 1.3 * unit,
      }),
    )
  }
  if (compared) {
    add(words.earlierKey, (x, y) =>
      svgNode('path', {
        d: `M${Math.round(x)} ${Math.round(y - 4 * unit)}h${Math.round(SWATCH * unit)}`,
        stroke: palette.ink,
        'stroke-width': 1.2 * unit,
        'stroke-dasharray': dashes(unit),
      }),
    )
  }
  return { nodes, height: y - top + 6 * unit }
}

function mark(look: Readonly<Record<string, string | number>>): SvgNode {
  return svgNode('path', { fill: 'none', ...look })
}
