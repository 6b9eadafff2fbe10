import { ACCOUNTS, JOURNEYS, SUBSCRIPTIONS } from './generate-cells.ts'
import type { Cell, StampStyle } from './generate-cells.ts'
import type { TablePlan } from './table-plan.ts'
import { chargesPlan, ratesPlan, subscriptionsPlan } from './generate-money.ts'
import * as cells from './generate-cells.ts'

export const journeyId = cells.mostly(
  cells.mostly(cells.oneOf(...JOURNEYS), cells.oneOf('crm:j1', 'crm:7', '7'), 8),
  cells.oneOf('nobody', null),
  30,
)
export const accountId = cells.mostly(
  cells.oneOf(...ACCOUNTS),
  cells.oneOf('a9', 'crm:a1', 'crm:7', '7', null),
  8,
)

/** Few ids, so that they meet in chains, circles and contradictions. */
export function identitiesPlan(recorded: Readonly<Record<string, Cell>>): TablePlan {
  return {
    name: 'identities',
    columns: {
      entity: cells.mostly(cells.oneOf('journey', 'account'), cells.oneOf('contact', 'deal'), 8),
      system: cells.mostly(cells.oneOf('crm', 'crm', 'system'), cells.oneOf(null), 20),
      external_id: cells.oneOf('j1', 'j2', 'j3', 'a1', 'a2', '4', '7', 'é7', '～9'),
      id: cells.mostly(cells.oneOf('j1', 'j2', 'j4', 'a1', 'a2', '🙂8'), cells.oneOf(null), 20),
      ...recorded,
    },
    most: 9,
  }
}

export const subscriptionId = cells.mostly(cells.oneOf(...SUBSCRIPTIONS), cells.oneOf('s9', null))

/** Tables that no count of journeys reads: they are checked, kept and shown all the same. */
export function otherPlans(
  style: StampStyle,
  recorded: Readonly<Record<string, Cell>>,
  isSliced: boolean,
): TablePlan[] {
  const stamp = cells.stamp(style)
  const ids = { subscription: subscriptionId, account: accountId }
  return [
    {
      name: 'touches',
      columns: { journey_id: journeyId, channel: cells.slice, at: stamp, cost: cells.money },
      most: 6,
    },
    subscriptionsPlan(style, ids, recorded),
    chargesPlan(style, ids, recorded),
    ratesPlan(style, recorded),
    {
      name: 'impacts',
      columns: { account_id: accountId, reached_at: cells.optional(stamp), ...recorded },
      most: 5,
    },
    {
      name: 'stage_counts',
      columns: {
        stage: cells.oneOf('awareness', 'awareness', 'education', 'selection', 'awarenes'),
        month: cells.month,
        count: cells.integer,
        ...(isSliced ? { origin: cells.word } : {}),
        ...recorded,
      },
      most: 12,
    },
    {
      name: 'reference_series',
      columns: {
        name: cells.mostly(cells.oneOf('arr', 'MRR', '’s'), cells.oneOf(null), 20),
        month: cells.month,
        amount: cells.money,
        account_id: cells.mostly(accountId, cells.oneOf(null), 1),
        ...(isSliced ? { origin: cells.word } : {}),
        ...recorded,
      },
      most: 12,
    },
    {
      name: 'spend',
      columns: {
        month: cells.month,
        motion: cells.slice,
        channel: cells.slice,
        amount: cells.money,
        currency: cells.oneOf('EUR', 'USD', 'BRL', null, null),
        ...(isSliced ? { origin: cells.word } : {}),
        ...recorded,
      },
      most: 12,
    },
    {
      name: 'finance',
      columns: { month: cells.month, revenue: cells.money, cash: cells.money, ...recorded },
      most: 6,
    },
    {
      name: 'meetings',
      columns: {
        journey_id: journeyId,
        kind: cells.oneOf('first call', 'demo', null),
        held_at: stamp,
        outcome: cells.oneOf('goes on', 'ends here', null),
        ...recorded,
      },
      most: 14,
    },
  ]
}
