import type { DrawPanel, PlotLook } from '../answer-sheet.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { spread } from '../spread.ts'
import { textNode } from '../text-node.ts'
import { textWidth } from '../text-width.ts'
import { courseFrame, MONTH_ROOM, monthText, plain, short } from './course-frame.ts'
import { COURSE_WORDS } from './course-words.ts'
import { BAND_OPACITY, lineOf, targetMark } from './fan-panel.ts'
import type { DrawnScenario } from './read-scenarios.ts'

export interface ScenarioAbout {
  readonly origin: string
  readonly isLevel: boolean
  /** What there is at the origin, where that begins the lines. */
  readonly now: number | null
  readonly target: number | null
}

/** A letter names a scenario at the end of its line and beside its bar. */
export function letterOf(place: number): string {
  return String.fromCodePoint(65 + (place % 26))
}

/** Lines are told apart by their dashes too. */
export function scenarioLook(place: number, { palette, unit }: PlotLook) {
  const strokes = [palette.tealDeep, palette.amberDeep, palette.teal, palette.amber]
  const dashes = [null, [7, 3], [2, 3], [9, 3, 2, 3]][place % 4] ?? null
  return {
    stroke: strokes[place % strokes.length] ?? palette.tealDeep,
    'stroke-width': 2.2 * unit,
    'stroke-dasharray':
      dashes === null ? null : dashes.map((each) => shortNumber(each * unit)).join(' '),
  }
}

/** The baseline with its 80 %, and each scenario as a line that ends in its letter. */
export function scenarioPanel(
  baseline: DrawnScenario,
  scenarios: readonly DrawnScenario[],
  { origin, isLevel, now, target }: ScenarioAbout,
  look: PlotLook,
): DrawPanel {
  return (x, y, width) => {
    const { unit, palette, lang } = look
    const words = COURSE_WORDS[lang]
    const band = baseline.bands.find(({ percent }) => percent === 80)
    const shift = isLevel ? 1 : 0.5
    const begin = now === null ? [] : [[0, now] as const]
    const places = (list: readonly number[]) =>
      list.map((value, month) => [month + shift, value] as const)
    const all = [baseline, ...scenarios]
    const labels = all.map(({ expected }, place) => {
      const value = expected.at(-1) ?? 0
      const text = short(value, lang)
      const isBaseline = place === 0
      return { value, isBaseline, text: isBaseline ? text : `${letterOf(place - 1)} ${text}` }
    })
    const size = 11.5 * unit
    const beside = Math.max(...labels.map(({ text }) => textWidth(text, size, true)), 40 * unit)
    const frame = courseFrame(
      {
        x,
        top: y + 16 * unit,
        width,
        tall: Math.min(320 * unit, Math.max(170 * unit, width * 0.3)),
        beside: beside + 14 * unit,
      },
      {
        origin,
        from: 0,
        to: Math.max(1, baseline.expected.length),
        values: [
          ...all.flatMap(({ expected }) => expected),
          ...(band === undefined ? [] : [...band.low, ...band.high]),
          ...(now === null ? [] : [now]),
          ...(target === null ? [] : [target]),
        ],
        fromZero: !isLevel,
      },
      look,
    )
    const nodes: SvgNode[] = [...frame.nodes]
    if (band !== undefined) {
      const around = [...begin, ...places(band.high), ...places(band.low).toReversed()]
      nodes.push(
        svgNode('path', {
          'data-band': 80,
          d: `${lineOf(around, frame)}Z`,
          fill: palette.lost,
          'fill-opacity': (BAND_OPACITY[80] ?? 0.2) * 2,
        }),
      )
    }
    if (target !== null) nodes.push(...targetMark(frame, target, look))
    for (const [place, { id, name, expected }] of all.entries()) {
      const line =
        place === 0
          ? { stroke: palette.ink, 'stroke-width': 2 * unit }
          : scenarioLook(place - 1, look)
      const said = expected.map((value, month) =>
        words.point(monthText(origin, month), short(value, lang), null),
      )
      nodes.push(
        svgNode('g', { 'data-scenario': id }, [
          svgNode('title', {}, `${name}: ${said.at(-1) ?? ''}`),
          plain(lineOf([...begin, ...places(expected)], frame), line),
        ]),
      )
    }
    // From the top down, so that none lies over another.
    const ordered = labels.toSorted((one, other) => other.value - one.value)
    const slot = 15 * unit
    const wishes = ordered.map(({ value }) => frame.up(value) - slot / 2)
    const sizes = ordered.map(() => slot)
    const [from, to] = [frame.top - slot, frame.bottom + slot / 2]
    const set = spread(wishes, sizes, from, to) ?? ordered.map((_, place) => from + place * slot)
    for (const [place, { text, isBaseline }] of ordered.entries()) {
      const fill = isBaseline ? palette.muted : palette.ink
      const baselineY = (set[place] ?? from) + slot / 2 + 4 * unit
      const style = { size, fill, bold: !isBaseline }
      nodes.push(textNode(frame.right + 8 * unit, baselineY, text, style))
    }
    const deepest = Math.max(frame.bottom, ...set.map((each) => each + slot))
    return { nodes, height: deepest + (MONTH_ROOM + 2) * unit - y }
  }
}
