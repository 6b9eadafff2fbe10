import type { DrawPanel, PlotLook } from '../answer-sheet.ts'
import { svgNode, type SvgNode } from '../chart.ts'
import { textNode } from '../text-node.ts'
import { textWidth } from '../text-width.ts'
import { courseFrame, MONTH_ROOM, monthText, plain, short } from './course-frame.ts'
import { COURSE_WORDS } from './course-words.ts'
import { lineOf } from './fan-panel.ts'

export interface CourseParts {
  readonly origin: string
  /** What runs at the origin. */
  readonly now: number
  readonly existing: readonly number[]
  readonly fresh: readonly number[]
}

/** Who pays now and who begins later, on top of each other: their sum is what is expected. */
export function partsPanel(
  { origin, now, existing, fresh }: CourseParts,
  look: PlotLook,
): DrawPanel {
  return (x, y, width) => {
    const { unit, palette, lang, id } = look
    const words = COURSE_WORDS[lang]
    const top = y + 40 * unit
    const sums = existing.map((value, month) => value + (fresh[month] ?? 0))
    const last = existing.length - 1
    const ends = [
      { value: (existing[last] ?? 0) / 2, amount: existing[last] ?? 0 },
      { value: (existing[last] ?? 0) + (fresh[last] ?? 0) / 2, amount: fresh[last] ?? 0 },
    ]
    const beside = Math.max(...ends.map(({ amount }) => textWidth(short(amount, lang), 11.5)), 40)
    const frame = courseFrame(
      {
        x,
        top,
        width,
        tall: Math.min(220 * unit, Math.max(120 * unit, width * 0.24)),
        beside: (beside + 12) * unit,
      },
      {
        origin,
        from: 0,
        to: Math.max(1, existing.length),
        values: [0, now, ...sums, ...existing],
        fromZero: true,
      },
      look,
    )
    const kept = [[0, now] as const, ...atEnds(existing)]
    const whole = [[0, now] as const, ...atEnds(sums)]
    const floor = kept.map(([month]) => [month, 0] as const)
    const area = (name: string, upper: typeof kept, lower: typeof kept, fill: object): SvgNode =>
      svgNode('path', {
        'data-area': name,
        d: `${lineOf([...upper, ...lower.toReversed()], frame)}Z`,
        ...fill,
      })
    const nodes: SvgNode[] = [
      textNode(x, y + 16 * unit, words.parts, { size: 12.5 * unit, fill: palette.ink, bold: true }),
      ...frame.nodes,
      area('existing', kept, floor, existingFill(palette)),
      area('fresh', whole, kept, { fill: `url(#${id}-fresh)` }),
      plain(lineOf(kept, frame), { stroke: palette.amberDeep, 'stroke-width': 1.6 * unit }),
      plain(lineOf(whole, frame), { stroke: palette.tealDeep, 'stroke-width': 1.6 * unit }),
    ]
    for (const [month, value] of existing.entries()) {
      const name = monthText(origin, month)
      const said = `${words.existing} ${short(value, lang)}, ${words.fresh} ${short(fresh[month] ?? 0, lang)}`
      nodes.push(
        svgNode('g', {}, [
          svgNode('title', {}, words.point(name, said, null)),
          svgNode('circle', {
            cx: frame.across(month + 1),
            cy: frame.up(sums[month] ?? 0),
            r: 2 * unit,
            fill: palette.tealDeep,
          }),
        ]),
      )
    }
    let above = Infinity
    for (const { value, amount } of ends) {
      const baseline = frame.up(value) + 4 * unit
      if (Math.abs(amount) < 1 || Math.abs(above - baseline) < 14 * unit) continue
      above = baseline
      const style = { size: 11.5 * unit, fill: palette.ink }
      nodes.push(textNode(frame.right + 7 * unit, baseline, short(amount, lang), style))
    }
    return { nodes, height: frame.bottom + MONTH_ROOM * unit - y }
  }
}

/** What is there at the end of each month. */
function atEnds(list: readonly number[]): readonly (readonly [month: number, value: number])[] {
  return list.map((value, month) => [month + 1, value] as const)
}

export function existingFill({ amber }: { readonly amber: string }): object {
  return { fill: amber, 'fill-opacity': 0.4 }
}
