import type { AnswerEnvelope } from '../answers/answer.ts'
import type { Language } from '../standard/types.ts'
import type { SvgNode } from './chart.ts'

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
