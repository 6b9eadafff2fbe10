import type { AnswerEnvelope } from '../answers/answer.ts'
import type { Language } from '../standard/types.ts'
import { bowtieChart } from './bowtie-chart.ts'
import { svgText, type SvgNode } from './chart.ts'
import { chartPage } from './chart-page.ts'

/** What the charts of all answers take. */
export interface ChartOptions {
  readonly width: number
  readonly lang: Language
  readonly theme: 'light' | 'dark' | 'css'
  readonly heading?: boolean
  readonly interactive?: boolean
  readonly id?: string
}

export type Chart = (envelope: AnswerEnvelope, options: ChartOptions) => SvgNode

/** The answers that can be drawn. One line here gives an answer the formats svg and html. */
const charts: Readonly<Record<string, Chart>> = { bowtie: bowtieChart }

/** The chart of the answer of that name, `null` where it has none. */
export function chartOf(answer: string): Chart | null {
  return Object.hasOwn(charts, answer) ? (charts[answer] ?? null) : null
}

const WIDTH = 1280

/** The picture as a file of its own. */
export function chartSvg(chart: Chart, envelope: AnswerEnvelope, lang: Language): string {
  const picture = chart(envelope, { width: WIDTH, lang, theme: 'light', heading: true })
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svgText(picture)}\n`
}

/** The picture in a page of its own, with its numbers and findings. */
export function chartHtml(chart: Chart, envelope: AnswerEnvelope, lang: Language): string {
  const look = { lang, theme: 'css', interactive: false } as const
  const wide = chart(envelope, { ...look, width: WIDTH, id: 'wide' })
  const narrow = chart(envelope, { ...look, width: 380, id: 'narrow' })
  return chartPage(envelope, { wide, narrow }, lang)
}
