import type { Catalog, Day, Filter, Slice } from '../../engine/engine.ts'
import type { CellName } from '../../standard/sheet-cells.ts'
import { monthsBefore } from '../../time/calendar.ts'
import type { SheetAsked } from '../plan/measure-sheet.ts'
import { newBusiness } from '../numbers/new-business.ts'
import { formatRef } from '../refs/ref.ts'

/** Entries a month and retention are of a year. */
const YEAR = 12

interface Of {
  readonly catalog: Catalog
  readonly asked: SheetAsked
  readonly start: Day
  readonly slice: Slice
  /** The first stage of the sheet. */
  readonly first: string
}

/** The address of the rows that a measured figure was made of; `null` where there are none. */
export function cellRowsRef(name: CellName, of: Of): string | null {
  const { catalog, asked, start, slice, first } = of
  const own = asked.by.map((dimension, at): Filter => ({ dimension, values: [slice[at] ?? null] }))
  const known = catalog.dimensions.map((dimension) => dimension.name)
  if (own.some(({ dimension }) => !known.includes(dimension))) return null
  const about = { asOf: asked.asOf, knownNow: catalog.recorded && asked.knownBefore === null }
  const passages = (stage: string, from: Day | null, to: Day | null): string | null =>
    catalog.stages.every(({ id }) => id !== stage)
      ? null
      : formatRef({
          ...about,
          kind: 'bowtie',
          stage,
          view: 'cohort',
          from,
          to,
          undated: false,
          where: [...newBusiness(catalog, asked).where, ...own],
          outcome: null,
        })
  const moved = (from: Day | null): string =>
    formatRef({
      ...about,
      kind: 'revenue',
      movement: null,
      step: 'month',
      from,
      to: start,
      profile: asked.profile.id,
      grain: null,
      where: [...asked.where, ...own],
    })
  if (name === 'entering') return passages(first, monthsBefore(start, YEAR), start)
  if (name.startsWith('rate:') || name.startsWith('days:')) {
    return passages(name.slice(name.indexOf(':') + 1), asked.from, asked.to)
  }
  switch (name) {
    case 'price':
    case 'discount':
    case 'onboarding':
    case 'onboarding_days':
      return passages('commit', asked.from, asked.to)
    case 'gross_retention':
    case 'expansion':
      return moved(monthsBefore(start, YEAR))
    case 'running':
      return moved(null)
    default:
      return null
  }
}
