import type { Filter, View } from '../../engine/engine.ts'
import { definitionRef, formatDefinitionRef } from './definition-ref.ts'
import type { DefinitionRef } from './definition-ref.ts'
import { formatAccountsRef, readAccountsRef } from './accounts-ref.ts'
import { formatCellRef, readCellRef } from './cell-ref.ts'
import type { CellRef } from './cell-ref.ts'
import type { AccountsRef } from './accounts-ref.ts'
import {
  badRef,
  checkParts,
  dayPart,
  decode,
  encode,
  momentOf,
  momentParts,
  once,
  pairsOf,
  rangeOf,
  refText,
  whereOf,
  whereParts,
} from './ref-text.ts'
import type { Pairs, RefMoment, RefRange } from './ref-text.ts'
import { formatPurchasesRef, readPurchasesRef } from './purchases-ref.ts'
import type { PurchasesRef } from './purchases-ref.ts'
import { formatRenewalsRef, renewalsRef } from './renewals-ref.ts'
import type { RenewalsRef } from './renewals-ref.ts'
import { formatRevenueRef, revenueRef } from './revenue-ref.ts'
import type { RevenueRef } from './revenue-ref.ts'
import { formatRowsRef, rowsRef } from './rows-ref.ts'
import type { RowsRef } from './rows-ref.ts'

/** The address of a figure or a thing: text that `explain` takes and follows down to the rows. */
export type Ref =
  | BowtieRef
  | RevenueRef
  | DefinitionRef
  | RenewalsRef
  | RowsRef
  | AccountsRef
  | PurchasesRef
  | CellRef
  | { readonly kind: 'journey'; readonly id: string }
  | { readonly kind: 'finding'; readonly id: string }

/** Everything that makes one figure of a bowtie again; what is left out takes its default. */
export interface BowtieRef extends RefMoment, RefRange {
  readonly kind: 'bowtie'
  readonly stage: string
  readonly view: View
  /** Only what carries no date, which belongs to no period. */
  readonly undated: boolean
  readonly where: readonly Filter[]
  /** Only this column of the row. */
  readonly outcome: RefOutcome | null
}

export const refOutcomes = ['entered', 'open', 'lost', 'gone_on'] as const
export type RefOutcome = (typeof refOutcomes)[number]

/** A ref as text, e.g. `bowtie/commit?asOf=2018-11-15&view=cohort&where=origin%3Dsocial`. */
export function formatRef(ref: Ref): string {
  if (ref.kind === 'finding')
    return `finding/${encode(ref.id).replaceAll(/%(?:3A|2F)/gu, decodeURIComponent)}`
  if (ref.kind === 'journey') return `journey/${encode(ref.id)}`
  if (ref.kind === 'revenue') return formatRevenueRef(ref)
  if (ref.kind === 'definition') return formatDefinitionRef(ref)
  if (ref.kind === 'renewals') return formatRenewalsRef(ref)
  if (ref.kind === 'rows') return formatRowsRef(ref)
  if (ref.kind === 'accounts') return formatAccountsRef(ref)
  if (ref.kind === 'purchases') return formatPurchasesRef(ref)
  if (ref.kind === 'cell') return formatCellRef(ref)
  return refText('bowtie', ref.stage, [
    ...momentParts(ref),
    ['view', ref.view],
    dayPart('from', ref.from),
    dayPart('to', ref.to),
    ['period', ref.undated ? 'undated' : null],
    ...whereParts(ref.where),
    ['outcome', ref.outcome],
  ])
}

/** The ref of a stage's row in the bowtie as it is without any option: `bowtie/commit`. */
export function shortRef(stage: string): string {
  return `bowtie/${encode(stage)}`
}

/**
 * Reads a ref as `formatRef` writes it; of a bowtie's, any part after the stage may be left out.
 * Anything else is a `CallError`.
 */
export function parseRef(text: string): Ref {
  const found =
    /^(?<kind>bowtie|revenue|definition|renewals|rows|accounts|purchases|cell|journey|finding)\/(?<id>[^?]+)(?:\?(?<query>.*))?$/su.exec(
      text.trim(),
    )
  const kind = found?.groups?.['kind']
  if (found === null || kind === undefined) throw badRef(text, 'it has no known kind')
  const id = decode(found.groups?.['id'] ?? '', text)
  const query = found.groups?.['query']
  if (kind === 'journey' || kind === 'finding') {
    if (query !== undefined) throw badRef(text, `a ${kind} takes nothing after ?`)
    return { kind, id }
  }
  const pairs = pairsOf(query ?? '', text)
  if (kind === 'revenue') return revenueRef(id, pairs, text)
  if (kind === 'definition') return definitionRef(id, pairs, text)
  if (kind === 'renewals') return renewalsRef(id, pairs, text)
  if (kind === 'accounts') return readAccountsRef(id, pairs, text)
  if (kind === 'purchases') return readPurchasesRef(id, pairs, text)
  if (kind === 'cell') return readCellRef(id, pairs, text)
  return kind === 'rows' ? rowsRef(id, pairs, text) : bowtieRef(id, pairs, text)
}

function bowtieRef(stage: string, pairs: Pairs, text: string): BowtieRef {
  const known = ['asOf', 'known', 'view', 'from', 'to', 'period', 'where', 'outcome']
  checkParts(pairs, known, text)
  const view = once(pairs, text, 'view') ?? 'cohort'
  if (view !== 'cohort' && view !== 'period' && view !== 'stock') {
    throw badRef(text, 'its view is not cohort, period or stock')
  }
  const { from, to } = rangeOf(pairs, text)
  const period = once(pairs, text, 'period')
  if (period !== null && period !== 'undated') throw badRef(text, `its period is ${period}`)
  const undated = period !== null
  if ((undated || view === 'stock') && (from !== null || to !== null)) {
    throw badRef(text, 'it has a range where none belongs')
  }
  return {
    kind: 'bowtie',
    stage,
    view,
    ...momentOf(pairs, text),
    from,
    to,
    undated,
    where: whereOf(pairs, text),
    outcome: outcomeOf(once(pairs, text, 'outcome'), text),
  }
}

function outcomeOf(value: string | null, text: string): RefOutcome | null {
  if (value === null) return null
  const known = refOutcomes.find((outcome) => outcome === value)
  if (known === undefined) throw badRef(text, `its outcome is ${value}`)
  return known
}
