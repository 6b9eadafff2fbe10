import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asIsoDate,
  asName,
  isCurrency,
  isTimezone,
  nearestCurrency,
  nearestTimezone,
} from './corrections.ts'

describe('asName', () => {
  it.each([
    ['Leads (CRM)', 'leads_crm'],
    ['Étape', 'etape'],
    ['2024 leads', 'n_2024_leads'],
    ['***', null],
  ])('%s is %s', (value, expected) => {
    expect(asName(value)).toBe(expected)
  })

  it('gives a name or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        expect(asName(value) ?? 'nothing').toMatch(/^[a-z_][a-z0-9_]*$/)
      }),
    )
  })
})

describe('currencies', () => {
  it.each(['EUR', 'BRL', 'JPY', 'XOF'])('%s is one', (code) => {
    expect(isCurrency(code)).toBe(true)
  })
  it.each(['eur', 'EURO', '€', 'ABC', ''])('%s is none', (code) => {
    expect(isCurrency(code)).toBe(false)
  })
  it('finds the one meant', () => {
    expect(nearestCurrency('brl ')).toBe('BRL')
    expect(nearestCurrency('EURO')).toBe(null)
  })
})

describe('time zones', () => {
  it.each(['Europe/Paris', 'UTC', 'America/Sao_Paulo', 'US/Pacific', 'Asia/Kolkata', 'Etc/GMT+3'])(
    '%s is one',
    (name) => {
      expect(isTimezone(name)).toBe(true)
    },
  )
  it.each(['+02:00', 'europe/paris', 'Europe/paris', 'us/pacific', 'Paris', 'UTC+1', ''])(
    '%s is none',
    (name) => {
      expect(isTimezone(name)).toBe(false)
    },
  )
  it.each([
    ['paris', 'Europe/Paris'],
    ['Sao Paulo', 'America/Sao_Paulo'],
    ['europe/paris', 'Europe/Paris'],
    ['Europe/Pari', 'Europe/Paris'],
    ['utc', 'UTC'],
    ['nowhere at all', null],
  ])('%s is meant to be %s', (value, expected) => {
    expect(nearestTimezone(value)).toBe(expected)
  })
  it('knows every zone of the runtime', () => {
    expect(Intl.supportedValuesOf('timeZone').filter((zone) => !isTimezone(zone))).toEqual([])
  })
})

describe('asIsoDate', () => {
  it.each([
    ['2025/1/31', '2025-01-31'],
    ['2025-01-31 10:00', '2025-01-31'],
    ['2024.2.29', '2024-02-29'],
    ['2025-02-29', null],
    ['31/01/2025', null],
    ['03/04/2025', null],
  ])('%s is %s', (value, expected) => {
    expect(asIsoDate(value)).toBe(expected)
  })
})
