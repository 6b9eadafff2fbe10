import type { CountedStage, Day, Engine, Row } from '../../engine/engine.ts'
import { wordNumber } from '../../findings/wording.ts'
import type { Language } from '../../standard/types.ts'
import { formatDay, nextPeriod, parseDay } from '../../time/calendar.ts'
import type { AnswerContext, AnswerRow } from '../answer.ts'
import { asOfFindings } from '../bowtie/bowtie-findings.ts'
import { pendant, within } from '../bowtie/bowtie-words.ts'
import { CallError } from '../call-error.ts'
import { column, dimensionColumn } from '../columns.ts'
import { countedFindings, countMonths } from '../bowtie/count-months.ts'
import type { Explained, Paging } from './explained.ts'
import type { BowtieRef } from '../refs/ref.ts'

const fixed = [
  column('stage', 'text', { en: 'stage', fr: 'étape' }),
  column('month', 'date', { en: 'month', fr: 'mois' }),
  column('count', 'count', { en: 'count', fr: 'effectif' }),
]
const recordedAt = column('recorded_at', 'text', { en: 'recorded', fr: 'enregistré le' })

/** The rows of `stage_counts` behind a stage that is counted by month, of all versions. */
export async function explainCounted(
  { engine, lang }: AnswerContext,
  ref: BowtieRef,
  stage: CountedStage,
  { limit, offset }: Paging,
): Promise<Explained> {
  const { catalog } = engine
  if (ref.outcome !== null && ref.outcome !== 'entered') {
    throw new CallError(
      'bad_ref',
      `the stage is known by monthly counts alone, without outcomes: ${ref.outcome}`,
      'take the ref of the row without its outcome',
    )
  }
  const asOf = ref.asOf ?? catalog.asOf
  const asked = {
    ...ref,
    asOf,
    knownBefore: ref.knownNow ? null : ref.asOf,
    interval: null,
    by: [],
  }
  const months = await countMonths(engine, asked)
  if (months === null) throw new Error(`stage is not counted: ${stage.id}`)
  const mapped = catalog.tables.find(({ name }) => name === 'stage_counts')?.columns ?? []
  const by = catalog.dimensions.map(({ name }) => name).filter((name) => mapped.includes(name))
  const own = fixed.map((make) => make(lang))
  const recorded = mapped.includes('recorded_at') ? [recordedAt(lang)] : []
  const taken = [...own, ...recorded].map(({ name }) => name)
  const dimensions = by.map((name) => dimensionColumn(name, taken))
  const isTold = months.unsliced.length === 0 && ref.view !== 'stock' && !ref.undated
  const rows = isTold ? (await everyRow(engine, stage.id)).filter(isBehind(ref, asOf, mapped)) : []
  const sum = months.facts.counted
    .filter((each) => each.stage === stage.id)
    .reduce((all, { count }) => all + count, 0)
  return {
    asOf: formatDay(asOf),
    columns: [...own, ...recorded, ...dimensions],
    rows: rows.slice(offset, offset + limit).map((row): AnswerRow => ({
      stage: row['stage'] ?? null,
      month: row['month'] ?? null,
      count: row['count'] == null ? null : Number(row['count']),
      recorded_at: row['recorded_at'] ?? null,
      ...Object.fromEntries(dimensions.map(({ name }, at) => [name, row[by[at] ?? ''] ?? null])),
    })),
    findings: [
      ...countedFindings({ ...catalog, counted: [stage] }, months),
      ...asOfFindings(catalog, { asOf }),
    ],
    total: rows.length,
    headline: headlineOf(ref, stage, isTold ? sum : 0, lang),
    about: { label: stage.label[lang] },
  }
}

const CHUNK = 10_000

async function everyRow(engine: Engine, stage: string): Promise<readonly Row[]> {
  const found: Row[] = []
  for (;;) {
    const page = { limit: CHUNK, offset: found.length }
    const asked = { table: 'stage_counts', where: { stage }, scope: [] } as const
    const { items, total } = await engine.rows({ ...asked, ...page })
    found.push(...items)
    if (items.length === 0 || found.length >= total) return found
  }
}

/** Months that lie in the range with all their days, and the slice asked for. */
function isBehind(
  { from, to, where }: BowtieRef,
  asOf: Day,
  mapped: readonly string[],
): (row: Row) => boolean {
  const filters = where.filter(({ dimension }) => mapped.includes(dimension))
  return (row) => {
    const month = parseDay(row['month'] ?? '')
    if (month === null || (from !== null && month < from)) return false
    if (nextPeriod(month, 'month') > Math.min(to ?? asOf, asOf)) return false
    return filters.every(({ dimension, values }) => {
      const value = row[dimension] ?? null
      return values.includes(dimension === 'motion' ? (value ?? 'unassigned') : value)
    })
  }
}

/** `217 counted by month in Awareness as of 2018-04-11` */
function headlineOf(ref: BowtieRef, { label }: CountedStage, sum: number, lang: Language): string {
  const filters = ref.where
    .flatMap(({ dimension, values }) => values.map((value) => `${dimension}=${value ?? ''}`))
    .join(', ')
  const filtered = filters === '' ? '' : ` (${filters})`
  const n = wordNumber(sum, lang)
  return lang === 'fr'
    ? `${n} en «\u00a0${label.fr}\u00a0», en effectifs par mois${pendant(ref)}${filtered}`
    : `${n} in ${label.en}, counted by month${within(ref)}${filtered}`
}
