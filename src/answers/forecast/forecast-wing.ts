import type { Count, Engine, Followed, Path, Slice } from '../../engine/engine.ts'
import { bySlice } from '../../models/data/by-slice.ts'
import { spreadOf } from '../../models/math/forecast/deal-facts.ts'
import type { StageFacts } from '../../models/math/forecast/facts.ts'
import { recordedMonths } from '../../models/math/forecast/recorded-months.ts'
import { stageFacts, wingMonths, type WingMonths } from '../../models/math/forecast/wing-facts.ts'
import { weightedQuantile } from '../../stats/weighted-quantile.ts'
import { monthsBefore, SECONDS_PER_DAY } from '../../time/calendar.ts'
import { questionOf, type Asked } from '../input/normalize.ts'
import { openPassages } from './open-passages.ts'

/** Of how many journeys, the last to commit, amounts are read one by one. */
const MOST_AMOUNTS = 5000

/** What is counted before the commitment of one slice. */
export interface SliceWing extends Omit<WingMonths, 'stages'> {
  readonly stages: readonly StageFacts[]
  /** Of the amounts of journeys that committed, see `spreadOf`; `null`: none is known. */
  readonly spread: number | null
}

export interface ForecastWing {
  /** The stage that tells which slice is largest. */
  readonly first: string | null
  readonly entered: readonly Count[]
  /** See `recordedMonths`. */
  readonly recorded: number | null
  readonly of: (slice: Slice) => SliceWing
}

/** Asks what happened before the as-of date from the first stage to the commitment. */
export async function forecastWing(engine: Engine, asked: Asked): Promise<ForecastWing> {
  const { stages: mapped } = engine.catalog
  const commit = mapped.findIndex(({ id }) => id === 'commit')
  const stages = mapped
    .slice(0, commit < 0 ? undefined : commit)
    .filter(({ side }) => side === 'left')
  const ids = stages.map(({ id }) => id)
  if (stages.length === 0 && commit < 0) {
    const none = { stages: [], wins: [], direct: [], amounts: [], spread: null }
    return { first: null, entered: [], recorded: null, of: () => none }
  }
  const question = { ...asked, view: 'period', interval: 'month' } as const
  const all = await engine.counts(questionOf(question))
  const counts = all.filter(({ stage }) => stage === 'commit' || ids.includes(stage))
  const entered = counts.filter(({ event }) => event === 'entered')
  const sliced = bySlice(counts)
  const months = (slice: Slice): WingMonths => wingMonths(sliced(slice), ids, asked.asOf)
  const everyone = await followedOf(engine, asked, null)
  const slices = [...new Map(counts.map(({ by }) => [JSON.stringify(by), by])).values()]
  const arriving = new Set(
    slices.flatMap((slice) =>
      months(slice)
        .stages.filter(({ arrivals }) => arrivals.some((count) => count > 0))
        .map(({ id }) => id),
    ),
  )
  const paths = commit < 0 ? [] : ids.filter((id) => arriving.has(id))
  const whole = await alongPaths(engine, asked, paths)
  const recorded = recordedOf(wingMonths(counts, ids, asked.asOf), whole)
  const since = recorded === null ? null : monthsBefore(asked.asOf, recorded)
  const late = { ...asked, from: since }
  const wins = since === null ? whole : await alongPaths(engine, late, paths)
  const last = ids.at(-1)
  // How the stage before the commitment was left is not known of those who came too early.
  const leaving = since === null ? [] : (await followedOf(engine, late, null)).filter(isOf(last))
  const along = bySlice(wins)
  const followed = bySlice(everyone)
  const left = bySlice(leaving)
  const opened = await openPassages(engine, asked, stages)
  const amounts = await amountsOf(engine, asked, entered)
  return {
    first: stages.find(({ id }) => entered.some(({ stage }) => stage === id))?.id ?? 'commit',
    entered,
    recorded,
    of: (slice) => {
      const { stages: told, ...rest } = months(slice)
      const own = followed(slice)
      const known = amounts(slice).flatMap(({ amount }) =>
        amount === null ? [] : [Number(amount)],
      )
      return {
        ...rest,
        spread: known.length === 0 ? null : spreadOf(known),
        stages: told.map((stage) => {
          const passages = own.filter(isOf(stage.id))
          const toCommit = along(slice).filter(isOf(stage.id))
          const open = opened.get(stage.id)?.(slice, passages) ?? []
          const isCut = since !== null && stage.id === last
          const told = isCut ? left(slice) : passages
          return stageFacts(stage, { followed: told, toCommit, open }, asked.asOf)
        }),
      }
    },
  }
}

function isOf(id: string | undefined): (each: { readonly stage: string }) => boolean {
  return ({ stage }) => stage === id
}

/** Passages of some stages, each along its path to the commitment. */
async function alongPaths(
  engine: Engine,
  asked: Asked,
  stages: readonly string[],
): Promise<readonly Followed[]> {
  const all: Followed[] = []
  for (const from of stages) {
    all.push(...(await followedOf(engine, asked, { from, to: 'commit' })))
  }
  return all
}

function recordedOf({ stages, wins }: WingMonths, along: readonly Followed[]): number | null {
  const ages = along
    .filter(({ outcome }) => outcome === 'next')
    .map(({ age, count }) => ({ value: Math.max(0, age) / SECONDS_PER_DAY, count }))
    .toSorted((one, other) => one.value - other.value)
  const days = weightedQuantile(ages, 0.5)
  if (days === null) return null
  return recordedMonths({ arrivals: stages.map(({ arrivals }) => arrivals), wins, days })
}

async function followedOf(
  engine: Engine,
  asked: Asked,
  path: Path | null,
): Promise<readonly Followed[]> {
  const { view: _view, ages: _ages, ...question } = questionOf({ ...asked, interval: 'year' })
  const stage = path?.from ?? null
  const terms = { clusters: 0, within: [], reasons: false, unit: SECONDS_PER_DAY } as const
  return engine.followed({ ...question, ...terms, path, stage })
}

/** What the latest journeys to commit are worth, one by one. */
async function amountsOf(engine: Engine, asked: Asked, entered: readonly Count[]) {
  const wins = entered.filter(({ stage }) => stage === 'commit')
  if (wins.every(({ amount }) => amount === null))
    return bySlice<{ by: Slice; amount: string | null }>([])
  const total = wins.reduce((sum, { count }) => sum + count, 0)
  const question = questionOf({ ...asked, view: 'cohort', interval: null })
  const offset = Math.max(0, total - MOST_AMOUNTS)
  const { items } = await engine.facts({
    ...question,
    stage: 'commit',
    events: [],
    limit: MOST_AMOUNTS,
    offset,
  })
  return bySlice(items)
}
