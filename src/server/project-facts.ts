import type { StaleBuild } from '../answers/ask.ts'
import type { Count, Dimension, Engine, MappedStage } from '../engine/engine.ts'
import { knownProfiles, type KnownProfile } from '../answers/input/known-profiles.ts'
import type { Language } from '../standard/types.ts'
import { formatDay } from '../time/calendar.ts'
import { formatInstant } from '../time/stamp.ts'
import { zoneOffsets } from '../time/zone.ts'

/** What a page needs to draw its controls: the project, its stages, and its slices. */
export interface ProjectFacts {
  readonly company: string
  readonly currency: string
  readonly timezone: string
  /** ISO, exclusive: the day before which everything is known. */
  readonly asOf: string
  readonly build: { readonly id: string; readonly builtAt: string; readonly stale: string | null }
  readonly languages: readonly Language[]
  readonly stages: readonly StageFacts[]
  readonly dimensions: readonly DimensionFacts[]
  /** Definitions to choose from: the standard's, then the project's own. */
  readonly profiles: readonly KnownProfile[]
}

export interface StageFacts {
  readonly id: string
  readonly label: string
  readonly side: MappedStage['side']
  readonly next: string | null
  /** ISO, exclusive: entries are known before this day. */
  readonly until: string
}

export interface DimensionFacts {
  readonly name: string
  readonly values: readonly ValueFacts[]
  /** How many values are not shown. */
  readonly more: number
}

export interface ValueFacts {
  /** `null` is the missing value. */
  readonly value: string | null
  /** Journeys in the stage that most of them entered. */
  readonly count: number
}

const MOST_VALUES = 50

type Values = Readonly<Record<string, Omit<DimensionFacts, 'name'>>>

/** Counted once per build, however many pages ask. */
const counted = new WeakMap<Engine, Values>()

export async function projectFacts(
  engine: Engine,
  stale: StaleBuild | null,
  lang: Language,
): Promise<ProjectFacts> {
  const { catalog } = engine
  const values = counted.get(engine) ?? (await countValues(engine))
  counted.set(engine, values)
  const { id, builtAt } = catalog.build
  const offsets = zoneOffsets(catalog.timezone)
  return {
    company: catalog.company,
    currency: catalog.currency,
    timezone: catalog.timezone,
    asOf: formatDay(catalog.asOf),
    build: { id, builtAt: formatInstant(builtAt, offsets), stale: stale?.reason ?? null },
    languages: ['en', 'fr'],
    stages: catalog.stages.map(({ id, label, side, next, until }) => ({
      id,
      label: label[lang],
      side,
      next,
      until: formatDay(until),
    })),
    dimensions: catalog.dimensions.map(({ name }) => ({
      name,
      ...(values[name] ?? { values: [], more: 0 }),
    })),
    profiles: knownProfiles(catalog, lang),
  }
}

async function countValues(engine: Engine): Promise<Values> {
  const found = await Promise.all(
    engine.catalog.dimensions.map(
      async (dimension) => [dimension.name, await valuesOf(engine, dimension)] as const,
    ),
  )
  return Object.fromEntries(found)
}

async function valuesOf(
  engine: Engine,
  { name }: Dimension,
): Promise<Omit<DimensionFacts, 'name'>> {
  const counts = await engine.counts({
    view: 'cohort',
    asOf: engine.catalog.asOf,
    path: null,
    stage: null,
    knownBefore: null,
    from: null,
    to: null,
    interval: null,
    by: [name],
    where: [],
    scope: [],
    ages: false,
  })
  const values = journeysByValue(counts).toSorted(
    (a, b) => b.count - a.count || (a.value ?? '').localeCompare(b.value ?? '', 'en'),
  )
  return {
    values: values.slice(0, MOST_VALUES),
    more: Math.max(0, values.length - MOST_VALUES),
  }
}

function journeysByValue(counts: readonly Count[]): readonly ValueFacts[] {
  const stages = new Map<string | null, Map<string, number>>()
  for (const { by, stage, count } of counts) {
    const value = by[0] ?? null
    const ofValue = stages.get(value) ?? new Map<string, number>()
    ofValue.set(stage, (ofValue.get(stage) ?? 0) + count)
    stages.set(value, ofValue)
  }
  return [...stages].map(([value, ofValue]) => ({
    value,
    count: [...ofValue.values()].reduce((most, count) => Math.max(most, count), 0),
  }))
}
