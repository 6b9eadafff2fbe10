import type { Engine, Slice } from '../../engine/engine.ts'
import type { Finding } from '../../findings/finding.ts'
import { sliceKey } from '../../models/data/slices.ts'
import { inUnits, readDecimal } from '../../money/decimal.ts'
import { subscriptionsOf } from '../money/subscriptions-of.ts'
import { questionBy } from '../money/money-asked.ts'
import { periodStart } from '../../time/calendar.ts'
import type { SheetAsked } from './measure-sheet.ts'

/**
 * What runs in slices that have no sheet: sheets are of the slices that journeys enter, and customers
 * may have no such journey.
 */
export async function runsOutside(
  engine: Engine,
  asked: SheetAsked,
  sheets: readonly Slice[],
): Promise<readonly Finding[]> {
  const { by, profile } = asked
  const { policies } = profile
  if (by.length === 0 || subscriptionsOf(engine.catalog, asked, policies.source) !== 'told')
    return []
  const asOf = periodStart(asked.asOf, 'month')
  const rows = await engine.moved(questionBy({ ...asked, asOf }, 'year', policies))
  const inSheets = new Set(sheets.map(sliceKey))
  const running = new Map<string, { readonly by: Slice; amount: bigint }>()
  for (const { by: slice, amount } of rows) {
    const own = running.get(sliceKey(slice)) ?? { by: slice, amount: 0n }
    own.amount += readDecimal(amount)
    running.set(sliceKey(slice), own)
  }
  const all = [...running.values()].filter(({ amount }) => amount > 0n)
  const outside = all.filter((each) => !inSheets.has(sliceKey(each.by)))
  if (outside.length === 0) return []
  const [amount, of] = [outside, all].map((each) =>
    inUnits(each.reduce((sum, { amount: own }) => sum + own, 0n)),
  )
  const params = {
    slices: outside.map((each) => each.by.map((value) => value ?? '').join(' · ')),
    amount: amount ?? 0,
    of: of ?? 0,
    currency: engine.catalog.currency,
  }
  return [
    { code: 'sheet_runs_outside', severity: 'warning', where: by.join(' · '), rows: 0, params },
  ]
}
