import { mergedBenchmark } from '../data/benchmark-score.ts'
import { DIRECTIONAL } from '../../standard/sample-sizes.ts'
import type { Band } from '../../standard/benchmarks.ts'
import type { Cell, Sheet } from './sheet.ts'
import type { CellName, Values } from '../../standard/sheet-cells.ts'

/** What a slice brings: how many enter it and what they pay is its size, and no skill. */
const SIZES: ReadonlySet<string> = new Set([
  'entering',
  'price',
  'running',
  'margin',
  'discounting',
  'horizon',
])

/**
 * What the best of some slices reaches in each figure. Of each slice of at least 20 the end of its
 * interval that is nearer to being bad counts, so that the best is not the luckiest; a slice
 * without an interval does not count.
 */
export function bestTargets(slices: readonly Pick<Sheet, 'cells'>[]): Values {
  const names = new Set(slices.flatMap(({ cells }) => Object.keys(cells) as CellName[]))
  return Object.fromEntries(
    Array.from(names, (name) => {
      const cells = slices.flatMap((sheet) => sheet.cells[name] ?? [])
      return [name, SIZES.has(name) ? undefined : bestOf(name, cells)]
    }).filter(([, target]) => target !== undefined),
  ) as Values
}

function bestOf(name: CellName, cells: readonly Cell[]): number | undefined {
  const told = cells.filter(
    ({ n, low, high }) => (n ?? 0) >= DIRECTIONAL && low !== null && high !== null,
  )
  if (told.length === 0) return undefined
  return isLowerBetter(name)
    ? Math.min(...told.map(({ high, value }) => high ?? value))
    : Math.max(...told.map(({ low, value }) => low ?? value))
}

/** Less of a time and of a discount is better. */
function isLowerBetter(name: CellName): boolean {
  return name.startsWith('days:') || name === 'onboarding_days' || name === 'discount'
}

/** By cell, the metrics of the standard that say the same of others. */
const METRICS: Readonly<Record<string, string>> = {
  discount: 'discountRate',
  onboarding: 'onboardingRetention',
  gross_retention: 'grossRetention',
  expansion: 'expansionRate',
}

/** The left wing of the standard: which rate leads from each stage to the next. */
const LEFT: readonly (readonly [stage: string, metric: string])[] = [
  ['awareness', 'awarenessRate'],
  ['education', 'educationRate'],
  ['consideration', 'prioritizationRate'],
  ['selection', 'winRate'],
]

/**
 * What a published band says of a sheet's figures; where stages between are not tracked, the
 * product of theirs. Times of single steps are not published.
 */
export function benchmarkTargets({ stages }: Pick<Sheet, 'stages'>, band: Band): Values {
  const rates = stages.slice(0, -1).map((stage, at): [string, number | null] => {
    const [from, to] = [place(stage), place(stages[at + 1] ?? '')]
    const metrics = from < 0 || to <= from ? [] : LEFT.slice(from, to).map(([, metric]) => metric)
    return [`rate:${stage}`, metrics.length === 0 ? null : mergedBenchmark(band, metrics)]
  })
  const others = Object.entries(METRICS).map(([cell, metric]): [string, number | null] => [
    cell,
    mergedBenchmark(band, [metric]),
  ])
  return Object.fromEntries([...rates, ...others].filter(([, value]) => value !== null)) as Values
}

function place(stage: string): number {
  return stage === 'commit' ? LEFT.length : LEFT.findIndex(([id]) => id === stage)
}
