import type { Stage } from '../../../standard/types.ts'
import type { Remark } from '../checks/remark.ts'
import { groupBy } from '../group-by.ts'
import { endBefore } from './passages.ts'
import type { FullPassage } from './passages.ts'

/** Journeys open before the commitment whose account has another such. */
export function pursuitRemarks(
  passages: readonly FullPassage[],
  stages: readonly Stage[],
): Remark[] {
  const left = new Set(stages.filter(({ side }) => side === 'left').map(({ id }) => id))
  const open = passages.filter(
    (passage) => left.has(passage.stage) && endBefore(passage, Infinity).outcome === 'open',
  )
  const byAccount = groupBy(
    open.filter(({ account }) => account !== null),
    ({ account }) => account,
  )
  const several = [...byAccount]
    .map(([account, own]) => ({ account, journeys: new Set(own.map(({ journey }) => journey)) }))
    .filter(({ journeys }) => journeys.size > 1)
  return several.flatMap(({ account, journeys }) =>
    [...journeys].map((journey): Remark => ({
      code: 'open_pursuits',
      severity: 'info',
      where: 'journeys.account_id',
      table: 'journeys',
      row: { account_id: account, journey_id: journey },
      value: account,
      rows: 1,
      params: (example) => ({ example, accounts: several.length }),
    })),
  )
}
