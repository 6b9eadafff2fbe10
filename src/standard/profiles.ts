import bowline from '../../standard/profiles/bowline.json' with { type: 'json' }
import chartmogul from '../../standard/profiles/chartmogul.json' with { type: 'json' }
import gitlab from '../../standard/profiles/gitlab.json' with { type: 'json' }
import invoiceLines from '../../standard/profiles/invoice-lines.json' with { type: 'json' }
import mrrPlaybook from '../../standard/profiles/mrr-playbook.json' with { type: 'json' }
import profitwell from '../../standard/profiles/profitwell.json' with { type: 'json' }
import revenuecat from '../../standard/profiles/revenuecat.json' with { type: 'json' }
import stripe from '../../standard/profiles/stripe.json' with { type: 'json' }
import type { RevenuePolicies } from './revenue-policies.ts'
import type { Text } from './types.ts'

/** A set of definitions under one name: the standard's, or a project's own. */
export interface Profile {
  readonly id: string
  /** A definition that changes gets a new version, and the old one stays in its history. */
  readonly version: number
  readonly label: Text
  /** Where it is from; for a project's own, the profile it is based on. */
  readonly source: string
  readonly policies: RevenuePolicies
}

export type PolicyName = keyof RevenuePolicies

/** One setting of a published profile. */
export interface Choice {
  readonly value: RevenuePolicies[PolicyName]
  /** Why, or how they say it; `null`: their rule is not known, and the value is `bowline`'s. */
  readonly reason: Text | null
}

export interface PublishedProfile extends Profile {
  readonly choices: Readonly<Record<PolicyName, Choice>>
}

/** As data and `bowline.yaml` write the names of policies. */
export const policyKeys: Readonly<Record<PolicyName, string>> = {
  source: 'source',
  begins: 'begins',
  ends: 'ends',
  trials: 'trials',
  discounts: 'discounts',
  usage: 'usage',
  notCounted: 'not_counted',
  weeksPerYear: 'weeks_per_year',
  wholePeriods: 'whole_periods',
  within: 'within',
  grain: 'grain',
  newAgainAfter: 'new_again_after',
  currency: 'currency',
  minorExpansion: 'minor_expansion',
  netOfReactivation: 'net_of_reactivation',
  grossCap: 'gross_cap',
  churnOf: 'churn_of',
}

export const policyNames = Object.keys(policyKeys) as readonly PolicyName[]

/** As `standard/profile.schema.json` has it. */
interface ProfileFile {
  readonly id: string
  readonly version: number
  readonly label: Text
  readonly source: string
  readonly policies: Readonly<
    Record<string, { readonly value: unknown; readonly reason?: Text; readonly known?: boolean }>
  >
}

/** Every published profile, the default first. */
export const profiles: readonly PublishedProfile[] = [
  bowline,
  chartmogul,
  stripe,
  profitwell,
  revenuecat,
  gitlab,
  mrrPlaybook,
  invoiceLines,
].map(published)

export const DEFAULT_PROFILE = 'bowline'

function published({ policies, ...rest }: ProfileFile): PublishedProfile {
  const choices = Object.fromEntries(
    policyNames.map((name) => {
      const { value, reason = null } = policies[policyKeys[name]] ?? {}
      return [name, { value, reason }]
    }),
  ) as unknown as PublishedProfile['choices']
  const values = policyNames.map((name) => [name, choices[name].value])
  return { ...rest, choices, policies: Object.fromEntries(values) }
}
