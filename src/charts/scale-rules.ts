import type { PlotLook } from './answer-sheet.ts'
import { shortNumber as at, svgNode, type SvgNode } from './chart.ts'
import { textNode } from './text-node.ts'

interface RuledScale {
  readonly marks: readonly number[]
  readonly up: (value: number) => number
  readonly written: (value: number) => string
  /** How the rule of a value stands out. */
  readonly stressed?: (value: number) => object
}

/** A rule at each mark, and what it stands for, where no earlier one stands in its way. */
export function scaleRules(
  { marks, up, written, stressed = () => ({}) }: RuledScale,
  { left, right }: { readonly left: number; readonly right: number },
  { unit, palette }: PlotLook,
): readonly SvgNode[] {
  const taken: number[] = []
  return marks.flatMap((value) => {
    const baseline = up(value) + 4 * unit
    const rule = svgNode('path', {
      d: `M${at(left)} ${at(up(value))}H${at(right)}`,
      fill: 'none',
      stroke: palette.line,
      'stroke-width': unit,
      ...stressed(value),
    })
    if (taken.some((other) => Math.abs(other - baseline) < 13 * unit)) return [rule]
    taken.push(baseline)
    const style = { size: 11 * unit, fill: palette.muted, anchor: 'end' } as const
    return [rule, textNode(left - 7 * unit, baseline, written(value), style)]
  })
}
