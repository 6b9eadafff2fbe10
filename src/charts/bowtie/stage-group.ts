import { formatCount, formatFraction } from '../../render/text/format.ts'
import { volumeOf } from '../../render/bowtie/shape.ts'
import { svgNode, type SvgNode } from '../chart.ts'
import type { Part } from './ribbons.ts'
import type { Scene } from './scene.ts'
import type { Step } from './step-layout.ts'

/** All that belongs to one stage, as one thing that can be pointed at. */
export function stageGroup(
  { stage, texts }: Step,
  { interactive }: Scene,
  children: readonly (SvgNode | null)[],
): SvgNode {
  return svgNode(
    'g',
    {
      'data-part': 'stage',
      'data-stage': stage.stage,
      'data-ref': stage.ref,
      ...(interactive ? { role: 'button', tabindex: 0 } : { role: 'img' }),
      'aria-label': texts.spoken,
    },
    children,
  )
}

/** What a part says when it is pointed at. */
export function partTitle({ stage, fates }: Step, { lang, words }: Scene): (part: Part) => string {
  const all = volumeOf(fates)
  const counts = {
    gone_on: fates.goneOn,
    open: fates.open,
    lost: fates.lost,
    counted: fates.counted,
  }
  const names = {
    gone_on: words.goneOn,
    open: words.open,
    lost: words.lostKey,
    counted: words.countedKey,
  }
  return (part) =>
    words.part(
      stage.label,
      names[part],
      formatCount(counts[part], lang),
      all === 0 || part === 'counted' ? null : formatFraction(counts[part] / all, lang),
    )
}
