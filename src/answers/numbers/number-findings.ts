import type { Catalog, Recurring } from '../../engine/engine.ts'
import type { Finding } from '../../findings/finding.ts'
import type { NotTold, StandardNumber } from '../../models/data/standard-numbers.ts'
import type { Benchmark } from '../../standard/benchmarks.ts'
import type { Numbering } from '../../standard/numbering.ts'
import type { Language } from '../../standard/types.ts'
import { asOfFindings } from '../bowtie/bowtie-findings.ts'
import { countedFindings, type CountedMonths } from '../bowtie/count-months.ts'
import { mergedFindings } from '../findings/merged-findings.ts'
import type { Asked } from '../input/normalize.ts'
import { sampleFindings } from '../findings/sample-findings.ts'

export interface NumbersState {
  readonly numbers: readonly StandardNumber[]
  readonly numbering: Numbering
  readonly counted: CountedMonths | null
  readonly lang: Language
  readonly recurring: readonly Recurring[]
  readonly benchmark: Benchmark
  /** Some slice may be compared, and none has a contract value to choose a band by. */
  readonly lacksContract: boolean
}

/** Why numbers are not known or not compared, once for each reason. */
export function numberFindings(
  catalog: Catalog,
  asked: Asked,
  { numbers, numbering, counted, lang, recurring, benchmark, lacksContract }: NumbersState,
): readonly Finding[] {
  const about = { severity: 'info', where: 'benchmark', rows: 0 } as const
  const [theirs, ours] = [benchmark.currency, catalog.currency]
  return [
    ...(counted === null ? [] : countedFindings(catalog, counted)),
    ...catalog.findings.filter(({ code }) => code === 'counted_and_entered'),
    ...mergedFindings(numbers, numbering, lang),
    ...notToldFindings(numbers),
    ...fewFindings(numbers),
    ...recurringLeftOut(recurring, ours),
    ...(lacksContract ? [{ ...about, code: 'no_contract_value' as const, params: {} }] : []),
    ...(theirs !== ours && !lacksContract
      ? [{ ...about, code: 'benchmark_currency' as const, params: { theirs, ours } }]
      : []),
    ...asOfFindings(catalog, asked),
  ]
}

function notToldFindings(numbers: readonly StandardNumber[]): readonly Finding[] {
  const reasons = new Map<string, { readonly notTold: NotTold; readonly labels: Set<string> }>()
  for (const { entry, notTold } of numbers) {
    if (notTold === null) continue
    const key = JSON.stringify(notTold)
    const reason = reasons.get(key) ?? { notTold, labels: new Set() }
    reason.labels.add(entry.label)
    reasons.set(key, reason)
  }
  return [...reasons.values()].map(({ notTold, labels }) => {
    const common = {
      severity: 'info' as const,
      rows: labels.size,
      params: { labels: [...labels].join(', ') },
    }
    switch (notTold.why) {
      case 'stage':
        return { ...common, code: 'number_without_stage', where: notTold.missing }
      case 'table':
        return { ...common, code: 'number_without_table', where: notTold.missing }
      case 'counts':
        return { ...common, code: 'number_of_counts', where: notTold.missing }
      case 'list':
        return { ...common, code: 'number_without_list', where: 'subscriptions' }
      case 'link':
        return { ...common, code: 'number_without_link', where: 'journeys.subscription_id' }
      case 'path':
        return { ...common, code: 'number_without_path', where: 'stage_entries' }
      case 'movements':
        return { ...common, code: 'number_without_movements', where: 'subscriptions' }
      case 'half':
        return { ...common, code: 'number_not_half', where: 'subscriptions' }
      case 'terms':
        return { ...common, code: 'number_without_terms', where: 'subscriptions.term_ends_at' }
    }
  })
}

/** The rates that rest on entries, as the bowtie says of its own. */
function fewFindings(numbers: readonly StandardNumber[]): readonly Finding[] {
  const samples = numbers.flatMap(({ rate: own, path }) => {
    // A step's time goes with the rate of another row, a path's with none.
    const { age, n, value } = path?.rate ?? own
    return age === null ? [] : [{ n: n ?? 0, isTold: value !== null }]
  })
  return sampleFindings(samples, 'rate')
}

/** A price that is both committed and running is left out of both: it is told once. */
export function recurringLeftOut(
  recurring: readonly Recurring[],
  currency: string,
): readonly Finding[] {
  const most = (unknown: Recurring['unknown']): number =>
    Math.max(
      ...(['committed', 'running'] as const).map((state) =>
        recurring
          .filter((sum) => sum.state === state && sum.unknown === unknown)
          .reduce((all, { count }) => all + count, 0),
      ),
    )
  const [foreign, period, amount] = [most('currency'), most('period'), most('amount')]
  const rows = foreign + period + amount
  const params = { currency, foreign, period, amount }
  return rows === 0
    ? []
    : [{ code: 'recurring_left_out', severity: 'warning', where: 'subscriptions', rows, params }]
}
