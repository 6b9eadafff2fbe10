import path from 'node:path'
import { buildProject } from '../../src/build/build-project.ts'
import { buildFile } from '../../src/build/builds-folder.ts'
import { openDuckdbEngine } from '../../src/engine/duckdb/duckdb-engine.ts'
import type { Count, Engine, Question } from '../../src/engine/engine.ts'
import type { LifeTally, Outcomes } from '../../src/generator/life/tally.ts'
import type { Truth } from '../../src/generator/truth/truth.ts'
import { generate } from '../../src/generator/write/generate.ts'
import type { GenerateOptions, Generated } from '../../src/generator/write/generate.ts'
import { effects, withFolder } from '../build/scratch-project.ts'

export interface Built {
  readonly engine: Engine
  readonly made: Generated
  readonly folder: string
}

/** A company generated, built and opened, removed afterwards. */
export function withCompany<T>(
  options: Omit<GenerateOptions, 'out'>,
  use: (built: Built) => Promise<T>,
): Promise<T> {
  return withFolder({}, async (parent) => {
    const folder = path.join(parent, 'company')
    const made = await generate({ ...options, out: folder })
    const { id } = await buildProject(folder, { ...effects, now: () => noonAfter(options.truth) })
    const engine = await openDuckdbEngine(buildFile(folder, id))
    try {
      return await use({ engine, made, folder })
    } finally {
      await engine.close()
    }
  })
}

/** On the day of the exports: a build before it takes what came later for a mistake in a date. */
function noonAfter({ until }: Truth): number {
  return Date.parse(`${until}T12:00Z`) / 1000
}

export function question(engine: Engine, changes: Partial<Question> = {}): Question {
  return {
    view: 'cohort',
    asOf: engine.catalog.asOf,
    path: null,
    stage: null,
    knownBefore: changes.asOf ?? null,
    from: null,
    to: null,
    interval: null,
    by: [],
    where: [],
    scope: [],
    ages: false,
    ...changes,
  }
}

/** What the engine counts, in the shape of the realised truth. */
export async function countedTally(engine: Engine, truth: Truth): Promise<LifeTally> {
  const all = await engine.counts(question(engine))
  const slices = await Promise.all(
    truth.attributes.map(({ name }) => engine.counts(question(engine, { by: [name] }))),
  )
  return {
    stages: engine.catalog.stages.map(({ id }) => ({
      stage: id,
      all: outcomes(all.filter(({ stage }) => stage === id)),
      by: truth.attributes.map(({ values }, i) =>
        values.map(({ value }) =>
          outcomes((slices[i] ?? []).filter(({ stage, by }) => stage === id && by[0] === value)),
        ),
      ),
    })),
  }
}

export function outcomes(counts: readonly Count[]): Outcomes {
  const sum = { entered: 0, next: 0, skipped: 0, lost: 0, open: 0 }
  for (const { event, count } of counts) {
    sum.entered += count
    sum[event] += count
  }
  return sum
}

/**
 * A stage that nobody has entered is not mapped: whoever passed it over went to the next one that
 * is. Holds where no two such stages come before another that was entered.
 */
export function asMapped({ stages }: LifeTally): LifeTally {
  const merge = (outcomes: Outcomes): Outcomes => ({
    ...outcomes,
    next: outcomes.next + outcomes.skipped,
    skipped: 0,
  })
  return {
    stages: stages.flatMap((stage, i) => {
      if (stage.all.entered === 0) return []
      if (stages[i + 1]?.all.entered !== 0) return [stage]
      return [{ ...stage, all: merge(stage.all), by: stage.by.map((values) => values.map(merge)) }]
    }),
  }
}
