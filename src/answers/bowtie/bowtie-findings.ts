import type { Catalog } from '../../engine/engine.ts'
import type { Finding } from '../../findings/finding.ts'
import type { Rate } from '../../models/data/rates.ts'
import { formatDay } from '../../time/calendar.ts'
import { countedFindings, type CountedMonths } from './count-months.ts'
import type { Asked } from '../input/normalize.ts'
import { sampleFindings } from '../findings/sample-findings.ts'

const touched = ['journeys', 'stage_entries', 'losses', 'accounts']

export interface BowtieState {
  /** Entries that the range leaves out because they carry no date. */
  readonly undatedLeftOut: number
  readonly counted: CountedMonths | null
  readonly rates: readonly Rate[]
  /** Every figure is zero. */
  readonly nothing: boolean
  /** Where nothing matches, a `dimension=value` that may be meant. */
  readonly nearest: string | null
}

/** The build's findings that touch the bowtie, then what is to be said of this question. */
export function bowtieFindings(
  catalog: Catalog,
  asked: Asked,
  { undatedLeftOut, counted, rates, nothing, nearest }: BowtieState,
): readonly Finding[] {
  const findings: Finding[] = catalog.findings.filter(
    ({ severity, where }) => severity === 'info' || touched.includes(tableOf(where)),
  )
  if (counted !== null) findings.push(...countedFindings(catalog, counted))
  const samples = rates.map(({ n, value }) => ({ n: n ?? 0, isTold: value !== null }))
  findings.push(...sampleFindings(samples, 'rate'))
  if (asked.view === 'period') {
    findings.push({
      code: 'milestone_rate',
      severity: 'info',
      where: 'rate_naive',
      rows: 0,
      params: {},
    })
  }
  if (undatedLeftOut > 0) {
    findings.push({
      code: 'undated_not_in_range',
      severity: 'warning',
      where: 'from',
      rows: undatedLeftOut,
      params: {},
    })
  }
  if (nothing && asked.where.length > 0) {
    findings.push({
      code: 'no_match',
      severity: 'warning',
      where: 'where',
      rows: 0,
      params: { filters: shownFilter(asked), nearest },
    })
  }
  return [...findings, ...asOfFindings(catalog, asked)]
}

/** What an as-of date other than where the data ends means. */
export function asOfFindings(catalog: Catalog, { asOf }: Pick<Asked, 'asOf'>): readonly Finding[] {
  const where = 'as_of'
  const shown = formatDay(asOf)
  if (asOf > catalog.asOf) {
    const params = { asOf: shown, until: formatDay(catalog.asOf) }
    return [{ code: 'as_of_beyond_data', severity: 'warning', where, rows: 0, params }]
  }
  if (asOf < catalog.asOf && !catalog.recorded) {
    const params = { asOf: shown }
    return [{ code: 'corrected_history', severity: 'warning', where, rows: 0, params }]
  }
  return []
}

function tableOf(where: string): string {
  return where.split(/[./]/u)[0] ?? where
}

function shownFilter({ where }: Asked): string {
  return where
    .flatMap(({ dimension, values }) => values.map((value) => `${dimension}=${value ?? ''}`))
    .join(', ')
}
