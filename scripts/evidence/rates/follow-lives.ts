import type { Followed, FollowQuestion, MappedStage } from '../../../src/engine/engine.ts'
import { followPassages } from '../../../src/engine/reference/passages/followed.ts'
import { passagesOf } from '../../../src/engine/reference/passages/passages.ts'
import type { Course } from '../../../src/engine/reference/passages/passages.ts'
import type { Setup } from '../../../src/engine/reference/setup.ts'
import { bowtieEntries } from '../../../src/generator/life/bowtie-entries.ts'
import type { Company } from '../../../src/generator/life/company.ts'
import type { Life } from '../../../src/generator/life/life.ts'
import { lives } from '../../../src/generator/life/lives.ts'
import { CLUSTERS } from '../../../src/stats/survival/clusters.ts'
import { DEFAULT_POLICIES, type StageWindow } from '../../../src/standard/policies.ts'
import { stages } from '../../../src/standard/stages.ts'
import { SECONDS_PER_DAY } from '../../../src/time/calendar.ts'
import { AGES } from './cells.ts'

/** How a company is looked at. */
export interface Watching {
  /** From when on a journey is seen; `null`: from its arrival. */
  readonly seenFrom: number | null
  /** Entries of these days. */
  readonly range: Pick<FollowQuestion, 'from' | 'to'>
  readonly windows: readonly StageWindow[]
  /** Accounts have several journeys. */
  readonly isClustered: boolean
}

export const wholly: Watching = {
  seenFrom: null,
  range: { from: null, to: null },
  windows: [],
  isClustered: false,
}

/** The passages of a company's lives, followed until its end. */
export function followLives(company: Company, watching: Watching): readonly Followed[] {
  const { end, endDay, offsets } = company
  const { seenFrom, range, windows, isClustered } = watching
  const ids = [...company.stages, 'retention', 'expansion']
  const mapped = ids.map((id, index): MappedStage => {
    const stage = stages.find((each) => each.id === id)
    if (stage === undefined) throw new Error(`stage is not in the standard: ${id}`)
    const next = ids[index + 1] ?? null
    const followed = next === null ? null : endDay
    return { ...stage, next, until: endDay, followed, within: null, repeats: isClustered }
  })
  const all = [...lives(company, 0, company.size)]
  const journeys = new Map<number, number>()
  for (const { account } of all) journeys.set(account, (journeys.get(account) ?? 0) + 1)
  const passages = all.flatMap((life) => {
    const isShared = (journeys.get(life.account) ?? 0) > 1
    return passagesOf({ ...courseOf(life, company, seenFrom), isShared }, ids, {
      ...DEFAULT_POLICIES,
      windows,
    })
  })
  const seen =
    seenFrom === null
      ? passages
      : passages.filter(({ lost, next }) => Math.min(lost, next) >= seenFrom)
  return followPassages(
    seen.filter(({ entered }) => entered < end),
    {
      asOf: endDay,
      path: null,
      stage: null,
      knownBefore: null,
      ...range,
      interval: null,
      by: [],
      where: [],
      scope: [],
      clusters: isClustered ? CLUSTERS : 0,
      reasons: false,
      unit: null,
      within: AGES.map((age) => age * SECONDS_PER_DAY),
    },
    mapped,
    { setup: {} as Setup, offsets },
  )
}

function courseOf(
  life: Life,
  { offsets }: Company,
  seenFrom: number | null,
): Omit<Course, 'isShared'> {
  const entries = bowtieEntries(life, offsets)
  return {
    journey: `J${life.journey}`,
    account: `A${life.account}`,
    amount: null,
    observedFrom: seenFrom,
    slice: {},
    entries: new Map(entries.map(({ stage, at }) => [stage, [at]])),
    losses: life.loss === null ? [] : [{ at: life.loss.at, reason: life.loss.reason }],
  }
}
