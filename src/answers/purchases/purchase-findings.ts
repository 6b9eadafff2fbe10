import type { Finding } from '../../findings/finding.ts'
import { formatDay } from '../../time/calendar.ts'
import { asOfFindings } from '../bowtie/bowtie-findings.ts'
import type { CountedBuyers, SliceBuyers } from './count-buyers.ts'
import { fewCustomers } from '../money/money-findings.ts'

/** What touches purchases: what is left out, what cannot be told, and how well it was foretold. */
export function purchaseFindings(counted: CountedBuyers): readonly Finding[] {
  const { context, asked, slices, isMapped, notPurchased, unmatched, split, until } = counted
  const { catalog } = context.engine
  if (!isMapped) {
    return [
      { code: 'purchases_unmapped', severity: 'warning', where: 'charges', rows: 0, params: {} },
      ...asOfFindings(catalog, asked),
    ]
  }
  const touched = ['charges', 'accounts', 'exchange_rates']
  const once = slices.reduce(
    (sum, { buyers }) =>
      buyers.reduce((all, { repeats, count }) => (repeats === 0 ? all + count : all), sum),
    0,
  )
  const told = slices.some(({ fitted }) => fitted.fit !== null)
  const bought = slices.filter(({ fitted }) => fitted.customers > 0)
  const unchecked = bought.filter(
    ({ fitted, check }) => fitted.fit !== null && (check?.told.purchases.value ?? null) === null,
  )
  return [
    ...catalog.findings.filter(({ where }) => touched.includes(where.split(/[./]/u)[0] ?? '')),
    ...notPurchased
      .filter(({ lines }) => lines > 0)
      .map(({ why, lines }): Finding => {
        const isChosen = why === 'other_kind' || why === 'not_counted'
        const severity = isChosen ? 'info' : 'warning'
        return {
          code: 'purchases_left_out',
          severity,
          where: `charges/${why}`,
          rows: lines,
          params: { left: why },
        }
      }),
    ...unmatched,
    ...some(until < asked.asOf ? 1 : 0, {
      code: 'purchases_known_until',
      severity: 'info',
      where: 'charges',
      params: { until: formatDay(until) },
    }),
    ...by(bought.flatMap(({ fitted }) => fitted.why ?? [])).map(([because, rows]): Finding => ({
      code: 'purchases_unknown',
      severity: 'warning',
      where: `expected/${because}`,
      rows,
      params: { unfit: because },
    })),
    ...by(bought.flatMap(({ fitted }) => (fitted.fit === null ? [] : (fitted.spendWhy ?? [])))).map(
      ([because, rows]): Finding => ({
        code: 'purchases_value_unknown',
        severity: 'warning',
        where: `value/${because}`,
        rows,
        params: { unfit: because },
      }),
    ),
    ...some(
      bought.filter(({ told }) => told.value.value !== null && told.value.low === null).length,
      {
        code: 'purchases_value_unbounded',
        severity: 'info',
        where: 'value',
        params: {},
      },
    ),
    ...some(bought.filter(isOff).length, {
      code: 'purchases_off',
      severity: 'warning',
      where: 'predicted',
      params: {},
    }),
    ...some(split === null ? 0 : unchecked.length, {
      code: 'purchases_unchecked',
      severity: 'info',
      where: 'predicted',
      params: {},
    }),
    ...some(told ? once : 0, {
      code: 'purchases_once',
      severity: 'info',
      where: 'alive',
      params: {},
    }),
    ...fewCustomers(
      bought.map(({ fitted }) => fitted.customers),
      'customers',
    ),
    ...asOfFindings(catalog, asked),
  ]
}

/** How often each occurs. */
function by<T>(values: readonly T[]): readonly (readonly [T, number])[] {
  return [...new Set(values)].map((value) => [
    value,
    values.filter((each) => each === value).length,
  ])
}

function some(rows: number, about: Omit<Finding, 'rows'>): readonly Finding[] {
  return rows === 0 ? [] : [{ ...about, rows } as Finding]
}

function isOff({ check }: SliceBuyers): boolean {
  const { low = null, high = null } = check?.told.purchases ?? {}
  if (check === null || low === null || high === null) return false
  return check.actual < low || check.actual > high
}
