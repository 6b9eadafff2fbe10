import type { Count, Filter, Followed, Slice } from '../../engine.ts'
import { formatDecimal } from '../../../money/decimal.ts'
import { OUTCOMES } from './followed-sql.ts'
import type { CountsSheet, FollowedSheet, Groups } from './rolled-sheet.ts'

/** What a slice stands for, by its number: a value for each dimension. */
export type SliceValues = ReadonlyMap<number, ReadonlyMap<string, string | null>>

/** The groups of a question among slices. */
export function groupsOf(
  slices: SliceValues,
  { by, filters }: { readonly by: readonly string[]; readonly filters: readonly Filter[] },
): Groups {
  const of = new Int32Array(Math.max(-1, ...slices.keys()) + 1).fill(-1)
  const known = new Map<string, number>()
  const all: Slice[] = []
  for (const [number, values] of slices) {
    const valueOf = (dimension: string): string | null => values.get(dimension) ?? null
    if (!filters.every((filter) => filter.values.includes(valueOf(filter.dimension)))) continue
    const own = by.map(valueOf)
    const key = JSON.stringify(own)
    let group = known.get(key)
    if (group === undefined) {
      group = all.push(own) - 1
      known.set(key, group)
    }
    of[number] = group
  }
  return { of, by: all }
}

/** Those groups that hold at most so many passages, and the others. */
export function groupsApart({ of, by }: Groups, sizes: Float64Array, most: number) {
  const sums = new Float64Array(by.length)
  for (const [slice, size] of sizes.entries()) {
    const group = of[slice] ?? -1
    if (group >= 0) sums[group]! += size
  }
  const only = (isAsked: (group: number) => boolean): Groups => ({
    of: of.map((group) => (group >= 0 && isAsked(group) ? group : -1)),
    by,
  })
  const isFew = (group: number): boolean => sums[group]! > 0 && sums[group]! <= most
  return {
    few: only(isFew),
    many: only((group) => !isFew(group)),
    hasFew: sums.some((_, i) => isFew(i)),
  }
}

/** Rows of a sheet as a question groups them; `places`: of the ages it asks for, among the sheet's. */
export function followedByHand(
  sheet: FollowedSheet,
  { of, by }: Groups,
  asked: { readonly stage: string; readonly reasons: boolean; readonly places: readonly number[] },
): readonly Followed[] {
  const { slice, age, n, outcome, why, whys, late, cluster } = sheet
  const { stage, reasons } = asked
  const mature = asked.places.map((place) => sheet.mature[place]!)
  const width = mature.length
  const sums = new Float64Array(by.length)
  const matured = new Float64Array(by.length * width)
  const rows: Followed[] = []
  const touched: number[] = []
  const taken = (group: number): readonly number[] => {
    if (width === 0) return NONE
    const own: number[] = []
    for (let at = group * width; at < (group + 1) * width; at += 1) {
      own.push(matured[at]!)
      matured[at] = 0
    }
    return own
  }
  const tell = (row: number): void => {
    const since = Number.isNaN(late[row]) ? null : late[row]!
    const apart = cluster[row]! < 0 ? null : cluster[row]!
    for (const group of touched) {
      rows.push({
        stage,
        period: null,
        by: by[group]!,
        outcome: OUTCOMES[outcome[row]!]!,
        reason: reasons ? whys[why[row]!]! : null,
        since,
        age: age[row]!,
        cluster: apart,
        count: sums[group]!,
        mature: taken(group),
      })
      sums[group] = 0
    }
    touched.length = 0
  }
  const isAsBefore = (row: number): boolean =>
    age[row] === age[row - 1] &&
    outcome[row] === outcome[row - 1] &&
    cluster[row] === cluster[row - 1] &&
    Object.is(late[row], late[row - 1]) &&
    (!reasons || why[row] === why[row - 1])
  for (let row = 0; row < sheet.count; row += 1) {
    if (row > 0 && touched.length > 0 && !isAsBefore(row)) tell(row - 1)
    const group = of[slice[row]!] ?? -1
    if (group < 0) continue
    if (sums[group] === 0) touched.push(group)
    sums[group]! += n[row]!
    for (let i = 0; i < width; i += 1) matured[group * width + i]! += mature[i]![row]!
  }
  tell(sheet.count - 1)
  return rows
}

const NONE: readonly number[] = []

/** The same of counts. */
export function countsByHand(
  sheet: CountsSheet,
  { of, by }: Groups,
  { stage, currency }: { readonly stage: string; readonly currency: string },
): readonly Count[] {
  const { slice, age, n, event, events, dated, amount } = sheet
  const sums = new Float64Array(by.length)
  const amounts: (bigint | null)[] = by.map(() => null)
  const rows: Count[] = []
  const touched: number[] = []
  const tell = (row: number): void => {
    const seconds = age[row]!
    for (const group of touched) {
      const scaled = amounts[group]!
      rows.push({
        stage,
        period: null,
        by: by[group]!,
        event: events[event[row]!]!,
        dated: dated[row] === 1,
        age: Number.isNaN(seconds) ? null : seconds,
        count: sums[group]!,
        amount: scaled === null ? null : formatDecimal(scaled, currency),
      })
      sums[group] = 0
      amounts[group] = null
    }
    touched.length = 0
  }
  const isAsBefore = (row: number): boolean =>
    Object.is(age[row], age[row - 1]) &&
    event[row] === event[row - 1] &&
    dated[row] === dated[row - 1]
  for (let row = 0; row < sheet.count; row += 1) {
    if (row > 0 && touched.length > 0 && !isAsBefore(row)) tell(row - 1)
    const group = of[slice[row]!] ?? -1
    if (group < 0) continue
    if (sums[group] === 0) touched.push(group)
    sums[group]! += n[row]!
    const own = amount[row]!
    if (own !== null) amounts[group] = (amounts[group] ?? 0n) + own
  }
  tell(sheet.count - 1)
  return rows
}
