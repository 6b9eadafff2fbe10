import type { Interval } from '../../engine/engine.ts'
import { displayWidth } from '../text/display-width.ts'
import { fitText } from '../text/fit-text.ts'
import { formatCount } from '../text/format.ts'
import type { DrawingOptions } from './drawing.ts'
import type { Bowtie } from './figures.ts'
import { sliceName } from './heading.ts'
import { pivotTable } from './pivot.ts'
import { sparkline } from './sparkline.ts'

/** Bowties over time: each stage's volumes as a small line, and all of them as a table. */
export function drawPeriods(
  bowties: readonly Bowtie[],
  interval: Interval,
  options: DrawingOptions,
): readonly string[] {
  const lines = drawTrends(bowties, interval, options)
  const key = {
    label: options.words.period,
    of: ({ period }: Bowtie) => periodName(period, interval, options),
  }
  return [...lines, '', ...pivotTable(bowties, key, options)]
}

/** One line for each stage: from the first period to the last. */
export function drawTrends(
  bowties: readonly Bowtie[],
  interval: Interval,
  options: DrawingOptions,
): readonly string[] {
  const { width, lang, view, words } = options
  const dated = bowties.filter(({ period }) => period !== null)
  const names = dated.map(({ period }) => periodName(period, interval, options))
  const stages = dated[0]?.stages ?? []
  const volumes = stages.map((_, index) =>
    dated.map(({ stages }) => {
      const stage = stages[index]
      return (view === 'stock' ? stage?.open : stage?.entered) ?? null
    }),
  )
  const write = (value: number | null | undefined): string =>
    value === null || value === undefined ? '–' : formatCount(value, lang)
  const ends = volumes.map((series) => `${write(series[0])} → ${write(series.at(-1))}`)
  const tail = Math.max(0, ...ends.map(displayWidth))
  const widest = Math.max(0, ...stages.map(({ label }) => displayWidth(label)))
  const margin = Math.min(widest, Math.floor(width / 3))
  const room = Math.max(3, width - margin - tail - 4)
  const shown = volumes.map((series) => series.slice(-room))
  const head = names.length === 0 ? [] : [`${names[0]} – ${names.at(-1)}`]
  const volume = view === 'stock' ? words.open : words.entered
  return [
    ...head.map((range) => fitText(`${volume}, ${range}`, width).trimEnd()),
    ...stages.map(({ label }, index) => {
      const line = sparkline(shown[index] ?? [])
      return fitText(`${fitText(label, margin)}  ${line}  ${ends[index] ?? ''}`, width).trimEnd()
    }),
  ]
}

/** The name of a slice, then its trends. */
export function drawSliceTrends(
  bowties: readonly Bowtie[],
  interval: Interval,
  options: DrawingOptions,
): readonly string[] {
  const title = sliceName(bowties[0]?.slice ?? [], options.words)
  return [
    fitText(title, options.width).trimEnd(),
    ...drawTrends(bowties, interval, options).slice(1),
  ]
}

function periodName(
  period: string | null,
  interval: Interval,
  { words, lang }: DrawingOptions,
): string {
  if (period === null) return words.noDate
  const [year = '', month = ''] = period.split('-')
  if (interval === 'year') return year
  if (interval === 'month') return `${year}-${month}`
  return `${year} ${lang === 'fr' ? 'T' : 'Q'}${Math.ceil(Number(month) / 3)}`
}
