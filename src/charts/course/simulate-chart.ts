import type { AnswerEnvelope } from '../../answers/answer.ts'
import { formatCount, formatFraction } from '../../render/text/format.ts'
import { addPanels, answerSheet, type PlotLook } from '../answer-sheet.ts'
import { bar, barRow, whisker } from '../bar-row.ts'
import type { Chart } from '../chart-options.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { keyLine, swatch, SWATCH, type KeyItem } from '../key-line.ts'
import type { Sheet } from '../sheet.ts'
import { short } from './course-frame.ts'
import { COURSE_WORDS, type DrawnFigure } from './course-words.ts'
import { BAND_OPACITY } from './fan-panel.ts'
import { figureIn, originIn, textIn } from './read-course.ts'
import { runningNow, scenariosIn, type DrawnScenario } from './read-scenarios.ts'
import { scenarioBowties } from './scenario-bowties.ts'
import { letterOf, scenarioLook, scenarioPanel } from './scenario-panel.ts'

const MOST_DRAWN = 8

/** The baseline and each scenario on one axis of time, and how far apart they end; or their bowties. */
export const simulateChart: Chart = (envelope, options) => {
  if (envelope.summary['view'] === 'bowtie') return scenarioBowties(envelope, options)
  return answerSheet(envelope, options, (sheet, look) => {
    const { palette, lang, words: plot } = look
    const words = COURSE_WORDS[lang]
    const figure = figureIn(envelope)
    const [baseline, ...all] = scenariosIn(envelope, figure)
    if (baseline === undefined || baseline.expected.length === 0) {
      return sheet.write(words.nothing, 13, palette.muted)
    }
    const drawn = all.slice(0, MOST_DRAWN)
    const isLevel = figure === 'running'
    sheet.write(words.scenarios(words.figures[figure]), 12.5, palette.ink, true)
    sheet.write(isLevel ? words.yearly : words.flows, 11.5, palette.muted)
    const about = {
      origin: originIn(envelope),
      isLevel,
      now: isLevel ? runningNow(envelope) : null,
      target: isLevel ? targetIn(envelope) : null,
    }
    addPanels(sheet, [scenarioPanel(baseline, drawn, about, look)], look, 300)
    sheet.add(keyLine(keyItems(look), look, sheet.y()))
    addDifferences(sheet, envelope, { figure, drawn }, look)
    if (all.length > drawn.length) {
      const [some = '', every = ''] = [drawn, all].map(({ length }) => formatCount(length, lang))
      sheet.write(plot.shownOf(some, every), 11.5, palette.muted)
    }
    return undefined
  })
}

function targetIn({ summary }: AnswerEnvelope): number | null {
  const { target } = summary
  const value = Number(target)
  return target === null || target === undefined || !Number.isFinite(value) ? null : value
}

function addDifferences(
  sheet: Sheet,
  envelope: AnswerEnvelope,
  { figure, drawn }: { readonly figure: DrawnFigure; readonly drawn: readonly DrawnScenario[] },
  look: PlotLook,
): void {
  const { palette, lang } = look
  const words = COURSE_WORDS[lang]
  sheet.skip(14)
  if (drawn.length === 0) return sheet.write(words.noScenario, 12, palette.muted)
  const until = textIn(envelope.summary['until'])
  const title = `${words.difference(until)} (${words.figures[figure]})`
  sheet.write(title, 12.5, palette.ink, true)
  sheet.skip(6)
  const ends = drawn.flatMap(({ apart }) =>
    apart === null ? [] : [apart.more, apart.low, apart.high],
  )
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)]
  const scale = most > least ? { least, most } : { least: 0, most: 1 }
  for (const [place, each] of drawn.entries()) {
    sheet.add(barRow(rowOf(each, place, scale, look), look, sheet.y()))
  }
  sheet.write(words.within80, 11.5, palette.muted)
}

function rowOf(
  { name, apart, cost, chance }: DrawnScenario,
  place: number,
  { least, most }: { readonly least: number; readonly most: number },
  look: PlotLook,
) {
  const { palette, unit, lang } = look
  const words = COURSE_WORDS[lang]
  const { more, low, high } = apart ?? { more: 0, low: 0, high: 0 }
  const told = (value: number): string =>
    value > 0 ? `+${short(value, lang)}` : short(value, lang)
  return {
    name: `${letterOf(place)} · ${name}`,
    text: `${told(more)} (${told(low)} … ${told(high)})`,
    more: [
      ...(cost > 0 ? [words.costs(short(cost, lang))] : []),
      ...(chance === null ? [] : [words.chanceThen(formatFraction(chance, lang))]),
    ].join(' · '),
    isLoud: false,
    draw: ({ left, right }: { readonly left: number; readonly right: number }, middle: number) => {
      const at = (value: number): number =>
        left + ((right - left) * (value - least)) / (most - least)
      const d = `M${shortNumber(at(0))} ${shortNumber(middle - 11 * unit)}v${shortNumber(22 * unit)}`
      return [
        bar([at(0), at(more)], middle, unit, {
          'data-bar': place,
          fill: scenarioLook(place, look).stroke,
          'fill-opacity': 0.75,
        }),
        whisker([at(low), at(high)], middle, unit, palette.ink),
        svgNode('path', { d, stroke: palette.muted, 'stroke-width': unit, fill: 'none' }),
      ]
    },
  }
}

function keyItems({ palette, unit, lang }: PlotLook): readonly KeyItem[] {
  const words = COURSE_WORDS[lang]
  const line =
    (look: object): KeyItem['mark'] =>
    (x, y): SvgNode =>
      svgNode('path', {
        d: `M${shortNumber(x)} ${shortNumber(y - 4 * unit)}h${shortNumber(SWATCH * unit)}`,
        fill: 'none',
        ...look,
      })
  const band = { fill: palette.lost, 'fill-opacity': (BAND_OPACITY[80] ?? 0) * 2 }
  return [
    { text: words.baseline, mark: line({ stroke: palette.ink, 'stroke-width': 2 * unit }) },
    { text: words.band(80), mark: swatch(band, unit) },
  ]
}
