import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { formatInstant, parseStamp, provesOrder } from './stamp.ts'
import type { DateOrder, StampFault } from './stamp.ts'
import { localToInstant, zoneOffsets } from './zone.ts'

/** The wall clock of the years 0001 to 9999. */
const wall = fc
  .integer({ min: -62_135_596_800, max: 253_402_300_799 })
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000))
  .map((instant) => instant.toZonedDateTimeISO('UTC').toPlainDateTime())
const separator = fc.constantFrom('/', '.', '-')
const order = fc.constantFrom<DateOrder | null>('dmy', 'mdy', null)
const blank = fc.constantFrom('', ' ', '\t', '\n', '  ')

describe('ISO stamps', () => {
  it.each([
    ['2018-02-26', '2018-02-26T00:00:00'],
    [' 2018-02-26\t', '2018-02-26T00:00:00'],
    ['2018-02-26 19:58', '2018-02-26T19:58:00'],
    ['2018-02-26T19:58:54', '2018-02-26T19:58:54'],
    ['2018-02-26 19:58:54.999999', '2018-02-26T19:58:54'],
    ['1969-12-31 23:59:59.5', '1969-12-31T23:59:59'],
    ['2024-02-29T00:00:00', '2024-02-29T00:00:00'],
  ])('%j is local %s', (text, expected) => {
    expect(parseStamp(text, null)).toEqual({ kind: 'local', local: epoch(`${expected}Z`) })
  })

  it.each([
    ['2018-02-26T19:58:54Z', '2018-02-26T19:58:54Z'],
    ['2018-02-26 19:58:54 Z', '2018-02-26T19:58:54Z'],
    ['2018-02-26 19:58-03', '2018-02-26T22:58:00Z'],
    ['2018-02-26 19:58:54.5 -0300', '2018-02-26T22:58:54Z'],
    ['2018-02-26T19:58:54+05:30', '2018-02-26T14:28:54Z'],
    ['2018-02-26T19:58:54+18:00', '2018-02-26T01:58:54Z'],
    ['2018-02-26T19:58:54-00:00', '2018-02-26T19:58:54Z'],
    ['0001-01-01T00:00+18', '0000-12-31T06:00:00Z'],
  ])('%j is the instant %s', (text, expected) => {
    expect(parseStamp(text, null)).toEqual({ kind: 'instant', instant: epoch(expected) })
  })

  it.each([
    '2025-02-31',
    '2025-02-29',
    '2025-13-01',
    '2025-00-01',
    '2025-01-00',
    '0000-01-01',
    '2025-01-01 24:00',
    '2025-01-01T25:00:00Z',
    '2025-01-01 12:60',
    '2025-01-01 12:00:60',
    '2025-02-30T12:00+02:00',
  ])('%j is impossible', (text) => {
    expect(parseStamp(text, 'dmy')).toEqual(fault('impossible_date'))
  })

  it.each([
    '',
    '   ',
    'soon',
    '20250101',
    '1735689600',
    '2025-1-1',
    '2025/01/01',
    '2025-01',
    '2025-01-01Z',
    '2025-01-01 +02:00',
    '2025-01-01T12',
    '2025-01-01T12:0',
    '2025-01-01  12:00',
    '2025-01-01 12:00:00,5',
    '2025-01-01 12:00:00.',
    '2025-01-01 12:00  Z',
    '2025-01-01t12:00z',
    '2025-01-01 12:00 PM',
    '2025-01-01 12:00+2',
    '2025-01-01 12:00+02:0',
    '2025-01-01 12:00+18:01',
    '2025-01-01 12:00-19:00',
    '2025-01-01 12:00+02:60',
    '2025-02-31 12:00+19:00',
    '12025-01-01',
    '-2025-01-01',
    '2025-01-01 12:00[Europe/Paris]',
    '٢٠٢٥-01-01',
  ])('%j is no stamp', (text) => {
    expect(parseStamp(text, null)).toEqual(fault('wrong_type'))
  })

  it('give back the wall clock they were written from, fractions dropped', () => {
    const mark = fc.constantFrom('T', ' ')
    const fraction = fc.constantFrom('', '.0', '.5', '.999999999')
    fc.assert(
      fc.property(wall, mark, fraction, blank, order, (at, mark, fraction, blank, order) => {
        const time = at.toPlainTime().toString({ smallestUnit: 'second' })
        const text = `${blank}${at.toPlainDate().toString()}${mark}${time}${fraction}${blank}`
        expect(parseStamp(text, order)).toEqual({ kind: 'local', local: seconds(at) })
      }),
    )
  })

  it('name the instant that Temporal reads', () => {
    const minutes = fc.integer({ min: -1080, max: 1080 })
    const colon = fc.constantFrom('', ':')
    const space = fc.constantFrom('', ' ')
    fc.assert(
      fc.property(wall, minutes, colon, space, (at, minutes, colon, space) => {
        const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
        const zone = `${space}${minutes < 0 ? '-' : '+'}${twoDigits(hours)}${colon}${twoDigits(rest)}`
        const stamp = parseStamp(at.toString({ smallestUnit: 'second' }) + zone, null)
        expect(stamp).toEqual({ kind: 'instant', instant: seconds(at) - minutes * 60 })
      }),
    )
  })
})

