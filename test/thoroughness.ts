import process from 'node:process'

/**
 * Whether everything is tried, as CI does and `npm run test:thorough`: a commit is held to a part of
 * what gains little from many cases.
 */
export const isThorough = ['CI', 'BOWLINE_THOROUGH', 'BOWLINE_EVIDENCE'].some(
  (name) => !['', '0', 'false'].includes(process.env[name] ?? ''),
)

/** How often a property is tried: as often as that, or a fifth. */
export function runsOf(all: number): number {
  return isThorough ? all : Math.ceil(all / 5)
}

/**
 * Of cases of several dimensions: all of them, or few in which every value of every dimension
 * occurs, each time the first case with most that did not yet.
 * @param dimensions the values of a case, where they are not its parts
 */
export function someOf<T extends readonly unknown[]>(
  all: readonly T[],
  dimensions: (row: T) => readonly unknown[] = (row) => row,
): readonly T[] {
  return isThorough ? all : covering(all, dimensions)
}

/** The selection of `someOf`. */
export function covering<T>(
  all: readonly T[],
  dimensions: (row: T) => readonly unknown[],
): readonly T[] {
  const rows = all.map((row) => ({ row, values: dimensions(row) }))
  const width = Math.max(0, ...rows.map(({ values }) => values.length))
  const missing = Array.from({ length: width }, (_, at) => new Set(rows.map((r) => r.values[at])))
  const gain = (values: readonly unknown[]): number =>
    missing.filter((each, at) => each.has(values[at])).length
  const chosen = new Set<T>()
  while (missing.some(({ size }) => size > 0)) {
    const best = rows.reduce((one, other) => (gain(other.values) > gain(one.values) ? other : one))
    chosen.add(best.row)
    for (const [at, values] of missing.entries()) values.delete(best.values[at])
  }
  return all.filter((row) => chosen.has(row))
}
