const LEVELS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const

/**
 * A series as a line of bars from zero, the largest full; a gap where nothing is known.
 *
 * sparkline([0, 1, 2, null, 4]) // => '▁▃▅ █'
 */
export function sparkline(values: readonly (number | null)[]): string {
  const most = values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0)
  return values
    .map((value) => {
      if (value === null) return ' '
      const level = most === 0 ? 0 : Math.ceil((Math.max(0, value) / most) * (LEVELS.length - 1))
      return LEVELS[level] ?? ' '
    })
    .join('')
}
