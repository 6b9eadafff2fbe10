import { describe, expect, it } from 'vitest'
import type { ColumnType } from '../../../standard/types.ts'
import { parseDay } from '../../../time/calendar.ts'
import { zoneOffsets } from '../../../time/zone.ts'
import { castCell } from './cast.ts'

const offsets = zoneOffsets('America/Sao_Paulo')

function cast(type: ColumnType, text: string, order: 'dmy' | 'mdy' | null = null) {
  const column = { name: 'any', type, required: false, label: { en: 'any', fr: 'any' } }
  return castCell(text, column, { order, offsets })
}

describe('castCell', () => {
  it.each([
    ['integer', '-007', -7n],
    ['integer', '999999999999999999', 999_999_999_999_999_999n],
    ['number', '.5', 0.5],
    ['number', '-1.e3', -1000],
    ['boolean', 'Yes', true],
    ['boolean', 'F', false],
    ['money', '19.99', 199_900_000_000n],
    ['date', '2018-02-03 23:59', parseDay('2018-02-03')],
    // Of a stamp with a zone, the day as it is written: in São Paulo it is still the 2nd.
    ['date', '2018-02-03T01:00Z', parseDay('2018-02-03')],
    ['month', '2018-02', parseDay('2018-02-01')],
    ['month', '25/02/2018', parseDay('2018-02-01')],
    ['id', '=1+1', '=1+1'],
  ] as const)('reads %s %s', (type, text, value) => {
    expect(cast(type, text)).toMatchObject({ value, fault: null, doubt: null })
  })

  it('a day whose midnight the clocks skipped begins later, and no time is doubtful', () => {
    const began = { value: Date.UTC(2018, 10, 4, 3) / 1000, fault: null }
    expect(cast('timestamp', '2018-11-04')).toMatchObject({ ...began, doubt: null })
    expect(cast('timestamp', '4/11/2018', 'dmy')).toMatchObject({ ...began, doubt: null })
    const doubt = 'nonexistent_local_time'
    expect(cast('timestamp', '2018-11-04 00:00')).toMatchObject({ ...began, doubt })
  })

  it.each([
    ['integer', '1.0', 'wrong_type'],
    ['integer', '1000000000000000000', 'wrong_type'],
    ['number', '1e999', 'wrong_type'],
    ['number', 'NaN', 'wrong_type'],
    ['boolean', 'oui', 'wrong_type'],
    ['money', '1e300', 'wrong_type'],
    ['money', '1,5', 'wrong_type'],
    ['date', 'today', 'wrong_type'],
    ['date', '2018-02-29', 'impossible_date'],
    ['month', '2018-13', 'impossible_date'],
    ['month', '03/04/2018', 'ambiguous_date'],
    ['timestamp', '2018-02', 'wrong_type'],
    ['timestamp', '2018-02-03T24:00', 'impossible_date'],
  ] as const)('does not read %s %s', (type, text, fault) => {
    expect(cast(type, text)).toMatchObject({ value: null, fault })
  })

  it('reads a stamp in its zone, else in the project’s, and says what is doubtful', () => {
    const gap = cast('timestamp', '2017-10-15 00:30')
    expect(gap).toMatchObject({ doubt: 'nonexistent_local_time', zoned: false })
    expect(gap.value).toBe(Date.UTC(2017, 9, 15, 3, 30) / 1000)
    const again = cast('timestamp', '2018-02-17 23:30')
    expect(again).toMatchObject({ doubt: 'repeated_local_time', zoned: false })
    expect(again.value).toBe(Date.UTC(2018, 1, 18, 2, 30) / 1000)
    const zoned = cast('timestamp', '2018-02-17 23:30 -02')
    expect(zoned).toMatchObject({ doubt: null, zoned: true })
    expect(zoned.value).toBe(Date.UTC(2018, 1, 18, 1, 30) / 1000)
  })

  it('reads 03/04/2018 in the order it is told', () => {
    expect(cast('date', '03/04/2018', 'dmy').value).toBe(parseDay('2018-04-03'))
    expect(cast('date', '03/04/2018', 'mdy').value).toBe(parseDay('2018-03-04'))
  })

  it('rounds money beyond ten decimals, and says so', () => {
    expect(cast('money', '0.12345678905')).toMatchObject({
      value: 1_234_567_891n,
      doubt: 'rounded_money',
    })
    expect(cast('money', '0.12345678900').doubt).toBeNull()
  })
})
