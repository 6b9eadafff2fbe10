import { createElement, type ReactNode } from 'react'
import { shortNumber, type SvgNode } from '../../../src/charts/chart.ts'

/** A drawing as elements of the page; nothing in it is markup. */
export function svgElement(node: SvgNode, key: number | string = 0): ReactNode {
  const attributes = Object.entries(node.attributes).map(([name, value]) => [
    propertyName(name),
    typeof value === 'number' ? shortNumber(value) : value,
  ])
  const children = (node.children ?? []).map((child, index) => svgElement(child, index))
  return createElement(node.tag, { ...Object.fromEntries(attributes), key }, ...children, node.text)
}

const special: Readonly<Record<string, string>> = {
  class: 'className',
  tabindex: 'tabIndex',
  'xml:space': 'xmlSpace',
}

function propertyName(name: string): string {
  if (/^(?:data|aria)-/u.test(name)) return name
  return special[name] ?? name.replaceAll(/-(\w)/gu, (_, letter: string) => letter.toUpperCase())
}
