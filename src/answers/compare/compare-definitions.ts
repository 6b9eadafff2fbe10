import type { Catalog, Engine } from '../../engine/engine.ts'
import type { Finding } from '../../findings/finding.ts'
import type { BridgeStep } from '../../models/business/bridge.ts'
import { formatDecimal } from '../../money/decimal.ts'
import { policiesBetween, type Stated } from '../../models/business/restatement.ts'
import { policyKeys, type PolicyName } from '../../standard/profiles.ts'
import type { Language } from '../../standard/types.ts'
import { askedMoment } from '../refs/asked-ref.ts'
import { isOfDefinitions, type ComparedInput } from '../input/against-input.ts'
import { CallError } from '../call-error.ts'
import { distinct, onSideA } from './compare-stages.ts'
import type { DefinitionSide, DefinitionSides } from './definition-side.ts'
import { definitionLabel } from './definition-words.ts'
import { moneyAsked, moneyQuestion, type MoneyAsked } from '../money/money-asked.ts'
import { moneyFindings, nearestOfMoney, noMatch } from '../money/money-findings.ts'
import { policyReason, policyValue } from './policy-words.ts'
import { formatRef } from '../refs/ref.ts'

interface Compared {
  readonly a: ComparedInput
  readonly b: ComparedInput
  readonly against: readonly string[]
  readonly step: BridgeStep
  readonly lang: Language
}

export function definitionSides(
  catalog: Catalog,
  { against, step, lang, ...given }: Compared,
): DefinitionSides {
  if (!isOfDefinitions(against)) {
    throw new CallError(
      'bad_option',
      `two definitions are compared of the same money, and against names more: ${against.join(' ')}`,
      'name profile and grain alone, or show stages',
    )
  }
  const side = (input: ComparedInput): MoneyAsked => moneyAsked(catalog, input, step)
  const b = side(given.b)
  const a = onSideA(() => side(given.a))
  if (a.profile.id === b.profile.id && a.grain === b.grain) {
    throw new CallError(
      'bad_option',
      `against makes no difference: ${against.join(' ')}`,
      'name another definition for side A, such as against profile=stripe',
    )
  }
  const isOther = a.grain !== b.grain
  const withPolicies = (asked: MoneyAsked): DefinitionSide => ({
    asked,
    policies: moneyQuestion(asked).policies,
    label: definitionLabel(asked, isOther, lang),
  })
  return { a: withPolicies(a), b: withPolicies(b) }
}

/** What the answer says of a side. */
export function shownDefinition(
  { asked, label }: DefinitionSide,
  stated: Stated | null,
  { currency }: Catalog,
): Readonly<Record<string, unknown>> {
  const { profile, grain } = asked
  return {
    label,
    profile: profile.id,
    version: profile.version,
    grain,
    basis: profile.source,
    ...(stated === null
      ? {}
      : { closing: formatDecimal(stated.closing, currency), customers: stated.customers }),
  }
}

/** Every policy on which the two differ, with what either side says of its value. */
export function policiesCompared(catalog: Catalog, sides: DefinitionSides, lang: Language) {
  const of = ({ asked, policies }: DefinitionSide, policy: PolicyName) => ({
    value: policies[policy],
    reason:
      asked.profile.policies[policy] === policies[policy]
        ? policyReason(catalog, asked.profile, policy, lang)
        : null,
  })
  return policiesBetween(sides.a.policies, sides.b.policies).map((policy) => ({
    policy: policyKeys[policy],
    a: { ...of(sides.a, policy), written: policyValue(sides.a.policies[policy]) },
    b: { ...of(sides.b, policy), written: policyValue(sides.b.policies[policy]) },
  }))
}

/** The accounts that make a difference between the two, in a policy's turn or in all. */
export function differenceRef(
  policy: PolicyName | null,
  { a, b }: DefinitionSides,
  catalog: Catalog,
  until = b.asked.until,
): string {
  const { asked } = b
  return formatRef({
    kind: 'definition',
    policy,
    ...askedMoment(asked, catalog),
    to: until < asked.asOf ? until : null,
    profile: asked.profile.id,
    grain: ownGrain(asked),
    against: a.asked.profile.id,
    againstGrain: ownGrain(a.asked),
    where: asked.where,
  })
}

/** What touches the money of either side; `isNothing`: neither tells any. */
export async function definitionFindings(
  engine: Engine,
  { a, b }: DefinitionSides,
  isNothing: boolean,
): Promise<readonly Finding[]> {
  const found: Finding[] = []
  for (const { asked } of [b, a]) {
    const leftOut = asked.isMapped ? await engine.leftOut(moneyQuestion(asked)) : []
    found.push(...moneyFindings(engine.catalog, asked, leftOut))
  }
  if (isNothing && b.asked.isMapped) {
    found.push(...noMatch(b.asked, await nearestOfMoney(engine, b.asked)))
  }
  return distinct(found)
}

function ownGrain({ grain, profile }: MoneyAsked): MoneyAsked['grain'] | null {
  return grain === profile.policies.grain ? null : grain
}
