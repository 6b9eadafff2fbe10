import type { Catalog } from '../../engine/engine.ts'
import { profiles, type PolicyName, type Profile } from '../../standard/profiles.ts'
import type { RevenuePolicies } from '../../standard/revenue-policies.ts'
import type { Language, Text } from '../../standard/types.ts'

/** What each policy decides, in a word or two. */
export const policyLabels: Readonly<Record<PolicyName, Text>> = {
  source: { en: 'source', fr: 'source' },
  begins: { en: 'beginning', fr: 'début' },
  ends: { en: 'when it ends', fr: 'quand cela finit' },
  trials: { en: 'trials', fr: 'essais' },
  discounts: { en: 'discounts', fr: 'remises' },
  usage: { en: 'usage', fr: 'consommation' },
  notCounted: { en: 'statuses not counted', fr: 'statuts non comptés' },
  weeksPerYear: { en: 'weeks in a year', fr: 'semaines par an' },
  wholePeriods: { en: 'round periods', fr: 'périodes arrondies' },
  within: { en: 'within a period', fr: 'au sein d’une période' },
  grain: { en: 'whose money', fr: 'argent de qui' },
  newAgainAfter: { en: 'new again', fr: 'nouveau à nouveau' },
  currency: { en: 'exchange rates', fr: 'cours des devises' },
  minorExpansion: { en: 'minor expansion', fr: 'expansion mineure' },
  netOfReactivation: { en: 'who came back', fr: 'retours' },
  grossCap: { en: 'cap of gross', fr: 'plafond du brut' },
  churnOf: { en: 'churn is of', fr: 'départs sur' },
}

/** A value as `bowline.yaml` has it, a list by its words. */
export function policyValue(value: RevenuePolicies[PolicyName]): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : value.join(', ')
  return String(value)
}

/**
 * Why a definition has this value: as its publisher says it, or as the profile does that a project's
 * own is based on and leaves as it is. `null`: the project chose it, or the rule is not known.
 */
export function policyReason(
  { profiles: own }: Pick<Catalog, 'profiles'>,
  { id, source, policies }: Profile,
  policy: PolicyName,
  lang: Language,
): string | null {
  const published = profiles.find((each) => each.id === id)
  if (published !== undefined) return published.choices[policy].reason?.[lang] ?? null
  const basis = [...profiles, ...own].find((each) => each.id === source)
  if (basis === undefined || basis.policies[policy] !== policies[policy]) return null
  return policyReason({ profiles: own }, basis, policy, lang)
}
