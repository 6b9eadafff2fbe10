import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { kolmogorovSmirnov } from '../../src/stats/kolmogorov-smirnov.ts'
import { allChecks } from './generator/all-checks.ts'

// Compares what is drawn with the truth it is drawn from, and writes down how near it is: once at
// a size with power, and over many seeds, where p-values must be spread evenly from 0 to 1.

const LARGE = 200_000
const SMALL = 5000
const SEEDS = 200

const large = allChecks(LARGE, 1)
const bySeed = new Map(large.map(([name]): [string, number[]] => [name, []]))
for (let seed = 1; seed <= SEEDS; seed++) {
  for (const [name, p] of allChecks(SMALL, seed)) bySeed.get(name)?.push(p)
  if (seed % 20 === 0) process.stderr.write(`${seed} of ${SEEDS} seeds\n`)
}
const rows = large.map(([name, p]) => {
  const values = bySeed.get(name) ?? []
  const below = values.filter((value) => value < 0.05).length / values.length
  return { name, p, below, even: kolmogorovSmirnov(values, (x) => x) }
})
const bound = 0.01 / rows.length
const strange = rows.filter(({ p, even }) => p < bound || even < bound)
const report = `# Lives against their truth

Written by \`npm run evidence\`. ${rows.length} distributions: chi-square for what is counted,
Kolmogorov–Smirnov for what is measured. \`p\` is the chance of as much distance in companies of
${LARGE.toLocaleString('en')} journeys (seed 1); over ${SEEDS} seeds of ${SMALL.toLocaleString('en')} journeys,
\`below 0.05\` is the share of p-values there, and \`even\` the chance that they are spread evenly.
A \`p\` or \`even\` below ${bound.toExponential(1)} (1 % over all of a column) would be strange:
${strange.length === 0 ? 'none is' : strange.map(({ name }) => name).join(', ')}.

| distribution | p | below 0.05 | even |
| --- | ---: | ---: | ---: |
${rows.map(({ name, p, below, even }) => `| ${name} | ${p.toFixed(3)} | ${below.toFixed(3)} | ${even.toFixed(3)} |`).join('\n')}
`
const folder = path.join(import.meta.dirname, '..', '..', 'docs', 'evidence')
mkdirSync(folder, { recursive: true })
writeFileSync(path.join(folder, 'generator.md'), report)
process.stdout.write(report)
if (strange.length > 0) process.exitCode = 1
