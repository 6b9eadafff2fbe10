import { chartOf } from '../charts/answer-charts.ts'

const textFormats = ['table', 'json', 'csv'] as const
const chartFormats = ['svg', 'html'] as const

export type ChartFormat = (typeof chartFormats)[number]
export type OutputFormat = (typeof textFormats)[number] | ChartFormat

/** The formats an answer can be printed in: a picture only where it has a chart. */
export function formatsOf(answer: string): readonly OutputFormat[] {
  return chartOf(answer) === null ? textFormats : [...textFormats, ...chartFormats]
}
