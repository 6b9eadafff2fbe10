import type { AnswerEnvelope, AnswerRow } from '../../answers/answer.ts'
import { stages as published } from '../../standard/stages.ts'
import type { Side } from '../../standard/types.ts'
import { cleanText } from '../text/clean-text.ts'

/** One stage of a drawn bowtie, read from a row of the answer. */
export interface StageFigures {
  readonly stage: string
  readonly side: Side
  readonly label: string
  /** Known by monthly counts alone: its rate is of months, and what became of whom is not known. */
  readonly isCounted: boolean
  /** There is a next stage to go on to. */
  readonly goesOn: boolean
  readonly entered: number | null
  readonly goneOn: number | null
  readonly open: number | null
  readonly lost: number | null
  /** Gone on ÷ entered so far; of a stage counted by month, the rate of months. */
  readonly rate: number | null
  /** The entries that the rate is of. */
  readonly rateOf: number | null
  /** Days; of those gone on so far. */
  readonly median: number | null
  /** `null` where the answer has none: the last stage, other views than by entry. */
  readonly honest: HonestRate | null
  readonly amount: string | null
  /** A year's recurring money that the stage carries; `null` where it carries none. */
  readonly recurring: { readonly amount: string; readonly of: RecurringOf } | null
  /** ISO date, exclusive. */
  readonly until: string | null
  /** What `explain` takes. */
  readonly ref: string | null
}

export type RecurringOf = 'committed' | 'started' | 'running' | 'expansion'

/** The share that goes on within an age, what is open being censored. */
export interface HonestRate {
  /** `null` with too few entries, or where nobody could be followed so long. */
  readonly value: number | null
  /** 95 %; `null` where nothing or everything has gone on. */
  readonly low: number | null
  readonly high: number | null
  readonly n: number
  /** The share of the entries that could be followed for the whole age. */
  readonly maturity: number | null
  /** Days. */
  readonly age: number
  /** Days; of those that go on within the age. */
  readonly median: number | null
}

/** A bowtie of its own: one slice in one period. */
export interface Bowtie {
  readonly period: string | null
  readonly slice: readonly SliceValue[]
  readonly stages: readonly StageFigures[]
}

export interface SliceValue {
  readonly dimension: string
  /** `null` where the value is missing. */
  readonly value: string | null
}

/** The rows of a bowtie answer as bowties, in their order. */
export function readBowties(envelope: AnswerEnvelope): readonly Bowtie[] {
  const names = envelope.columns.map(({ name }) => name)
  const dimensions = names.slice(0, names.indexOf('stage')).filter((name) => name !== 'period')
  const groups = new Map<string, AnswerRow[]>()
  for (const row of envelope.rows) {
    const key = JSON.stringify([row['period'] ?? null, ...dimensions.map((name) => row[name])])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return Array.from(groups.values(), (rows) => ({
    period: textOf(rows[0]?.['period']),
    slice: dimensions.map((dimension) => ({
      dimension: cleanText(dimension),
      value: textOf(rows[0]?.[dimension]),
    })),
    stages: withSides(rows.map(readStage)),
  }))
}

function readStage(row: AnswerRow): Omit<StageFigures, 'side'> {
  const stage = textOf(row['stage']) ?? ''
  const isCounted = row['known_by'] === 'counts'
  return {
    stage,
    isCounted,
    label: textOf(row['label']) ?? stage,
    goesOn: (row['to'] ?? null) !== null,
    entered: volumeOf(row['entered']),
    goneOn: volumeOf(row['gone_on']),
    open: volumeOf(row['open']),
    lost: volumeOf(row['lost']),
    rate: numberOf(row[isCounted ? 'rate' : 'rate_naive']),
    rateOf: volumeOf(row[isCounted ? 'rate_n' : 'rate_naive_n']),
    median: numberOf(row['time_naive_median']),
    honest: readHonest(row),
    amount: textOf(row['amount']),
    recurring: readRecurring(row),
    until: textOf(row['observed_until']),
    ref: textOf(row['ref']),
  }
}

const carried: readonly RecurringOf[] = ['committed', 'started', 'running', 'expansion']

function readRecurring(row: AnswerRow): StageFigures['recurring'] {
  const amount = textOf(row['recurring'])
  const of = carried.find((each) => each === row['recurring_of'])
  return amount === null || of === undefined ? null : { amount, of }
}

/** What a row of the bowtie says of its rate within an age, `null` where it has no age. */
export function readHonest(row: AnswerRow): HonestRate | null {
  const [age, n] = [numberOf(row['rate_age']), numberOf(row['rate_n'])]
  if (age === null || n === null) return null
  return {
    value: numberOf(row['rate']),
    low: numberOf(row['rate_low']),
    high: numberOf(row['rate_high']),
    n,
    maturity: numberOf(row['rate_maturity']),
    age,
    median: numberOf(row['time_median']),
  }
}

/** A project's own stage stands on the side of the published stages around it. */
function withSides(stages: readonly Omit<StageFigures, 'side'>[]): readonly StageFigures[] {
  const known = stages.map(({ stage }) => published.find(({ id }) => id === stage)?.side)
  const knot = known.indexOf('knot')
  const right = known.indexOf('right')
  const turn = knot >= 0 ? knot : right >= 0 ? right : stages.length
  return stages.map((stage, index) => ({
    ...stage,
    side: index < turn ? 'left' : index === knot ? 'knot' : 'right',
  }))
}

function textOf(cell: AnswerRow[string] | undefined): string | null {
  return cell === null || cell === undefined ? null : cleanText(String(cell))
}

function numberOf(cell: AnswerRow[string] | undefined): number | null {
  return typeof cell === 'number' && Number.isFinite(cell) ? cell : null
}

function volumeOf(cell: AnswerRow[string] | undefined): number | null {
  const number = numberOf(cell)
  return number === null ? null : Math.max(0, number)
}
