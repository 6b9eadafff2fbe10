import type { Catalog, Day, Filter, Interval, Question, View } from '../../engine/engine.ts'
import { profiles, type Profile } from '../../standard/profiles.ts'
import { formatDay, parseDay } from '../../time/calendar.ts'
import { CallError } from '../call-error.ts'
import type { CommonInput } from './common-input.ts'
import { filterValue } from './filter-value.ts'
import { suggestName } from './suggest-name.ts'

/** What was asked, checked against what the build knows. */
export interface Asked {
  readonly view: View
  readonly asOf: Day
  /** The as-of date where it was asked for; `null`: what is known now of the time before it. */
  readonly knownBefore: Day | null
  readonly from: Day | null
  readonly to: Day | null
  readonly interval: Interval | null
  readonly by: readonly string[]
  readonly where: readonly Filter[]
}

/** The common options as the parts of a question; what cannot be meant is a `CallError`. */
export function normalize(catalog: Catalog, input: CommonInput): Asked {
  profileNamed(catalog, input.profile)
  const asked: Asked = {
    view: input.view,
    asOf: asOfOf(catalog, input),
    knownBefore: readDate('as-of', input.asOf),
    from: readDate('from', input.from),
    to: readDate('to', input.to),
    interval: input.interval ?? null,
    by: [...new Set(input.by)],
    where: filtersOf(input.where),
  }
  for (const name of [...asked.by, ...asked.where.map(({ dimension }) => dimension)]) {
    checkDimension(catalog, name)
  }
  checkRange(asked)
  return asked
}

/** The as-of date given, else where the data ends. */
export function asOfOf(catalog: Catalog, { asOf }: Pick<CommonInput, 'asOf'>): Day {
  return readDate('as-of', asOf) ?? catalog.asOf
}

/** A question of the engine without row rules and ages. */
export function questionOf({
  view,
  asOf,
  knownBefore,
  from,
  to,
  interval,
  by,
  where,
}: Asked): Question {
  const all = { path: null, stage: null, scope: [], ages: false } as const
  return { ...all, view, asOf, knownBefore, from, to, interval, by, where }
}

/**
 * The definitions of that name: the standard's, or the project's own; `name@1` is a version of
 * them. Without a name those that the project uses.
 */
export function profileNamed(
  { profiles: own, profile: usual }: Pick<Catalog, 'profiles' | 'profile'>,
  name: string = usual,
): Profile {
  const known = [...profiles, ...own]
  const found = known.find(({ id, version }) => id === name || `${id}@${version}` === name)
  if (found !== undefined) return found
  const names = known.map(({ id }) => id)
  throw new CallError('unknown_profile', `unknown profile: ${name}`, suggestName(name, names))
}

export function checkDimension(catalog: Catalog, name: string): void {
  const known = catalog.dimensions.map((dimension) => dimension.name)
  if (known.includes(name)) return
  throw new CallError('unknown_dimension', `unknown dimension: ${name}`, suggestName(name, known))
}

/** `dimension=value` texts as filters: the same dimension twice means or, `dimension=` missing. */
export function filtersOf(texts: readonly string[]): readonly Filter[] {
  const values = new Map<string, (string | null)[]>()
  for (const text of texts) {
    const equals = text.indexOf('=')
    if (equals < 1) {
      throw new CallError(
        'bad_option',
        `where is not DIMENSION=VALUE: ${text}`,
        'write for example where origin=social, or origin= for those without one',
      )
    }
    const name = text.slice(0, equals).trim()
    const value = text.slice(equals + 1).trim()
    const known = values.get(name) ?? []
    const meant = filterValue(name, value)
    if (!known.includes(meant)) known.push(meant)
    values.set(name, known)
  }
  return [...values].map(([dimension, meant]) => ({ dimension, values: meant }))
}

/** Filters as answers show what was asked. */
export function shownFilters(
  filters: readonly Filter[],
): Readonly<Record<string, readonly (string | null)[]>> {
  return Object.fromEntries(filters.map(({ dimension, values }) => [dimension, values]))
}

export function readDate(option: string, text: string | undefined): Day | null {
  if (text === undefined) return null
  const day = parseDay(text.trim())
  if (day !== null) return day
  throw new CallError(
    'bad_date',
    `${option} is not a date: ${text}`,
    'write YYYY-MM-DD, a real day',
  )
}

function checkRange({ view, from, to, interval }: Asked): void {
  if (from !== null && to !== null && from >= to) {
    throw new CallError(
      'bad_range',
      `from must be before to: ${formatDay(from)} to ${formatDay(to)}`,
      'from is included, to is excluded: one day is from 2025-01-01 to 2025-01-02',
    )
  }
  if (view === 'stock' && (from !== null || to !== null || interval !== null)) {
    throw new CallError(
      'bad_range',
      'the stock view takes no range: it shows what is open at the as-of date',
      'use view period: its open column is what is open at the end of each period',
    )
  }
}
