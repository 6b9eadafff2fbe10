import { instead, nearestName } from '../standard/nearest-name.ts'
import { DEFAULT_PROFILE, policyKeys, policyNames, profiles } from '../standard/profiles.ts'
import type { PolicyName, Profile } from '../standard/profiles.ts'
import type { RevenuePolicies } from '../standard/revenue-policies.ts'
import type { DefinitionShape, ProfileShape } from './profile-schema.ts'
import { report } from './reading.ts'
import type { Reading } from './reading.ts'
import type { YamlPath } from './yaml/yaml-path.ts'

const published = new Map<string, Profile>(profiles.map((profile) => [profile.id, profile]))

type Shapes = ReadonlyMap<string, ProfileShape>

/**
 * Definitions of the project's own: those they are based on, with what changes; each followed by
 * its older versions.
 */
export function readProfiles(reading: Reading): readonly Profile[] {
  const shapes: Shapes = new Map(Object.entries(reading.shape.profiles ?? {}))
  return [...shapes].flatMap(([id, shape]): readonly Profile[] => {
    const path = ['profiles', id]
    if (published.has(id)) {
      report(
        reading,
        reading.yaml.keyPlace(path),
        `profile of the standard cannot be changed: ${id}`,
        `choose another name, and write \`based_on: ${id}\``,
      )
      return []
    }
    const { version = 1, label = id } = shape
    const own = completed(reading, { id, shape, path }, shapes)
    if (own === null) return []
    const older = Object.entries(shape.history ?? {}).flatMap(([written, past]) => {
      const at = [...path, 'history', written]
      const before = Number(written)
      if (before >= version) {
        report(
          reading,
          reading.yaml.keyPlace(at),
          `version in the history of ${id} is not before version ${version}: ${written}`,
          `write \`version: ${before + 1}\` or higher in profiles.${id}`,
        )
        return []
      }
      const found = completed(reading, { id, shape: past, path: at }, shapes)
      const names = { en: `${label} (version ${written})`, fr: `${label} (version ${written})` }
      return found === null
        ? []
        : [{ ...found, id: `${id}@${written}`, version: before, label: names }]
    })
    return [{ ...own, id, version, label: { en: label, fr: label } }, ...older]
  })
}

/** The name of the definitions that hold where none are asked for. */
export function readDefaultProfile(reading: Reading, own: readonly Profile[]): string {
  const name = reading.shape.profile ?? DEFAULT_PROFILE
  const known = [...published.keys(), ...own.map(({ id }) => id)]
  // What is told of a profile itself is not told of its name again.
  if (known.includes(name) || Object.hasOwn(reading.shape.profiles ?? {}, name)) return name
  report(
    reading,
    reading.yaml.valuePlace(['profile']),
    `unknown profile: ${name}`,
    instead(nearestName(name, known), known),
  )
  return DEFAULT_PROFILE
}

interface Definition {
  readonly id: string
  readonly shape: DefinitionShape
  readonly path: YamlPath
}

/** `null` where its basis is at fault. */
function completed(
  reading: Reading,
  { id, shape, path }: Definition,
  shapes: Shapes,
): Pick<Profile, 'source' | 'policies'> | null {
  const source = shape.based_on ?? DEFAULT_PROFILE
  const known = [...published.keys(), ...shapes.keys()]
  const place = reading.yaml.valuePlace([...path, 'based_on'])
  if (!known.includes(source)) {
    const remedy = instead(nearestName(source, known), known)
    report(reading, place, `unknown profile in ${path.join('.')}.based_on: ${source}`, remedy)
    return null
  }
  const basis = resolved(source, shapes, path.length > 2 ? [] : [id])
  if (basis === 'unknown') return null
  if (basis === 'ring') {
    const remedy = `write one of: ${[...published.keys()].join(', ')}`
    report(reading, place, `profile is based on itself: ${id}`, remedy)
    return null
  }
  return { source, policies: { ...basis, ...changesOf(shape) } }
}

/** Down to a published one; `unknown` where that is told of another profile. */
function resolved(
  id: string,
  shapes: Shapes,
  above: readonly string[],
): RevenuePolicies | 'ring' | 'unknown' {
  const found = published.get(id)
  if (found !== undefined) return found.policies
  const shape = shapes.get(id)
  if (shape === undefined) return 'unknown'
  if (above.includes(id)) return 'ring'
  const basis = resolved(shape.based_on ?? DEFAULT_PROFILE, shapes, [...above, id])
  return typeof basis === 'string' ? basis : { ...basis, ...changesOf(shape) }
}

function changesOf(shape: DefinitionShape): Partial<RevenuePolicies> {
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
