import { svgText, type SvgNode } from '../chart.ts'
import type { Box } from '../text-node.ts'

/** The drawing without what was written into it: numbers and names of our own. */
export function drawnPart(node: SvgNode): string {
  const own = Object.entries(node.attributes).filter(([name]) => !/^(data-|aria-|role)/u.test(name))
  return (
    svgText({ tag: 'a', attributes: Object.fromEntries(own) }) +
    (node.children ?? []).map(drawnPart).join('')
  )
}

export function touch(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

export function partOf({ attributes }: SvgNode): string {
  return String(attributes['data-part'] ?? '')
}

export function nodesOf(node: SvgNode, wanted: (node: SvgNode) => boolean): readonly SvgNode[] {
  const below = (node.children ?? []).flatMap((child) => nodesOf(child, wanted))
  return wanted(node) ? [node, ...below] : below
}

export function textsOf(chart: SvgNode): readonly string[] {
  return nodesOf(chart, ({ tag }) => tag === 'text').map((node) => node.text ?? '')
}

/** The points a path names; between them it does not go farther out. */
export function placesOf({ attributes }: SvgNode): readonly (readonly [number, number])[] {
  const places: [number, number][] = []
  let [x, y] = [0, 0]
  for (const [, command, rest = ''] of String(attributes['d']).matchAll(
    /([MLCHVhZ])([^A-Za-z]*)/gu,
  )) {
    const numbers = rest.trim() === '' ? [] : rest.trim().split(/[ ,]+/u).map(Number)
    if (command === 'H') numbers.splice(1, 0, y)
    if (command === 'h') numbers.splice(0, 1, x + (numbers[0] ?? 0), y)
    if (command === 'V') numbers.splice(0, 0, x)
    for (let index = 0; index < numbers.length; index += 2) {
      ;[x, y] = [numbers[index] ?? 0, numbers[index + 1] ?? 0]
      places.push([x, y])
    }
  }
  return places
}
