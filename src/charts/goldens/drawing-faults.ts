import { svgText, type SvgNode } from '../chart.ts'
import { textBoxes } from '../text-node.ts'
import { drawnPart, nodesOf, placesOf, touch } from './read-drawing.ts'
import { checkXml } from './xml-check.ts'

/** What is not well-formed, no number, not within the drawing, or touches another text. */
export function drawingFaults(chart: SvgNode): readonly string[] {
  checkXml(svgText(chart))
  const own = drawnPart(chart).replaceAll(/#[0-9a-f]{3,6}/gu, '')
  const numbers = /NaN|undefined|Infinity|[0-9]e[+-]?[0-9]|\.[0-9]{3}/u.exec(own) ?? []
  const [, , width = 0, height = 0] = String(chart.attributes['viewBox']).split(' ').map(Number)
  const places = nodesOf(chart, ({ tag }) => tag === 'path').flatMap(placesOf)
  const boxes = textBoxes(chart)
  const corners = boxes.flatMap(({ left, top, right, bottom }) => [
    [left, top] as const,
    [right, bottom] as const,
  ])
  const within = ([x, y]: readonly [number, number]): boolean =>
    x >= 0 && x <= width && y >= 0 && y <= height
  const outside = [...places, ...corners].filter((place) => !within(place))
  const touching = boxes.flatMap((box, index) =>
    boxes.slice(index + 1).flatMap((other) => (touch(box, other) ? [[box, other]] : [])),
  )
  return [
    ...numbers,
    ...outside.map((place) => `outside: ${place.join(' ')}`),
    ...touching.map((pair) => `touching: ${pair.map(({ text }) => text).join(' | ')}`),
  ]
}
