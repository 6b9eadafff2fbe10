import type { DrawPanel, PlotLook } from '../answer-sheet.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { panelTitle } from '../panel-title.ts'
import { textNode } from '../text-node.ts'
import { textWidth } from '../text-width.ts'
import {
  courseFrame,
  MONTH_ROOM,
  monthText,
  plain,
  short,
  type CourseFrame,
} from './course-frame.ts'
import { COURSE_WORDS } from './course-words.ts'
import type { Band, DrawnCourse } from './read-course.ts'

export interface FanAbout {
  readonly origin: string
  /** It is there at the end of a month, rather than flowing in it. */
  readonly isLevel: boolean
}

/** A band lies lighter the more it holds. */
export const BAND_OPACITY: Readonly<Record<number, number>> = { 95: 0.13, 80: 0.2, 50: 0.3 }

/** What was, as a line to the origin; from there on what is expected, amid its bands. */
export function fanPanel(course: DrawnCourse, about: FanAbout, look: PlotLook): DrawPanel {
  return (x, y, width) => {
    const { unit, palette, lang } = look
    const words = COURSE_WORDS[lang]
    const { history, expected, bands } = course
    const title = panelTitle(course.name, { x, y, width }, look)
    const top = title.top + 26 * unit
    const ends = endsOf(course)
    const beside = Math.max(40, ...ends.map(({ value }) => textWidth(short(value, lang), 1) * 12.5))
    const shift = about.isLevel ? 1 : 0.5
    const places = (list: readonly number[]): readonly Place[] =>
      list.map((value, month) => [month + shift, value] as const)
    const past = history.map((value, month) => [month + shift - history.length, value] as const)
    const begin = about.isLevel && past.length > 0 ? past.slice(-1) : []
    const frame = courseFrame(
      {
        x,
        top,
        width,
        tall: Math.min(300 * unit, Math.max(150 * unit, width * 0.3)),
        beside: beside * unit + 12 * unit,
      },
      {
        origin: about.origin,
        from: Math.min(0, -history.length),
        to: Math.max(1, expected.length),
        values: [...history, ...expected, ...bands.flatMap(({ low, high }) => [...low, ...high])],
        fromZero: true,
      },
      look,
    )
    const nodes: SvgNode[] = [...title.nodes, ...frame.nodes]
    for (const band of bands) nodes.push(bandNode(band, begin, places, frame, look))
    nodes.push(...originMark(frame, history.length > 0 ? words.origin : '', look))
    if (past.length > 0) {
      nodes.push(
        plain(lineOf(past, frame), {
          'data-line': 'known',
          stroke: palette.ink,
          'stroke-width': 2 * unit,
        }),
      )
    }
    const ahead = places(expected)
    nodes.push(
      plain(lineOf([...begin, ...ahead], frame), {
        'data-line': 'expected',
        stroke: palette.ink,
        'stroke-width': 2.2 * unit,
        'stroke-dasharray': `${at(6 * unit)} ${at(3 * unit)}`,
      }),
    )
    const middle = bands.find(({ percent }) => percent === 80)
    for (const [month, value] of ahead) {
      const place = Math.floor(month - shift + 0.25)
      const [low, high] = [middle?.low[place], middle?.high[place]]
      const range =
        low === undefined || high === undefined
          ? null
          : `${short(low, lang)} – ${short(high, lang)}`
      const said = words.point(monthText(about.origin, place), short(value, lang), range)
      nodes.push(
        svgNode('g', { 'data-mark': 'month' }, [
          svgNode('title', {}, said),
          svgNode('circle', {
            cx: frame.across(month),
            cy: frame.up(value),
            r: (ahead.length > 24 ? 2 : 3) * unit,
            fill: palette.ink,
          }),
        ]),
      )
    }
    nodes.push(...endTexts(ends, frame, look))
    return { nodes, height: frame.bottom + MONTH_ROOM * unit - y }
  }
}

