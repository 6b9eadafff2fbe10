import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildProject } from '../../../src/build/build-project.ts'
import { buildFile } from '../../../src/build/builds-folder.ts'
import { openDuckdbEngine } from '../../../src/engine/duckdb/duckdb-engine.ts'
import type { Followed } from '../../../src/engine/engine.ts'
import type { KindName } from '../../../src/generator/mess/mess.ts'
import { messKinds } from '../../../src/generator/mess/mess.ts'
import type { Truth } from '../../../src/generator/truth/truth.ts'
import { generate } from '../../../src/generator/write/generate.ts'
import { SECONDS_PER_DAY } from '../../../src/time/calendar.ts'
import { AGES } from './cells.ts'

/** What the policies put right: rates are to be those of the clean company, to the last digit. */
export const harmlessKinds: readonly KindName[] = [
  'duplicates',
  'backdated',
  'wrong-currency',
  'free-text',
  'mixed-zones',
]

/** What no policy can undo, because the rows do not hold what happened. */
export const biasingKinds: readonly KindName[] = [
  'disorder',
  'missing-stamps',
  'late-entry',
  'unbilled-wins',
  'billed-without-deal',
]

interface MessyCompany {
  readonly truth: Truth
  readonly size: number
  readonly seed: number
  readonly kinds: readonly KindName[]
}

/**
 * A company written as the exports of its systems, mapped and built as any project is, then followed:
 * by quarter of entry.
 */
export async function followMessy(given: MessyCompany): Promise<readonly Followed[]> {
  const { truth, size, seed, kinds } = given
  const parent = await mkdtemp(path.join(tmpdir(), 'bowline-evidence-'))
  try {
    const folder = path.join(parent, 'company')
    const messy = kinds.map((kind) => ({ kind, rate: messKinds[kind].rate }))
    await generate({ truth, size, seed, messy, out: folder, format: 'parquet', workers: 1 })
    const now = (): number => Date.parse(`${truth.until}T12:00Z`) / 1000
    const { id } = await buildProject(folder, { env: {}, now, progress: () => undefined })
    const engine = await openDuckdbEngine(buildFile(folder, id))
    try {
      return await engine.followed({
        asOf: engine.catalog.asOf,
        path: null,
        stage: null,
        knownBefore: null,
        from: null,
        to: null,
        interval: 'quarter',
        by: [],
        where: [],
        scope: [],
        clusters: 0,
        reasons: false,
        unit: null,
        within: AGES.map((age) => age * SECONDS_PER_DAY),
      })
    } finally {
      await engine.close()
    }
  } finally {
    await rm(parent, { recursive: true, force: true })
  }
}
