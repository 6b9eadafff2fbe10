/**
 * The name that was probably meant, or `null` when none is near: at most a third of the letters
 * differ (Damerau-Levenshtein, adjacent letters swapped count once), case and `-` or `_` aside.
 *
 * nearestName('timezon', ['company', 'timezone']) // => 'timezone'
 */
export function nearestName(name: string, names: Iterable<string>): string | null {
  const wanted = plain(name)
  const allowed = Math.max(1, Math.floor(wanted.length / 3))
  let nearest: string | null = null
  let least = allowed + 1
  for (const candidate of names) {
    const there = plain(candidate)
    if (Math.abs(there.length - wanted.length) >= least) continue
    const distance = edits(wanted, there)
    if (distance < least) [nearest, least] = [candidate, distance]
  }
  return nearest
}

/** The remedy for a name: what was meant, or what may be written where nothing is near. */
export function instead(nearest: string | null, allowed: readonly string[]): string {
  if (nearest !== null) return `write \`${nearest}\``
  return allowed.length === 0 ? 'remove it' : `write one of: ${allowed.join(', ')}`
}

function plain(name: string): string {
  return name.slice(0, 100).toLowerCase().replaceAll(/[-\s]/g, '_')
}

function edits(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(
        at(last, j) + 1,
        at(row, j - 1) + 1,
        at(last, j - 1) + (same ? 0 : 1),
        swapped ? at(before, j - 2) + 1 : Infinity,
      )
    }
    ;[before, last] = [last, row]
  }
  return at(last, b.length)
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity
}
