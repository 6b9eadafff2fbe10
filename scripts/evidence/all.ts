import { spawnSync } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'

// Every comparison with what is known from outside, one after the other; each writes its report.

const comparisons = [
  'generator',
  'coverage',
  'loop',
  'lifetimes',
  'levers',
  'forecast',
  'forecast-real',
]

for (const name of comparisons) {
  const file = path.join(import.meta.dirname, `${name}.ts`)
  const { status } = spawnSync(process.execPath, [file], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}

// The tests that are too slow for every commit, with all their cases.
const vitest = path.join(import.meta.dirname, '../../node_modules/vitest/vitest.mjs')
const env = { ...process.env, BOWLINE_EVIDENCE: '1' }
const slow = ['test/generator', 'test/conformance', 'test/build/killed', 'scripts/evidence']
const { status } = spawnSync(process.execPath, [vitest, 'run', ...slow], { env, stdio: 'inherit' })
if (status !== 0) process.exitCode = 1