describe('stamps with day and month first', () => {
  it.each<[string, DateOrder | null, string]>([
    ['25/12/2024', null, '2024-12-25'],
    ['12/25/2024', null, '2024-12-25'],
    ['03/03/2025', null, '2025-03-03'],
    ['3.4.2025', 'dmy', '2025-04-03'],
    ['3.4.2025', 'mdy', '2025-03-04'],
    ['03-04-2025', 'dmy', '2025-04-03'],
    ['29/2/2024', null, '2024-02-29'],
  ])('%j in order %s is %s', (text, order, expected) => {
    const local = epoch(`${expected}T00:00Z`)
    expect(parseStamp(text, order)).toEqual({ kind: 'local', local })
    const timed = parseStamp(`${text} 19:58:54`, order)
    expect(timed).toEqual({ kind: 'local', local: local + 71_934 })
    expect(parseStamp(` ${text} 19:58 `, order)).toEqual({ kind: 'local', local: local + 71_880 })
  })

  it.each<[string, DateOrder | null, StampFault]>([
    ['03/04/2025', null, 'ambiguous_date'],
    ['03/04/2025 10:00', null, 'ambiguous_date'],
    ['03/04/2025 25:00', null, 'impossible_date'],
    ['25/12/2024', 'mdy', 'impossible_date'],
    ['12/25/2024', 'dmy', 'impossible_date'],
    ['31/02/2025', null, 'impossible_date'],
    ['31/02/2025', 'dmy', 'impossible_date'],
    ['29/02/2025', null, 'impossible_date'],
    ['13/13/2025', null, 'impossible_date'],
    ['0/1/2025', null, 'impossible_date'],
    ['1/1/0000', null, 'impossible_date'],
    ['25/12/2024 12:60', 'dmy', 'impossible_date'],
    ['03/04-2025', 'dmy', 'wrong_type'],
    ['03 04 2025', 'dmy', 'wrong_type'],
    ['03/04/25', 'dmy', 'wrong_type'],
    ['003/04/2025', 'dmy', 'wrong_type'],
    ['03/04/2025T10:00', 'dmy', 'wrong_type'],
    ['03/04/2025 9:00', 'dmy', 'wrong_type'],
    ['03/04/2025 10:00:00.5', 'dmy', 'wrong_type'],
    ['03/04/2025 10:00Z', 'dmy', 'wrong_type'],
  ])('%j in order %s is %s', (text, order, expected) => {
    expect(parseStamp(text, order)).toEqual(fault(expected))
  })

  it('are read in the order they were written in', () => {
    const written = fc.constantFrom<DateOrder>('dmy', 'mdy')
    fc.assert(
      fc.property(wall, written, separator, fc.boolean(), (at, order, separator, wide) => {
        const text = ordered(at, order, separator, wide)
        expect(parseStamp(text, order)).toEqual({ kind: 'local', local: dayStart(at) })
      }),
    )
  })

  it('without an order are either right or a doubt, never the other day', () => {
    const written = fc.constantFrom<DateOrder>('dmy', 'mdy')
    fc.assert(
      fc.property(wall, written, separator, fc.boolean(), (at, order, separator, wide) => {
        const text = ordered(at, order, separator, wide)
        const swappable = at.day <= 12 && at.day !== at.month
        expect(parseStamp(text, null)).toEqual(
          swappable ? fault('ambiguous_date') : { kind: 'local', local: dayStart(at) },
        )
        expect(provesOrder(text)).toBe(at.day > 12 ? order : null)
      }),
    )
  })
})

