import type { Day, Filter } from '../engine/engine.ts'
import { parseDay } from '../time/calendar.ts'
import { CallError } from './call-error.ts'
import { filterValue } from './filter-value.ts'

/** The parts after the `?` of a ref, in their order. */
export type Pairs = readonly (readonly [string, string])[]

/** The only value of that name; `null` where there is none. */
export function once(pairs: Pairs, text: string, key: string): string | null {
  const values = pairs.filter(([name]) => name === key).map(([, value]) => value)
  if (values.length > 1) throw badRef(text, `${key} stands in it twice`)
  return values[0] ?? null
}

export function whereParts(where: readonly Filter[]): readonly [string, string][] {
  return where.flatMap(({ dimension, values }) =>
    values.map((value): [string, string] => ['where', `${dimension}=${value ?? ''}`]),
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
