import type { Day, Filter } from '../../engine/engine.ts'
import { formatDay, parseDay } from '../../time/calendar.ts'
import { CallError } from '../call-error.ts'
import { filterValue } from '../input/filter-value.ts'

/** The parts after the `?` of a ref, in their order. */
export type Pairs = readonly (readonly [string, string])[]

/** As of which day a ref speaks, and with what was known when. */
export interface RefMoment {
  /** `null`: where the data ends. */
  readonly asOf: Day | null
  /** With all that is known now; else, of an as-of date, with what was recorded before it. */
  readonly knownNow: boolean
}

/** Days; `null`: without that end. */
export interface RefRange {
  readonly from: Day | null
  readonly to: Day | null
}

/** A part of a ref; one without a value is left out of it. */
type Part = readonly [name: string, value: string | null]

/** `kind/id?name=value&…`, or `kind/id` where nothing follows. */
export function refText(kind: string, id: string, parts: readonly Part[]): string {
  const query = parts.flatMap(([key, value]) => (value === null ? [] : `${key}=${encode(value)}`))
  return `${kind}/${encode(id)}${query.length === 0 ? '' : `?${query.join('&')}`}`
}

export function momentParts({ asOf, knownNow }: RefMoment): readonly Part[] {
  return [dayPart('asOf', asOf), ['known', asOf !== null && knownNow ? 'now' : null]]
}

export function dayPart(name: string, day: Day | null): Part {
  return [name, day === null ? null : formatDay(day)]
}

/** Refuses a part of another name. */
export function checkParts(pairs: Pairs, known: readonly string[], text: string): void {
  const stranger = pairs.find(([name]) => !known.includes(name))
  if (stranger !== undefined) throw badRef(text, `it has an unknown part: ${stranger[0]}`)
}

export function momentOf(pairs: Pairs, text: string): RefMoment {
  const recorded = once(pairs, text, 'known')
  if (recorded !== null && recorded !== 'now') throw badRef(text, `its known is ${recorded}`)
  const asOf = dayOf(once(pairs, text, 'asOf'), text)
  return { asOf, knownNow: asOf === null || recorded !== null }
}

export function rangeOf(pairs: Pairs, text: string): RefRange {
  const from = dayOf(once(pairs, text, 'from'), text)
  const to = dayOf(once(pairs, text, 'to'), text)
  if (from !== null && to !== null && from >= to) {
    throw badRef(text, 'its from is not before its to')
  }
  return { from, to }
}

/** The only value of that name; `null` where there is none. */
export function once(pairs: Pairs, text: string, key: string): string | null {
  const values = pairs.filter(([name]) => name === key).map(([, value]) => value)
  if (values.length > 1) throw badRef(text, `${key} stands in it twice`)
  return values[0] ?? null
}

export function whereParts(where: readonly Filter[]): readonly Part[] {
  return where.flatMap(({ dimension, values }) =>
    values.map((value): Part => ['where', `${dimension}=${value ?? ''}`]),
  )
}

export function whereOf(pairs: Pairs, text: string): readonly Filter[] {
  const values = new Map<string, (string | null)[]>()
  for (const [name, pair] of pairs) {
    if (name !== 'where') continue
    const equals = pair.indexOf('=')
    if (equals < 1) throw badRef(text, `its where is not dimension=value: ${pair}`)
    const dimension = pair.slice(0, equals)
    const value = pair.slice(equals + 1)
    values.set(dimension, [...(values.get(dimension) ?? []), filterValue(dimension, value)])
  }
  return [...values].map(([dimension, meant]) => ({ dimension, values: meant }))
}

export function dayOf(value: string | null, text: string): Day | null {
  if (value === null) return null
  const day = parseDay(value)
  if (day === null) throw badRef(text, `it has a date that is none: ${value}`)
  return day
}

export function pairsOf(query: string, text: string): Pairs {
  if (query === '') return []
  return query.split('&').map((pair) => {
    const equals = pair.indexOf('=')
    if (equals < 1) throw badRef(text, `a part of it is not name=value: ${pair}`)
    return [pair.slice(0, equals), decode(pair.slice(equals + 1), text)]
  })
}

/**
 * Half a surrogate pair has no encoding; it stands as U+FFFD, as any decoder would leave it. What
 * a shell would read is encoded too, so that a ref can stand in any quotes.
 */
export function encode(value: string): string {
  const whole = value.replaceAll(/[\uD800-\uDFFF]/gu, '\uFFFD')
  return encodeURIComponent(whole).replaceAll(
    /['()*!]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

export function decode(value: string, text: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    throw badRef(text, 'a % in it encodes nothing')
  }
}

export function badRef(text: string, reason: string): CallError {
  return new CallError(
    'bad_ref',
    `ref cannot be read, ${reason}: ${text}`,
    'take it from the ref column of an answer, whole and in quotes',
  )
}
