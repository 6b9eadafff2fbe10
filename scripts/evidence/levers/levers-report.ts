import { FAR, judged, meanOf, spreadOf, verdictOf, type Judged, type Verdict } from './judged.ts'
import type { Outcome } from './regenerated.ts'

/** What is said of a company's lever; `error`: of what runs, as its interval tells it. */
export interface Said extends Outcome {
  readonly error: number | null
}

export interface Row {
  readonly world: string
  readonly cell: string
  readonly said: readonly Said[]
  readonly drawn: readonly Outcome[]
}

export interface Drawing {
  readonly size: number
  readonly asked: number
  readonly drawn: number
  readonly from: string
  readonly until: string
}

interface Told {
  readonly row: Row
  readonly wins: Judged
  readonly running: Judged
  /** Of both; `null`: not judged. */
  readonly verdict: Verdict | null
}

/** Of what the strongest lever of its world adds; less is next to nothing, and no share of it is told. */
const NOTHING = 0.005

export interface LeversReport {
  readonly text: string
  /** None lies beyond but those that the report explains. */
  readonly isWithin: boolean
}

export function leversReport(rows: readonly Row[], drawing: Drawing): LeversReport {
  const told = rows.map((row): Told => {
    const wins = judgedOf(row, 'wins')
    const running = judgedOf(row, 'running')
    const most = (of: keyof Outcome): number =>
      Math.max(
        ...rows
          .filter(({ world }) => world === row.world)
          .map((each) => Math.abs(meanOf(each.drawn.map((outcome) => outcome[of])))),
      )
    const parts = [
      ...(Math.abs(wins.truth) > NOTHING * most('wins') ? [verdictOf(wins)] : []),
      ...(hasMeans(row) && Math.abs(running.truth) > NOTHING * most('running')
        ? [verdictOf(running)]
        : []),
    ]
    return { row, wins, running, verdict: parts.length === 0 ? null : worstOf(parts) }
  })
  const of = (verdict: Verdict) => told.filter((each) => each.verdict === verdict)
  const all = told.filter(({ verdict }) => verdict !== null)
  const near = all.filter(({ row, wins, running }) =>
    [wins, ...(hasMeans(row) ? [running] : [])].every(({ off }) => Math.abs(off ?? 0) <= FAR),
  )
  const { size, asked, drawn, from, until } = drawing
  const text = `# Levers against companies drawn again

Written by \`npm run evidence\`. For each world, a company of ${size.toLocaleString('en')} journeys over eight and a half years
is written, built, and asked on ${from} what a tenth more (relative; of a time, a discount and of what is lost: a
tenth less) adds until ${until}: the mean of ${asked} such answers. The truth is the mean over ${drawn} companies of the
same world, those asked among them, each drawn twice from the same random numbers, once as it is and once with the
change from ${from} on. What the companies asked have by chance more or less than the others, of both, is taken off
what is said. Wins are those of the year; running is a year's money running at its end. After ± stands how far off
chance alone may leave the two, one standard error.

Of ${all.length} levers, ${near.length} are told within ${FAR * 100} % of the truth. By the 95 % interval of how far they are off,
${of('within 5 %').length} are surely **within** 5 %, ${of('beyond').length} surely **beyond**${names(of('beyond'))}, and
${of('not told apart').length} are **not told apart** from either: chance weighs more.

| world | lever | wins said | wins added | off | running said | running added | off | verdict | interval |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- | ---: |
${told.map(line).join('\n')}

- The last column says how wide the answer's own interval of what runs is, against how far such answers truly
  lie apart: 1 is as wide as it should be. Less than 1 would be too sure.
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
- A meeting fewer is needed by those under way too: who has held all but the last is won on the first day.
- Of those who go live only because more do (nine tenths of who did not, counted for one) all do that are lost later than
  the first day, whenever they were won.
- What is lost is lost a tenth less often; who stays grows as the others do. Of who began in the year, what
  is lost after going live is.
- Of prices as unequal as those of heavy-tails no mean is known well enough to judge money by, and of what adds next to
  nothing (less than ${NOTHING * 100} % of the strongest lever) no share is told.
`
  return { text, isWithin: of('beyond').every(({ row }) => isExplained(row)) }
}

function names(some: readonly Told[]): string {
  const each = some.map(({ row }) => `\`${row.cell}\` in ${row.world}`)
  return each.length === 0 ? '' : ` (${each.join(', ')})`
}

function judgedOf({ said, drawn }: Row, of: keyof Outcome): Judged {
  return judged({ said: said.map((each) => each[of]), drawn: drawn.map((each) => each[of]) })
}

/** Prices so unequal that no mean of them is known well enough to judge by. */
function hasMeans({ world }: Row): boolean {
  return world !== 'heavy-tails'
}

/** What the report explains: luck that goes along. */
function isExplained({ world, cell }: Row): boolean {
  return world === 'correlated-stages' && cell.startsWith('rate:')
}

function worstOf(verdicts: readonly Verdict[]): Verdict {
  return (
    (['beyond', 'not told apart'] as const).find((each) => verdicts.includes(each)) ?? 'within 5 %'
  )
}

function line({ row, wins, running, verdict }: Told): string {
  const isToldApart = hasMeans(row) ? '' : ' (not judged)'
  return [
    '',
    row.world,
    `\`${row.cell}\``,
    number(wins.said),
    number(wins.truth),
    offWords(wins),
    number(running.said),
    number(running.truth),
    `${offWords(running)}${isToldApart}`,
    verdict ?? 'not judged',
    widthOf(row),
    '',
  ]
    .join(' | ')
    .trim()
}

/** The error that answers tell of what runs ÷ how far they lie apart. */
function widthOf({ said }: Row): string {
  const errors = said.flatMap(({ error }) => error ?? [])
  const spread = spreadOf(said.map(({ running }) => running))
  if (errors.length < said.length || said.length < 2 || spread === 0) return ''
  return (meanOf(errors) / spread).toFixed(2)
}

function offWords({ off, error }: Judged): string {
  if (off === null) return ''
  return `${off >= 0 ? '+' : '−'}${(Math.abs(off) * 100).toFixed(1)} % ± ${(error * 100).toFixed(1)}`
}

function number(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 1000 ? 1 : 0 })
}
