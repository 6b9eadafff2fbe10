import type { MappedTable } from '../../engine/engine.ts'
import type { PolicyName } from '../../standard/profiles.ts'
import { policyKeys } from '../../standard/profiles.ts'
import type { RevenuePolicies } from '../../standard/revenue-policies.ts'

/** The same definitions, but for one of them. */
export interface PolicyVariant {
  readonly policy: PolicyName
  /** As `bowline.yaml` would have it: `ends: cancelled`. */
  readonly text: string
  readonly policies: RevenuePolicies
}

/** A late payer's status: some count who is late, some do not. */
const LATE = 'past_due'

/**
 * Every single setting that would change what somebody pays on a day, where the tables carry what it
 * decides on: without `cancelled_at`, the end of a cancelled subscription is the same either way.
 */
export function policyVariants(
  policies: RevenuePolicies,
  tables: readonly MappedTable[],
): readonly PolicyVariant[] {
  const carries = (table: string, column: string): boolean =>
    tables.find(({ name }) => name === table)?.columns.includes(column) === true
  const isMapped = (table: string): boolean => tables.some(({ name }) => name === table)
  const { source } = policies
  const ofSubscriptions = (column: string): boolean =>
    source === 'subscriptions' && carries(source, column)
  const byUse = source === 'charges' ? 'kind' : 'revenue_model'
  const { notCounted } = policies
  const late = notCounted.includes(LATE)
    ? notCounted.filter((status) => status !== LATE)
    : [...notCounted, LATE]
  const all: readonly (readonly [boolean, PolicyVariant])[] = [
    ...values('source', ['subscriptions', 'charges'] as const).map(
      (each) => [isMapped(each.policies.source), each] as const,
    ),
    ...when(ofSubscriptions('committed_at'), values('begins', ['started', 'committed'])),
    ...when(ofSubscriptions('cancelled_at'), values('ends', ['ended', 'cancelled'])),
    ...when(ofSubscriptions('trial_ends_at'), values('trials', ['exclude', 'include'])),
    ...when(ofSubscriptions('list_amount'), values('discounts', ['all', 'lasting', 'none'])),
    ...when(carries(source, byUse), values('usage', ['exclude', 'include'])),
    ...when(carries(source, 'status'), values('notCounted', [[], late])),
    ...when(
      ofSubscriptions('billing_period'),
      values('weeksPerYear', ['52', '48', '365.28/7'] as const),
    ),
    ...when(source === 'charges', values('wholePeriods', [true, false])),
    ...when(isMapped('exchange_rates'), values('currency', ['begin', 'period'])),
    ...when(carries('accounts', 'parent_id'), values('grain', ['parent', 'account'])),
  ]
  return all.filter(([isThere]) => isThere).map(([, variant]) => variant)

  function values<K extends PolicyName>(
    policy: K,
    choices: readonly RevenuePolicies[K][],
  ): readonly PolicyVariant[] {
    return choices
      .filter((value) => told(value) !== told(policies[policy]))
      .map((value) => ({
        policy,
        text: `${policyKeys[policy]}: ${told(value)}`,
        policies: { ...policies, [policy]: value },
      }))
  }
}

function when(
  isThere: boolean,
  variants: readonly PolicyVariant[],
): readonly (readonly [boolean, PolicyVariant])[] {
  return variants.map((each) => [isThere, each] as const)
}

function told(value: RevenuePolicies[PolicyName]): string {
  return Array.isArray(value) ? `[${value.join(', ')}]` : String(value)
}
