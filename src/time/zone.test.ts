import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { instantToLocal, isTimezone, localToInstant, offsetAt, zoneOffsets } from './zone.ts'

const ZONES = [
  'America/Sao_Paulo',
  'Europe/Paris',
  'Pacific/Chatham',
  'Australia/Lord_Howe',
  'UTC',
  'Asia/Kolkata',
  'America/St_Johns',
  'Pacific/Apia',
] as const

const zone = fc.constantFrom(...ZONES)
const seconds = fc.integer({ min: seconds1900(), max: 4_102_444_799 })
/** Moments within two days of a change of offset, where the doubts are. */
const nearChange = zone.chain((name) => {
  const changes = zoneOffsets(name).slice(1)
  const at = changes.length === 0 ? seconds : fc.constantFrom(...changes.map(({ from }) => from))
  const shift = fc.integer({ min: -172_800, max: 172_800 })
  return fc
    .tuple(fc.constant(name), at, shift)
    .map(([name, at, shift]) => [name, at + shift] as const)
})
const anywhere = fc.oneof(fc.tuple(zone, seconds), nearChange)

describe('isTimezone', () => {
  it.each(['UTC', 'America/Sao_Paulo', 'Europe/Paris', 'Etc/GMT+3'])('%s is one', (name) => {
    expect(isTimezone(name)).toBe(true)
  })
  it.each(['', 'Europe/Atlantis', '+03:00', 'Paris', 'UTC '])('%j is none', (name) => {
    expect(isTimezone(name)).toBe(false)
  })
})

describe('zoneOffsets', () => {
  it('refuses a name that is no zone', () => {
    expect(() => zoneOffsets('Europe/Atlantis')).toThrow(/timezone .*: Europe\/Atlantis/)
  })

  it('knows one offset for UTC', () => {
    expect(zoneOffsets('UTC')).toEqual([{ from: -Infinity, offset: 0 }])
  })

  it('knows the last changes of Brazil, which gave up summer time in 2019', () => {
    expect(zoneOffsets('America/Sao_Paulo').slice(-4)).toEqual([
      { from: epoch('2017-10-15T03:00:00Z'), offset: -7200 },
      { from: epoch('2018-02-18T02:00:00Z'), offset: -10_800 },
      { from: epoch('2018-11-04T03:00:00Z'), offset: -7200 },
      { from: epoch('2019-02-17T02:00:00Z'), offset: -10_800 },
    ])
  })

  // Binary search by wall-clock time stands on this.
  it.each(ZONES)('%s: each rule begins after the one before, by UTC and by the wall', (name) => {
    const rules = zoneOffsets(name)
    expect(rules[0]?.from).toBe(-Infinity)
    for (const [index, rule] of rules.slice(1).entries()) {
      const before = rules[index]
      if (before === undefined) throw new Error('no rule before')
      expect(rule.from).toBeGreaterThan(before.from)
      expect(rule.from + rule.offset).toBeGreaterThan(before.from + before.offset)
      expect(rule.offset).not.toBe(before.offset)
    }
  })

  it('says what Intl says', () => {
    fc.assert(
      fc.property(anywhere, ([name, instant]) => {
        expect(offsetAt(instant, zoneOffsets(name))).toBe(intlOffset(name, instant))
      }),
      { numRuns: 3000 },
    )
  })

  it('goes on with the first rule before 1900 and with the last after 2100', () => {
    const offsets = zoneOffsets('Europe/Paris')
    expect(offsetAt(epoch('1800-06-01T00:00:00Z'), offsets)).toBe(561)
    expect(offsetAt(epoch('2150-06-01T00:00:00Z'), offsets)).toBe(3600)
  })
})

