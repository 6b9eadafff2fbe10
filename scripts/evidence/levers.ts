import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { readTruth } from '../../src/generator/truth/read-truth.ts'
import { z95 } from '../../src/stats/survival/interval.ts'
import { parseDay } from '../../src/time/calendar.ts'
import { askedLevers } from './levers/asked-levers.ts'
import { keptEffects } from './levers/kept-effects.ts'
import { leversReport, type Row, type Said } from './levers/levers-report.ts'
import type { Outcome } from './levers/regenerated.ts'

// What `levers` says that a tenth more of a figure adds within a year, against what it does add: the
// mean over made-up companies drawn twice from the same random numbers, without the change and with it.
// `--keep=FOLDER` keeps what is true of each, so that only the answers are asked anew;
// `--worlds=NAME,NAME`, `--asked=N` and `--drawn=N` (of each world) are for a quicker look, and
// `--out=FILE` for one that leaves the report of all as it is.

const option = (name: string): string | null =>
  process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3) ?? null
const ALL = ['plain', 'correlated-stages', 'heavy-tails', 'won-in-meetings']
const WORLDS = option('worlds')?.split(',') ?? ALL
const SIZE = 200_000
const ASKED = Number(option('asked') ?? 20)
const DRAWN = Number(option('drawn') ?? 80)
const FROM = '2026-01-01'
const UNTIL = '2027-01-01'

const root = path.join(import.meta.dirname, '..', '..')
const say = (line: string): void => void process.stderr.write(`${line}\n`)
const window = { from: dayOf(FROM), until: dayOf(UNTIL) }
const drawing = { size: SIZE, asked: ASKED, drawn: DRAWN, from: FROM, until: UNTIL }

const rows: Row[] = []
for (const world of WORLDS) {
  const file = path.join(root, 'src/generator/worlds', `${world}.truth.yaml`)
  // Long enough that customers are as old as they will be, and on beyond the year told.
  const text = readFileSync(file, 'utf8')
    .replace(/^from: .*$/mu, 'from: 2019-01-01')
    .replace(/^until: .*$/mu, 'until: 2027-07-01')
  const truth = readTruth(text, file)
  const drawn: ReadonlyMap<string, Outcome>[] = []
  for (let seed = 1; seed <= DRAWN; seed++) {
    drawn.push(keptEffects({ truth, size: SIZE, seed, window, world, folder: option('keep') }))
    if (seed % 10 === 0) say(`${world}: drawn ${seed} of ${DRAWN}`)
  }
  const said: ReadonlyMap<string, Said>[] = []
  for (let seed = 1; seed <= ASKED; seed++) {
    const answer = await askedLevers({ truth, size: SIZE, seed, asOf: FROM })
    said.push(new Map(answer.rows.map((row) => [String(row['cell']), saidIn(row)])))
    say(`${world}: asked ${seed} of ${ASKED}`)
  }
  const nothing = { wins: 0, running: 0 }
  for (const cell of said[0]?.keys() ?? []) {
    if (drawn.every((each) => !each.has(cell))) continue
    rows.push({
      world,
      cell,
      said: said.map((each) => each.get(cell) ?? { ...nothing, error: null }),
      drawn: drawn.map((each) => each.get(cell) ?? nothing),
    })
  }
}

const { text, isWithin } = leversReport(rows, drawing)
const out = option('out') ?? path.join(root, 'docs', 'evidence', 'levers.md')
mkdirSync(path.dirname(out), { recursive: true })
writeFileSync(out, text)
process.stdout.write(text)
if (!isWithin) process.exitCode = 1

function saidIn(row: Readonly<Record<string, unknown>>): Said {
  const [low, high] = [row['running_low'], row['running_high']]
  const isTold = low !== null && high !== null
  return {
    wins: Number(row['wins']),
    running: Number(row['running']),
    error: isTold ? (Number(high) - Number(low)) / (2 * z95) : null,
  }
}

function dayOf(text: string): number {
  const day = parseDay(text)
  if (day === null) throw new Error(`day must be a date: ${text}`)
  return day
}
