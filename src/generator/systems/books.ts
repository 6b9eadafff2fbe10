import type { Company } from '../life/company.ts'
import type { Life, Line } from '../life/life.ts'
import type { Office } from './office.ts'
import { campaignOn } from './office.ts'
import { monthOf, monthStart } from './wall-clock.ts'

/**
 * What finance sums up over all journeys, month by month: whole numbers only, so that the sums of
 * parts add up to the same whatever the parts are.
 */
export interface Books {
  readonly firstMonth: number
  /** Whole months, and the last one that is cut off by the day of the exports. */
  readonly months: number
  readonly currencies: readonly string[]
  /** Cents, by value of `channel` and month. */
  readonly spend: number[]
  /** Cents of a year's price times days, by currency and month. */
  readonly revenue: number[]
  /** Cents of a year's price running on the last day of the month, by currency and month. */
  readonly recurring: number[]
}

export function openBooks({ truth, firstDay, endDay, channel }: Company): Books {
  const firstMonth = monthOf(firstDay)
  const months = monthOf(endDay - 1) - firstMonth + 1
  const currencies = [truth.currency, ...truth.currencies.map(({ currency }) => currency)]
  const channels = truth.attributes[channel]?.values.length ?? 0
  const zeros = (count: number): number[] => Array.from({ length: count * months }, () => 0)
  return {
    firstMonth,
    months,
    currencies,
    spend: zeros(channels),
    revenue: zeros(currencies.length),
    recurring: zeros(currencies.length),
  }
}

export function addToBooks(books: Books, life: Life, office: Office): void {
  const { company, clock } = office
  const arrival = life.entries[0]
  const channel = life.values[company.channel]
  if (arrival !== undefined && channel !== undefined) {
    const month = monthOf(clock.dayOf(arrival.at)) - books.firstMonth
    const place = channel * books.months + month
    books.spend[place] = (books.spend[place] ?? 0) + acquisitionCents(life, office)
  }
  if (life.contract === null) return
  const row = books.currencies.indexOf(life.currency) * books.months
  for (const line of life.contract.lines) addLine(books, line, row, company.endDay)
}

function addLine(books: Books, line: Line, row: number, endDay: number): void {
  const last = Math.min(line.endedOn, endDay)
  for (let month = monthOf(line.startedOn); ; month++) {
    const [from, until] = [monthStart(month), monthStart(month + 1)]
    if (from >= last) return
    const place = row + month - books.firstMonth
    const days = Math.min(last, until) - Math.max(line.startedOn, from)
    books.revenue[place] = (books.revenue[place] ?? 0) + line.amount * days
    if (until <= last) books.recurring[place] = (books.recurring[place] ?? 0) + line.amount
  }
}

export function mergeBooks(into: Books, from: Books): void {
  for (const name of ['spend', 'revenue', 'recurring'] as const) {
    from[name].forEach((value, i) => {
      into[name][i] = (into[name][i] ?? 0) + value
    })
  }
}

/**
 * What was spent so that this journey arrived. While a campaign spends x times the usual, 1 +
 * caused·(x − 1) times as many arrive, so each costs that much less than x times.
 */
export function acquisitionCents(life: Life, office: Office): number {
  const { company, clock, costs } = office
  const channel = life.values[company.channel] ?? -1
  const cost = costs[channel]
  const arrival = life.entries[0]
  if (cost === undefined || arrival === undefined || cost.cents === 0) return 0
  const day = clock.dayOf(arrival.at)
  if (campaignOn(office, channel, day) < 0) return cost.cents
  const more = company.campaigns.reduce((sum, campaign, i) => {
    const runs = campaign.channel === channel && campaign.from <= day && day < campaign.until
    return runs ? sum + (company.truth.arrivals.campaigns[i]?.spend ?? 1) - 1 : sum
  }, 0)
  return Math.round((cost.cents * (1 + more)) / (1 + cost.caused * more))
}
