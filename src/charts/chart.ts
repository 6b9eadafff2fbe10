/** One element of a drawing, as plain data: the page, the export and the tests read the same. */
export interface SvgNode {
  readonly tag: string
  readonly attributes: Attributes
  readonly children?: readonly SvgNode[]
  readonly text?: string
}

export type Attributes = Readonly<Record<string, string | number>>

/** An element of a drawing; absent children and attributes are left out. */
export function svgNode(
  tag: string,
  attributes: Readonly<Record<string, string | number | null>>,
  content?: string | readonly (SvgNode | null)[],
): SvgNode {
  const given = Object.entries(attributes).filter(
    (entry): entry is [string, string | number] => entry[1] !== null,
  )
  const node = { tag, attributes: Object.fromEntries(given) }
  if (content === undefined) return node
  if (typeof content === 'string') return { ...node, text: content }
  return { ...node, children: content.filter((child) => child !== null) }
}

/** The drawing as text: well-formed XML, numbers with two decimals, always in the same order. */
export function svgText(node: SvgNode): string {
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(attributeText(value))}"`)
    .join('')
  const content = (node.children ?? []).map(svgText).join('') + escapeXml(node.text ?? '')
  if (content === '') return `<${node.tag}${attributes}/>`
  return `<${node.tag}${attributes}>${content}</${node.tag}>`
}

/**
 * A number as it stands in a drawing.
 *
 * shortNumber(1.005) // => '1'
 */
export function shortNumber(value: number): string {
  const rounded = Math.round(value * 100) / 100
  return String(rounded === 0 ? 0 : rounded)
}

/** Text that XML can hold: escaped, and without the characters that no XML may hold. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(FORBIDDEN, '\ufffd')
    .replaceAll(/[&<>"']/gu, (character) => ENTITIES[character] ?? character)
}

function attributeText(value: string | number): string {
  return typeof value === 'number' ? shortNumber(value) : value
}

// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
