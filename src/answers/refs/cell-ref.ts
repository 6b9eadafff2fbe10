import type { Filter } from '../../engine/engine.ts'
import { DEFAULT_PROFILE } from '../../standard/profiles.ts'
import {
  checkParts,
  dayPart,
  momentOf,
  momentParts,
  once,
  rangeOf,
  refText,
  whereOf,
  whereParts,
} from './ref-text.ts'
import type { Pairs, RefMoment, RefRange } from './ref-text.ts'

/** A figure of a plan's sheet, with what is set in it. */
export interface CellRef extends RefMoment, RefRange {
  readonly kind: 'cell'
  /** `rate:selection` */
  readonly cell: string
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
  return refText('cell', ref.cell, [
    ...momentParts(ref),
    dayPart('from', ref.from),
    dayPart('to', ref.to),
    ['profile', ref.profile === DEFAULT_PROFILE ? null : ref.profile],
    ...ref.by.map((name) => ['by', name] as const),
    ...ref.slice.map((value) => ['slice', value ?? ''] as const),
    ...whereParts(ref.where),
    ...ref.sets.map((text) => ['set', text] as const),
  ])
}

export function readCellRef(cell: string, pairs: Pairs, text: string): CellRef {
  const known = ['asOf', 'known', 'from', 'to', 'profile', 'by', 'slice', 'where', 'set']
  checkParts(pairs, known, text)
  const all = (key: string): readonly string[] =>
    pairs.flatMap(([name, value]) => (name === key ? [value] : []))
  return {
    kind: 'cell',
    cell,
    ...momentOf(pairs, text),
    ...rangeOf(pairs, text),
    profile: once(pairs, text, 'profile') ?? DEFAULT_PROFILE,
    by: all('by'),
    slice: all('slice').map((value) => (value === '' ? null : value)),
    where: whereOf(pairs, text),
    sets: all('set'),
  }
}
