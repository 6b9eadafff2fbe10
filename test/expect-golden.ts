import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { expect } from 'vitest'
import { svgText, type SvgNode } from '../src/charts/chart.ts'

const sources = path.join(import.meta.dirname, '../src')

/** A drawing as it should be. */
export function expectGolden(name: string, chart: SvgNode): void {
  const actual = `${svgText(chart).replaceAll('><', '>\n<')}\n`
  const { file, changed } = held(`charts/goldens/${name}.txt`, actual)
  if (changed !== null) expect.fail(`golden differs: ${file}, what came out is in ${changed}`)
}

/** What the terminal shows, as it should be. */
export function expectGoldenText(name: string, actual: string): void {
  const { expected, changed } = held(`render/goldens/${name}.txt`, actual)
  expect(actual, `golden differs, what came out is in ${changed}`).toBe(expected)
}

/** A mismatch writes what came out beside the golden; a missing golden is written, but not in CI. */
function held(name: string, actual: string) {
  const file = path.join(sources, name)
  const changed = file.replace(/\.txt$/u, '-changed.txt')
  if (!existsSync(file)) {
    if (process.env['CI']) throw new Error(`golden is missing: ${file}`)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, actual)
  }
  const expected = readFileSync(file, 'utf8')
  if (actual === expected) {
    rmSync(changed, { force: true })
    return { file, expected, changed: null }
  }
  writeFileSync(changed, actual)
  return { file, expected, changed }
}
