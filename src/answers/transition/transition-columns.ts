import type { Followed } from '../../engine/engine.ts'
import type { AgeShares, Share } from '../../models/data/unfolding.ts'
import type { Language } from '../../standard/types.ts'
import type { AnswerColumn, AnswerRow } from '../answer.ts'
import { column, details, dimensionColumn } from '../columns.ts'

/** Columns of their own; rarer ones are in `lost` alone. */
const MOST_REASONS = 12

const outcome = (name: string, label: { readonly en: string; readonly fr: string }) => [
  column(name, 'fraction', label),
  column(`${name}_low`, 'fraction', { en: `${label.en}, low`, fr: `${label.fr}, bas` }),
  column(`${name}_high`, 'fraction', { en: `${label.en}, high`, fr: `${label.fr}, haut` }),
]

const figures = [
  column('age', 'days', { en: 'within', fr: 'en' }),
  column('at_risk', 'count', { en: 'still there', fr: 'encore là' }),
  ...outcome('gone_on', { en: 'gone on', fr: 'passés' }),
  ...details(...outcome('skipped', { en: 'of these, skipped', fr: 'dont sautés' })),
  ...outcome('lost', { en: 'lost', fr: 'perdus' }),
  column('open', 'fraction', { en: 'open', fr: 'en cours' }),
  ...details(column('rate_naive', 'fraction', { en: 'naive rate', fr: 'taux brut' })),
  column('ref', 'ref', { en: 'ref', fr: 'réf.' }),
]

export interface TransitionColumns {
  readonly all: readonly AnswerColumn[]
  readonly dimensions: readonly string[]
  readonly reasons: readonly string[]
}

export function transitionColumns(
  by: readonly string[],
  reasons: readonly (string | null)[],
  lang: Language,
): TransitionColumns {
  const own = figures.map((figure) => figure(lang))
  const lost = lang === 'fr' ? 'perdus\u00a0:' : 'lost:'
  const none = lang === 'fr' ? 'sans raison' : 'no reason'
  // A single nameless reason says no more than `lost`.
  const told = reasons.length === 1 && reasons[0] === null ? [] : reasons.slice(0, MOST_REASONS)
  const reasonColumns = told.map((reason, index) => ({
    name: `lost_${index + 1}`,
    unit: 'fraction' as const,
    detail: true as const,
    label: `${lost} ${reason ?? none}`,
  }))
  const taken = [...own, ...reasonColumns].map(({ name }) => name)
  const dimensions = by.map((name) => dimensionColumn(name, taken))
  const at = own.findIndex(({ name }) => name === 'open')
  return {
    all: [...dimensions, ...own.slice(0, at), ...reasonColumns, ...own.slice(at)],
    dimensions: dimensions.map(({ name }) => name),
    reasons: reasonColumns.map(({ name }) => name),
  }
}

export function transitionRow(
  { age, atRisk, goneOn, skipped, lost, reasons, open }: AgeShares,
  about: {
    readonly by: Followed['by']
    readonly columns: TransitionColumns
    readonly naive: number | null
    /** The journeys of the slice, as the bowtie's row has them. */
    readonly ref: string
  },
): AnswerRow {
  const { by, columns, naive, ref } = about
  const cells: Record<string, AnswerRow[string]> = {
    ...Object.fromEntries(columns.dimensions.map((name, index) => [name, by[index] ?? null])),
    age,
    at_risk: atRisk,
    ...shown('gone_on', goneOn),
    ...shown('skipped', skipped),
    ...shown('lost', lost),
    ...Object.fromEntries(
      columns.reasons.map((name, index) => [name, reasons[index]?.value ?? null]),
    ),
    open,
    rate_naive: naive,
    ref,
  }
  return Object.fromEntries(columns.all.map(({ name }) => [name, cells[name] ?? null]))
}

function shown(name: string, { value, low, high }: Share): AnswerRow {
  return { [name]: value, [`${name}_low`]: low, [`${name}_high`]: high }
}
