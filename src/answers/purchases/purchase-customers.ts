import type { EachBuyer } from '../../engine/purchases.ts'
import { minorDigits } from '../../money/decimal.ts'
import { sliceKey } from '../../models/data/slices.ts'
import { buyerAhead } from '../../models/math/buyers.ts'
import { formatDay } from '../../time/calendar.ts'
import type { AnswerRow, AnswerTable } from '../answer.ts'
import { dimensionColumn } from '../columns.ts'
import type { CountedBuyers } from './count-buyers.ts'
import type { Paging } from '../explain/explained.ts'
import { customerColumns } from './purchase-columns.ts'
import { purchaseFindings } from './purchase-findings.ts'
import { purchaseSummary } from './purchase-rows.ts'
import { formatRef } from '../refs/ref.ts'

/** Customers are fetched in pages of so many. */
const PAGE = 20_000

/** Each customer, who is expected to pay most first; where nothing is, who paid most. */
export async function purchaseCustomers(
  counted: CountedBuyers,
  { limit, offset }: Paging,
): Promise<AnswerTable> {
  const { context, asked, slices, months, ahead, until } = counted
  const columns = customerColumns(months, context.lang)
  const taken = columns.map(({ name }) => name)
  const dimensions = asked.by.map((name) => dimensionColumn(name, taken))
  const fits = new Map(slices.map(({ by, fitted }) => [sliceKey(by), fitted]))
  const each = counted.isMapped ? await everyBuyer(counted) : []
  const told = each.map((buyer) => {
    const { by, repeats, first, last, spent } = buyer
    const fitted = fits.get(sliceKey(by))
    const seen = {
      repeats,
      last: last - first,
      watched: until - first,
      spent: Number(spent),
    }
    return { buyer, ahead: fitted === undefined ? null : buyerAhead(fitted, seen, ahead) }
  })
  const inOrder = told.toSorted(
    (a, b) =>
      (b.ahead?.value ?? 0) - (a.ahead?.value ?? 0) ||
      (b.ahead?.purchases ?? 0) - (a.ahead?.purchases ?? 0) ||
      Number(b.buyer.spent) - Number(a.buyer.spent) ||
      byText(a.buyer.account, b.buyer.account),
  )
  const digits = minorDigits(context.engine.catalog.currency)
  const shown = inOrder.slice(offset, offset + limit)
  return {
    asOf: formatDay(asked.asOf),
    columns: [...dimensions, ...columns],
    rows: shown.map(({ buyer, ahead: coming }): AnswerRow => ({
      ...Object.fromEntries(dimensions.map((one, at) => [one.name, buyer.by[at] ?? null])),
      account: buyer.account,
      repeats: buyer.repeats,
      first: formatDay(buyer.first),
      last: formatDay(buyer.last),
      spent: buyer.spent,
      alive: coming?.alive ?? null,
      expected: coming?.purchases ?? null,
      value: coming?.value?.toFixed(digits) ?? null,
      ref: formatRef({ kind: 'rows', table: 'charges', where: { account_id: buyer.account } }),
    })),
    summary: {
      ...purchaseSummary(counted, 'customers'),
      total: each.length,
      shown: shown.length,
      offset,
    },
    findings: purchaseFindings(counted),
  }
}

async function everyBuyer({
  context: { engine },
  question,
}: CountedBuyers): Promise<readonly EachBuyer[]> {
  const all: EachBuyer[] = []
  for (;;) {
    const page = await engine.eachBuyer({ ...question, limit: PAGE, offset: all.length })
    all.push(...page.items)
    if (all.length >= page.total || page.items.length === 0) return all
  }
}

function byText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
