import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { svgText, type SvgNode } from '../src/charts/chart.ts'

/** A drawing as it should be. A mismatch writes what came out beside the golden; a missing golden is written, but not in CI. */
export function expectGolden(name: string, chart: SvgNode): void {
  const actual = `${svgText(chart).replaceAll('><', '>\n<')}\n`
  const path = fileURLToPath(new URL(`../src/charts/goldens/${name}.txt`, import.meta.url))
  const changed = path.replace(/\.txt$/u, '-changed.txt')
  if (!existsSync(path)) {
    if (process.env['CI']) throw new Error(`golden is missing: ${path}`)
    mkdirSync(new URL('../src/charts/goldens/', import.meta.url), { recursive: true })
    writeFileSync(path, actual)
  }
  if (actual === readFileSync(path, 'utf8')) return rmSync(changed, { force: true })
  writeFileSync(changed, actual)
  expect.fail(`golden differs: ${path}, what came out is in ${changed}`)
}
