import type { AnswerEnvelope, AnswerRow } from '../../../src/answers/answer.ts'

/** One value of the dimension asked for, with its stages. */
export interface Slice {
  readonly value: string | null
  readonly rows: readonly AnswerRow[]
  /** Of the stage that most entered. */
  readonly size: number
}

/** The slices of an answer, the largest first. */
export function slicesOf(envelope: AnswerEnvelope, dimension: string): readonly Slice[] {
  // The dimension's column has another name where a column of ours has its name.
  const at = envelope.columns.findIndex(({ name }) => name === 'stage') - 1
  const column = envelope.columns[Math.max(at, 0)]?.name ?? dimension
  const groups = new Map<string | null, AnswerRow[]>()
  for (const row of envelope.rows) {
    const cell = row[column] ?? null
    const value = cell === null ? null : String(cell)
    const group = groups.get(value)
    if (group === undefined) groups.set(value, [row])
    else group.push(row)
  }
  return [...groups]
    .map(([value, rows]) => ({ value, rows, size: Math.max(0, ...rows.map(volumeOf)) }))
    .toSorted((a, b) => b.size - a.size)
}

/** Those who entered, or are open where nothing else is counted. */
export function volumeOf(row: AnswerRow): number {
  const value = row['entered'] ?? row['open']
  return typeof value === 'number' ? value : 0
}

/** On which wing each row's stage is. */
export function sidesOf(
  rows: readonly AnswerRow[],
  commit: string | null,
): readonly ('left' | 'knot' | 'right')[] {
  const knot = rows.findIndex((row) => row['stage'] === commit)
  return rows.map((_, index) =>
    knot < 0 || index < knot ? 'left' : index === knot ? 'knot' : 'right',
  )
}
