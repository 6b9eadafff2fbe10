import type { Filter, Slice } from '../../engine/engine.ts'
import { DEFAULT_PROFILE } from '../../standard/profiles.ts'
import type { CountedBuyers, PurchaseTerms } from '../purchases/count-buyers.ts'
import { askedMoment, sliceWhere } from './asked-ref.ts'
import {
  badRef,
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

/** The customers who bought without a contract. */
export interface PurchasesRef extends RefMoment, RefRange, PurchaseTerms {
  readonly kind: 'purchases'
  readonly profile: string
  readonly where: readonly Filter[]
}

/** The address of the customers of a slice. */
export function purchasesRef(
  slice: Slice,
  { asked, question, months, context }: CountedBuyers,
): string {
  return formatPurchasesRef({
    kind: 'purchases',
    months,
    charges: question.kinds === null ? 'all' : 'apart',
    ...askedMoment(asked, context.engine.catalog),
    from: asked.from,
    to: asked.to,
    profile: asked.profile.id,
    where: sliceWhere(asked, slice),
  })
}

/** `purchases/12?asOf=2025-07-01&where=channel%3Dpartner`: with what is expected in twelve months. */
export function formatPurchasesRef(ref: PurchasesRef): string {
  return refText('purchases', String(ref.months), [
    ...momentParts(ref),
    dayPart('from', ref.from),
    dayPart('to', ref.to),
    ['charges', ref.charges === 'apart' ? null : ref.charges],
    ['profile', ref.profile === DEFAULT_PROFILE ? null : ref.profile],
    ...whereParts(ref.where),
  ])
}

export function readPurchasesRef(id: string, pairs: Pairs, text: string): PurchasesRef {
  checkParts(pairs, ['asOf', 'known', 'from', 'to', 'charges', 'profile', 'where'], text)
  const months = /^[1-9]\d{0,2}$/u.test(id) ? Number(id) : null
  if (months === null) throw badRef(text, `its months are no number: ${id}`)
  const charges = once(pairs, text, 'charges') ?? 'apart'
  if (charges !== 'apart' && charges !== 'all') throw badRef(text, `its charges is ${charges}`)
  return {
    kind: 'purchases',
    months,
    charges,
    ...momentOf(pairs, text),
    ...rangeOf(pairs, text),
    profile: once(pairs, text, 'profile') ?? DEFAULT_PROFILE,
    where: whereOf(pairs, text),
  }
}
