import type { Language, Text } from './types.ts'

/** `rate:<stage>` and `days:<stage>` lead from a stage to the next. */
export type CellName =
  | 'entering'
  | `rate:${string}`
  | `days:${string}`
  | 'price'
  | 'discount'
  | 'onboarding'
  | 'onboarding_days'
  | 'gross_retention'
  | 'expansion'
  | 'running'
  | 'margin'
  | 'discounting'
  | 'horizon'

export type Values = Readonly<{ [Name in CellName]?: number }>

/** What the cells of a plan's sheet are called; those of a stage take its name. */
const labels: Readonly<Record<string, Text>> = {
  entering: { en: 'entering a month', fr: 'entrées par mois' },
  price: { en: 'list price', fr: 'prix affiché' },
  discount: { en: 'discount', fr: 'remise' },
  onboarding: { en: 'going live', fr: 'mise en service' },
  onboarding_days: { en: 'days to go live', fr: 'jours avant la mise en service' },
  gross_retention: { en: 'gross retention', fr: 'rétention brute' },
  expansion: { en: 'expansion', fr: 'expansion' },
  running: { en: 'running at the start', fr: 'en cours au départ' },
  margin: { en: 'margin', fr: 'marge' },
  discounting: { en: 'discounting', fr: 'actualisation' },
  horizon: { en: 'horizon', fr: 'horizon' },
}

/**
 * A cell as people read it.
 *
 * ```ts
 * cellLabel('rate:selection', () => 'Selection', 'en') // => 'rate of Selection'
 * ```
 */
export function cellLabel(cell: string, stage: (id: string) => string, lang: Language): string {
  const [kind = '', id] = cell.split(':')
  if (id === undefined) return labels[kind]?.[lang] ?? cell
  const name = stage(id)
  if (lang === 'fr')
    return kind === 'rate' ? `taux de «\u00a0${name}\u00a0»` : `jours en «\u00a0${name}\u00a0»`
  return kind === 'rate' ? `rate of ${name}` : `days in ${name}`
}
