import type { Engine } from '../../engine/engine.ts'
import type { LeftOut } from '../../engine/money.ts'
import type { Valued, ValuedQuestion } from '../../engine/valued.ts'
import type { LoopAsked } from '../../models/math/closed-loop.ts'
import { moneyAsked, moneyQuestion, type MoneyAsked } from '../money/money-asked.ts'
import type { LoopInput } from './loop-input.ts'

/** Who sells is no attribute of who buys: looked at where it is asked for. */
const SELLER = 'owner_id'

/** What was asked of the closed loop, and the customers that answer it. */
export interface LoopFacts {
  readonly money: MoneyAsked
  readonly question: ValuedQuestion
  readonly loop: LoopAsked
  readonly valued: readonly Valued[]
  readonly leftOut: readonly LeftOut[]
  /** A table tells who reached an impact. */
  readonly hasImpacts: boolean
}

export async function loopAsked(engine: Engine, input: LoopInput): Promise<LoopFacts> {
  const { catalog } = engine
  const { target, guard, asOf, from, to, where, profile, lang } = input
  const dimensions =
    input.by.length > 0
      ? input.by
      : catalog.dimensions.map(({ name }) => name).filter((name) => name !== SELLER)
  const common = { asOf, from, to, where, profile, lang, by: dimensions }
  const money = moneyAsked(catalog, { ...common, grain: 'account' }, 'day')
  const months = Number(input.months)
  const question: ValuedQuestion = {
    asOf: money.asOf,
    knownBefore: money.knownBefore,
    from: money.from,
    to: money.to,
    by: money.by,
    where: money.where,
    scope: [],
    policies: money.profile.policies,
    months,
  }
  const [valued, leftOut] = money.isMapped
    ? await Promise.all([engine.valued(question), engine.leftOut(moneyQuestion(money))])
    : [[], []]
  const hasImpacts = catalog.tables.some(({ name }) => name === 'impacts')
  const loop = { asOf: money.asOf, months, dimensions: money.by, target, guard }
  return { money, question, loop, valued, leftOut, hasImpacts }
}
