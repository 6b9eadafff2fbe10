import { DAYS_PER_YEAR } from '../truth/spans.ts'
import type { Drift, Team } from '../truth/truth.ts'
import type { Books } from './books.ts'
import { decimal, money } from './money.ts'
import { code, personName } from './names.ts'
import type { Office } from './office.ts'
import type { SystemRows } from './system-table.ts'
import { monthStart } from './wall-clock.ts'

/** Of revenue: what remains after what it costs to deliver. */
const MARGIN = 0.78
/** Months of the first year's costs that are in the bank on the first day. */
const RUNWAY = 24

/** The tables that are the company's and no journey's. */
export function addFinance(rows: SystemRows, books: Books, office: Office): void {
  addPeople(rows, office)
  addSpend(rows, books, office)
  addRates(rows, books, office)
  const rates = books.currencies.map((_, place) => ratesByMonth(books, office, place))
  const inOwn = (amounts: readonly number[], month: number): number =>
    rates.reduce((sum, rate, i) => sum + (amounts[i * books.months + month] ?? 0) * rate[month]!, 0)
  const days = Array.from({ length: books.months }, (_, month) => clockDay(office, books, month))
  const revenue = days.map((_, month) => Math.round(inOwn(books.revenue, month) / DAYS_PER_YEAR))
  const costs = revenue.map((cents, month) => {
    const delivered = Math.round(cents * (1 - MARGIN))
    return delivered + peopleCents(books, office, month) + spendCents(books, month)
  })
  const firstYear = costs.slice(0, 12)
  let cash = RUNWAY * Math.round(sum(firstYear) / firstYear.length)
  days.forEach((day, month) => {
    const burn = (costs[month] ?? 0) - (revenue[month] ?? 0)
    cash -= burn
    const margin = Math.round((revenue[month] ?? 0) * MARGIN)
    rows['finance/ledger'].push([
      day,
      money(revenue[month] ?? 0),
      money(margin),
      money(cash),
      money(burn),
    ])
    if (monthStart(books.firstMonth + month + 1) > office.company.endDay) return
    const arr = Math.round(inOwn(books.recurring, month))
    rows['finance/reported_arr'].push([day, money(arr)])
  })
}

function clockDay({ clock }: Office, books: Books, month: number): string {
  return clock.day(monthStart(books.firstMonth + month))
}

function addPeople(rows: SystemRows, { company, clock }: Office): void {
  company.people.forEach((person, i) => {
    if (person.startedOn >= company.endDay) return
    const team = company.truth.people[person.team] as Team
    rows['crm/people'].push([
      code('P', i),
      personName(i),
      team.role,
      team.when['motion']?.join(', ') ?? null,
      clock.day(person.startedOn),
      null,
      Math.round(team.rampMonths),
      money(Math.round(team.quota * 100)),
      money(Math.round(team.cost * 100)),
    ])
  })
}

function addSpend(rows: SystemRows, books: Books, office: Office): void {
  for (let month = 0; month < books.months; month++) {
    office.channels.forEach((channel, i) => {
      const cents = books.spend[i * books.months + month] ?? 0
      if (cents === 0) return
      rows['marketing/spend'].push([
        clockDay(office, books, month),
        channel,
        money(cents),
        office.company.truth.currency,
      ])
    })
  }
}

function addRates(rows: SystemRows, books: Books, office: Office): void {
  books.currencies.slice(1).forEach((currency, i) => {
    ratesByMonth(books, office, i + 1).forEach((rate, month) => {
      rows['finance/exchange_rates'].push([
        currency,
        clockDay(office, books, month),
        decimal(rate, 6),
      ])
    })
  })
}

/** On the first of each month, in a straight line over the time of the truth; own currency: 1. */
function ratesByMonth(books: Books, { company }: Office, place: number): readonly number[] {
  const [first, last]: Drift = company.truth.currencies[place - 1]?.rate ?? [1, 1]
  const span = Math.max(1, company.endDay - 1 - company.firstDay)
  return Array.from({ length: books.months }, (_, month) => {
    const days = monthStart(books.firstMonth + month) - company.firstDay
    const share = Math.min(1, Math.max(0, days / span))
    return Number((first + (last - first) * share).toFixed(6))
  })
}

function peopleCents(books: Books, { company }: Office, month: number): number {
  const until = monthStart(books.firstMonth + month + 1)
  return sum(
    company.people.map(({ startedOn, team }) =>
      startedOn < until ? Math.round((company.truth.people[team]?.cost ?? 0) * 100) : 0,
    ),
  )
}

function spendCents(books: Books, month: number): number {
  return sum(books.spend.filter((_, i) => i % books.months === month))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
