import type { Expanded, ExpansionKind } from '../../engine/expansion.ts'
import type { Finding } from '../../findings/finding.ts'
import { formatDecimal, readDecimal } from '../../money/decimal.ts'
import { sliceKey } from '../../models/data/slices.ts'
import type { Slice } from '../../engine/engine.ts'
import type { Text } from '../../standard/types.ts'
import type { Day } from '../../time/calendar.ts'
import { column } from '../columns.ts'

/** The column of each kind, in their order. */
export const kindColumns: readonly {
  readonly kind: ExpansionKind
  readonly name: string
  readonly label: Text
}[] = [
  {
    kind: 'upsell',
    name: 'upsell',
    label: { en: 'of which upsell', fr: 'dont vente additionnelle' },
  },
  {
    kind: 'cross_sell',
    name: 'cross_sell',
    label: { en: 'of which cross-sell', fr: 'dont vente croisée' },
  },
  {
    kind: 'renewal_uplift',
    name: 'renewal_uplift',
    label: { en: 'of which at renewal', fr: 'dont au renouvellement' },
  },
  { kind: 'resell', name: 'resell', label: { en: 'of which resell', fr: 'dont revente' } },
  {
    kind: 'unknown',
    name: 'expansion_unknown',
    label: { en: 'of which unknown', fr: 'dont inconnu' },
  },
]

export const expansionColumns = kindColumns.map(({ name, label }) => column(name, 'money', label))

/** What expansions are made of, by slice and period; scaled. */
export function kindsOf(
  expanded: readonly Expanded[],
): (by: Slice, period: Day, kind: ExpansionKind) => bigint {
  const amounts = new Map(
    expanded.map(({ by, period, kind, amount }) => [keyOf(by, period, kind), readDecimal(amount)]),
  )
  return (by, period, kind) => amounts.get(keyOf(by, period, kind)) ?? 0n
}

/** `rows`: expansions of which nobody knows what they are. */
export function unknownKinds(
  expanded: readonly Expanded[],
  { from, currency }: { readonly from: Day | null; readonly currency: string },
): readonly Finding[] {
  const own = expanded.filter(
    ({ kind, period }) => kind === 'unknown' && period >= (from ?? -Infinity),
  )
  if (own.length === 0) return []
  const rows = own.reduce((sum, { units }) => sum + units, 0)
  const scaled = own.reduce((sum, { amount }) => sum + readDecimal(amount), 0n)
  const params = { amount: formatDecimal(scaled, currency), currency }
  const about = { code: 'expansion_unknown', severity: 'info', where: 'expansion_unknown' } as const
  return [{ ...about, rows, params }]
}

function keyOf(by: Slice, period: Day, kind: ExpansionKind): string {
  return `${kind} ${period} ${sliceKey(by)}`
}
