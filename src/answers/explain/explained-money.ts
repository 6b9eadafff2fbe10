import type { Catalog, Day, Filter } from '../../engine/engine.ts'
import type { Profile } from '../../standard/profiles.ts'
import { checkDimension, profileNamed } from '../input/normalize.ts'
import type { RefMoment } from '../refs/ref-text.ts'

/** What every ref about money asks of an engine, checked against what the build knows. */
export interface ExplainedMoney {
  readonly profile: Profile
  readonly asOf: Day
  /** The table that says what is paid is mapped. */
  readonly isMapped: boolean
  readonly question: {
    readonly knownBefore: Day | null
    readonly by: readonly []
    readonly where: readonly Filter[]
    readonly scope: readonly []
  }
}

export function explainedMoney(
  catalog: Catalog,
  ref: RefMoment & { readonly where: readonly Filter[]; readonly profile: string },
): ExplainedMoney {
  for (const { dimension } of ref.where) checkDimension(catalog, dimension)
  const profile = profileNamed(catalog, ref.profile)
  return {
    profile,
    asOf: ref.asOf ?? catalog.asOf,
    isMapped: catalog.tables.some(({ name }) => name === profile.policies.source),
    question: {
      knownBefore: ref.knownNow ? null : ref.asOf,
      by: [],
      where: ref.where,
      scope: [],
    },
  }
}
