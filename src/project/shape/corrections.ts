import { z } from 'zod'
import { nearestName } from '../../standard/nearest-name.ts'

export interface Correction {
  /** What was probably meant, or `null`. */
  correct(value: string): string | null
}

/** Beside a schema that refuses a value: what to write instead. */
export const corrections = z.registry<Correction>()

/** `asName('Leads (CRM)') // => 'leads_crm'` */
export function asName(value: string): string | null {
  const name = value
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
  if (name === '') return null
  return /^[0-9]/.test(name) ? `n_${name}` : name
}

const currencies = Intl.supportedValuesOf('currency')

export function isCurrency(value: string): boolean {
  return currencies.includes(value)
}

/** `nearestCurrency('eur') // => 'EUR'` */
export function nearestCurrency(value: string): string | null {
  const code = value.trim().toUpperCase()
  if (isCurrency(code)) return code
  return code.length === 3 ? nearestName(code, currencies) : null
}

/** An IANA name in its own case; offsets such as `+02:00` are none. */
export function isTimezone(value: string): boolean {
  if (!/^[A-Z]/.test(value)) return false
  const name = resolved(value)
  if (name === null) return false
  return name === value || name.toLowerCase() !== value.toLowerCase()
}

function resolved(timezone: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: timezone }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

/** `nearestTimezone('paris') // => 'Europe/Paris'` */
export function nearestTimezone(value: string): string | null {
  const wanted = value.trim().replaceAll(' ', '_')
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')]
  const city = zones.find((zone) => zone.split('/').at(-1)?.toLowerCase() === wanted.toLowerCase())
  return city ?? nearestName(wanted, zones)
}

/** `asIsoDate('2025/1/31') // => '2025-01-31'`; day and month are never guessed. */
export function asIsoDate(value: string): string | null {
  const [, year, month, day] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(value.trim()) ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return z.iso.date().safeParse(iso).success ? iso : null
}
