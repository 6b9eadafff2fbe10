import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { customProperty, dark, light, type Palette } from '../../src/charts/palette.ts'

const names = ['teal', 'tealDeep', 'amber', 'amberDeep', 'lost', 'lostEdge'] as const
const style = readFileSync(
  fileURLToPath(new URL('../../web/src/style.css', import.meta.url)),
  'utf8',
)

describe('the colours of the drawing', () => {
  it('are the same on the page, light and dark and on paper, as in a file', () => {
    for (const name of names) {
      const given = [...style.matchAll(new RegExp(`${customProperty(name)}: (#\\w+);`, 'gu'))]
      expect([name, ...given.map(([, color]) => color)]).toEqual([
        name,
        light[name],
        dark[name],
        light[name],
      ])
    }
  })

  it.each([light, dark])('stand out from the paper by 3 to 1', (palette: Palette) => {
    for (const name of ['teal', 'tealDeep', 'amberDeep', 'lostEdge'] as const) {
      expect([name, contrast(palette[name], palette.paper) >= 3]).toEqual([name, true])
    }
    expect(contrast(palette.muted, palette.paper)).toBeGreaterThan(4.5)
  })

  it.each([light, dark])('tell solid from lost without colour', (palette: Palette) => {
    for (const name of ['teal', 'tealDeep', 'amber', 'amberDeep'] as const) {
      expect([name, contrast(palette[name], palette.lost) >= 1.6]).toEqual([name, true])
    }
  })
})

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
