import type { AnswerColumn, AnswerRow } from '../../answers/answer.ts'
import { renderTable } from '../table.ts'
import { displayWidth } from '../text/display-width.ts'
import { fitText, wrapText } from '../text/fit-text.ts'
import type { DrawingOptions } from './drawing.ts'
import type { StageFigures } from './figures.ts'
import {
  ageText,
  hasCounted,
  hasHonest,
  headlineTime,
  naiveDiffers,
  naiveText,
  rangeText,
  rateText,
} from './rate-lines.ts'
import { type Fates, type Scales, fatesOf } from './shape.ts'

/**
 * The bowtie stood on end, for narrow terminals and for more stages than stand side by side: a
 * line for each stage, mirrored about the middle column, and its numbers as a table.
 */
export function drawUpright(
  stages: readonly StageFigures[],
  scales: Scales,
  options: DrawingOptions,
): readonly string[] {
  const { width, view, words } = options
  const fates = stages.map((stage) => fatesOf(stage, view))
  const widest = Math.max(...stages.map(({ label }) => displayWidth(label)))
  const margin = Math.min(widest, Math.floor(width / 2))
  const half = Math.max(2, Math.floor((Math.min(width, 100) - margin - 2) / 2))
  const knot = ' '.repeat(margin + 1 + half) + '╳'
  const lines = stages.flatMap(({ label }, index) => {
    const one = fates[index]
    if (one === undefined) return []
    const bar = `${fitText(label, margin)} ${drawBar(one, scales, half)}`.trimEnd()
    const opens = one.side !== 'left' && (one.side === 'knot' || fates[index - 1]?.side === 'left')
    return opens ? [knot, bar] : [bar]
  })
  const legend = `█ ${words.goneOn}  ▒ ${words.open}  ░ ${words.lost}${hasCounted(stages) ? `  · ${words.counted}` : ''}`
  return [...lines, ...wrapText(legend, width), '', ...numbersOf(stages, options)]
}

function drawBar(
  { side, goneOn, open, lost, counted }: Fates,
  scales: Scales,
  half: number,
): string {
  const scale = side === 'left' ? scales.left : scales.right
  const reach = (volume: number): number =>
    scale === 0 ? 0 : Math.round(half * Math.sqrt(volume / scale))
  const solid = reach(goneOn)
  const hatched = reach(goneOn + open) - solid
  const dotted = reach(goneOn + open + lost + counted) - solid - hatched
  const rest = ' '.repeat(half - solid - hatched - dotted)
  const end = counted > 0 ? '·' : '░'
  const left = rest + end.repeat(dotted) + '▒'.repeat(hatched) + '█'.repeat(solid)
  const right = '█'.repeat(solid) + '▒'.repeat(hatched) + end.repeat(dotted)
  const axis = goneOn > 0 ? '█' : open > 0 ? '▒' : lost > 0 ? '░' : '·'
  return left + axis + right
}

function numbersOf(
  stages: readonly StageFigures[],
  { words, width, lang, currency }: DrawingOptions,
): readonly string[] {
  const columns: readonly AnswerColumn[] = [
    { name: 'label', unit: 'text', label: words.stage },
    { name: 'entered', unit: 'count', label: words.entered },
    { name: 'rate', unit: 'fraction', label: words.goneOn },
    ...(hasHonest(stages)
      ? ([
          { name: 'range', unit: 'fraction', label: '95 %' },
          { name: 'age', unit: 'days', label: words.within },
        ] as const)
      : []),
    ...(naiveDiffers(stages, lang)
      ? ([{ name: 'naive', unit: 'fraction', label: words.soFar }] as const)
      : []),
    { name: 'open', unit: 'count', label: words.open },
    { name: 'lost', unit: 'count', label: words.lost },
    { name: 'median', unit: 'days', label: words.median },
    ...(stages.some(({ recurring }) => recurring !== null)
      ? ([{ name: 'recurring', unit: 'money', label: words.recurring(currency) }] as const)
      : []),
    { name: 'amount', unit: 'money', label: words.amount(currency) },
  ]
  const rows = stages.map((stage): AnswerRow => {
    const { label, entered, open, lost, amount, recurring, honest } = stage
    return {
      label,
      entered,
      open,
      lost,
      amount,
      recurring: recurring?.amount ?? null,
      rate: rateText(stage, lang),
      range: honest && rangeText(honest, lang),
      age: honest && ageText(honest, lang),
      naive: naiveText(stage, lang),
      median: headlineTime(stage),
    }
  })
  return renderTable(columns, rows, { width, lang }).trimEnd().split('\n')
}
