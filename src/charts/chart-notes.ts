import type { AnswerEnvelope } from '../answers/answer.ts'
import type { Bowtie } from '../render/bowtie/figures.ts'
import { horizonNotes, viewOf } from '../render/bowtie/heading.ts'
import { datedParts } from '../render/bowtie/heading.ts'
import type { Scales } from '../render/bowtie/shape.ts'
import { WORDS } from '../render/bowtie/words.ts'
import { formatCount, formatDays, formatShort } from '../render/text/format.ts'
import type { Language } from '../standard/types.ts'
import { CHART_WORDS } from './chart-words.ts'
import { svgNode, type SvgNode } from './chart.ts'
import { dashes } from './ribbons.ts'
import type { Drawn, Scene } from './scene.ts'
import { textNode } from './text-node.ts'
import { cutToWidth, textWidth } from './text-width.ts'

/** What the drawing's heights and widths mean, and what one must know to read it. */
export function chartNotes(
  envelope: AnswerEnvelope,
  { bowties, scales }: { readonly bowties: readonly Bowtie[]; readonly scales: Scales },
  drawn: readonly Drawn[],
  lang: Language,
): readonly string[] {
  const [first] = bowties
  if (first === undefined) return []
  const [shared, view] = [WORDS[lang], viewOf(envelope)]
  if (scales.left === 0 && scales.right === 0) return [shared.nothing]
  const sides = new Set(first.stages.map(({ side }) => side))
  const most = (side: 'left' | 'right'): string => formatCount(scales[side], lang)
  const right = sides.has('right') || sides.has('knot')
  const upright = drawn[0]?.upright === true
  const scale = upright ? CHART_WORDS[lang].upright.scale : shared.scale
  const heights = scale(sides.has('left') ? most('left') : null, right ? most('right') : null)
  return [
    bowties.length > 1 ? `${heights}; ${shared.sameScale}` : heights,
    ...widthNotes(first, drawn, lang),
    ...(view === 'stock' ? [] : [shared.rateNote[view](datedParts(bowties, shared, lang))]),
    ...(view === 'period' ? [shared.filledNote] : []),
    ...(sides.has('left') && right && !sides.has('knot') ? [shared.noCommit] : []),
    ...horizonNotes(first, envelope.asOf, shared),
  ]
}

function widthNotes(
  { stages }: Bowtie,
  drawn: readonly Drawn[],
  lang: Language,
): readonly string[] {
  const all = CHART_WORDS[lang]
  const words =
    drawn[0]?.upright === true ? { ...all, ...all.upright, width: all.upright.time } : all
  const scale = drawn[0]?.layout.scale ?? { left: 0, right: 0 }
  if (scale.left === 0 && scale.right === 0) return []
  const floor = Math.max(...drawn.map(({ layout }) => layout.floor ?? 0))
  const ratio = scale.left > 0 && scale.right > 0 ? scale.left / scale.right : 1
  return [
    [
      words.width,
      ratio > 1.02 ? words.twoScales('left', formatShort(ratio, lang)) : '',
      ratio < 0.98 ? words.twoScales('right', formatShort(1 / ratio, lang)) : '',
      floor > 0 ? words.floor(formatDays(floor, lang)) : '',
      stages.some(({ median }) => median === null) ? words.noTime : '',
    ]
      .filter((part) => part !== '')
      .join('; '),
  ]
}

const SWATCH = 22

/** The three fates beside their names, in as many lines as they need. */
export function chartKey(
  { width, unit, palette, id, words, scales }: Scene,
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