describe('provesOrder', () => {
  it.each<[string, DateOrder | null]>([
    ['25/12/2024', 'dmy'],
    [' 12.25.2024 10:00 ', 'mdy'],
    ['03/04/2025', null],
    ['03/03/2025', null],
    ['31/02/2025', null],
    ['25/12/2024 25:00', null],
    ['2024-12-25', null],
    ['soon', null],
  ])('%j proves %s', (text, expected) => {
    expect(provesOrder(text)).toBe(expected)
  })
})

describe('formatInstant', () => {
  it.each([
    ['America/Sao_Paulo', '2018-02-26T19:58:54-03:00'],
    ['America/Sao_Paulo', '2018-02-17T23:30:00-02:00'],
    ['America/Sao_Paulo', '2018-02-17T23:30:00-03:00'],
    ['UTC', '2018-02-26T22:58:54+00:00'],
    ['Pacific/Chatham', '2024-09-29T03:45:00+13:45'],
    ['Europe/Paris', '1969-12-31T23:59:59+01:00'],
  ])('%s: %s', (zone, text) => {
    expect(formatInstant(epoch(text), zoneOffsets(zone))).toBe(text)
  })

  it('shows the seconds of local mean time', () => {
    expect(formatInstant(epoch('1850-01-01T00:00:00Z'), zoneOffsets('Europe/Paris'))).toBe(
      '1850-01-01T00:09:21+00:09:21',
    )
  })

  it('is read back as the same instant', () => {
    const zone = fc.constantFrom('UTC', 'America/Sao_Paulo', 'Australia/Lord_Howe')
    fc.assert(
      fc.property(zone, fc.integer({ min: 0, max: 4_102_444_799 }), (zone, instant) => {
        const offsets = zoneOffsets(zone)
        const text = formatInstant(instant, offsets)
        expect(parseStamp(text, null)).toEqual({ kind: 'instant', instant })
        const local = parseStamp(text.slice(0, 19), null)
        if (local.kind !== 'local') throw new Error(`not local: ${text}`)
        const reading = localToInstant(local.local, offsets)
        if (reading.doubt === null) expect(reading.instant).toBe(instant)
      }),
    )
  })
})

function fault(code: StampFault) {
  return { kind: 'fault', fault: code }
}

function epoch(text: string): number {
  return Temporal.Instant.from(text).epochMilliseconds / 1000
}

function seconds(at: Temporal.PlainDateTime): number {
  return at.toZonedDateTime('UTC').epochMilliseconds / 1000
}

function dayStart(at: Temporal.PlainDateTime): number {
  return seconds(at.with({ hour: 0, minute: 0, second: 0 }))
}

function ordered(
  at: Temporal.PlainDateTime,
  order: DateOrder,
  separator: string,
  wide: boolean,
): string {
  const [day, month] = [at.day, at.month].map((part) => (wide ? twoDigits(part) : String(part)))
  const year = String(at.year).padStart(4, '0')
  return (order === 'dmy' ? [day, month, year] : [month, day, year]).join(separator)
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
