import type { Count, Engine, Followed } from '../../engine/engine.ts'
import { agesOf, bowtieRows, type BowtieRow, type History } from '../../models/data/bowtie.ts'
import { periodsShown } from '../../models/data/periods.ts'
import { periodStart } from '../../time/calendar.ts'
import { countMonths, type CountedMonths } from './count-months.ts'
import { CallError } from '../call-error.ts'
import { inClusters } from './followed-slices.ts'
import { questionOf, type Asked } from '../input/normalize.ts'

/** More rows than anyone reads, or a browser shows. */
const MOST_ROWS = 50_000

export interface CountedBowtie {
  readonly rows: readonly BowtieRow[]
  readonly history: History | null
  /** Entries that the range leaves out because they carry no date. */
  readonly undatedLeftOut: number
  /** Of the stages counted by month; `null` where every stage has entries. */
  readonly counted: CountedMonths | null
}

/** The bowtie's rows for a question, from counts of the engine; too many are a `CallError`. */
export async function countBowtie(engine: Engine, asked: Asked): Promise<CountedBowtie> {
  const { stages, currency } = engine.catalog
  if (stages.length === 0) return { rows: [], history: null, undatedLeftOut: 0, counted: null }
  const question = questionOf(asked)
  const counts = await engine.counts({ ...question, ages: asked.view !== 'stock' })
  const history = asked.view === 'period' ? await historyOf(engine, asked) : null
  const counted = await countMonths(engine, asked)
  const periods = periodsShown([...counts, ...periodsOf(counted, asked)], asked)
  checkSize(periods.length * (stages.length + engine.catalog.counted.length))
  const rows = bowtieRows({
    view: asked.view,
    stages,
    currency,
    dimensions: asked.by.length,
    periods,
    counts,
    history,
    ...(await followedOf(engine, asked)),
    counted: counted?.facts ?? null,
  })
  checkSize(rows.length)
  return { rows, history, undatedLeftOut: await undatedLeftOut(engine, asked), counted }
}

/** The periods in which months were counted. */
function periodsOf(
  counted: CountedMonths | null,
  { interval }: Asked,
): readonly Pick<Count, 'period'>[] {
  return (counted?.facts.counted ?? []).flatMap(({ period }) =>
    period === null || interval === null ? [] : [{ period: periodStart(period, interval) }],
  )
}

interface FollowedBowtie {
  readonly followed: readonly Followed[]
  readonly clustered: readonly Followed[]
}

async function followedOf(engine: Engine, asked: Asked): Promise<FollowedBowtie> {
  if (asked.view !== 'cohort') return { followed: [], clustered: [] }
  const { stages } = engine.catalog
  const { view: _view, ages: _ages, ...question } = questionOf(asked)
  const asking = { ...question, clusters: 0, within: agesOf(stages), reasons: false, unit: null }
  const repeats = stages.some((stage) => stage.repeats)
  const followed = await engine.followed(asking)
  return { followed, clustered: repeats ? await engine.followed(inClusters(asking)) : [] }
}

/** What happened before, and without a date: for what is open at the end of each period. */
async function historyOf(engine: Engine, asked: Asked): Promise<History> {
  const interval = asked.interval ?? 'year'
  const question = { ...questionOf(asked), interval, from: null }
  const whole = await engine.counts({ ...question, to: null })
  const cut = asked.to === null ? whole : await engine.counts(question)
  return {
    dated: cut.filter(({ period }) => period !== null),
    undated: whole.filter(({ period }) => period === null),
  }
}

async function undatedLeftOut(engine: Engine, asked: Asked): Promise<number> {
  if (asked.from === null && asked.to === null) return 0
  const question = { ...questionOf(asked), by: [], interval: null, from: null, to: null }
  const counts = await engine.counts({ ...question, view: 'cohort' })
  return counts.reduce((sum, { dated, count }) => (dated ? sum : sum + count), 0)
}

function checkSize(rows: number): void {
  if (rows <= MOST_ROWS) return
  throw new CallError(
    'bad_range',
    `the answer has more than ${MOST_ROWS} rows: ${rows}`,
    'ask for a shorter range with from and to, a longer interval, or fewer dimensions',
  )
}