describe('localToInstant', () => {
  it.each([
    // 00:00 to 01:00 is skipped.
    ['America/Sao_Paulo', '2017-10-14T23:59:59', '2017-10-14T23:59:59-03:00', null],
    ['America/Sao_Paulo', '2017-10-15T00:00:00', '2017-10-15T01:00:00-02:00', 'nonexistent'],
    ['America/Sao_Paulo', '2017-10-15T00:59:59', '2017-10-15T01:59:59-02:00', 'nonexistent'],
    ['America/Sao_Paulo', '2017-10-15T01:00:00', '2017-10-15T01:00:00-02:00', null],
    // 23:00 to 24:00 comes twice.
    ['America/Sao_Paulo', '2018-02-17T22:59:59', '2018-02-17T22:59:59-02:00', null],
    ['America/Sao_Paulo', '2018-02-17T23:00:00', '2018-02-17T23:00:00-03:00', 'repeated'],
    ['America/Sao_Paulo', '2018-02-17T23:30:00', '2018-02-17T23:30:00-03:00', 'repeated'],
    ['America/Sao_Paulo', '2018-02-18T00:00:00', '2018-02-18T00:00:00-03:00', null],
    ['Europe/Paris', '2024-03-31T02:30:00', '2024-03-31T03:30:00+02:00', 'nonexistent'],
    ['Europe/Paris', '2024-10-27T02:30:00', '2024-10-27T02:30:00+01:00', 'repeated'],
    ['Europe/Paris', '2024-10-27T03:00:00', '2024-10-27T03:00:00+01:00', null],
    ['Pacific/Chatham', '2024-09-29T02:45:00', '2024-09-29T03:45:00+13:45', 'nonexistent'],
    ['Pacific/Chatham', '2024-04-07T03:44:59', '2024-04-07T03:44:59+12:45', 'repeated'],
    // Half an hour.
    ['Australia/Lord_Howe', '2024-10-06T02:15:00', '2024-10-06T02:45:00+11:00', 'nonexistent'],
    ['Australia/Lord_Howe', '2024-10-06T02:30:00', '2024-10-06T02:30:00+11:00', null],
    ['Australia/Lord_Howe', '2024-04-07T01:45:00', '2024-04-07T01:45:00+10:30', 'repeated'],
    ['UTC', '2024-03-31T02:30:00', '2024-03-31T02:30:00Z', null],
    // A whole day is skipped.
    ['Pacific/Apia', '2011-12-30T12:00:00', '2011-12-31T12:00:00+14:00', 'nonexistent'],
  ])('%s %s', (name, local, expected, doubt) => {
    const reading = localToInstant(epoch(`${local}Z`), zoneOffsets(name))
    expect(reading).toEqual({ instant: epoch(expected), doubt })
  })

  it('reads as Temporal does with the later of two, and doubts what is not one', () => {
    fc.assert(
      fc.property(anywhere, ([name, local]) => {
        const wall = Temporal.Instant.fromEpochMilliseconds(local * 1000)
          .toZonedDateTimeISO('UTC')
          .toPlainDateTime()
        const later = wall.toZonedDateTime(name, { disambiguation: 'later' })
        const earlier = wall.toZonedDateTime(name, { disambiguation: 'earlier' })
        const exists = later.toPlainDateTime().equals(wall)
        expect(localToInstant(local, zoneOffsets(name))).toEqual({
          instant: later.epochMilliseconds / 1000,
          doubt: later.equals(earlier) ? null : exists ? 'repeated' : 'nonexistent',
        })
      }),
      { numRuns: 3000 },
    )
  })

  it('undoes instantToLocal, but for the earlier of two', () => {
    fc.assert(
      fc.property(anywhere, ([name, instant]) => {
        const offsets = zoneOffsets(name)
        const local = instantToLocal(instant, offsets)
        const back = localToInstant(local, offsets)
        expect(instantToLocal(back.instant, offsets)).toBe(local)
        if (back.doubt === null) expect(back.instant).toBe(instant)
        else expect(back.instant).toBeGreaterThanOrEqual(instant)
      }),
      { numRuns: 2000 },
    )
  })
})

function epoch(text: string): number {
  return Temporal.Instant.from(text).epochMilliseconds / 1000
}

function seconds1900(): number {
  return epoch('1900-01-01T00:00:00Z')
}

/** The offset read off the parts that Intl prints: another road than transitions. */
function intlOffset(timeZone: string, instant: number): number {
  const parts = new Intl.DateTimeFormat('en-u-hc-h23', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant * 1000)
  const part = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const [year, month, day] = [part('year'), part('month') - 1, part('day')]
  return Date.UTC(year, month, day, part('hour'), part('minute'), part('second')) / 1000 - instant
}
