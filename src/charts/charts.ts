import type { AnswerEnvelope } from '../answers/answer.ts'
import type { Language } from '../standard/types.ts'
import type { Chart } from './chart-options.ts'
import { svgText } from './chart.ts'
import { chartPage } from './chart-page.ts'

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
