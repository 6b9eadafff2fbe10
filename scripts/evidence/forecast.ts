import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { readTruth } from '../../src/generator/truth/read-truth.ts'
import { drawnCompany, ORIGIN, UNTIL } from './forecast/drawn-truth.ts'
import { forecastOutcome, type Outcome } from './forecast/forecast-outcome.ts'
import { forecastReport, type World } from './forecast/forecast-report.ts'

// How often what runs in a year lies where a forecast says, and how often targets are reached of which
// it says a chance: made-up companies around the plain world, and worlds that break what it assumes.
// `--keep=FOLDER` keeps each company's outcome, so that what was interrupted goes on;
// `--companies=N` and `--seeds=N` (of each world) are for a quicker look. `--first=N`: the seeds of the
// companies begin there, so that what was found on some is judged on others.

const option = (name: string): string | null =>
  process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3) ?? null
const COMPANIES = Number(option('companies') ?? 1000)
const SEEDS = Number(option('seeds') ?? 24)
const FIRST = Number(option('first') ?? 5001)
const keep = option('keep')
const root = path.join(import.meta.dirname, '..', '..')
const say = (line: string): void => void process.stderr.write(`${line}\n`)

/** Companies of a world have fewer journeys than the world's own, so that chance weighs as it does. */
const WORLDS = [
  { name: 'plain', size: 6000, from: null },
  { name: 'drifting-rates', size: 6000, from: null },
  { name: 'recession', size: 6000, from: null },
  { name: 'season-that-shifts', size: 8000, from: null },
  { name: 'heavy-tails', size: 6000, from: null },
  { name: 'correlated-stages', size: 6000, from: null },
  { name: 'misspecified-retention', size: 10_000, from: null },
  { name: 'three-months-old', size: 7500, from: '2024-10-01' },
] as const

const companies: Outcome[] = []
for (let seed = FIRST; seed < FIRST + COMPANIES; seed++) {
  const found = kept(`drawn-${seed}`, () =>
    forecastOutcome({ ...drawnCompany(seed), origin: ORIGIN, until: UNTIL }),
  )
  companies.push(found)
  if (companies.length % 20 === 0) say(`companies: ${companies.length} of ${COMPANIES}`)
}

const worlds: World[] = []
for (const { name, size, from } of WORLDS) {
  const file = path.join(root, 'src/generator/worlds', `${name}.truth.yaml`)
  const own = readFileSync(file, 'utf8')
  const text = from === null ? own : own.replace(/^from: .*$/mu, `from: ${from}`)
  const truth = readTruth(text, file)
  const outcomes: Outcome[] = []
  for (let seed = 1; seed <= SEEDS; seed++) {
    const asked = { truth, size, seed: 1000 + seed, origin: ORIGIN, until: UNTIL, isTested: true }
    outcomes.push(kept(`${name}-${seed}`, () => forecastOutcome(asked)))
  }
  worlds.push({ name, outcomes })
  say(`worlds: ${name}`)
}

const report = forecastReport({ companies, first: FIRST }, worlds)
const folder = path.join(root, 'docs', 'evidence')
mkdirSync(folder, { recursive: true })
writeFileSync(path.join(folder, 'forecast.md'), report.text)
process.stdout.write(report.text)
if (!report.isCalibrated) process.exitCode = 1

function kept(name: string, make: () => Outcome): Outcome {
  if (keep === null) return make()
  mkdirSync(keep, { recursive: true })
  const file = path.join(keep, `${name}.json`)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Outcome
  const outcome = make()
  writeFileSync(file, JSON.stringify(outcome))
  return outcome
}
