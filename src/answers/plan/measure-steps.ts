import type { Count, Day, Engine, Followed, MappedStage, Path, Slice } from '../../engine/engine.ts'
import { HEADLINE_SECONDS } from '../../models/data/headline-age.ts'
import { placedStages, type PlacedStage } from '../../models/data/counted-stages.ts'
import type { Rate } from '../../models/data/rates.ts'
import { bySlice } from '../../models/data/by-slice.ts'
import { sliceKey, slicesOf } from '../../models/data/slices.ts'
import {
  longestAge,
  measuredStep,
  MOST_MONTHS_UNDER_WAY,
  type MeasuredStep,
} from '../../models/math/measured-step.ts'
import { historyOf, monthlyMean, MONTHS_OF_MEAN } from '../../models/math/monthly-mean.ts'
import type { Cell } from '../../models/math/sheet.ts'
import { nextPeriod, periodsBetween, periodStart } from '../../time/calendar.ts'
import { countBowtie } from '../bowtie/count-bowtie.ts'
import { inClusters } from '../bowtie/followed-slices.ts'
import { questionOf, type Asked } from '../input/normalize.ts'
import { measuredCell } from '../../models/math/measured-cell.ts'

/** What is measured of one stage in one slice. */
export interface MeasuredStage {
  readonly stage: MappedStage
  readonly isCounted: boolean
  /** `null` for the last one, and where another question than this one must tell it. */
  readonly step: MeasuredStep | null
  /** A month, with those who passed it over. */
  readonly entering: Cell | null
  readonly history: readonly number[] | null
}

/** What is measured from the first stage to the commitment in one slice. */
export interface MeasuredSteps {
  readonly by: Slice
  readonly stages: readonly MeasuredStage[]
  /** From the first stage with entries to the commitment at once: what the steps multiply to. */
  readonly path: (Path & { readonly rate: Rate }) | null
  /** Commitments, and those of them whose journeys never entered the path's first stage. */
  readonly wins: number
  readonly outside: number
}

