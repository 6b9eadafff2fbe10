import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeXml, svgNode, svgText } from './chart.ts'

describe('svgText', () => {
  it('writes elements, attributes in their order, and text', () => {
    const node = svgNode('g', { id: 'a', x: 1.005, none: null }, [
      null,
      svgNode('title', {}, 'a < b & "c"'),
      svgNode('path', { d: 'M0 0', width: -0.001 }),
    ])
    expect(svgText(node)).toBe(
      '<g id="a" x="1"><title>a &lt; b &amp; &quot;c&quot;</title><path d="M0 0" width="0"/></g>',
    )
  })

  it('rounds numbers to two decimals', () => {
    expect(svgText(svgNode('a', { x: 1 / 3, y: 1e6 + 0.126 }))).toBe('<a x="0.33" y="1000000.13"/>')
  })

  it('holds no character that XML may not hold, and none that means something in it', () => {
    fc.assert(
      fc.property(units, (text) => {
        const codes = Array.from(escapeXml(text), (each) => each.codePointAt(0) ?? 0)
        expect(codes.filter((code) => code < 32 && ![9, 10, 13].includes(code))).toEqual([])
        expect(codes.filter((code) => code >= 0xd800 && code <= 0xdfff)).toEqual([])
        expect(escapeXml(text)).not.toMatch(/[\ufffe\uffff<>"']/u)
        expect(escapeXml(text)).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/u)
      }),
    )
    expect(escapeXml('\ud800x\ufffe')).toBe('\ufffdx\ufffd')
  })
})

/** Any sixteen bits, so halves of pairs too. */
const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }))
  .map((codes) => String.fromCharCode(...codes))
