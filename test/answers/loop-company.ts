import type { Engine } from '../../src/engine/engine.ts'
import type { TableRows } from '../../src/engine/reference/setup.ts'
import { formatDay } from '../../src/time/calendar.ts'
import { day, table } from '../conformance/small-company.ts'
import { companyOf, subscribed } from '../conformance/small-money.ts'

const FIRST = day('2016-01-01')
/** The last of these first pay in September 2017. */
export const CUSTOMERS = 160

/**
 * A customer every fourth day. Of four one is of a fair, pays six times as much and hardly leaves, one has
 * no origin; of the others half leave after a year. Of eight in a row four have an
 * impact, whoever they are; who is `large` says nothing. Twelve leads are open, three of a fair.
 */
export function loopRows(): TableRows {
  const lines: (string | null)[][] = []
  const journeys: (string | null)[][] = []
  const entries: (string | null)[][] = []
  const impacts: (string | null)[][] = []
  for (let n = 0; n < CUSTOMERS; n += 1) {
    const id = String(n).padStart(3, '0')
    const began = FIRST + 4 * n
    const origin = n % 4 === 0 ? 'fair' : n % 4 === 3 ? null : 'web'
    const leaves = origin === 'fair' ? n % 32 === 0 : n % 8 < 4
    const pays = (origin === 'fair' ? 600 : 100) + (n % 7)
    lines.push([`s${id}`, `a${id}`, at(began), leaves ? at(began + 365) : null, String(pays)])
    journeys.push([`j${id}`, `a${id}`, `s${id}`, origin, n % 3 === 0 ? 'large' : 'small'])
    entries.push([`j${id}`, 'education', at(began - 30)], [`j${id}`, 'commit', at(began)])
    if (Math.floor(n / 4) % 2 === 0) impacts.push([`a${id}`, at(began + 40)])
  }
  for (let n = 0; n < 12; n += 1) {
    const origin = n % 4 === 1 ? 'fair' : 'web'
    journeys.push([`open${n}`, `b${n}`, null, origin, n % 2 === 0 ? 'large' : 'small'])
    entries.push([`open${n}`, 'education', at(FIRST + 820 + n)])
  }
  return {
    ...subscribed('', ...lines),
    stage_entries: table('journey_id stage entered_at', ...entries),
    journeys: table('journey_id account_id subscription_id origin segment', ...journeys),
    impacts: table('account_id reached_at', ...impacts),
  }
}

export function loopCompany(rows: Partial<TableRows> = {}): Engine {
  return companyOf(
    { ...loopRows(), ...rows },
    { dimensions: ['origin', 'segment'], currency: 'EUR' },
  )
}

const at = formatDay