type Place = readonly [month: number, value: number]

function bandNode(
  { percent, low, high }: Band,
  begin: readonly Place[],
  places: (list: readonly number[]) => readonly Place[],
  frame: CourseFrame,
  { palette, unit }: PlotLook,
): SvgNode {
  const upper = [...begin, ...places(high)]
  const lower = [...begin, ...places(low)]
  const d = `${lineOf([...upper, ...lower.toReversed()], frame)}Z`
  return svgNode('path', {
    'data-band': percent,
    d,
    fill: palette.teal,
    'fill-opacity': BAND_OPACITY[percent] ?? 0.2,
    // The 80 % that are written out have an edge, so that they are seen without colour.
    stroke: percent === 80 ? palette.tealDeep : 'none',
    'stroke-width': percent === 80 ? 0.8 * unit : null,
  })
}

interface End {
  readonly value: number
  readonly isMain: boolean
}

/** What the last month comes to, and its 80 %. */
function endsOf({ expected, bands }: DrawnCourse): readonly End[] {
  const value = expected.at(-1)
  if (value === undefined) return []
  const band = bands.find(({ percent }) => percent === 80)
  const ends = [band?.high.at(-1), band?.low.at(-1)].filter((each) => each !== undefined)
  return [{ value, isMain: true }, ...ends.map((each) => ({ value: each, isMain: false }))]
}

function endTexts(
  ends: readonly End[],
  frame: CourseFrame,
  { unit, palette, lang }: PlotLook,
): readonly SvgNode[] {
  const taken: number[] = []
  return ends.flatMap(({ value, isMain }) => {
    const baseline = frame.up(value) + 4 * unit
    if (taken.some((other) => Math.abs(other - baseline) < 14 * unit)) return []
    taken.push(baseline)
    const size = (isMain ? 12.5 : 11) * unit
    const fill = isMain ? palette.ink : palette.muted
    return [
      textNode(frame.right + 7 * unit, baseline, short(value, lang), { size, fill, bold: isMain }),
    ]
  })
}

/** Where what was ends, and the forecast begins. */
export function originMark(
  frame: CourseFrame,
  text: string,
  { unit, palette }: PlotLook,
): readonly SvgNode[] {
  const [x, size] = [frame.across(0), 11 * unit]
  const half = textWidth(text, size) / 2
  const middle = Math.max(frame.left + half, Math.min(frame.right - half, x))
  return [
    plain(`M${at(x)} ${at(frame.top - 6 * unit)}V${at(frame.bottom)}`, {
      'data-mark': 'origin',
      stroke: palette.ink,
      'stroke-width': 1.2 * unit,
    }),
    ...(text === ''
      ? []
      : [
          textNode(middle, frame.top - 11 * unit, text, {
            size,
            fill: palette.ink,
            anchor: 'middle',
          }),
        ]),
  ]
}

/** The amount wanted, across the whole, and its name. */
export function targetMark(
  frame: CourseFrame,
  target: number,
  { unit, palette, lang }: PlotLook,
): readonly SvgNode[] {
  const text = `${COURSE_WORDS[lang].target} ${short(target, lang)}`
  const style = { size: 11 * unit, fill: palette.ink }
  return [
    textNode(frame.left + 4 * unit, frame.up(target) - 5 * unit, text, style),
    plain(`M${at(frame.left)} ${at(frame.up(target))}H${at(frame.right)}`, {
      'data-mark': 'target',
      stroke: palette.ink,
      'stroke-width': unit,
      'stroke-dasharray': `${at(2 * unit)} ${at(2 * unit)}`,
    }),
  ]
}

export function lineOf(places: readonly Place[], frame: CourseFrame): string {
  const points = places.map(([month, value]) => `${at(frame.across(month))} ${at(frame.up(value))}`)
  return points.length === 0 ? '' : `M${points.join('L')}`
}

const at = shortNumber
