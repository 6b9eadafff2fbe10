import type { Day, Filter } from '../engine/engine.ts'
import { DEFAULT_PROFILE } from '../standard/profiles.ts'
import { formatDay } from '../time/calendar.ts'
import { badRef, dayOf, encode, once, whereOf, whereParts } from './ref-text.ts'
import type { Pairs } from './ref-text.ts'

/** A figure of a plan's sheet, with what is set in it. */
export interface CellRef {
  readonly kind: 'cell'
  /** `rate:selection` */
  readonly cell: string
  /** `null`: where the data ends. */
  readonly asOf: Day | null
  /** As in `BowtieRef`. */
  readonly knownNow: boolean
  readonly from: Day | null
  readonly to: Day | null
  readonly profile: string
  readonly by: readonly string[]
  /** The sheet's own values of the dimensions it is split by. */
  readonly slice: readonly (string | null)[]
  readonly where: readonly Filter[]
  /** As `--set` takes them. */
  readonly sets: readonly string[]
}

/** `cell/rate%3Aselection?asOf=2025-07-01&by=motion&slice=web&set=rate%3Aselection%3D25%25` */
export function formatCellRef(ref: CellRef): string {
  const parts: [string, string][] = []
  if (ref.asOf !== null) parts.push(['asOf', formatDay(ref.asOf)])
  if (ref.asOf !== null && ref.knownNow) parts.push(['known', 'now'])
  if (ref.from !== null) parts.push(['from', formatDay(ref.from)])
  if (ref.to !== null) parts.push(['to', formatDay(ref.to)])
  if (ref.profile !== DEFAULT_PROFILE) parts.push(['profile', ref.profile])
  for (const name of ref.by) parts.push(['by', name])
  for (const value of ref.slice) parts.push(['slice', value ?? ''])
  parts.push(...whereParts(ref.where))
  for (const text of ref.sets) parts.push(['set', text])
  const query = parts.map(([key, value]) => `${key}=${encode(value)}`).join('&')
  return `cell/${encode(ref.cell)}${query === '' ? '' : `?${query}`}`
}

export function readCellRef(cell: string, pairs: Pairs, text: string): CellRef {
  const known = ['asOf', 'known', 'from', 'to', 'profile', 'by', 'slice', 'where', 'set']
  const stranger = pairs.find(([name]) => !known.includes(name))
  if (stranger !== undefined) throw badRef(text, `it has an unknown part: ${stranger[0]}`)
  const recorded = once(pairs, text, 'known')
  if (recorded !== null && recorded !== 'now') throw badRef(text, `its known is ${recorded}`)
  const asOf = dayOf(once(pairs, text, 'asOf'), text)
  const from = dayOf(once(pairs, text, 'from'), text)
  const to = dayOf(once(pairs, text, 'to'), text)
  if (from !== null && to !== null && from >= to) {
    throw badRef(text, 'its from is not before its to')
  }
  const all = (key: string): readonly string[] =>
    pairs.flatMap(([name, value]) => (name === key ? [value] : []))
  return {
    kind: 'cell',
    cell,
    asOf,
    knownNow: asOf === null || recorded !== null,
    from,
    to,
    profile: once(pairs, text, 'profile') ?? DEFAULT_PROFILE,
    by: all('by'),
    slice: all('slice').map((value) => (value === '' ? null : value)),
    where: whereOf(pairs, text),
    sets: all('set'),
  }
}
