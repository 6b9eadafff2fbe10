import { instead, nearestName } from '../standard/nearest-name.ts'
import { DEFAULT_PROFILE, policyKeys, policyNames, profiles } from '../standard/profiles.ts'
import type { PolicyName, Profile } from '../standard/profiles.ts'
import type { RevenuePolicies } from '../standard/revenue-policies.ts'
import type { ProfileShape } from './profile-schema.ts'
import { report } from './reading.ts'
import type { Reading } from './reading.ts'

const published = new Map<string, Profile>(profiles.map((profile) => [profile.id, profile]))

/** Definitions of the project's own: those they are based on, with what changes. */
export function readProfiles(reading: Reading): readonly Profile[] {
  const shapes = new Map(Object.entries(reading.shape.profiles ?? {}))
  const known = new Set([...published.keys(), ...shapes.keys()])
  return [...shapes].flatMap(([id, shape]) => {
    const basis = shape.based_on ?? DEFAULT_PROFILE
    if (published.has(id)) {
      report(
        reading,
        reading.yaml.keyPlace(['profiles', id]),
        `profile of the standard cannot be changed: ${id}`,
        `choose another name, and write \`based_on: ${id}\``,
      )
      return []
    }
    if (!known.has(basis)) {
      report(
        reading,
        reading.yaml.valuePlace(['profiles', id, 'based_on']),
        `unknown profile in profiles.${id}.based_on: ${basis}`,
        instead(nearestName(basis, known), [...known]),
      )
      return []
    }
    const policies = resolved(id, shapes)
    if (policies === 'unknown') return []
    if (policies === 'ring') {
      report(
        reading,
        reading.yaml.valuePlace(['profiles', id, 'based_on']),
        `profile is based on itself: ${id}`,
        `write one of: ${[...published.keys()].join(', ')}`,
      )
      return []
    }
    const name = shape.label ?? id
    return [{ id, version: 1, label: { en: name, fr: name }, source: basis, policies }]
  })
}

/** Down to a published one; `unknown` where that is told of another profile. */
function resolved(
  id: string,
  shapes: ReadonlyMap<string, ProfileShape>,
  above: readonly string[] = [],
): RevenuePolicies | 'ring' | 'unknown' {
  const found = published.get(id)
  if (found !== undefined) return found.policies
  const shape = shapes.get(id)
  if (shape === undefined) return 'unknown'
  if (above.includes(id)) return 'ring'
  const basis = resolved(shape.based_on ?? DEFAULT_PROFILE, shapes, [...above, id])
  return typeof basis === 'string' ? basis : { ...basis, ...changesOf(shape) }
}

function changesOf(shape: ProfileShape): Partial<RevenuePolicies> {
  const given: Readonly<Record<string, unknown>> = shape
  const changed = policyNames.flatMap((name): readonly (readonly [PolicyName, unknown])[] => {
    const value = given[policyKeys[name]]
    return value === undefined ? [] : [[name, name === 'notCounted' ? lowerCase(value) : value]]
  })
  return Object.fromEntries(changed) as Partial<RevenuePolicies>
}

/** Engines compare in lower case. */
function lowerCase(value: unknown): readonly string[] {
  return (value as readonly string[]).map((status) => status.trim().toLowerCase())
}
