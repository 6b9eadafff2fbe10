import { policyNames, type PolicyName } from '../../standard/profiles.ts'
import type { RevenuePolicies } from '../../standard/revenue-policies.ts'
import { sizeOf } from '../../money/decimal.ts'

/** What is paid at a date by one definition; money is scaled by 10^10. */
export interface Stated {
  readonly closing: bigint
  /** Units of the definition's own grain that pay. */
  readonly customers: number
  /** What each account pays. */
  readonly accounts: ReadonlyMap<string, bigint>
}

/** What one policy makes of the difference between two definitions. */
export interface PolicyShare {
  readonly policy: PolicyName
  /** What it changes in the first definition when nothing else does. */
  readonly alone: bigint
  readonly aloneCustomers: number
  /** What it changes in its turn, those before it being switched already. */
  readonly share: bigint
  readonly shareCustomers: number
  /** Accounts that pay another amount after its turn. */
  readonly accounts: number
}

/** It changes something: an amount, who pays, or what some account pays. */
export function isActing(told: PolicyShare): boolean {
  const { alone, aloneCustomers, share, shareCustomers, accounts } = told
  return (
    alone !== 0n || share !== 0n || [aloneCustomers, shareCustomers, accounts].some((n) => n !== 0)
  )
}

/** An account of which two definitions tell different amounts. */
export interface AccountDifference {
  readonly account: string
  readonly from: bigint
  readonly to: bigint
  /** That with the largest share of the difference, either way; of several, the first. */
  readonly policy: PolicyName
  /** Further policies that change it. */
  readonly others: number
}

/** On which policies two definitions differ, in the order of the standard. */
export function policiesBetween(from: RevenuePolicies, to: RevenuePolicies): PolicyName[] {
  return policyNames.filter((name) => written(from[name]) !== written(to[name]))
}

/** A definition that has some policies of another one. */
export function withPolicies(
  from: RevenuePolicies,
  to: RevenuePolicies,
  names: readonly PolicyName[],
): RevenuePolicies {
  return { ...from, ...Object.fromEntries(names.map((name) => [name, to[name]])) }
}

/**
 * The share of each policy when they are switched one after another: together they are the whole
 * difference, exactly. What is theirs depends on the order where policies act on the same money.
 * @param turns as stated at first, and after each policy's turn
 * @param alone as stated with that policy alone switched
 */
export function policyShares(
  policies: readonly PolicyName[],
  turns: readonly Stated[],
  alone: readonly Stated[],
): PolicyShare[] {
  return policies.flatMap((policy, index) => {
    const [first, before, after, own] = [turns[0], turns[index], turns[index + 1], alone[index]]
    if (!first || !before || !after || !own) return []
    return {
      policy,
      alone: own.closing - first.closing,
      aloneCustomers: own.customers - first.customers,
      share: after.closing - before.closing,
      shareCustomers: after.customers - before.customers,
      accounts: touched(before, after).length,
    }
  })
}

/** The accounts whose amounts differ in the end, the largest difference first, then by name. */
export function accountDifferences(
  policies: readonly PolicyName[],
  turns: readonly Stated[],
): AccountDifference[] {
  const [first, last] = [turns[0], turns.at(-1)]
  if (!first || !last) return []
  return touched(first, last)
    .map((account): AccountDifference => {
      const amounts = turns.map(({ accounts }) => accounts.get(account) ?? 0n)
      const shares = policies
        .map((policy, index) => ({
          policy,
          size: sizeOf((amounts[index + 1] ?? 0n) - (amounts[index] ?? 0n)),
        }))
        .filter(({ size }) => size > 0n)
      const largest = shares.reduce((one, other) => (other.size > one.size ? other : one))
      const [from = 0n, to = 0n] = [amounts[0], amounts.at(-1)]
      return { account, from, to, policy: largest.policy, others: shares.length - 1 }
    })
    .toSorted((a, b) => compare(size(b), size(a)) || (a.account < b.account ? -1 : 1))
}

/** Accounts with another amount, in no order. */
export function touched(one: Stated, other: Stated): string[] {
  return [...new Set([...one.accounts.keys(), ...other.accounts.keys()])].filter(
    (account) => (one.accounts.get(account) ?? 0n) !== (other.accounts.get(account) ?? 0n),
  )
}

/** Of a list the order says nothing. */
function written(value: RevenuePolicies[PolicyName]): string {
  if (value === null || typeof value !== 'object') return String(value)
  return JSON.stringify(value.toSorted(byText))
}

function byText(a: string, b: string): number {
  return a < b ? -1 : 1
}

function size({ from, to }: AccountDifference): bigint {
  return sizeOf(to - from)
}

function compare(a: bigint, b: bigint): number {
  return a === b ? 0 : a < b ? -1 : 1
}
