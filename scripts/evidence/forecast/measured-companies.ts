import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { commonInput } from '../../../src/answers/common-input.ts'
import { measureForecast } from '../../../src/answers/measure-forecast.ts'
import { normalize, profileNamed } from '../../../src/answers/normalize.ts'
import { buildProject } from '../../../src/build/build-project.ts'
import { buildFile } from '../../../src/build/builds-folder.ts'
import { openDuckdbEngine } from '../../../src/engine/duckdb/duckdb-engine.ts'
import type { Truth } from '../../../src/generator/truth/truth.ts'
import { generate } from '../../../src/generator/write/generate.ts'
import type { ForecastFacts } from '../../../src/models/math/forecast/facts.ts'

export interface MeasuredCompany {
  /** As counted at the origin, nothing after it known. */
  readonly facts: ForecastFacts
  /** What came: what runs a year later, and what was signed within the year. */
  readonly running: number
  readonly bookings: number
}

export interface Measured {
  readonly truth: Truth
  readonly size: number
  readonly seed: number
  readonly origin: string
  readonly until: string
  readonly by: readonly string[]
}

/** Companies written, built, and asked as any are: at the origin, and at the end. */
export async function measuredCompanies(asked: Measured): Promise<readonly MeasuredCompany[]> {
  const { truth, size, seed, origin, until, by } = asked
  const parent = await mkdtemp(path.join(tmpdir(), 'bowline-evidence-'))
  try {
    const folder = path.join(parent, 'company')
    await generate({ truth, size, seed, out: folder, format: 'csv', workers: 1 })
    const now = (): number => Date.parse(`${truth.until}T12:00Z`) / 1000
    const { id } = await buildProject(folder, { env: {}, now, progress: () => undefined })
    const engine = await openDuckdbEngine(buildFile(folder, id))
    try {
      const profile = profileNamed(engine.catalog, 'bowline')
      const at = (asOf: string): Promise<readonly ForecastFacts[]> => {
        const input = normalize(engine.catalog, commonInput.parse({ asOf, by: [...by] }))
        return measureForecast(engine, { ...input, profile })
      }
      const [before, after] = [await at(origin), await at(until)]
      return before.map((facts) => {
        const came = after.find((each) => String(each.by) === String(facts.by))
        return {
          facts,
          running: came?.customers.running ?? 0,
          bookings: (came?.bookings ?? []).slice(-12).reduce((sum, each) => sum + each, 0),
        }
      })
    } finally {
      await engine.close()
    }
  } finally {
    await rm(parent, { recursive: true, force: true })
  }
}
