import type { AnswerEnvelope } from '../../answers/answer.ts'
import { readBowties, type Bowtie } from '../../render/bowtie/figures.ts'
import { sliceName, viewOf } from '../../render/bowtie/heading.ts'
import { wingLine } from '../../render/bowtie/wing-line.ts'
import { WORDS, type BowtieWords } from '../../render/bowtie/words.ts'
import { formatCount } from '../../render/text/format.ts'
import type { Language } from '../../standard/types.ts'
import { writeHeading } from '../answer-sheet.ts'
import { chartKey } from './chart-key.ts'
import { chartNotes } from './chart-notes.ts'
import { CHART_WORDS } from '../chart-words.ts'
import type { SvgNode } from '../chart.ts'
import { paletteOf, type Theme } from '../palette.ts'
import { placeBowties, type Density } from './place-bowties.ts'
import { prepareSteps, type PlannedLook } from './prepare-steps.ts'
import type { Drawn, Scene } from './scene.ts'
import { newSheet, sheetNode, unitOf } from '../sheet.ts'

export interface BowtieChartOptions {
  readonly width: number
  /** Of the band of the largest volume, where it lies across; by default what suits the width. */
  readonly height?: number
  readonly lang: Language
  readonly theme: Theme
  /** The same question about another period: drawn dashed, differences in small text. */
  readonly compare?: AnswerEnvelope
  /** Company, scope and sentence above the picture: for a picture that stands alone. */
  readonly heading?: boolean
  /** Stages take focus, as buttons; by default with the theme of a page. */
  readonly interactive?: boolean
  /** The figures are planned, not counted: nothing is open, and nobody was followed. */
  readonly planned?: PlannedLook
  /** Prefix of ids, where a page holds several drawings. */
  readonly id?: string
}

const MOST_DRAWN = 6
const NARROWEST = 240

/**
 * The drawn bowtie: height is volume, what peels off did not go on, width is time. The same for
 * page, export and report. Up to six slices or periods stand under each other on the same scales.
 */
export function bowtieChart(envelope: AnswerEnvelope, options: BowtieChartOptions): SvgNode {
  const { lang, theme, compare, id = 'bowtie', interactive = theme === 'css' } = options
  const width = Math.round(Math.max(NARROWEST, options.width))
  const unit = unitOf(width)
  const palette = paletteOf(theme)
  const [words, shared] = [CHART_WORDS[lang], WORDS[lang]]
  const prepared = prepareSteps(envelope, compare, MOST_DRAWN, lang, options.planned)
  const { bowties, scales } = prepared
  const several = bowties.length > 1
  const tallest = (options.height ?? usualHeight(width)) * (several ? 0.5 : 1)
  const common = { scales, width, tallest, palette, lang, words, interactive }
  const scenes = (density: Density): readonly Scene[] =>
    bowties.map((_, index) => ({
      ...common,
      unit: density === 'dense' ? Math.min(1, unit) : unit,
      short: density !== 'full',
      steps: prepared.stepsOf(index, density !== 'full'),
      id: several ? `${id}-${index}` : id,
    }))

  const sheet = newSheet(width, unit)
  if (options.heading === true) {
    writeHeading(sheet, envelope, { lang, palette })
  }
  if (bowties.length === 0) sheet.write(words.noRows, 13, palette.muted)

  const drawAt = placeBowties(scenes, width)
  const drawn: Drawn[] = []
  for (const [index, bowtie] of bowties.entries()) {
    if (several) {
      sheet.skip(index === 0 ? 0 : 18)
      sheet.write(titleOf(bowtie, shared), 13.5, palette.ink, true)
      sheet.skip(6)
    }
    const one = drawAt(index, sheet.y())
    drawn.push(one)
    sheet.add(one)
    const money = wingLine(envelope, bowtie, lang)
    if (money !== null) {
      sheet.skip(6)
      sheet.write(money, 12, palette.ink)
    }
  }

  const [first] = scenes('full')
  if (first !== undefined) {
    sheet.skip(8)
    const shown = {
      compared: compare !== undefined,
      stock: viewOf(envelope) === 'stock',
      planned: options.planned ?? null,
    }
    if (scales.left > 0 || scales.right > 0) sheet.add(chartKey(first, shown, sheet.y()))
    for (const note of options.planned?.notes ?? chartNotes(envelope, prepared, drawn, lang)) {
      sheet.write(note, 11.5, palette.muted)
    }
    const all = readBowties(envelope).length
    if (all > bowties.length) {
      const [some, every] = [bowties.length, all].map((count) => formatCount(count, lang))
      sheet.write(words.shownOf(some ?? '', every ?? ''), 11.5, palette.muted)
    }
  }
  const height = Math.ceil(sheet.y() + 14 * unit)
  const look = { width, height, theme, label: envelope.summary.sentence, interactive }
  return sheetNode(sheet, look)
}

function usualHeight(width: number): number {
  return Math.min(900, Math.max(180, width * 0.26))
}

function titleOf({ slice, period }: Bowtie, words: BowtieWords): string {
  const name = slice.length === 0 ? [] : [sliceName(slice, words)]
  return [...(period === null ? [] : [period]), ...name].join(' · ')
}
