/**
 * What an exponential smoothing is made of (Hyndman, Koehler, Ord & Snyder 2008): how errors come,
 * whether there is a trend and it fades, and how the season works. The letters are theirs.
 */
export interface Form {
  /** Errors add to the level, or are a share of it. */
  readonly error: 'A' | 'M'
  /** None, lasting, or damped. */
  readonly trend: 'N' | 'A' | 'Ad'
  readonly season: 'N' | 'A' | 'M'
}

/** `formName({ error: 'M', trend: 'Ad', season: 'M' })` // => 'M,Ad,M' */
export function formName({ error, trend, season }: Form): string {
  return `${error},${trend},${season}`
}

/**
 * The forms worth trying: those whose variance stays finite (no season that multiplies with errors
 * that add), those that multiply only where every value is above 0, seasons only after two of them.
 */
export function formsFor(values: readonly number[], period: number): readonly Form[] {
  const isPositive = values.every((value) => value > 0)
  const hasSeasons = period > 1 && values.length >= 2 * period + 4
  const errors: readonly Form['error'][] = isPositive ? ['A', 'M'] : ['A']
  const trends: readonly Form['trend'][] = values.length < 6 ? ['N'] : ['N', 'Ad']
  const seasons: readonly Form['season'][] = hasSeasons ? ['N', 'A', 'M'] : ['N']
  return errors.flatMap((error) =>
    trends.flatMap((trend) =>
      seasons.flatMap((season) =>
        season === 'M' && (error === 'A' || !isPositive) ? [] : [{ error, trend, season }],
      ),
    ),
  )
}
