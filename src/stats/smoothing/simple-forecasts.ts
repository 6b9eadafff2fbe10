import { isSeasonal, seasonIndices } from './seasonality.ts'

/** The last value stays. */
export function naive(values: readonly number[], steps: number): readonly number[] {
  return Array.from({ length: steps }, () => values.at(-1) ?? 0)
}

/** Each value is that of a season before. */
export function seasonalNaive(
  values: readonly number[],
  period: number,
  steps: number,
): readonly number[] {
  if (values.length < period) return naive(values, steps)
  return Array.from({ length: steps }, (_, step) => values.at(-period + (step % period)) ?? 0)
}

/** The last value without its season stays, where there is a season (Makridakis' naive 2). */
export function naive2(
  values: readonly number[],
  period: number,
  steps: number,
): readonly number[] {
  if (!isSeasonal(values, period)) return naive(values, steps)
  const indices = seasonIndices(values, period, 'M')
  const of = (index: number): number => indices[index % period] ?? 1
  const last = (values.at(-1) ?? 0) / of(values.length - 1)
  return Array.from({ length: steps }, (_, step) => last * of(values.length + step))
}