/** Stages, rates, times and months before `start` of every slice. */
export async function measureSteps(
  engine: Engine,
  asked: Asked,
  start: Day,
): Promise<readonly MeasuredSteps[]> {
  const { stages, counted } = engine.catalog
  const placed = leftWing(placedStages(stages, counted))
  const tracked = placed.filter(({ isCounted }) => !isCounted).map(({ stage }) => stage)
  if (placed.length === 0) return asked.by.length === 0 ? [empty([])] : []
  const whole: Asked = { ...asked, view: 'period', from: null, to: null, interval: 'month' }
  const cohort: Asked = { ...asked, view: 'cohort', interval: null }
  const months = await engine.counts(questionOf(whole))
  const volumes = await engine.counts(questionOf(cohort))
  const { followed, clustered } = await followedAlong(engine, cohort, null)
  const bowtie = counted.length > 0 ? (await countBowtie(engine, cohort)).rows : []
  const monthly =
    counted.length > 0 ? (await countBowtie(engine, { ...whole, view: 'cohort' })).rows : []
  const entered = months.filter(({ event }) => event === 'entered')
  const slices = slicesOf(
    [
      ...entered,
      ...bowtie.map((row) => ({ stage: row.stage.id, by: row.by, count: row.entered ?? 0 })),
    ],
    placed[0]?.stage.id ?? null,
    asked.by.length,
  )
  const enteredIn = bySlice(entered)
  const firsts = new Map(slices.map((by) => [sliceKey(by), firstOf(tracked, enteredIn(by))]))
  const along = new Map<string, Along>()
  for (const first of new Set(firsts.values())) {
    if (first !== null)
      along.set(first.id, await measureAlong(engine, cohort, whole, first, tracked))
  }
  const ages = new Map(
    tracked.map(({ id }) => [id, longestAge(followed.filter(({ stage }) => stage === id))]),
  )
  const [followedIn, clusteredIn] = [bySlice(followed), bySlice(clustered)]
  const [bowtieIn, monthlyIn] = [bySlice(bowtie), bySlice(monthly)]
  const datedIn = bySlice(volumes.filter(({ dated }) => dated))
  return slices.map((by): MeasuredSteps => {
    const first = firsts.get(sliceKey(by)) ?? null
    const path = along.get(first?.id ?? '')
    const skips = path?.skipped(by) ?? []
    const all = enteredIn(by)
    const own = placed.filter(
      ({ stage, isCounted }) =>
        (isCounted &&
          bowtieIn(by).some((row) => row.stage.id === stage.id && row.entered !== null)) ||
        stage.id === 'commit' ||
        all.some((each) => each.stage === stage.id && each.count > 0),
    )
    const wins = sum(all.filter(({ stage }) => stage === 'commit'))
    const through = sum(path?.won(by) ?? [])
    const told = own.map(({ stage, isCounted }): MeasuredStage => {
      if (isCounted) {
        const rows = monthlyIn(by).filter((row) => row.stage.id === stage.id)
        const counts = rows.flatMap(({ period, entered: count }) =>
          period === null || count === null ? [] : [{ period, count }],
        )
        const { rate } = bowtieIn(by).find((row) => row.stage.id === stage.id) ?? {}
        return {
          stage,
          isCounted,
          step: rate === undefined ? null : monthlyStep(rate),
          ...monthsOf(counts, stage.until, start),
        }
      }
      const passed = skips.filter((each) => each.stage === stage.id)
      const counts = [...all.filter((each) => each.stage === stage.id), ...passed]
      const isLast = stage.id === 'commit' || stage.next === null
      return {
        stage,
        isCounted,
        step: isLast
          ? null
          : measuredStep({
              followed: followedIn(by).filter((each) => each.stage === stage.id),
              entered: sum(datedIn(by).filter((each) => each.stage === stage.id)),
              skipping: sum(passed.filter(({ period }) => period !== null)),
              age: ages.get(stage.id) ?? null,
              clustered: stage.repeats
                ? clusteredIn(by).filter((each) => each.stage === stage.id)
                : null,
            }),
        ...monthsOf(counts, stage.until, start),
      }
    })
    return {
      by,
      stages: told,
      path:
        path === undefined || first === null
          ? null
          : pathOf(path, by, sum(datedIn(by).filter((each) => each.stage === first.id))),
      wins,
      outside: path === undefined ? 0 : Math.max(0, wins - through),
    }
  })
}

function empty(by: Slice): MeasuredSteps {
  return { by, stages: [], path: null, wins: 0, outside: 0 }
}

/** What stands before the commitment, and it. */
function leftWing(placed: readonly PlacedStage[]): readonly PlacedStage[] {
  const at = placed.findIndex(({ stage }) => stage.id === 'commit')
  return at < 0 ? placed.filter(({ stage }) => stage.side === 'left') : placed.slice(0, at + 1)
}

/** The first stage that journeys of the slice entered; none where that is the commitment itself. */
function firstOf(tracked: readonly MappedStage[], entered: readonly Count[]) {
  const found = tracked.find(({ id }) =>
    entered.some((each) => each.stage === id && each.count > 0),
  )
  return found === undefined || found.id === 'commit' ? null : found
}

/** What is counted along the paths from one stage. */
interface Along {
  /** Passed over, by stage and month. */
  readonly skipped: (by: Slice) => readonly Pick<Count, 'stage' | 'period' | 'by' | 'count'>[]
  readonly won: (by: Slice) => readonly Count[]
  readonly followed: (by: Slice) => readonly Followed[]
  /** The same by clusters. */
  readonly clustered: (by: Slice) => readonly Followed[]
  /** Of all slices. */
  readonly age: number | null
  readonly from: MappedStage
  readonly to: string | null
}

