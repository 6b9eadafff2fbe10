import type { Catalog, Counted, CountedStage, Engine, Filter } from '../../engine/engine.ts'
import type { Finding } from '../../findings/finding.ts'
import type { CountedFacts } from '../../models/data/counted-stages.ts'
import { questionOf, type Asked } from '../input/normalize.ts'

/** What is known of the stages counted by month, for a question. */
export interface CountedMonths {
  readonly facts: CountedFacts
  /** Months that the range or the as-of date cuts, and that are left out. */
  readonly cut: readonly Counted[]
  /** Dimensions asked for that the counts carry no column for. */
  readonly unsliced: readonly string[]
}

/** The monthly counts behind a bowtie; `null` where every stage has entries. */
export async function countMonths(engine: Engine, asked: Asked): Promise<CountedMonths | null> {
  const { counted: stages, tables } = engine.catalog
  if (stages.length === 0) return null
  const columns = tables.find(({ name }) => name === 'stage_counts')?.columns ?? []
  const where = asked.where.filter((filter) => !isOfAnyKind(filter) || columns.includes('kind'))
  const names = [...asked.by, ...where.map(({ dimension }) => dimension)]
  const unsliced = [...new Set(names.filter((name) => !columns.includes(name)))]
  const nothing = { counted: [], months: [], entries: [] }
  if (unsliced.length > 0 || asked.view === 'stock') {
    const facts = { stages, interval: asked.interval, ...nothing }
    return { facts, cut: [], unsliced: asked.view === 'stock' ? [] : unsliced }
  }
  const { view: _view, ages: _ages, ...question } = questionOf({ ...asked, interval: 'month' })
  const all = await engine.counted({ ...question, where })
  const months = await engine.counted({ ...question, where: [], by: [] })
  const entries = await engine.counts({ ...question, view: 'cohort', ages: false })
  const counted = all.filter(isWhole)
  return {
    facts: { stages, interval: asked.interval, counted, months: months.filter(isWhole), entries },
    cut: all.filter((each) => !isWhole(each)),
    unsliced,
  }
}

function isWhole({ whole }: Counted): boolean {
  return whole
}

/**
 * What is only counted is of no kind yet: a question that takes journeys of none along with others,
 * as one of new business does, takes it too.
 */
function isOfAnyKind({ dimension, values }: Filter): boolean {
  return dimension === 'kind' && values.includes(null) && values.length > 1
}

/** That the rates of stages counted by month are of months. */
export function monthlyFindings(stages: readonly CountedStage[]): readonly Finding[] {
  return stages.flatMap(({ id, next }): Finding[] => {
    const about = { severity: 'info', where: `stage_counts/${id}`, rows: 0 } as const
    return next === null ? [] : [{ ...about, code: 'monthly_rate', params: { next } }]
  })
}

/** What is to be said of stages counted by month. */
export function countedFindings(
  { counted: stages }: Pick<Catalog, 'counted'>,
  { facts, cut, unsliced }: CountedMonths,
): readonly Finding[] {
  return stages.flatMap((stage): Finding[] => {
    const { id } = stage
    const about = { severity: 'info', where: `stage_counts/${id}` } as const
    if (unsliced.length > 0) {
      const params = { dimensions: unsliced }
      return [{ ...about, severity: 'warning', code: 'counts_unsliced', rows: 0, params }]
    }
    const left = cut.filter((each) => each.stage === id)
    const months = new Set(left.map(({ period }) => period)).size
    const count = left.reduce((sum, each) => sum + each.count, 0)
    const isTold = facts.months.some((each) => each.stage === id)
    return [
      ...(isTold ? monthlyFindings([stage]) : []),
      ...(months === 0
        ? []
        : [{ ...about, code: 'month_cut' as const, rows: months, params: { count } }]),
    ]
  })
}
