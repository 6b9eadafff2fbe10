import { describe, expect, it } from 'vitest'
import { parseDay } from '../../time/calendar.ts'
import { lives } from '../life/lives.ts'
import { foundCompany } from '../life/prepare.ts'
import { plainOffer, plainTruth } from '../truth/made-up/plain-truth.ts'
import { richTruth } from '../truth/made-up/rich-truth.ts'
import { addToBooks, mergeBooks, openBooks } from './books.ts'
import { addFinance } from './finance.ts'
import { openOffice } from './office.ts'
import { noRows } from './system-table.ts'
import { monthOf, monthStart } from './wall-clock.ts'

const truth = plainTruth({ offers: [plainOffer({ billing: 'year' })] })
const company = foundCompany(truth, 1500, 4)

describe('what finance reports', () => {
  it('is the price of a year of every line that runs on the last day of a month', () => {
    const office = openOffice(company)
    const books = openBooks(company)
    const all = [...lives(company)]
    for (const life of all) addToBooks(books, life, office)
    const rows = noRows()
    addFinance(rows, books, office)
    const reported = rows['finance/reported_arr']
    expect(reported).toHaveLength(30)
    for (const [month, amount] of reported) {
      const last = monthStart(monthOf(parseDay(String(month)) ?? 0) + 1) - 1
      const lines = all.flatMap(({ contract }) => contract?.lines ?? [])
      const running = lines.filter((line) => line.startedOn <= last && last < line.endedOn)
      const cents = running.reduce((sum, line) => sum + line.amount, 0)
      expect(Math.round(Number(amount) * 100), String(month)).toBe(cents)
    }
    expect(Number(reported.at(-1)?.[1])).toBeGreaterThan(100_000)
  })

  it('is the same summed up in parts', () => {
    const rich = foundCompany(richTruth(), 800, 5)
    const office = openOffice(rich)
    const whole = openBooks(rich)
    for (const life of lives(rich)) addToBooks(whole, life, office)
    const parts = openBooks(rich)
    for (const first of [0, 300, 600]) {
      const part = openBooks(rich)
      const end = Math.min(first + 300, 800)
      for (const life of lives(rich, first, end)) addToBooks(part, life, office)
      mergeBooks(parts, part)
    }
    expect(parts).toEqual(whole)
    expect(whole.spend.reduce((sum, cents) => sum + cents, 0)).toBeGreaterThan(800 * 1235)
  })
})
