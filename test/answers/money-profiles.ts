import type { Engine } from '../../src/engine/engine.ts'
import type { Profile } from '../../src/standard/profiles.ts'
import { DEFAULT_REVENUE, type RevenuePolicies } from '../../src/standard/revenue-policies.ts'

/** Definitions of a project's own: ours, with changes. */
export function profileOf(id: string, changes: Partial<RevenuePolicies>): Profile {
  const label = { en: id, fr: id }
  return {
    id,
    version: 1,
    label,
    source: 'bowline',
    policies: { ...DEFAULT_REVENUE, ...changes },
  }
}

/** The engine of a project that has these. */
export function withProfiles(engine: Engine, ...profiles: readonly Profile[]): Engine {
  return { ...engine, catalog: { ...engine.catalog, profiles } }
}
