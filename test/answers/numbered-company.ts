import type { AnswerEnvelope, AnswerRow } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { numbers } from '../../src/answers/numbers/numbers.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import type { Engine } from '../../src/engine/engine.ts'
import type { Setup, TableRows } from '../../src/engine/reference/setup.ts'
import { engineOver } from '../conformance/small-company.ts'

export type Asking = (raw?: RawInput, lang?: 'en' | 'fr') => Promise<AnswerEnvelope>

export const asking =
  (engine: Engine): Asking =>
  (raw = {}, lang = 'en') =>
    ask(numbers, { engine, lang }, raw)

export function labelled(
  { rows }: AnswerEnvelope,
  label: string,
  slice: AnswerRow = {},
): AnswerRow {
  const found = rows.find(
    (row) =>
      row['label'] === label && Object.entries(slice).every(([name, value]) => row[name] === value),
  )
  if (found === undefined) throw new Error(`number is not there: ${label}`)
  return found
}

/** Ten a day enter; of ten, so many go on to each later stage, a day after the one before. */
export function companyOf(
  stages: readonly (readonly [stage: string, of10: number])[],
  {
    kinds = false,
    more = {},
    stages: edits = [],
    last = 100,
  }: {
    readonly kinds?: boolean
    readonly more?: TableRows
    readonly stages?: Setup['stages']
    readonly last?: number
  } = {},
): Engine {
  const ids = Array.from({ length: last }, (_, index) => index)
  const on = (index: number, step: number): string =>
    `2018-01-${String(1 + Math.floor(index / 10) + step).padStart(2, '0')}`
  return engineOver(
    {
      journeys: ids.map((index) => ({
        journey_id: `j${index}`,
        account_id: null,
        motion: 'direct',
        origin: index % 10 < 5 ? 'web' : 'fair',
        segment: null,
        amount: index % 10 === 0 ? '9000' : '12000',
        ...(kinds ? { kind: index >= 90 ? 'renewal' : index % 2 === 0 ? 'new' : null } : {}),
      })),
      stage_entries: stages.flatMap(([stage, of10], step) =>
        ids
          .filter((index) => index % 10 < of10)
          .map((index) => ({ journey_id: `j${index}`, stage, entered_at: on(index, step) })),
      ),
      ...more,
    },
    {
      currency: 'USD',
      stages: edits,
      dimensions: ['origin'],
      within: stages.map(([stage]) => ({ stage, days: 30 })),
      observedUntil: [{ table: 'stage_entries', stage: null, until: '2018-12-01' }],
    },
  )
}

export const left = [
  ['awareness', 10],
  ['education', 8],
  ['consideration', 5],
  ['selection', 4],
  ['commit', 2],
] as const