async function measureAlong(
  engine: Engine,
  cohort: Asked,
  whole: Asked,
  from: MappedStage,
  tracked: readonly MappedStage[],
): Promise<Along> {
  const later = tracked.slice(tracked.findIndex(({ id }) => id === from.id) + 1)
  const counts: (readonly [string, readonly Count[]])[] = []
  for (const { id } of later) {
    const path = { from: from.id, to: id }
    counts.push([id, await engine.counts({ ...questionOf(whole), path, stage: from.id })])
  }
  const skipped = counts.flatMap(([stage, own]) =>
    own.filter(({ event }) => event === 'skipped').map((each) => ({ ...each, stage })),
  )
  const last = counts.find(([stage]) => stage === 'commit')
  const won = last?.[1].filter(({ event }) => event === 'next') ?? []
  const to = last?.[0] ?? null
  const path = to === null ? null : { from: from.id, to }
  const nobody = { followed: [], clustered: [] }
  const { followed, clustered } = path === null ? nobody : await followedAlong(engine, cohort, path)
  return {
    skipped: bySlice(skipped),
    won: bySlice(won),
    followed: bySlice(followed),
    clustered: bySlice(clustered),
    age: longestAge(followed),
    from,
    to,
  }
}

interface FollowedAlong {
  readonly followed: readonly Followed[]
  /** The same by clusters. */
  readonly clustered: readonly Followed[]
}

async function followedAlong(
  engine: Engine,
  asked: Asked,
  path: Path | null,
): Promise<FollowedAlong> {
  const { view: _view, ages: _ages, ...question } = questionOf(asked)
  const repeats = engine.catalog.stages.some(
    (stage) => stage.repeats && (path === null || stage.id === path.from),
  )
  const asking = {
    ...question,
    path,
    stage: path?.from ?? null,
    clusters: 0,
    within: HEADLINE_SECONDS,
    reasons: false,
    unit: null,
  }
  const followed = await engine.followed(asking)
  return { followed, clustered: repeats ? await engine.followed(inClusters(asking)) : [] }
}

/** @param entered how many of the slice entered its first stage */
function pathOf(
  { followed, clustered, age, from, to }: Along,
  by: Slice,
  entered: number,
): MeasuredSteps['path'] {
  if (to === null) return null
  const { told } = measuredStep({
    followed: followed(by),
    entered,
    skipping: 0,
    age,
    clustered: from.repeats ? clustered(by) : null,
  })
  return { from: from.id, to, rate: told }
}

/** A rate of months has no time, and no range. */
function monthlyStep(rate: Rate): MeasuredStep {
  const { value, n } = rate
  const cell: Cell | null = value === null || value < 0 ? null : measuredCell(value, null, n)
  return { told: rate, rate: cell, days: null, curve: null, late: null }
}

/** By month from the first entry to the start, as far as whole months are known. */
function monthsOf(
  counts: readonly { readonly period: Day | null; readonly count: number }[],
  until: Day,
  start: Day,
): Pick<MeasuredStage, 'entering' | 'history'> {
  const known = Math.min(start, periodStart(until, 'month'))
  const byMonth = new Map<Day, number>()
  for (const { period, count } of counts) {
    if (period === null || nextPeriod(period, 'month') > known) continue
    byMonth.set(period, (byMonth.get(period) ?? 0) + count)
  }
  const first = Math.min(...byMonth.keys())
  if (!Number.isFinite(first)) return { entering: null, history: null }
  // Counts may correct what was counted before; nobody enters less than nobody.
  const whole = periodsBetween(first, known, 'month').map((month) =>
    Math.max(0, byMonth.get(month) ?? 0),
  )
  const unknown = known < start ? periodsBetween(known, start, 'month').length : 0
  // The first month may have begun before the data does.
  const sure = whole.length > 1 && whole.length <= MONTHS_OF_MEAN ? whole.slice(1) : whole
  return { entering: monthlyMean(sure), history: historyOf(whole, unknown, MOST_MONTHS_UNDER_WAY) }
}

function sum(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0)
}
