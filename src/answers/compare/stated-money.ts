import type { Engine } from '../../engine/engine.ts'
import type { Held, MoneyQuestion } from '../../engine/money.ts'
import { readDecimal } from '../../money/decimal.ts'
import { policiesBetween, withPolicies, type Stated } from '../../models/business/restatement.ts'
import type { PolicyName } from '../../standard/profiles.ts'
import type { RevenuePolicies } from '../../standard/revenue-policies.ts'

/** What two definitions make of the same money, and all that lies between them. */
export interface Restated {
  /** Those on which they differ, in the order in which they are switched. */
  readonly policies: readonly PolicyName[]
  /** By the first definition, and after each policy's turn; the last is the other definition. */
  readonly turns: readonly Stated[]
  /** By the first with one policy switched; empty unless asked for. */
  readonly alone: readonly Stated[]
}

interface Definitions {
  readonly from: RevenuePolicies
  readonly to: RevenuePolicies
  readonly isAlone: boolean
  /** How many of the turns; all of them where not given. */
  readonly turns?: number
}

/** Of what is paid at a date, policies of movements and rates change nothing. */
const OF_MOVEMENTS = {
  within: 'net',
  newAgainAfter: null,
  minorExpansion: null,
  netOfReactivation: 'exclude',
  grossCap: 'customer',
  churnOf: 'opening',
} as const satisfies Partial<RevenuePolicies>

/** How prices are read says nothing of lines, nor how lines are read of prices. */
const OF_PRICES = {
  begins: 'started',
  ends: 'ended',
  trials: 'exclude',
  discounts: 'all',
  weeksPerYear: '52',
} as const satisfies Partial<RevenuePolicies>
const OF_LINES = { wholePeriods: true } as const satisfies Partial<RevenuePolicies>

/** The definition with what cannot matter set alike, so that nothing is counted twice. */
function decisive(policies: RevenuePolicies): RevenuePolicies {
  const idle = policies.source === 'charges' ? OF_PRICES : OF_LINES
  return { ...policies, ...OF_MOVEMENTS, ...idle }
}

/** Switches one policy after another, and asks once for each state of the definition. */
export async function restated(
  engine: Engine,
  question: MoneyQuestion,
  { from, to, isAlone, turns = Infinity }: Definitions,
): Promise<Restated> {
  const known = new Map<string, Stated>()
  const stated = async (names: readonly PolicyName[]): Promise<Stated> => {
    const policies = decisive(withPolicies(from, to, names))
    const key = JSON.stringify(policies)
    const found = known.get(key) ?? (await statedBy(engine, question, policies))
    known.set(key, found)
    return found
  }
  const policies = policiesBetween(from, to).slice(0, turns)
  const [states, alone]: [Stated[], Stated[]] = [[await stated([])], []]
  for (const index of policies.keys()) {
    const policy = policies.slice(index, index + 1)
    if (isAlone) alone.push(await stated(policy))
    states.push(await stated(policies.slice(0, index + 1)))
  }
  return { policies, turns: states, alone }
}

/** Who pays is told by the definition's own grain, and amounts by account. */
async function statedBy(
  engine: Engine,
  question: MoneyQuestion,
  policies: RevenuePolicies,
): Promise<Stated> {
  const asked = { ...question, by: [], interval: 'year', limit: null, offset: 0 } as const
  const held = (grain: RevenuePolicies['grain']): Promise<readonly Held[]> =>
    engine.held({ ...asked, grain, policies: { ...policies, grain } })
  const units = await held(policies.grain)
  const accounts = policies.grain === 'account' ? units : await held('account')
  return {
    closing: units.reduce((sum, { amount }) => sum + readDecimal(amount), 0n),
    customers: units.length,
    accounts: new Map(accounts.map(({ unit, amount }) => [unit, readDecimal(amount)])),
  }
}
