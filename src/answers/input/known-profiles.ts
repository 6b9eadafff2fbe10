import type { Catalog } from '../../engine/engine.ts'
import { profiles, type Profile } from '../../standard/profiles.ts'
import type { Language } from '../../standard/types.ts'

export interface KnownProfile {
  /** As `profile` takes it: an older version is `name@1`. */
  readonly name: string
  readonly label: string
  /** It holds where none is asked for. */
  readonly isUsual: boolean
}

/** Definitions to choose from: the standard's, then the project's own. */
export function knownProfiles(
  { profiles: own, profile: usual }: Pick<Catalog, 'profiles' | 'profile'>,
  lang: Language,
): readonly KnownProfile[] {
  const all: readonly Profile[] = [...profiles, ...own]
  return all.map(({ id, version, label }, place) => {
    const isFirst = all.findIndex((each) => each.id === id) === place
    const name = isFirst ? id : `${id}@${version}`
    return {
      name,
      label: isFirst ? label[lang] : `${label[lang]} (${name})`,
      isUsual: name === usual || `${id}@${version}` === usual,
    }
  })
}
