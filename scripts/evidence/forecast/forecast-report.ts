import type { Outcome } from './forecast-outcome.ts'

export interface World {
  readonly name: string
  readonly outcomes: readonly Outcome[]
}

/** What is asked of a forecast: the shares of companies within its intervals. */
const WANTED = { is80: [0.75, 0.85], is95: [0.92, 0.98] } as const
const BINS = 10

/** Companies, and the seed of the first; those of the others follow. */
export interface Drawn {
  readonly companies: readonly Outcome[]
  readonly first: number
}

export function forecastReport(
  { companies, first }: Drawn,
  worlds: readonly World[],
): { readonly text: string; readonly isCalibrated: boolean } {
  const shares = { is80: shareOf(companies, 'is80'), is95: shareOf(companies, 'is95') }
  const isCalibrated = (['is80', 'is95'] as const).every(
    (of) => WANTED[of][0] <= shares[of] && shares[of] <= WANTED[of][1],
  )
  const said = saidOf(companies)
  const brier = meanOf(said.map(({ chance, isReached }) => (chance - Number(isReached)) ** 2))
  const climate = meanOf(said.map(({ usual, isReached }) => (usual - Number(isReached)) ** 2))
  const rate = meanOf(said.map(({ isReached }) => Number(isReached)))
  const sizes = companies.map(({ wins }) => wins).toSorted((a, b) => a - b)
  const errors = companies.map(({ middle, came }) => Math.abs(middle / came - 1))
  const naive = companies.map(({ before, came }) => Math.abs(before / came - 1))
  const off = companies.map(({ middle, came }) => came / middle - 1)
  const text = `# Forecasts against made-up companies

Written by \`node scripts/evidence/forecast.ts\` (part of \`npm run evidence\`). Each company is drawn by the
[generator](../generate.md): three years of history, of which the facts are counted as they stood on the first day of
the fourth, and the year that came. The facts are counted from the lives themselves, which takes a fiftieth of the time
of a build; a test holds them to those of a build. What is judged is a year's money running after twelve months.

## ${companies.length} companies around the plain world

Sizes, shares that go on, times, prices and their spread, growth, season, churn and expansion are each drawn anew
(seeds ${first} to ${first + companies.length - 1}, on which nothing was tried): from ${number(sizes[0] ?? 0)} to ${number(sizes.at(-1) ?? 0)} commitments in three years, ${number(sizes[Math.floor(sizes.length / 2)] ?? 0)} in the middle.

| interval | what came lies within | wanted | one standard error |
| --- | ---: | ---: | ---: |
| 80 % | ${percent(shares.is80)} | 75 to 85 % | ${percent(errorOf(shares.is80, companies.length))} |
| 95 % | ${percent(shares.is95)} | 92 to 98 % | ${percent(errorOf(shares.is95, companies.length))} |

Where what came lies among the paths, by tenths (each would hold ${number(companies.length / BINS)} if all were as said):
${histogram(companies).join(', ')}.
The middle of the paths is off by ${percent(medianOf(errors))} in the middle company; that nothing changes, by ${percent(medianOf(naive))}.
On average what came is ${percent(Math.abs(meanOf(off)))} ${meanOf(off) < 0 ? 'less' : 'more'} than the middle (one standard error ${percent(errorOfMean(off))}).

## The chance of targets

Of each company four targets are drawn, between 0.8 and 2.4 times what runs at the origin: ${number(said.length)} in all, of which
${percent(rate)} were reached.

| chance said | targets | mean said | reached |
| --- | ---: | ---: | ---: |
${binned(said)
  .map(({ from, to, chances, reached, count }) =>
    row(
      `${percent(from, 0)} to ${percent(to, 0)}`,
      number(count),
      percent(chances),
      percent(reached),
    ),
  )
  .join('\n')}

Brier score ${brier.toFixed(4)}. Who says of each target how often the other companies grew as much (climatology): ${climate.toFixed(4)};
who says ${percent(rate)} of all: ${(rate * (1 - rate)).toFixed(4)}. The score is ${percent(1 - brier / climate)} better than climatology.

## Worlds that break what a forecast assumes

Companies of the generator's worlds, ${number(worlds[0]?.outcomes.length ?? 0)} each, smaller than the worlds' own; the plain one, which breaks nothing, for comparison.
\`ratio\` is what came over the middle of the paths, in the middle company. The backtest forecasts up to six months of the company's own
past; \`past\` is the mean share within its 80 % intervals, and it warns where that lies below 80 % by more than the chance of so few
origins explains in one of ten.

| world | within 80 % | within 95 % | ratio | past | warned |
| --- | ---: | ---: | ---: | ---: | ---: |
${worlds
  .map(({ name, outcomes }) => {
    const backs = outcomes.flatMap(({ back }) => (back === null ? [] : [back]))
    return row(
      name,
      percent(shareOf(outcomes, 'is80'), 0),
      percent(shareOf(outcomes, 'is95'), 0),
      medianOf(outcomes.map(({ came, middle }) => came / middle)).toFixed(2),
      backs.length === 0 ? 'too young' : percent(meanOf(backs.map(({ covered }) => covered)), 0),
      backs.length === 0
        ? ''
        : `${backs.filter(({ isWarned }) => isWarned).length} of ${backs.length}`,
    )
  })
  .join('\n')}

- The facts count nothing after the origin, so that nobody knew what came. A backtest warns of what has gone
  wrong before: where rates have drifted for years it can, where a recession has only just begun it cannot.
- Of a few companies shares are rough: of ${number(worlds[0]?.outcomes.length ?? 0)}, one more or less is ${percent(1 / (worlds[0]?.outcomes.length ?? 1), 0)}.
`
  return { text, isCalibrated }
}

interface Said {
  readonly chance: number
  readonly isReached: boolean
  /** How often the other companies grew as much. */
  readonly usual: number
}

function saidOf(companies: readonly Outcome[]): readonly Said[] {
  const grown = companies.map(({ before, came }) => came / before)
  return companies.flatMap(({ targets }, own) =>
    targets.map(({ factor, chance }) => {
      const others = grown.filter((each, at) => at !== own && each >= factor).length
      return {
        chance,
        isReached: (grown[own] ?? 0) >= factor,
        usual: others / Math.max(1, companies.length - 1),
      }
    }),
  )
}

function binned(said: readonly Said[]) {
  return Array.from({ length: BINS }, (_, bin) => {
    const [from, to] = [bin / BINS, (bin + 1) / BINS]
    const own = said.filter(({ chance }) => Math.min(BINS - 1, Math.floor(chance * BINS)) === bin)
    return {
      from,
      to,
      count: own.length,
      chances: meanOf(own.map(({ chance }) => chance)),
      reached: meanOf(own.map(({ isReached }) => Number(isReached))),
    }
  }).filter(({ count }) => count > 0)
}

function histogram(companies: readonly Outcome[]): readonly number[] {
  return Array.from(
    { length: BINS },
    (_, bin) =>
      companies.filter(({ place }) => Math.min(BINS - 1, Math.floor(place * BINS)) === bin).length,
  )
}

function shareOf(outcomes: readonly Outcome[], of: 'is80' | 'is95'): number {
  return meanOf(outcomes.map((outcome) => Number(outcome[of])))
}

function errorOf(share: number, n: number): number {
  return Math.sqrt((share * (1 - share)) / Math.max(1, n))
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}

function errorOfMean(values: readonly number[]): number {
  const mean = meanOf(values)
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)) / Math.max(1, values.length))
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function percent(share: number, digits = 1): string {
  return `${(100 * share).toFixed(digits)} %`
}

function number(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 0 })
}
