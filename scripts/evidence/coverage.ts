import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import type { Followed, MappedStage } from '../../src/engine/engine.ts'
import { followPassages } from '../../src/engine/reference/passages/followed.ts'
import { passagesOf } from '../../src/engine/reference/passages/passages.ts'
import type { Setup } from '../../src/engine/reference/setup.ts'
import { expectedAnswers } from '../../src/generator/expected/expected-answers.ts'
import { bowtieEntries } from '../../src/generator/life/bowtie-entries.ts'
import type { Company } from '../../src/generator/life/company.ts'
import type { Life } from '../../src/generator/life/life.ts'
import { lives } from '../../src/generator/life/lives.ts'
import { foundCompany } from '../../src/generator/life/prepare.ts'
import { readTruth } from '../../src/generator/truth/read-truth.ts'
import { rateOf } from '../../src/models/data/rates.ts'
import { CAUSES, ON, watchedOf } from '../../src/models/data/watched.ts'
import { DEFAULT_POLICIES } from '../../src/standard/policies.ts'
import { stages } from '../../src/standard/stages.ts'
import { incidencePaths } from '../../src/stats/survival/aalen-johansen.ts'
import { quantileIntervals } from '../../src/stats/survival/quantile-interval.ts'
import { SECONDS_PER_DAY } from '../../src/time/calendar.ts'

// How often the interval of a rate holds the truth, and how far the naive rate is from it: over
// many made-up companies of a truth that does not drift, looked at on the day of their exports.
// Where journeys came under watch late, those that ended before are not seen at all.

const SIZE = 2500
const SEEDS = 240
const AGES = [30, 60, 90, 180, 365]
const LEAST_AT_RISK = 20

const root = path.join(import.meta.dirname, '..', '..')
const world = path.join(root, 'src/generator/worlds/plain.truth.yaml')
const truth = readTruth(readFileSync(world, 'utf8'), world)
const { incidence } = expectedAnswers(truth, SIZE)

interface Tally {
  intervals: number
  held: number
  above: number
  below: number
  bias: number
  naive: number
}

interface Watching {
  readonly name: string
  /** From when on a journey is seen; `null`: from its arrival. */
  readonly from: (company: Company) => number | null
}

const watchings: readonly Watching[] = [
  { name: 'all seen from their arrival', from: () => null },
  {
    name: 'imports that begin half way',
    from: ({ firstDay, endDay }) => ((firstDay + endDay) / 2) * SECONDS_PER_DAY,
  },
]

const byStage = new Map<string, Tally>()
/** Of times, where the truth is known: the quantile F(earlier) ÷ F(later) lies at the earlier age. */
const times = new Map<string, Tally>()
const reports = watchings.map((watching) => {
  const all = none()
  for (let seed = 1; seed <= SEEDS; seed++) {
    judge(foundCompany(truth, SIZE, seed), watching, all)
    if (seed % 60 === 0) process.stderr.write(`${watching.name}: ${seed} of ${SEEDS} companies\n`)
  }
  return { name: watching.name, ...all }
})

function judge(company: Company, { from, name }: Watching, all: Tally): void {
  const followed = follow(company, from(company))
  for (const stage of company.stages) {
    const own = followed.filter((each) => each.stage === stage)
    const entered = own.reduce((sum, { count }) => sum + count, 0)
    for (const [matureIndex, age] of AGES.entries()) {
      judgeTimes(stage, own, { matureIndex, name })
      const expected = incidence.find(
        (each) => each.stage === stage && each.days === age && each.attribute === null,
      )
      if (expected === undefined) continue
      const known = expected.next + expected.skipped
      // By the truth, not by what came of it: who looks where many are left sees low rates.
      const followable = own.reduce((sum, { mature }) => sum + (mature[matureIndex] ?? 0), 0)
      const atRisk = followable * (1 - known - expected.lost)
      if (atRisk < LEAST_AT_RISK || known < 0.05 || known > 0.95) continue
      const { rate } = rateOf({ followed: own, entered, age, matureIndex, isClustered: false })
      if (rate.value === null || rate.low === null || rate.high === null) continue
      const gone = own.filter((each) => each.outcome === 'next' || each.outcome === 'skipped')
      const naive = gone.reduce((sum, { count }) => sum + count, 0) / entered
      const tally = byStage.get(stage) ?? none()
      byStage.set(stage, tally)
      for (const each of [all, tally]) {
        each.intervals += 1
        if (known < rate.low) each.below += 1
        else if (known > rate.high) each.above += 1
        else each.held += 1
        each.bias += rate.value - known
        each.naive += naive - known
      }
    }
  }
}

/** How often the interval of a time holds the truth, of those that go on within each age. */
function judgeTimes(
  stage: string,
  own: readonly Followed[],
  { matureIndex, name }: { readonly matureIndex: number; readonly name: string },
): void {
  const known = AGES.map((days) => {
    const found = incidence.find(
      (each) => each.stage === stage && each.days === days && each.attribute === null,
    )
    return { on: found === undefined ? 0 : found.next + found.skipped, lost: found?.lost ?? 1 }
  })
  const { on: whole, lost } = known[matureIndex] ?? { on: 0, lost: 1 }
  const followable = own.reduce((sum, { mature }) => sum + (mature[matureIndex] ?? 0), 0)
  if (followable * whole < LEAST_AT_RISK || followable * (1 - whole - lost) < LEAST_AT_RISK) return
  const watched = watchedOf(own, false)
  const end = (AGES[matureIndex] ?? 0) * SECONDS_PER_DAY
  const intervals = quantileIntervals(watched, incidencePaths(watched, CAUSES), ON, end)
  for (const [index, days] of AGES.slice(0, matureIndex).entries()) {
    const share = (known[index]?.on ?? 0) / whole
    const found = share < 0.1 || share > 0.95 ? null : intervals(share)
    if (found === null) continue
    const tally = times.get(name) ?? none()
    times.set(name, tally)
    const truth = days * SECONDS_PER_DAY
    tally.intervals += 1
    if (truth < found.low) tally.below += 1
    else if (truth > found.high) tally.above += 1
    else tally.held += 1
  }
}

