import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { readTruth } from '../../src/generator/truth/read-truth.ts'
import { parseDay } from '../../src/time/calendar.ts'
import { askedLevers } from './levers/asked-levers.ts'
import { trueEffects, type Outcome } from './levers/true-effects.ts'

// What `levers` says that a tenth more of a figure adds within a year, against what it does add: the
// mean over made-up companies drawn twice from the same random numbers, without the change and with it.

const WORLDS = ['plain', 'correlated-stages', 'heavy-tails', 'won-in-meetings']
const SIZE = 200_000
const ASKED = 10
const DRAWN = 80
const FROM = '2026-01-01'
const UNTIL = '2027-01-01'
/** How far off is too far. */
const FAR = 0.05

const root = path.join(import.meta.dirname, '..', '..')
const say = (line: string): void => void process.stderr.write(`${line}\n`)
const window = { from: dayOf(FROM), until: dayOf(UNTIL) }

interface Row {
  readonly world: string
  readonly cell: string
  readonly said: Outcome
  readonly truth: Outcome
  /** How far off chance may leave the two, of their truth: one standard error. */
  readonly error: Outcome
}

const rows: Row[] = []
for (const world of WORLDS) {
  const file = path.join(root, 'src/generator/worlds', `${world}.truth.yaml`)
  // Long enough that customers are as old as they will be, and on beyond the year told.
  const text = readFileSync(file, 'utf8')
    .replace(/^from: .*$/mu, 'from: 2019-01-01')
    .replace(/^until: .*$/mu, 'until: 2027-07-01')
  const truth = readTruth(text, file)
  const said: ReadonlyMap<string, Outcome>[] = []
  for (let seed = 1; seed <= ASKED; seed++) {
    const answer = await askedLevers({ truth, size: SIZE, seed, asOf: FROM })
    said.push(
      new Map(
        answer.rows.map((row): [string, Outcome] => [
          String(row['cell']),
          { wins: Number(row['wins']), running: Number(row['running']) },
        ]),
      ),
    )
    say(`${world}: asked ${seed} of ${ASKED}`)
  }
  const drawn: ReadonlyMap<string, Outcome>[] = []
  for (let seed = 1; seed <= DRAWN; seed++) {
    drawn.push(trueEffects({ truth, size: SIZE, seed: 100 + seed, window }))
    say(`${world}: drawn ${seed} of ${DRAWN}`)
  }
  for (const cell of said[0]?.keys() ?? []) {
    if (drawn.every((each) => !each.has(cell))) continue
    const [answered, added] = [meanOf(said, cell), meanOf(drawn, cell)]
    const errors = [errorOf(said, cell), errorOf(drawn, cell)] as const
    rows.push({ world, cell, said: answered, truth: added, error: together(errors, added) })
  }
}

function meanOf(all: readonly ReadonlyMap<string, Outcome>[], cell: string): Outcome {
  const mean = (of: (outcome: Outcome) => number): number =>
    all.reduce((sum, each) => sum + of(each.get(cell) ?? { wins: 0, running: 0 }), 0) / all.length
  return { wins: mean(({ wins }) => wins), running: mean(({ running }) => running) }
}

/** The standard error of the mean, by how the companies differ. */
function errorOf(all: readonly ReadonlyMap<string, Outcome>[], cell: string): Outcome {
  const mean = meanOf(all, cell)
  const of = (name: keyof Outcome): number => {
    const far = all.map((each) => (each.get(cell)?.[name] ?? 0) - mean[name])
    return Math.hypot(...far) / Math.sqrt(all.length * (all.length - 1))
  }
  return { wins: of('wins'), running: of('running') }
}

function together([said, drawn]: readonly [Outcome, Outcome], truth: Outcome): Outcome {
  const of = (name: keyof Outcome): number =>
    Math.hypot(said[name], drawn[name]) / (truth[name] || 1)
  return { wins: of('wins'), running: of('running') }
}

function dayOf(text: string): number {
  const day = parseDay(text)
  if (day === null) throw new Error(`day must be a date: ${text}`)
  return day
}

/** Prices so unequal that no mean of them is known well enough to judge by. */
const isJudged = (row: Row, of: keyof Outcome): boolean =>
  row.truth[of] !== 0 && !(of === 'running' && row.world === 'heavy-tails')

