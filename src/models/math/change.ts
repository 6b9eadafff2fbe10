/**
 * What is done to a figure: a tenth more of it (`relative` .1) or a point more (`points` .01).
 * "Five percent" of a rate means either; the two differ by as much as the rate is small.
 */
export interface Change {
  readonly how: 'relative' | 'points'
  readonly by: number
}

/** A figure's bounds: what it cannot fall below or rise above. */
export interface Bounds {
  readonly least: number
  readonly most: number
}

/**
 * The figure after a change, held within its bounds.
 *
 * ```ts
 * changed(0.25, { how: 'relative', by: 0.5 }) // => 0.375
 * changed(0.25, { how: 'points', by: 0.5 }) // => 0.75
 * ```
 */
export function changed(value: number, { how, by }: Change, bounds?: Bounds): number {
  const after = how === 'relative' ? value * (1 + by) : value + by
  const { least, most } = bounds ?? { least: -Infinity, most: Infinity }
  return Math.min(most, Math.max(least, after))
}