/** The passages of a company's lives, followed until its end. */
function follow(company: Company, from: number | null): Followed[] {
  const { end, endDay, offsets } = company
  const ids = [...company.stages, 'retention', 'expansion']
  const mapped = ids.map((id, index): MappedStage => {
    const stage = stages.find((each) => each.id === id)
    if (stage === undefined) throw new Error(`stage is not in the standard: ${id}`)
    const next = ids[index + 1] ?? null
    const followed = next === null ? null : endDay
    return { ...stage, next, until: endDay, followed, within: null, repeats: false }
  })
  const passages = [...lives(company, 0, company.size)].flatMap((life) =>
    passagesOf(courseOf(life, company, from), ids, DEFAULT_POLICIES),
  )
  const question = {
    asOf: endDay,
    path: null,
    knownBefore: null,
    from: null,
    to: null,
    interval: null,
    by: [],
    where: [],
    scope: [],
    clusters: 0,
    reasons: false,
    unit: null,
    within: AGES.map((age) => age * SECONDS_PER_DAY),
  }
  const seen =
    from === null ? passages : passages.filter(({ lost, next }) => seenAfter(lost, next, from))
  return followPassages(
    seen.filter(({ entered }) => entered < end),
    question,
    mapped,
    {
      setup: {} as Setup,
      offsets,
    },
  )
}

/** What had ended before the import began was never imported. */
function seenAfter(lost: number, next: number, from: number): boolean {
  return Math.min(lost, next) >= from
}

function courseOf(life: Life, { offsets }: Company, from: number | null) {
  const entries = bowtieEntries(life, offsets)
  return {
    journey: `J${life.journey}`,
    account: null,
    amount: null,
    observedFrom: from,
    slice: {},
    entries: new Map(entries.map(({ stage, at }) => [stage, [at]])),
    losses: life.loss === null ? [] : [{ at: life.loss.at, reason: life.loss.reason }],
  }
}

function none(): Tally {
  return { intervals: 0, held: 0, above: 0, below: 0, bias: 0, naive: 0 }
}

const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`
const points = (sum: number, n: number): string => ((100 * sum) / n).toFixed(2)
const row = (name: string, t: Tally): string =>
  `| ${name} | ${t.intervals.toLocaleString('en')} | ${share(t.held, t.intervals)} | ${share(t.below, t.intervals)} | ${share(t.above, t.intervals)} | ${points(t.bias, t.intervals)} | ${points(t.naive, t.intervals)} |`

const timesRow = (name: string, t: Tally): string =>
  `| ${name} | ${t.intervals.toLocaleString('en')} | ${share(t.held, t.intervals)} | ${share(t.below, t.intervals)} | ${share(t.above, t.intervals)} |`

const report = `# Rates against the truth

Written by \`npm run evidence\`. ${SEEDS} made-up companies of ${SIZE.toLocaleString('en')} journeys each, of
the truth \`plain\`, as they stand on the day of their exports. For each stage and for ages of
${AGES.join(', ')} days, where at least ${LEAST_AT_RISK} are to be expected still at risk and the truth lies between 5 and 95 %:
how often the 95 % interval of the rate holds the true cumulative incidence, how often it lies above
or below it, and the mean distance from the truth, in points, of our rate and of the naive one.

| | intervals | hold the truth | lie above it | lie below it | our bias | naive bias |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
${reports.map((each) => row(each.name, each)).join('\n')}
${[...byStage].map(([stage, tally]) => row(`leaving ${stage}`, tally)).join('\n')}

## Times of going on

The same companies, of those that go on within each of these ages A: the quantile F(t) ÷ F(A) of their
times lies at t, for every age t before A, so the truth is known. Where at least ${LEAST_AT_RISK} are to be expected
to have gone on and to be still at risk at A, and the quantile lies between 10 and 95 %: how often its 95 %
interval holds t, lies after it or before it.

| | intervals | hold the truth | lie after it | lie before it |
| --- | ---: | ---: | ---: | ---: |
${[...times].map(([name, tally]) => timesRow(name, tally)).join('\n')}
`
mkdirSync(path.join(root, 'docs', 'evidence'), { recursive: true })
writeFileSync(path.join(root, 'docs', 'evidence', 'rates.md'), report)
process.stdout.write(report)
for (const [name, { intervals, held }] of times) {
  const coverage = held / intervals
  if (intervals >= 1000 && coverage >= 0.93 && coverage <= 0.97) continue
  process.stderr.write(`times, ${name}: ${coverage} of ${intervals} intervals hold the truth\n`)
  process.exitCode = 1
}
for (const { name, intervals, held } of reports) {
  const coverage = held / intervals
  if (intervals >= 3000 && coverage >= 0.93 && coverage <= 0.97) continue
  process.stderr.write(`${name}: ${coverage} of ${intervals} intervals hold the truth\n`)
  process.exitCode = 1
}
