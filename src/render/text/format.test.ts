import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../standard/types.ts'
import {
  formatCount,
  formatDays,
  formatFraction,
  formatMoney,
  formatShort,
  formatSpan,
} from './format.ts'

const languages: readonly Language[] = ['en', 'fr']

describe('numbers for readers', () => {
  it('are written as each language does', () => {
    expect(formatCount(8000, 'en')).toBe('8,000')
    expect(formatCount(8000, 'fr')).toBe('8\u202f000')
    expect(formatFraction(0.10525, 'en')).toBe('10.5 %')
    expect(formatFraction(0.10525, 'fr')).toBe('10,5\u202f%')
    expect(formatDays(14.7222, 'en')).toBe('14.7 d')
    expect(formatDays(14.7222, 'fr')).toBe('14,7\u202fj')
    expect(formatMoney('-1234567.80', 'fr')).toBe('−1\u202f234\u202f567,80')
    expect(formatMoney('12345678901234567890.123', 'en')).toBe('12,345,678,901,234,567,890.123')
  })

  it('do not round some to none, nor nearly all to all', () => {
    expect(formatFraction(0.0002, 'en')).toBe('<0.1 %')
    expect(formatFraction(0.9999, 'fr')).toBe('>99,9\u202f%')
    expect(formatFraction(0, 'en')).toBe('0.0 %')
    expect(formatFraction(1, 'en')).toBe('100.0 %')
    expect(formatDays(0.01, 'en')).toBe('<0.1 d')
    expect(formatDays(-0.01, 'en')).toBe('0.0 d')
  })

  it('tell long times in months and years', () => {
    expect(
      [30, 60.9, 182.6, 364, 365, 578.3, 7845.3].map((days) => formatSpan(days, 'en')),
    ).toEqual(['30.0 d', '2.0 months', '6.0 months', '12.0 months', '1.0 y', '1.6 y', '21.5 y'])
    expect(formatSpan(365.25, 'fr')).toBe('1,0\u202fan')
    expect(formatSpan(200, 'fr')).toBe('6,6\u202fmois')
    expect(formatSpan(7845.3, 'fr')).toBe('21,5\u202fans')
  })

  it('shorten to three digits', () => {
    const short = [999, 1000, 12_400, 123_456, 999_950, 1_234_567, 1e9, 1e12, 1e15, 1e18]
    expect(short.map((value) => formatShort(value, 'en'))).toEqual([
      '999',
      '1.00k',
      '12.4k',
      '123k',
      '1.00M',
      '1.23M',
      '1.00bn',
      '1.00tn',
      '1.0e+15',
      '1.0e+18',
    ])
    expect(formatShort(2_960_000, 'fr')).toBe('2,96\u202fM')
    expect(formatShort(-2_960_000, 'en')).toBe('−2.96M')
  })

  it('read back as what they were', () => {
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (count, fraction) => {
          expect(Number(formatCount(count, 'en').replaceAll(',', '').replace('−', '-'))).toBe(count)
          expect(Number(formatCount(count, 'fr').replaceAll('\u202f', '').replace('−', '-'))).toBe(
            count,
          )
          for (const lang of languages) {
            expect(Math.abs(read(formatFraction(fraction, lang)) - fraction * 100)).toBeLessThan(
              0.0501,
            )
          }
        },
      ),
    )
  })
})

function read(text: string): number {
  const plain = text.replaceAll(/[,\u202f](?=\d{3})/gu, '').replace(',', '.')
  return Number(plain.replace(/[ \u202f].*$/u, ''))
}
