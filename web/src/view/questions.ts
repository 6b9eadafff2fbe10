import type { Language } from '../../../src/standard/types.ts'
import { addDays, daysBetween, isDay, previousRange } from './ranges.ts'
import { queryText, type View } from './view.ts'

/** The path of the bowtie that a view asks for. */
export function bowtiePath(view: View, lang: Language): string {
  return `/api/answers/bowtie${queryText({ ...asked(view), lang })}`
}

/** The same, split by the view's dimension; `null` where it has none. */
export function slicesPath(view: View, lang: Language): string | null {
  if (view.by === undefined) return null
  return `/api/answers/bowtie${queryText({ ...asked(view), by: view.by, lang })}`
}

/**
 * The period before, of the same length, and seen as long after its end: what is open or late
 * would differ by age alone otherwise. `null` where nothing is compared.
 */
export function earlierView(view: View, dataEnds: string): View | null {
  const { from, compare, view: manner } = view
  if (compare === undefined || from === undefined || manner === 'stock') return null
  const asOf = view.asOf ?? dataEnds
  const to = view.to ?? asOf
  if (![from, to, asOf].every(isDay) || from >= to) return null
  const earlier = previousRange({ from, to })
  const { by: _, ...rest } = view
  return { ...rest, ...earlier, asOf: addDays(asOf, -daysBetween(earlier.to, to)) }
}

export function explainPath(ref: string, lang: Language, page: Page): string {
  return `/api/answers/explain${queryText({ ref, ...page, lang })}`
}

interface Page {
  readonly limit: number
  readonly offset: number
}

function asked({ view, from, to, asOf, where }: View): Record<string, unknown> {
  return { view, from, to, asOf, where }
}
