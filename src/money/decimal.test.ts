import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDecimals,
  decimalsLost,
  formatDecimal,
  inUnits,
  minorDigits,
  MONEY_SCALE,
  parseDecimal,
  readDecimal,
  roundDecimal,
} from './decimal.ts'

const UNIT = 10_000_000_000n
const LARGEST = 10n ** 28n - 1n
const amount = fc.bigInt({ min: -LARGEST, max: LARGEST })
const currency = fc.constantFrom('JPY', 'EUR', 'BRL', 'KWD')
const digits = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom('0', '1', '4', '5', '6', '9'), minLength: 1, maxLength })

describe('parseDecimal', () => {
  it.each([
    ['12.5', 125_000_000_000n],
    [' +12.50 ', 125_000_000_000n],
    ['-.5', -5_000_000_000n],
    ['7.', 70_000_000_000n],
    ['-0', 0n],
    ['0.0000000001', 1n],
    ['0.00000000005', 1n],
    ['-0.00000000005', -1n],
    ['0.00000000004999999', 0n],
    ['0.99999999995', 10_000_000_000n],
    ['999999999999999999.9999999999', LARGEST],
    ['0000000000000000000000001', 10_000_000_000n],
  ])('%j', (text, expected) => {
    expect(parseDecimal(text)).toBe(expected)
  })

  it.each([
    '',
    '.',
    '-',
    '+-1',
    '1,5',
    '1 000',
    '1e',
    'e3',
    '1e100',
    '1e18',
    '1e1.5',
    '0x10',
    '1_000',
    'NaN',
    'Infinity',
    '€5',
    '5%',
    '1.2.3',
    '- 1',
    '٣',
    '1000000000000000000',
    '-1000000000000000000',
    '999999999999999999.99999999995',
  ])('%j is no amount', (text) => {
    expect(parseDecimal(text)).toBeNull()
  })

  it.each([
    ['1e-7', 1000n],
    ['-1.5E+3', -15_000_000_000_000n],
    ['.5e1', 50_000_000_000n],
    ['0.00012e4', 12_000_000_000n],
    ['5e-11', 1n],
    ['1e-99', 0n],
  ])('%j, as programs write it, is the decimal', (text, expected) => {
    expect(parseDecimal(text)).toBe(expected)
  })

  it('is the nearest multiple of 10^-10, half away from zero', () => {
    fc.assert(
      fc.property(fc.boolean(), digits(18), digits(30), (negative, whole, decimals) => {
        const scaled = parseDecimal(`${negative ? '-' : ''}${whole}.${decimals}`)
        if (scaled === null) {
          expect(BigInt(whole)).toBe(10n ** 18n - 1n)
          return
        }
        // Both at 40 decimals: no rounding on this side.
        const exact = BigInt(whole + decimals.padEnd(40, '0'))
        const size = (negative ? -scaled : scaled) * 10n ** BigInt(40 - MONEY_SCALE)
        const half = 5n * 10n ** BigInt(39 - MONEY_SCALE)
        expect(exact - size).toBeLessThan(half)
        expect(exact - size).toBeGreaterThanOrEqual(-half)
        expect(decimalsLost(`${whole}.${decimals}`)).toBe(exact !== size)
      }),
    )
  })
})

it('amounts are told in units as their text is read', () => {
  for (const text of ['12.5', '-0.0000000001', '123456789012.34', '0']) {
    expect(inUnits(readDecimal(text))).toBe(Number(text))
  }
})

describe('decimalsLost', () => {
  it.each([
    ['0.1234567890', false],
    ['0.12345678900000', false],
    ['0.12345678901', true],
    ['-.00000000001', true],
    ['12', false],
    ['1.5e-10', true],
    ['1.5e-9', false],
    ['soon', false],
  ])('%j: %s', (text, expected) => {
    expect(decimalsLost(text)).toBe(expected)
  })
})

