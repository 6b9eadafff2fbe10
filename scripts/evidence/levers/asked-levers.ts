import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ask } from '../../../src/answers/ask.ts'
import type { AnswerEnvelope } from '../../../src/answers/answer.ts'
import { levers } from '../../../src/answers/levers/levers.ts'
import { buildProject } from '../../../src/build/build-project.ts'
import { buildFile } from '../../../src/build/builds-folder.ts'
import { openDuckdbEngine } from '../../../src/engine/duckdb/duckdb-engine.ts'
import type { Truth } from '../../../src/generator/truth/truth.ts'
import { generate } from '../../../src/generator/write/generate.ts'

interface Written {
  readonly truth: Truth
  readonly size: number
  readonly seed: number
  /** The first day of the year to come: nothing from it on is known. */
  readonly asOf: string
}

/** What `levers` says of a company written and built as any is. */
export async function askedLevers({ truth, size, seed, asOf }: Written): Promise<AnswerEnvelope> {
  const parent = await mkdtemp(path.join(tmpdir(), 'bowline-evidence-'))
  try {
    const folder = path.join(parent, 'company')
    await generate({ truth, size, seed, out: folder, format: 'parquet', workers: 1 })
    const now = (): number => Date.parse(`${truth.until}T12:00Z`) / 1000
    const { id } = await buildProject(folder, { env: {}, now, progress: () => undefined })
    const engine = await openDuckdbEngine(buildFile(folder, id))
    try {
      return await ask(levers, { engine, lang: 'en' }, { asOf })
    } finally {
      await engine.close()
    }
  } finally {
    await rm(parent, { recursive: true, force: true })
  }
}
