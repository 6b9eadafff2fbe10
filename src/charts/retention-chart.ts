import type { AnswerEnvelope } from '../answers/answer.ts'
import { intervalOf } from '../render/bowtie/heading.ts'
import { formatCount } from '../render/text/format.ts'
import { addPanels, answerSheet, type DrawPanel, type PlotLook } from './answer-sheet.ts'
import type { ChartOptions } from './chart-options.ts'
import type { SvgNode } from './chart.ts'
import { cohortPanel } from './cohort-panel.ts'
import { keyLine, swatch, type KeyItem } from './key-line.ts'
import { renewalFill, renewalParts, renewalsPanel } from './renewals-panel.ts'
import { retentionColors, retentionPanel } from './retention-panel.ts'
import { labelOf, numberAt, sliceSeries } from './slice-series.ts'

const MOST_DRAWN = 8
/** In units. */
const LEAST_WIDTH = 380

/** Gross and net retention from period to period; the triangle of cohorts; or what became of terms. */
export function retentionChart(envelope: AnswerEnvelope, options: ChartOptions): SvgNode {
  const isCohorts = envelope.columns.some(({ name }) => name === 'age')
  const isRenewals = envelope.columns.some(({ name }) => name === 'on_time')
  return answerSheet(envelope, options, (sheet, look) => {
    const { lang, palette, words } = look
    const slices = sliceSeries(envelope, isCohorts ? 'start' : 'period', lang)
    const figure = isCohorts ? 'share' : isRenewals ? 'due' : 'gross'
    if (envelope.rows.every((row) => numberAt(row, figure) === null)) {
      return sheet.write(words.noPeriods, 13, palette.muted)
    }
    const drawn = slices.slice(0, MOST_DRAWN)
    const panels = isCohorts
      ? triangles(envelope, look)
      : isRenewals
        ? bars(envelope, look)
        : curves(envelope, look)
    addPanels(sheet, panels, look, LEAST_WIDTH)
    sheet.skip(2)
    if (isCohorts) sheet.write(words.ofBeginning, 11.5, palette.muted)
    else sheet.add(keyLine((isRenewals ? partItems : keyItems)(envelope, look), look, sheet.y()))
    if (isRenewals) sheet.write(words.renewalRate, 11.5, palette.muted)
    if (isRenewals && drawn.length > 1) sheet.write(words.ownScales, 11.5, palette.muted)
    if (slices.length > drawn.length) {
      const [some = '', every = ''] = [drawn, slices].map(({ length }) => formatCount(length, lang))
      sheet.write(words.shownOf(some, every), 11.5, palette.muted)
    }
    return undefined
  })
}

function curves(envelope: AnswerEnvelope, look: PlotLook): readonly DrawPanel[] {
  const periods = [...new Set(envelope.rows.map(({ period }) => String(period)))].toSorted()
  const drawn = sliceSeries(envelope, 'period', look.lang).slice(0, MOST_DRAWN)
  const about = { periods, interval: intervalOf(envelope), shared: drawn }
  return drawn.map((slice) => retentionPanel(slice, about, look))
}

function bars(envelope: AnswerEnvelope, look: PlotLook): readonly DrawPanel[] {
  const periods = [...new Set(envelope.rows.map(({ period }) => String(period)))].toSorted()
  const about = { periods, interval: intervalOf(envelope) }
  return sliceSeries(envelope, 'period', look.lang)
    .slice(0, MOST_DRAWN)
    .map((slice) => renewalsPanel(slice, about, look))
}

/** Without slices the gross triangle stands beside the net one. */
function triangles(envelope: AnswerEnvelope, look: PlotLook): readonly DrawPanel[] {
  const interval = intervalOf(envelope)
  const slices = sliceSeries(envelope, 'start', look.lang)
  const [only] = slices
  if (slices.length === 1 && only !== undefined && only.name === '') {
    return (['share', 'gross_share'] as const).map((share) =>
      cohortPanel({ ...only, name: labelOf(envelope, share) }, { share, interval }, look),
    )
  }
  return slices
    .slice(0, MOST_DRAWN)
    .map((slice) => cohortPanel(slice, { share: 'share', interval }, look))
}

function keyItems(envelope: AnswerEnvelope, { palette, unit }: PlotLook) {
  return (['gross', 'net'] as const).map((name) => ({
    text: labelOf(envelope, name),
    mark: swatch({ fill: retentionColors(palette)[name] }, unit),
  }))
}

/** What became of terms, and of how many in all. */
function partItems(
  { rows }: AnswerEnvelope,
  { palette, unit, words, lang }: PlotLook,
): readonly KeyItem[] {
  return renewalParts.map((part) => {
    const sum = rows.reduce((all, row) => all + Math.max(0, numberAt(row, part) ?? 0), 0)
    return {
      text: `${words.renewal[part]} ${formatCount(sum, lang)}`,
      mark: swatch(renewalFill(part, palette), unit),
    }
  })
}
