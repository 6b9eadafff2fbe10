import { yearlyPayments } from '../../../standard/billing-periods.ts'
import type { Fraction } from '../../../standard/billing-periods.ts'
import type { RevenuePolicies } from '../../../standard/revenue-policies.ts'
import type { NotCounted } from '../../money.ts'
import type { CheckedRow } from '../checks/checked-row.ts'
import { groupBy } from '../group-by.ts'
import type { Judged, Piece } from './judged.ts'
import { lowerOf, moneyOf, textOf, timeOf } from './row-values.ts'
import { roundedShare } from '../../../money/decimal.ts'

const USE = ['usage', 'consumption', 'metered', 'pay_as_you_go']

/** A price from a moment on. */
interface Price {
  readonly from: number
  readonly amount: bigint | null
}

/** Priced intervals; rates are judged elsewhere. */
export function subscriptionIntervals(
  rows: readonly CheckedRow[],
  policies: RevenuePolicies,
  currency: string,
): Judged[] {
  const subscriptions = groupBy(rows, (row) => textOf(row, 'subscription_id') ?? '')
  return [...subscriptions.values()].flatMap((own) => {
    const inOrder = own.toSorted((a, b) => startOf(a) - startOf(b))
    return inOrder.map((row, i): Judged => {
      const [earlier, next] = [inOrder[i - 1], inOrder[i + 1]]
      const until = next === undefined ? Infinity : startOf(next)
      const ownEnd = endOf(row, policies)
      const end = Math.min(ownEnd, until)
      const begin = afterTrial(i === 0 ? signed(row, policies) : startOf(row), row, policies)
      const prices = pricesOf(row, { begin, end }, policies)
      const payments = yearlyPayments(policies.weeksPerYear)[lowerOf(row, 'billing_period')]
      const why = end <= begin ? 'empty' : whyNot(row, { prices, payments }, policies)
      return {
        rows: [row],
        begin,
        currency: textOf(row, 'currency') ?? currency,
        why,
        isCut: ownEnd !== Infinity && ownEnd > until,
        pieces:
          why === null && payments !== undefined
            ? piecesOf(prices, end, payments).map((piece) => ({
                ...piece,
                termBefore: termOf(piece.begin === begin ? earlier : row),
              }))
            : [],
      }
    })
  })
}

function whyNot(
  row: CheckedRow,
  { prices, payments }: { prices: readonly Price[]; payments: Fraction | undefined },
  policies: RevenuePolicies,
): NotCounted | null {
  const isUse = USE.includes(lowerOf(row, 'revenue_model'))
  if (policies.notCounted.includes(lowerOf(row, 'status'))) return 'not_recurring'
  if (policies.usage === 'exclude' && isUse) return 'not_recurring'
  const price = prices[0]?.amount ?? null
  if (price === null) return 'no_amount'
  if (price < 0n) return 'not_positive'
  if (prices.every(({ amount }) => (amount ?? 0n) <= 0n)) return 'not_recurring'
  return payments === undefined ? 'no_period' : null
}

function piecesOf(
  prices: readonly Price[],
  end: number,
  { num, den }: Fraction,
): Omit<Piece, 'termBefore'>[] {
  return prices.flatMap(({ from, amount }, i) => {
    const until = prices[i + 1]?.from ?? end
    const year = roundedShare(amount ?? 0n, BigInt(num), BigInt(den))
    return year > 0n ? [{ begin: from, end: until === Infinity ? null : until, amount: year }] : []
  })
}

function pricesOf(
  row: CheckedRow,
  { begin, end }: { begin: number; end: number },
  { discounts }: RevenuePolicies,
): Price[] {
  const amount = moneyOf(row, 'amount')
  const list = moneyOf(row, 'list_amount')
  const until = timeOf(row, 'discount_ends_at')
  if (list === null) return [{ from: begin, amount }]
  if (discounts === 'none') return [{ from: begin, amount: list }]
  if (until === null) return [{ from: begin, amount }]
  if (discounts === 'lasting') return [{ from: begin, amount: list }]
  const first = { from: begin, amount }
  return until > begin && until < end ? [first, { from: until, amount: list }] : [first]
}

function termOf(row: CheckedRow | undefined): number | null {
  return row === undefined ? null : timeOf(row, 'term_ends_at')
}

function signed(row: CheckedRow, { begins }: RevenuePolicies): number {
  const committed = begins === 'committed' ? timeOf(row, 'committed_at') : null
  return Math.min(startOf(row), committed ?? Infinity)
}

function afterTrial(begin: number, row: CheckedRow, { trials }: RevenuePolicies): number {
  const trial = trials === 'exclude' ? timeOf(row, 'trial_ends_at') : null
  return Math.max(begin, trial ?? -Infinity)
}

function endOf(row: CheckedRow, { ends }: RevenuePolicies): number {
  const cancelled = ends === 'cancelled' ? timeOf(row, 'cancelled_at') : null
  return Math.min(timeOf(row, 'ended_at') ?? Infinity, cancelled ?? Infinity)
}

function startOf(row: CheckedRow): number {
  return timeOf(row, 'started_at') ?? 0
}
