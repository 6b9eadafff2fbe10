import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildProject } from '../../../src/build/build-project.ts'
import { buildFile } from '../../../src/build/builds-folder.ts'
import { openDuckdbEngine } from '../../../src/engine/duckdb/duckdb-engine.ts'
import type { Valued } from '../../../src/engine/valued.ts'
import type { Truth } from '../../../src/generator/truth/truth.ts'
import { generate } from '../../../src/generator/write/generate.ts'
import type { WorthAsked } from '../../../src/models/math/worth.ts'
import { DEFAULT_REVENUE } from '../../../src/standard/revenue-policies.ts'

export interface ValuedCompany extends WorthAsked {
  readonly dimensions: readonly string[]
  readonly valued: readonly Valued[]
}

interface Made {
  readonly truth: Truth
  readonly size: number
  readonly seed: number
}

/** A company written as the exports of its systems, mapped and built as any project is, and its customers. */
export async function valuedCompany({ truth, size, seed }: Made): Promise<ValuedCompany> {
  const parent = await mkdtemp(path.join(tmpdir(), 'bowline-loop-'))
  try {
    const folder = path.join(parent, 'company')
    await generate({ truth, size, seed, out: folder, format: 'parquet', workers: 1 })
    const now = (): number => Date.parse(`${truth.until}T12:00Z`) / 1000
    const { id } = await buildProject(folder, { env: {}, now, progress: () => undefined })
    const engine = await openDuckdbEngine(buildFile(folder, id))
    try {
      const { asOf } = engine.catalog
      const dimensions = engine.catalog.dimensions.map(({ name }) => name)
      const months = 12
      const valued = await engine.valued({
        asOf,
        knownBefore: null,
        from: null,
        to: null,
        by: dimensions,
        where: [],
        scope: [],
        policies: DEFAULT_REVENUE,
        months,
      })
      return { asOf, months, dimensions, valued }
    } finally {
      await engine.close()
    }
  } finally {
    await rm(parent, { recursive: true, force: true })
  }
}
