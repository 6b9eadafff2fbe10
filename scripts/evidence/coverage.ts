import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { expectedAnswers } from '../../src/generator/expected/expected-answers.ts'
import { foundCompany } from '../../src/generator/life/prepare.ts'
import { readTruth } from '../../src/generator/truth/read-truth.ts'
import type { Truth } from '../../src/generator/truth/truth.ts'
import { rateDifference } from '../../src/models/data/rate-difference.ts'
import { AGES, cellsOf, LEAST_AT_RISK, type Cell } from './rates/cells.ts'
import { followLives } from './rates/follow-lives.ts'
import { judgeMessy, measureBias } from './rates/judge-messy.ts'
import { addCell, addInterval, emptyTally, tallyRow, type Tally } from './rates/tally.ts'
import { judgeTimes, timesRow } from './rates/times.ts'
import { watchings } from './rates/watchings.ts'

// How often the interval of a rate holds the truth, and how far the naive rate is from it: over
// many made-up companies of a truth that does not drift, looked at on the day of their exports.

const SIZE = 2500
const SEEDS = 240

const root = path.join(import.meta.dirname, '..', '..')
const world = path.join(root, 'src/generator/worlds/plain.truth.yaml')
const text = readFileSync(world, 'utf8')
const plain = readTruth(text, world)
// What an account is decides much, and accounts come back: their journeys resemble each other.
const repeating = readTruth(
  text
    .replace(
      'attributes:',
      'accounts: { repeat: 0.4 }\nattributes:\n  segment: { small: 0.5, large: 0.5 }',
    )
    .replace('effects:', 'effects:\n  - { name: large, when: { segment: large }, odds: 4 }'),
  world,
)
const say = (line: string): void => void process.stderr.write(`${line}\n`)

interface Report {
  readonly name: string
  readonly tally: Tally
}

const byStage = new Map<string, Tally>()
/** Of times. */
const times: Report[] = []
const pairs: Report = { name: 'B − A of two companies', tally: emptyTally() }
const reports: readonly Report[] = watchings.map((watching) => ({
  name: watching.name,
  tally: coverageOf(watching),
}))
const messy = await judgeMessy(plain, say)
const biases = await measureBias(plain, say)

function coverageOf({ name, isClustered, isTimed, watch }: (typeof watchings)[number]): Tally {
  const truth: Truth = isClustered ? repeating : plain
  const { incidence } = expectedAnswers(truth, SIZE)
  const tally = emptyTally()
  const timed = emptyTally()
  if (isTimed) times.push({ name, tally: timed })
  let before: readonly Cell[] = []
  for (let seed = 1; seed <= SEEDS; seed++) {
    const company = foundCompany(truth, SIZE, seed)
    const watching = watch(company)
    const { windows } = watching
    const followed = followLives(company, watching)
    if (isTimed) judgeTimes(timed, followed, incidence)
    const cells = cellsOf(followed, { incidence, isClustered, windows })
    for (const cell of cells) {
      addCell(tally, cell)
      if (watching.isWhole) addCell(stageTally(cell.stage), cell)
    }
    if (watching.isWhole && seed % 2 === 0) comparePairs(before, cells)
    before = cells
    if (seed % 60 === 0) say(`${name}: ${seed} of ${SEEDS} companies`)
  }
  return tally
}

function stageTally(stage: string): Tally {
  const tally = byStage.get(stage) ?? emptyTally()
  byStage.set(stage, tally)
  return tally
}

/** Rates of the same stage and age, whose truths are alike, and of one stage and another. */
function comparePairs(ofA: readonly Cell[], ofB: readonly Cell[]): void {
  for (const [index, b] of ofB.entries()) {
    const others = [ofA.find((a) => a.stage === b.stage && a.age === b.age), ofA.at(-1 - index)]
    for (const a of others) {
      if (a === undefined) continue
      const from = { ...a.rate, age: b.rate.age }
      const found = rateDifference({ from, to: b.rate, shared: 0, isClustered: false })
      const { value, low, high } = found
      if (value === null || low === null || high === null) continue
      addInterval(pairs.tally, b.truth - a.truth, { value, low, high })
    }
  }
}

