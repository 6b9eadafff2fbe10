import type { MappingOptions } from '../systems/mapped-tables.ts'
import { backdated } from './backdated.ts'
import { billedWithoutDeal } from './billed-without-deal.ts'
import { disorder } from './disorder.ts'
import { duplicates } from './duplicates.ts'
import { freeText } from './free-text.ts'
import { lateEntry } from './late-entry.ts'
import type { MessKind } from './mess-kind.ts'
import { missingStamps } from './missing-stamps.ts'
import { mixedZones } from './mixed-zones.ts'
import { unbilledWins } from './unbilled-wins.ts'
import { wrongCurrency } from './wrong-currency.ts'

export type KindName =
  | 'missing-stamps'
  | 'late-entry'
  | 'duplicates'
  | 'disorder'
  | 'backdated'
  | 'unbilled-wins'
  | 'billed-without-deal'
  | 'wrong-currency'
  | 'free-text'
  | 'mixed-zones'

/** In the order in which they happen: whole records first, then how single cells are written. */
export const messKinds: Readonly<Record<KindName, MessKind>> = {
  'billed-without-deal': billedWithoutDeal,
  'unbilled-wins': unbilledWins,
  'late-entry': lateEntry,
  disorder,
  backdated,
  'missing-stamps': missingStamps,
  'wrong-currency': wrongCurrency,
  'free-text': freeText,
  'mixed-zones': mixedZones,
  duplicates,
}

/** A kind with its rate, in [0, 1]. */
export interface Messy {
  readonly kind: KindName
  readonly rate: number
}

/** `table.column` of all columns that a mess makes text. */
export function loosened(messy: readonly Messy[]): ReadonlySet<string> {
  return new Set(messy.flatMap(({ kind }) => messKinds[kind].loosens))
}

/** Every kind there is, at its own rate. */
export const everyMess: readonly Messy[] = (Object.keys(messKinds) as KindName[]).map((kind) => ({
  kind,
  rate: messKinds[kind].rate,
}))

/** What the project file has to map because of the mess. */
export function mappingOf(messy: readonly Messy[]): MappingOptions {
  const has = (name: KindName): boolean => messy.some(({ kind, rate }) => kind === name && rate > 0)
  return {
    isBackdated: has('backdated'),
    isMerged: has('duplicates'),
    isImported: has('late-entry'),
  }
}
