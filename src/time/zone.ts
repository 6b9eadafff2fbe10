import { Temporal } from 'temporal-polyfill'

/** Whole seconds since 1970-01-01T00:00Z. */
export type Instant = number
/** Whole seconds since 1970-01-01T00:00 as read off the wall clock. */
export type LocalSeconds = number

/** From this instant on, the local clock stands `offset` seconds east of UTC. */
export interface ZoneOffset {
  /** -Infinity for the first. */
  readonly from: Instant
  readonly offset: number
}

export interface LocalReading {
  readonly instant: Instant
  readonly doubt: null | 'nonexistent' | 'repeated'
}

const FIRST = '1900-01-01T00:00Z'
const LAST = '2100-01-01T00:00Z'
const known = new Map<string, readonly ZoneOffset[]>()

/** A named zone of the IANA database, such as `America/Sao_Paulo` or `UTC`; no bare offset. */
export function isTimezone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    Temporal.Instant.from(FIRST).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}

/**
 * The offsets of a zone from 1900 to 2100, ascending, each unlike the one before. The first holds
 * for all time before, the last for all time after.
 */
export function zoneOffsets(timezone: string): readonly ZoneOffset[] {
  const before = known.get(timezone)
  if (before !== undefined) return before
  const offsets = readOffsets(timezone)
  known.set(timezone, offsets)
  return offsets
}

function readOffsets(timezone: string): readonly ZoneOffset[] {
  if (!isTimezone(timezone)) {
    throw new Error(`timezone must be a name of the IANA database: ${timezone}`)
  }
  const first = Temporal.Instant.from(FIRST).toZonedDateTimeISO(timezone)
  const last = Temporal.Instant.from(LAST)
  const offsets: ZoneOffset[] = [{ from: -Infinity, offset: secondsEast(first) }]
  let at = first.getTimeZoneTransition('next')
  while (at !== null && Temporal.Instant.compare(at.toInstant(), last) < 0) {
    const offset = secondsEast(at)
    if (offsets.at(-1)?.offset !== offset) {
      offsets.push({ from: Math.floor(at.epochMilliseconds / 1000), offset })
    }
    at = at.getTimeZoneTransition('next')
  }
  return offsets
}

function secondsEast(at: Temporal.ZonedDateTime): number {
  return Math.round(at.offsetNanoseconds / 1e9)
}

/**
 * The instant of a wall-clock time. A skipped time moves forward by the gap; of a repeated time it
 * is the later instant.
 */
export function localToInstant(local: LocalSeconds, offsets: readonly ZoneOffset[]): LocalReading {
  const { rule, before, after } = locateLocal(local, offsets)
  const instant = local - rule.offset
  if (after !== null && instant >= after.from) return { instant, doubt: 'nonexistent' }
  const repeated = before !== null && local - before.offset < rule.from
  return { instant, doubt: repeated ? 'repeated' : null }
}

/** What the wall clock shows at an instant. */
export function instantToLocal(instant: Instant, offsets: readonly ZoneOffset[]): LocalSeconds {
  return instant + offsetAt(instant, offsets)
}

/** Seconds east of UTC at an instant. */
export function offsetAt(instant: Instant, offsets: readonly ZoneOffset[]): number {
  return rulesAt(
    lastIndex(offsets, (rule) => rule.from <= instant),
    offsets,
  ).rule.offset
}

/** The last rule whose first wall-clock time is not after `local`, and its neighbours. */
export function locateLocal(local: LocalSeconds, offsets: readonly ZoneOffset[]): Rules {
  return rulesAt(
    lastIndex(offsets, (rule) => rule.from + rule.offset <= local),
    offsets,
  )
}

export interface Rules {
  readonly rule: ZoneOffset
  readonly before: ZoneOffset | null
  readonly after: ZoneOffset | null
}

function rulesAt(index: number, offsets: readonly ZoneOffset[]): Rules {
  const rule = offsets[index]
  if (rule === undefined) throw new Error('zone offsets must not be empty')
  return { rule, before: offsets[index - 1] ?? null, after: offsets[index + 1] ?? null }
}

/** Index of the last rule that holds; those that hold come first, and the first always does. */
function lastIndex(offsets: readonly ZoneOffset[], holds: (rule: ZoneOffset) => boolean): number {
  let low = 0
  let high = offsets.length
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    const rule = offsets[middle]
    if (rule !== undefined && holds(rule)) low = middle
    else high = middle
  }
  return low
}