const HEAD = `| | intervals | hold the truth | lie above it | lie below it | our bias | naive bias |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |`

const report = `# Rates against the truth

Written by \`npm run evidence\`. ${SEEDS} made-up companies of ${SIZE.toLocaleString('en')} journeys each, of
the truth \`plain\`, as they stand on the day of their exports. For each stage and for ages of
${AGES.join(', ')} days, where at least ${LEAST_AT_RISK} are to be expected still at risk and the truth lies between 5 and 95 %:
how often the 95 % interval of the rate holds the true cumulative incidence, how often it lies above
or below it, and the mean distance from the truth, in points, of our rate and of the naive one.

${HEAD}
${reports.map(({ name, tally }) => tallyRow(name, tally)).join('\n')}
${tallyRow(messy.name, messy.tally)}
${[...byStage].map(([stage, tally]) => tallyRow(`leaving ${stage}, all seen`, tally)).join('\n')}

- Where accounts come back, two journeys of five belong to an account that was there before, and what
  the account is moves its odds of going on fourfold.
- Random times of entry are a third to the whole of what there is; random windows count going on only
  within 60, 90, 180 or 365 days (\`policies.windows\`), and the truth is then that of the window.

## Times of going on

The same companies, of those that go on within each of these ages A: the quantile F(t) ÷ F(A) of their
times lies at t, for every age t before A, so the truth is known. Where at least ${LEAST_AT_RISK} are to be expected
to have gone on and to be still at risk at A, and the quantile lies between 10 and 95 %: how often its 95 %
interval holds t, lies after it or before it.

| | intervals | hold the truth | lie after it | lie before it |
| --- | ---: | ---: | ---: | ---: |
${times.map(({ name, tally }) => timesRow(name, tally)).join('\n')}

## The interval of a difference

Two companies of the same truth, rates of the same stage and age (no difference is the truth), and of
unlike ones.

${HEAD.replace(' naive bias', ' ')}
${tallyRow(pairs.name, pairs.tally, false)}

## The mess of real systems

${messy.companies} companies of ${messy.size.toLocaleString('en')} journeys were written as the exports of their systems
with ${messy.kinds.join(', ')}, each as often as it happens by default,
mapped, built and counted by quarter of entry. The policies put this right: of ${messy.compared.toLocaleString('en')} rates of whole companies,
${messy.differing} differ, in any digit, from those of the same exports without the mess.

What follows no policy can put right, because the rows do not say what happened. For each, by how many
points the rates of a stage are moved, on average over the ages and ${biases.companies} companies of ${biases.size.toLocaleString('en')} journeys,
and the share of entries that it takes from the rate of that stage.

| mess | at a rate of | stage left | moved by | entries missing |
| --- | ---: | --- | ---: | ---: |
${biases.rows.join('\n')}

Of these, \`missing-stamps\` is told by \`undated_entry\`, \`disorder\` by \`near_simultaneous\`,
\`billed-without-deal\` by \`stage_skipped\` and \`unbilled-wins\` by \`orphan\`. \`late-entry\` has no finding:
journeys of which the beginning was never written down look as if they had begun later.
`
mkdirSync(path.join(root, 'docs', 'evidence'), { recursive: true })
writeFileSync(path.join(root, 'docs', 'evidence', 'rates.md'), report)
process.stdout.write(report)
for (const { name, tally } of times) {
  const coverage = tally.held / tally.intervals
  if (tally.intervals >= 1000 && coverage >= 0.93 && coverage <= 0.97) continue
  say(`times, ${name}: ${coverage} of ${tally.intervals} intervals hold the truth`)
  process.exitCode = 1
}
for (const { name, tally } of [...reports, messy, pairs]) {
  const coverage = tally.held / tally.intervals
  if (tally.intervals >= 3000 && coverage >= 0.93 && coverage <= 0.97) continue
  say(`${name}: ${coverage} of ${tally.intervals} intervals hold the truth`)
  process.exitCode = 1
}
if (messy.differing > 0) {
  say(`${messy.name}: ${messy.differing} of ${messy.compared} rates differ from those without`)
  process.exitCode = 1
}
