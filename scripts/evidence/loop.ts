import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { FALSE_SHARE } from '../../src/models/math/closed-loop.ts'
import { checkScores, type LoopCheck } from '../../src/models/math/loop-score.ts'
import type { LoopTarget } from '../../src/models/math/worth.ts'
import type { Guard } from '../../src/stats/false-discovery.ts'
import { drawnRow } from './loop/drawn-customers.ts'
import { judgeMarks, markOf, noMarks, type MarksTally } from './loop/judge-marks.ts'
import { marked, planted, unmarked } from './loop/loop-truths.ts'
import { valuedCompany } from './loop/valued-company.ts'

// What the closed loop finds in made-up companies: in some nothing marks good customers, in others
// one attribute does; and whether scores hold on customers they have not seen.

const SMALL = 1500
const LARGE = 4000
const SEEDS = 60
/** Customers of companies that are drawn and not built. */
const DRAWN = [60, 130, 400]
const targets: readonly LoopTarget[] = ['value', 'retention', 'impact']
const guards: readonly Guard[] = ['usual', 'any']

const say = (line: string): void => void process.stderr.write(`${line}\n`)
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

const none = new Map<string, MarksTally>()
const some = new Map<LoopTarget, MarksTally>()
/** Intervals of the planted factor of what is paid that hold it. */
const factor = { intervals: 0, held: 0 }
const checks = new Map<LoopTarget, LoopCheck[]>()
let customers = 0

for (let seed = 1; seed <= SEEDS; seed++) {
  for (const size of [SMALL, LARGE]) {
    const company = await valuedCompany({ truth: unmarked, size, seed })
    for (const target of targets) {
      for (const guard of guards) {
        const key = `${target} ${size} ${guard}`
        const tally = none.get(key) ?? noMarks()
        none.set(key, tally)
        judgeMarks(tally, company, { target, guard, planted: null })
      }
    }
  }
  const company = await valuedCompany({ truth: marked, size: LARGE, seed: 1000 + seed })
  customers += company.valued.reduce((sum, { count }) => sum + count, 0)
  for (const each of planted) {
    const { target } = each
    const tally = some.get(target) ?? noMarks()
    some.set(target, tally)
    const marks = judgeMarks(tally, company, { target, guard: 'usual', planted: each })
    const { effect } = markOf(marks, each) ?? {}
    if (target === 'value' && effect != null) {
      factor.intervals += 1
      factor.held += effect.low <= 2.5 && 2.5 <= effect.high ? 1 : 0
    }
    const check = checkScores(company.valued, { ...company, target })
    if (check !== null) checks.set(target, [...(checks.get(target) ?? []), check])
  }
  if (seed % 10 === 0) say(`${seed} of ${SEEDS} companies of each kind`)
}

function noneRow(target: LoopTarget, size: number): string {
  const [usual, any] = guards.map((guard) => none.get(`${target} ${size} ${guard}`) ?? noMarks())
  if (usual === undefined || any === undefined) throw new Error(`nothing tallied: ${target}`)
  const tests = (usual.tests / usual.companies).toFixed(1)
  return `| ${target} | ${size.toLocaleString('en')} | ${usual.companies} | ${tests} | ${percent(usual.mistaken / usual.companies)} | ${percent(any.mistaken / any.companies)} |`
}

function someRow({ target, dimension, value }: (typeof planted)[number]): string {
  const tally = some.get(target) ?? noMarks()
  return `| ${target} | ${dimension} = ${value} | ${tally.companies} | ${tally.tested} | ${tally.found} | ${percent(tally.falseShares / tally.companies)} |`
}

function checkRow(target: LoopTarget): string {
  const all = checks.get(target) ?? []
  const mean = (of: (check: LoopCheck) => number): number =>
    all.reduce((sum, check) => sum + of(check), 0) / all.length
  const bands = all.flatMap((check) => check.bands)
  const n = bands.reduce((sum, band) => sum + band.n, 0)
  const predicted = bands.reduce((sum, band) => sum + band.n * band.predicted, 0) / n
  const observed = bands.reduce((sum, band) => sum + band.happened, 0) / n
  const held = bands.filter(({ predicted: p, low, high }) => low <= p && p <= high).length
  const top = mean((check) => check.bands[0]?.lift ?? 1)
  return `| ${target} | ${all.length} | ${Math.round(mean((check) => check.checked))} | ${percent(mean((check) => check.ranked ?? 0.5))} | ${top.toFixed(2)} | ${percent(predicted)} | ${percent(observed)} | ${percent(held / bands.length)} |`
}

const report = `# The closed loop against the truth

Written by \`npm run evidence\`. Made-up companies, written as the exports of their systems, mapped,
built and asked like any other: what marks good customers in their first twelve months.

## Where nothing marks them

Four attributes of two to five values, and a product, that change nothing. A discovery is false here
whatever it is, so the share of false ones is the share of companies with any. At most
${percent(FALSE_SHARE)} are stated.

| good customers by | journeys | companies | tests in each | with a discovery | the same, strict guard |
| --- | ---: | ---: | ---: | ---: | ---: |
${targets.flatMap((target) => [SMALL, LARGE].map((size) => noneRow(target, size))).join('\n')}

Sixty companies tell such a share to within eight points. Of customers drawn by themselves, with the
same attributes, many more companies can be asked:

| good customers by | customers | companies | with a discovery |
| --- | ---: | ---: | ---: |
${targets.flatMap((target) => DRAWN.map((count) => drawnRow(target, count))).join('\n')}

## Where one attribute does

The same companies, where who is large pays 2.5 times as much, who came by a partner hardly leaves,
and who is in DE reaches an impact at five times the odds: ${LARGE.toLocaleString('en')} journeys, ${Math.round(customers / SEEDS)} customers on average.
False is what is said of any other attribute.

| good customers by | put in | companies | enough to test | found | false among discoveries |
| --- | --- | ---: | ---: | ---: | ---: |
${planted.map(someRow).join('\n')}

The 95 % interval of how many times the others a large one pays holds 2.5 in ${factor.held} of ${factor.intervals}.

## Scores, on customers not seen

The oldest two thirds of the customers teach, the others check. How often the better of two has the
higher score, how many times the average the best band has, and whether what was predicted happened.

| good customers by | companies | checked in each | ranked right | lift of the best band | predicted | happened | bands that hold it |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${targets.map(checkRow).join('\n')}
`
const folder = path.join(import.meta.dirname, '..', '..', 'docs', 'evidence')
mkdirSync(folder, { recursive: true })
writeFileSync(path.join(folder, 'loop.md'), report)
process.stdout.write(report)

// Three standard errors above the stated share: what chance alone allows.
for (const [key, { mistaken, companies }] of none) {
  const most = FALSE_SHARE + 3 * Math.sqrt((FALSE_SHARE * (1 - FALSE_SHARE)) / companies)
  if (mistaken / companies <= most) continue
  say(`${key}: something was found in ${mistaken} of ${companies} companies without anything`)
  process.exitCode = 1
}
// How often it is found is a matter of how many customers there are; more often than not it must be.
for (const [target, { found, tested }] of some) {
  if (found > tested / 2 && tested > SEEDS / 2) continue
  say(`${target}: what was put in was found in ${found} of ${tested} companies`)
  process.exitCode = 1
}
