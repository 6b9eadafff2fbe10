import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Outcome, Regenerated } from './regenerated.ts'
import { trueEffects } from './true-effects.ts'

export interface KeptEffects extends Regenerated {
  /** `null`: nothing is kept. */
  readonly folder: string | null
  readonly world: string
}

/** What is true of a drawn company: kept, as it does not depend on what is said of it. */
export function keptEffects({
  folder,
  world,
  ...asked
}: KeptEffects): ReadonlyMap<string, Outcome> {
  if (folder === null) return trueEffects(asked)
  mkdirSync(folder, { recursive: true })
  const about = createHash('sha256')
    .update(JSON.stringify([asked.truth, asked.window, ownSources()]))
    .digest('hex')
    .slice(0, 12)
  const file = path.join(folder, `${world}-${asked.size}-${asked.seed}-${about}.json`)
  if (existsSync(file)) {
    return new Map(JSON.parse(readFileSync(file, 'utf8')) as readonly [string, Outcome][])
  }
  const effects = trueEffects(asked)
  writeFileSync(file, JSON.stringify([...effects]))
  return effects
}

/** What is kept holds as long as what draws it is the same; of the generator that is for you to know. */
function ownSources(): readonly string[] {
  return readdirSync(import.meta.dirname)
    .filter((name) => ['true-effects.ts', 'true-changes.ts', 'paid-at.ts'].includes(name))
    .map((name) => readFileSync(path.join(import.meta.dirname, name), 'utf8'))
}
