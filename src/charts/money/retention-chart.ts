import type { AnswerEnvelope } from '../../answers/answer.ts'
import { intervalOf } from '../../render/bowtie/heading.ts'
import { formatCount } from '../../render/text/format.ts'
import { addPanels, answerSheet, type DrawPanel, type PlotLook } from '../answer-sheet.ts'
import type { ChartOptions } from '../chart-options.ts'
import type { SvgNode } from '../chart.ts'
import { cohortPanel } from './cohort-panel.ts'
import { keyLine, swatch, type KeyItem } from '../key-line.ts'
import { renewalFill, renewalParts, renewalsPanel } from './renewals-panel.ts'
import { retentionColors, retentionPanel } from './retention-panel.ts'
import { labelOf, moneyAt, numberAt, sliceSeries, type SliceSeries } from '../slice-series.ts'
import { drawnStates, stateColor, statesPanel, waitingFill } from './states-panel.ts'
import { writeShown } from '../shown-note.ts'

const MOST_DRAWN = 8
/** In units. */
const LEAST_WIDTH = 380

/** How a view of retention is drawn. */
interface View {
  /** The column that only this view has. */
  readonly told: string
  readonly first: 'period' | 'start'
  readonly isDrawn: (envelope: AnswerEnvelope) => boolean
  readonly panels: (
    slices: readonly SliceSeries[],
    envelope: AnswerEnvelope,
    look: PlotLook,
  ) => readonly DrawPanel[]
  readonly key: (envelope: AnswerEnvelope, look: PlotLook) => readonly KeyItem[]
  readonly notes: (look: PlotLook, drawn: number) => readonly string[]
}

const has =
  (name: string) =>
  ({ rows }: AnswerEnvelope): boolean =>
    rows.some((row) => numberAt(row, name) !== null)

const cohorts: View = {
  told: 'age',
  first: 'start',
  isDrawn: has('share'),
  panels: triangles,
  key: () => [],
  notes: ({ words }) => [words.ofBeginning],
}

const renewals: View = {
  told: 'on_time',
  first: 'period',
  isDrawn: has('due'),
  panels: (slices, envelope, look) =>
    slices.map((slice) => renewalsPanel(slice, periodsOf(envelope), look)),
  key: partItems,
  notes: ({ words }, drawn) => [words.renewalRate, ...(drawn > 1 ? [words.ownScales] : [])],
}

const states: View = {
  told: 'waiting',
  first: 'period',
  isDrawn: ({ rows }) => rows.length > 0,
  panels: (slices, envelope, look) =>
    slices.map((slice) => statesPanel(slice, periodsOf(envelope), look)),
  key: stateItems,
  notes: ({ words }, drawn) => (drawn > 1 ? [words.ownScales] : []),
}

const periods: View = {
  told: 'gross',
  first: 'period',
  isDrawn: has('gross'),
  panels: (slices, envelope, look) =>
    slices.map((slice) => retentionPanel(slice, { ...periodsOf(envelope), shared: slices }, look)),
  key: curveItems,
  notes: () => [],
}

/** Gross and net retention from period to period; cohorts; what became of terms; states of revenue. */
export function retentionChart(envelope: AnswerEnvelope, options: ChartOptions): SvgNode {
  const view =
    [cohorts, renewals, states].find(({ told }) =>
      envelope.columns.some(({ name }) => name === told),
    ) ?? periods
  return answerSheet(envelope, options, (sheet, look) => {
    const { lang, palette, words } = look
    if (!view.isDrawn(envelope)) return sheet.write(words.noPeriods, 13, palette.muted)
    const slices = sliceSeries(envelope, view.first, lang)
    const drawn = slices.slice(0, MOST_DRAWN)
    addPanels(sheet, view.panels(drawn, envelope, look), look, LEAST_WIDTH)
    sheet.skip(2)
    const key = view.key(envelope, look)
    if (key.length > 0) sheet.add(keyLine(key, look, sheet.y()))
    for (const note of view.notes(look, drawn.length)) sheet.write(note, 11.5, palette.muted)
    writeShown(sheet, look, drawn.length, slices.length)
    return undefined
  })
}

function periodsOf(envelope: AnswerEnvelope) {
  const periods = [...new Set(envelope.rows.map(({ period }) => String(period)))].toSorted()
  return { periods, interval: intervalOf(envelope) }
}

/** Without slices the gross triangle stands beside the net one. */
function triangles(
  slices: readonly SliceSeries[],
  envelope: AnswerEnvelope,
  look: PlotLook,
): readonly DrawPanel[] {
  const interval = intervalOf(envelope)
  const [only] = slices
  if (slices.length === 1 && only !== undefined && only.name === '') {
    return (['share', 'gross_share'] as const).map((share) =>
      cohortPanel({ ...only, name: labelOf(envelope, share) }, { share, interval }, look),
    )
  }
  return slices.map((slice) => cohortPanel(slice, { share: 'share', interval }, look))
}

function curveItems(envelope: AnswerEnvelope, { palette, unit }: PlotLook): readonly KeyItem[] {
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

function stateItems(envelope: AnswerEnvelope, { palette, unit }: PlotLook): readonly KeyItem[] {
  const lines = drawnStates.map((state) => ({
    text: labelOf(envelope, state),
    mark: swatch({ fill: stateColor(state, palette) }, unit),
  }))
  const waits = envelope.rows.some((row) => moneyAt(row, 'waiting') !== 0)
  const waiting = { text: labelOf(envelope, 'waiting'), mark: swatch(waitingFill(palette), unit) }
  return waits ? [...lines, waiting] : lines
}
