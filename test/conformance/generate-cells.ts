import * as fc from 'fast-check'

/** Cells as people write them: mostly sound, sometimes at fault in every way we know. */
export type Cell = fc.Arbitrary<string | null>

/** How the dates of a column are written. */
export type StampStyle = 'iso' | 'dmy' | 'mdy' | 'mixed'
export const STAMP_STYLES = ['iso', 'iso', 'iso', 'dmy', 'mdy', 'mixed'] as const

export const JOURNEYS = ['j1', 'j2', 'j3', 'j4', 'j"5"', 'j\n6', 'é7', '🙂8', '～9'] as const
export const ACCOUNTS = ['a1', 'a2', 'a’3', 'system:4'] as const
export const SUBSCRIPTIONS = ['s1', 's2', 's3'] as const

const WORDS = ['web', 'Web', 'été', 'a "b" c', "l'an", 'x,y;z', 'NULL', '0', '=1+1', '～', '🙂']
const BLANKS = [' ', '\t', '\u00a0', '\n', '']

// Days on which one of the zones changes its clock, and a plain stretch around them.
const CHANGES = ['2017-09-24', '2017-10-15', '2017-10-29', '2018-02-17', '2018-03-25', '2018-04-01']
const FIRST = Date.UTC(2018, 1, 15)
const DAY = 86_400_000
const CLOCKS = ['00:00:00', '00:30:00', '02:15:00', '03:10:30', '12:00:00', '23:30:00', '23:59:59']

/** Mostly this; now and then that. */
export function mostly(usual: Cell, unusual: Cell, weight = 12): Cell {
  return fc.oneof({ arbitrary: usual, weight }, { arbitrary: unusual, weight: 1 })
}

export function oneOf(...texts: readonly (string | null)[]): Cell {
  return fc.constantFrom(...texts)
}

export function optional(cell: Cell): Cell {
  return mostly(cell, oneOf(null, '', ' '), 5)
}

export const word: Cell = optional(oneOf(...WORDS))
/** Few values, so that slices hold more than one journey. */
export const slice: Cell = optional(oneOf('web', 'Web', 'été'))

export const flag: Cell = mostly(oneOf(null, null, 'false', '0', 'No'), oneOf('true', 'T', 'si'), 6)
export const money: Cell = mostly(
  oneOf('100', '0.10', '+5.', '.5', '-3.25', '1234567890123.4567890123', '1.5E+2', '-25e-4', null),
  oneOf(
    '1,000',
    '12 €',
    '0.12345678901',
    '1e99',
    '12345678901.5e-10',
    '3e-',
    '9999999999999999999',
    // What cannot be read is not doubted as well.
    '9999999999999999999.12345678901',
    '1 000.12345678901',
  ),
)
export const decimal: Cell = mostly(
  oneOf('1.5', '-.5', '2e3', '7', '+0', null),
  oneOf('1e999', 'x'),
)
export const integer: Cell = mostly(oneOf('1', '+20', '007', '-3'), oneOf('1.0', 'many', null))
export const month: Cell = mostly(
  oneOf('2018-02', '2018-03', '2018-03-15', '2018-03-31T23:00Z'),
  oneOf('2018-13', '02/2018', null),
)

const clock = mostly(
  oneOf(...CLOCKS),
  fc.nat(86_399).map((seconds) => new Date(seconds * 1000).toISOString().slice(11, 19)),
  3,
).map(String)

const day = fc.oneof(
  { arbitrary: fc.constantFrom(...CHANGES), weight: 1 },
  { arbitrary: fc.nat(30).map((n) => isoDay(FIRST + n * DAY)), weight: 4 },
)

/** A moment in the style of its column. */
export function stamp(style: StampStyle): Cell {
  const iso = fc
    .tuple(day, clock, fc.constantFrom(...ISO_FORMS))
    .map(([day, clock, form]) => form(day, clock))
  const sound = style === 'iso' ? iso : fc.oneof(iso, slashed(style))
  return mostly(
    sound,
    oneOf(
      'soon',
      '2018-02-31',
      '2018-03-01 25:00',
      '31.02.2018',
      '2018-3-1',
      '2018-02-31T00:00Z',
      '2018-03-01T00:00+25:00',
    ),
    25,
  )
}

export function date(style: StampStyle): Cell {
  return mostly(stamp(style), oneOf(null, '2018-03-01T23:30-03:00'), 6)
}

const ISO_FORMS: readonly ((day: string, clock: string) => string)[] = [
  (day) => day,
  (day) => day,
  (day) => day,
  (day) => day,
  (day, clock) => `${day} ${clock.slice(0, 5)}`,
  (day, clock) => `${day}T${clock}`,
  (day, clock) => `${day} ${clock}.999`,
  (day, clock) => `${day}T${clock}Z`,
  (day, clock) => `${day} ${clock} +0530`,
  (day, clock) => `${day}T${clock}-03`,
]

function slashed(style: Exclude<StampStyle, 'iso'>): Cell {
  const order = style === 'mixed' ? fc.constantFrom('dmy', 'mdy') : fc.constant(style)
  const separator = fc.constantFrom('/', '.', '-')
  const time = fc.oneof(
    fc.constant(''),
    clock.map((clock) => ` ${clock.slice(0, 5)}`),
  )
  return fc.tuple(day, order, separator, time).map(([day, order, separator, time]) => {
    const [year = '', month = '', date = ''] = day.split('-')
    const parts = order === 'dmy' ? [date, month, year] : [month, date, year]
    return `${parts.map((part) => String(Number(part))).join(separator)}${time}`
  })
}

/** Blanks around, which mean nothing. */
export function padded(cell: Cell): Cell {
  const blank = fc.constantFrom(...BLANKS)
  return mostly(
    cell,
    fc.tuple(blank, cell, blank).map(([a, text, b]) => (text === null ? a : a + text + b)),
    20,
  )
}

function isoDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10)
}