describe('formatDecimal', () => {
  it.each([
    [125_000_000_000n, 'JPY', '12.5'],
    [120_000_000_000n, 'JPY', '12'],
    [125_000_000_000n, 'EUR', '12.50'],
    [125_000_000_000n, 'KWD', '12.500'],
    [-5_000_000_000n, 'USD', '-0.50'],
    [0n, 'BRL', '0.00'],
    [0n, 'JPY', '0'],
    [1n, 'USD', '0.0000000001'],
    [LARGEST, 'EUR', '999999999999999999.9999999999'],
    [10n ** 30n, 'EUR', '100000000000000000000.00'],
  ])('%d in %s is %s', (scaled, currency, expected) => {
    expect(formatDecimal(scaled, currency)).toBe(expected)
  })

  it('is read back as the same amount', () => {
    fc.assert(
      fc.property(amount, currency, (scaled, currency) => {
        const text = formatDecimal(scaled, currency)
        expect(parseDecimal(text)).toBe(scaled)
        expect(decimalsLost(text)).toBe(false)
        expect((text.split('.')[1] ?? '').length).toBeGreaterThanOrEqual(minorDigits(currency))
        expect(text).not.toMatch(/^-0(\.0*)?$|\.$/)
      }),
    )
  })

  it('knows the digits that currencies are written with', () => {
    const codes = ['JPY', 'KRW', 'CLP', 'USD', 'EUR', 'BRL', 'KWD', 'TND']
    expect(codes.map(minorDigits)).toEqual([0, 0, 0, 2, 2, 2, 3, 3])
  })
})

describe('addDecimals', () => {
  it.each([
    ['0.10', '0.2', '0.3'],
    ['0.1', '-0.1', '0'],
    ['9999999999999999.99', '0.01', '10000000000000000'],
    ['999999999999999999', '999999999999999999', '1999999999999999998'],
    [null, '5.00', '5'],
    ['-5', null, '-5'],
    [null, null, null],
  ])('%j + %j = %j', (a, b, expected) => {
    expect(addDecimals(a, b)).toBe(expected)
  })

  it('refuses what is no amount', () => {
    expect(() => addDecimals('1', 'soon')).toThrow('amount must be a decimal: soon')
  })

  it('adds cents as integers do, in any order', () => {
    const cents = fc.array(fc.integer({ min: -100_000_000, max: 100_000_000 }), { minLength: 1 })
    fc.assert(
      fc.property(cents, (cents) => {
        const texts = cents.map((value) => formatDecimal((BigInt(value) * UNIT) / 100n, 'EUR'))
        const total = cents.reduce((sum, value) => sum + value, 0)
        expect(texts.reduce<string | null>(addDecimals, null)).toBe(String(total / 100))
        expect(texts.reduceRight<string | null>(addDecimals, null)).toBe(String(total / 100))
      }),
    )
  })

  it('takes back what it added, also beyond what one amount may hold', () => {
    const large = fc.bigInt({ min: -(10n ** 38n), max: 10n ** 38n })
    fc.assert(
      fc.property(large, large, (a, b) => {
        const [x, y] = [formatDecimal(a, 'JPY'), formatDecimal(b, 'JPY')]
        const sum = addDecimals(x, y)
        expect(readDecimal(sum ?? 'none')).toBe(a + b)
        expect(addDecimals(sum, formatDecimal(-b, 'JPY'))).toBe(x)
      }),
    )
  })
})

describe('roundDecimal', () => {
  it.each([
    ['1.235', 'EUR', '1.24'],
    ['-1.235', 'EUR', '-1.24'],
    ['1.2349999999', 'EUR', '1.23'],
    ['99.5', 'JPY', '100'],
    ['0.0000000001', 'EUR', '0.0000000001'],
    ['0', 'EUR', '0'],
    ['12', 'KWD', '12'],
    ['12.5', 'EUR', '12.5'],
  ])('%s %s', (text, currency, expected) => {
    expect(roundDecimal(text, currency)).toBe(expected)
  })

  it('is within half of what the currency counts in', () => {
    fc.assert(
      fc.property(amount, currency, (scaled, code) => {
        const rounded = readDecimal(roundDecimal(formatDecimal(scaled, code), code))
        const off = rounded > scaled ? rounded - scaled : scaled - rounded
        expect(off * 2n <= UNIT / 10n ** BigInt(minorDigits(code))).toBe(true)
      }),
    )
  })
})