const off = (row: Row, of: keyof Outcome): number => row.said[of] / row.truth[of] - 1
const names = ['wins', 'running'] as const
const isFar = (row: Row, of: keyof Outcome): boolean =>
  isJudged(row, of) && Math.abs(off(row, of)) > FAR
/** Farther than chance explains in one of twenty. */
const isSurelyFar = (row: Row, of: keyof Outcome): boolean =>
  isFar(row, of) && Math.abs(off(row, of)) - FAR > 1.96 * row.error[of]
/** What the report explains: luck that goes along, and times longer than anything is followed. */
const isExplained = ({ world, cell }: Row): boolean =>
  (world === 'correlated-stages' && cell.startsWith('rate:')) ||
  (world === 'heavy-tails' && cell === 'days:selection')
const far = rows.filter((row) => names.some((of) => isFar(row, of)))
const surely = rows.filter((row) => names.some((of) => isSurelyFar(row, of)))
const number = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 1000 ? 1 : 0 })
const signed = (row: Row, of: keyof Outcome): string =>
  row.truth[of] === 0
    ? ''
    : `${off(row, of) >= 0 ? '+' : '−'}${(Math.abs(off(row, of)) * 100).toFixed(1)} % ± ${(row.error[of] * 100).toFixed(1)}${isJudged(row, of) ? '' : ' (not judged)'}`

const report = `# Levers against companies drawn again

Written by \`npm run evidence\`. For each world, a company of ${SIZE.toLocaleString('en')} journeys over eight and a half years
is written, built, and asked on ${FROM} what a tenth more (relative; of a time and of what is lost: a tenth less)
adds until ${UNTIL}: the mean of ${ASKED} such answers. The truth is the mean over ${DRAWN} other companies of the same
world, each drawn twice from the same random numbers, once as it is and once with the change from ${FROM} on.
Wins are those of the year; running is a year's money running at its end. After ± stands how far off chance
alone may leave the two, one standard error. ${far.length} of ${rows.length} levers lie more than ${FAR * 100} % off in either,
and of ${surely.length} chance does not explain it${surely.length === 0 ? '.' : `: ${surely.map(({ world, cell }) => `\`${cell}\` in ${world}`).join(', ')}.`}

| world | lever | wins said | wins added | off | running said | running added | off |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
${rows
  .map((row) =>
    [
      '',
      row.world,
      `\`${row.cell}\``,
      number(row.said.wins),
      number(row.truth.wins),
      signed(row, 'wins'),
      number(row.said.running),
      number(row.truth.running),
      signed(row, 'running'),
      '',
    ]
      .join(' | ')
      .trim(),
  )
  .join('\n')}

- A rate of a step is made likelier for every journey alike, by three tenths before effects and luck, and
  what that does is counted for a tenth more of those who go on from it in the year.
- In correlated-stages a journey's luck goes with it through all stages. Who goes on only because more do is
  less lucky than the others, and so won less often later: a rate early in the bowtie adds less than the
  formula says, which takes all who go on for alike. No count of passages tells luck: steps of unlike
  journeys multiply as those of like ones do, and times do not depend on it. The answer names these rates
  in a finding (\`levers_alike\`); what it says of them is the most to expect.
- A time of a step runs faster from the first day on, for those who are under way too. Who is won sooner for
  it was to be won just after the end: the wins of 90 days before and after it tell how many.
  All others won in the year are older at its end.
- In heavy-tails two of five selections take most of a year, and some many years: what is followed ends
  before they do, and less is counted that could be sooner.
- What is lost is lost a tenth less often; who stays grows as the others do. Of who began in the year, what
  is lost after going live is. What is lost in a year falls a little as a company ages, since those stay who
  were likely to: measured of the year before, it is told a little high.
- Of prices as unequal as those of heavy-tails no mean is known well enough to judge money by.
`
const folder = path.join(root, 'docs', 'evidence')
mkdirSync(folder, { recursive: true })
writeFileSync(path.join(folder, 'levers.md'), report)
process.stdout.write(report)
if (surely.some((row) => !isExplained(row))) process.exitCode = 1
