import { formatDay, startBefore } from '../../../src/time/calendar.ts'

/** ISO days, `from` included and `to` excluded, as everywhere in Bowline. */
export interface Range {
  readonly from: string
  readonly to: string
}

export const presets = ['months3', 'months6', 'months12', 'thisYear'] as const
export type Preset = (typeof presets)[number]

/**
 * The range of a preset: whole months up to the data's end.
 * `presetRange('months3', '2026-10-01').from // => '2026-07-01'`
 */
export function presetRange(preset: Preset, asOf: string): Range {
  if (preset === 'thisYear') {
    const year = addDays(asOf, -1).slice(0, 4)
    return { from: `${year}-01-01`, to: asOf }
  }
  const to = `${asOf.slice(0, 7)}-01`
  const months = { months3: 3, months6: 6, months12: 12 }[preset]
  return { from: addMonths(to, -months), to }
}

/**
 * The range of the same length just before: by months where both ends are the first of one, else
 * by days. `previousRange({ from: '2026-07-01', to: '2026-10-01' }).from // => '2026-04-01'`
 */
export function previousRange({ from, to }: Range): Range {
  return { from: formatDay(startBefore(dayNumber(from), dayNumber(to))), to: from }
}

/** A real ISO day. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/u.test(text) && !Number.isNaN(time) && iso(time) === text
}

export function addDays(day: string, days: number): string {
  return iso(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000)
}

export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000
}

/** Of a first of the month. */
function addMonths(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return iso(Date.UTC(year, month - 1 + months, 1))
}

function dayNumber(day: string): number {
  return daysBetween('1970-01-01', day)
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
