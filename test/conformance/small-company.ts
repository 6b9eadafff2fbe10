import { DEFAULT_POLICIES } from '../../src/standard/policies.ts'
import type { Engine, Question } from '../../src/engine/engine.ts'
import { referenceEngine } from '../../src/engine/reference/reference-engine.ts'
import { headlines } from '../../src/models/data/headline-age.ts'
import type { Cells, Setup, TableRows } from '../../src/engine/reference/setup.ts'
import { parseDay } from '../../src/time/calendar.ts'
import type { Company } from './generate-rows.ts'

type Row = readonly (string | null)[]

/** A table written by hand: a header and rows, `null` for what is missing. */
export function table(header: string, ...rows: readonly Row[]): Cells[] {
  const columns = header.split(' ')
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null])))
}

export function engineOver(rows: TableRows, setup: Partial<Setup> = {}): Engine {
  return referenceEngine({ ...companyOf(rows, setup), buildId: 'small', headlines })
}

/** The same for any engine. */
export function companyOf(rows: TableRows, setup: Partial<Setup> = {}): Company {
  const columns = Object.entries(rows).map(([name, cells]) => [name, Object.keys(cells[0] ?? {})])
  return {
    setup: {
      company: 'Small',
      currency: 'BRL',
      timezone: 'UTC',
      dimensions: ['origin', 'segment'],
      observedUntil: [],
      within: [],
      policies: DEFAULT_POLICIES,
      stages: [],
      dates: [],
      ...setup,
    },
    columns: Object.fromEntries(columns) as Company['columns'],
    rows,
    builtAt: Date.UTC(2019, 0, 1) / 1000,
  }
}

/** Everything, as cohorts, as of a date, with what was recorded by then. */
export function askedOf(asOf: string, question: Partial<Question> = {}): Question {
  return {
    view: 'cohort',
    asOf: day(asOf),
    path: null,
    stage: null,
    knownBefore: day(asOf),
    from: null,
    to: null,
    interval: null,
    by: [],
    where: [],
    scope: [],
    ages: true,
    ...question,
  }
}

export function day(text: string): number {
  const parsed = parseDay(text)
  if (parsed === null) throw new Error(`day must be a date: ${text}`)
  return parsed
}

/** Counts as short lines, `stage event n`, with the age and the slice where there is one. */
export async function told(engine: Engine, question: Question): Promise<string[]> {
  const counts = await engine.counts(question)
  return counts
    .map(({ stage, event, count, age, by, dated }) =>
      [
        stage,
        ...(dated ? [] : ['undated']),
        event,
        ...by.map((value) => value ?? '(none)'),
        count,
        ...(age === null ? [] : [`${age} s`]),
      ].join(' '),
    )
    .sort()
}

/** A finding as it stands in the catalog. */
export function findingOf(engine: Engine, code: string, where: string) {
  const { findings } = engine.catalog
  return findings.find((finding) => finding.code === code && finding.where === where)
}
