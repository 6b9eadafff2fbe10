import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope, AnswerRow } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { explain } from '../../src/answers/explain/explain.ts'
import { purchases } from '../../src/answers/purchases/purchases.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { chanceAlive, expectedPurchases } from '../../src/stats/retention/bg-nbd.ts'
import { fitBgNbd } from '../../src/stats/retention/fit-bg-nbd.ts'
import { formatDay } from '../../src/time/calendar.ts'
import { day, table } from '../conformance/small-company.ts'
import { companyOf } from '../conformance/small-money.ts'

const asked = (engine: Engine, raw: RawInput = {}, lang: 'en' | 'fr' = 'en') =>
  ask(purchases, { engine, lang }, { 'as-of': '2018-07-01', lang, ...raw })

const explained = (engine: Engine, raw: RawInput, lang: 'en' | 'fr' = 'en') =>
  ask(explain, { engine, lang }, raw)

const begin = day('2016-01-01')
const end = day('2018-07-01')

/**
 * Customers who come one a week, and buy every so many days, each their own, some until they stop.
 * Days after 2016-01-01.
 */
const customers = Array.from({ length: 110 }, (_, at) => {
  const first = 7 * at
  const every = [9, 23, 60, 140, 300, 1000][(at * 7) % 6] ?? 1000
  const stops = [60, 200, 2000, 500, 2000][(at * 3) % 5] ?? 2000
  const days: number[] = []
  for (let step = 0; step * every <= Math.min(stops, end - begin - 1 - first); step++) {
    days.push(first + step * every)
  }
  return { account: `a${String(at).padStart(3, '0')}`, days, price: 10 + ((at * 13) % 50) }
})

function charging(
  kind: string | null = 'one_off',
  among = customers,
  until = end,
  channelOf: ((at: number) => string | null) | null = null,
): Engine {
  const rows = among.flatMap(({ account, days, price }) =>
    days.map((at, place) => [
      `${account}/${place}`,
      account,
      formatDay(begin + at),
      String(price + (place % 4)),
      kind,
    ]),
  )
  const charges = table('charge_id account_id charged_at amount kind', ...rows)
  const accounts = among.map(({ account }, at) => [account, channelOf?.(at) ?? null])
  return companyOf(
    {
      charges,
      ...(channelOf === null ? {} : { accounts: table('account_id channel', ...accounts) }),
    },
    {
      dimensions: channelOf === null ? [] : ['channel'],
      observedUntil: [{ table: 'charges', stage: null, until: formatDay(until) }],
    },
  )
}

/** A row without the address of what was asked. */
const figures = (row: AnswerRow) => ({ ...row, ref: null })

/** What was seen of each before a day, by hand. */
function seen(until: number) {
  return customers.flatMap(({ days }) => {
    const own = days.filter((at) => begin + at < until)
    const [first, last] = [own[0], own.at(-1)]
    if (first === undefined || last === undefined) return []
    const watched = until - begin - first
    return [{ purchases: own.length - 1, last: last - first, watched, count: 1 }]
  })
}

function codes({ findings }: AnswerEnvelope): readonly string[] {
  return findings.map(({ code }) => code)
}

describe('who buys again without a contract', () => {
  it('is told by the model fitted to what was bought, for the months ahead', async () => {
    const { rows, summary } = await asked(charging())
    const all = seen(end)
    const { model } = fitBgNbd(all).fit!
    const sum = (of: (buyer: (typeof all)[number]) => number) =>
      all.reduce((total, buyer) => total + of(buyer), 0)
    const [row] = rows
    expect(row).toMatchObject({
      customers: customers.length,
      repeats: sum((buyer) => buyer.purchases),
      repeated: all.filter((buyer) => buyer.purchases > 0).length,
    })
    const expected = sum((buyer) => expectedPurchases(model, { ahead: 365, buyer }))
    expect(Number(row?.['expected']) / expected).toBeCloseTo(1, 6)
    expect(row?.['alive']).toBeCloseTo(sum((buyer) => chanceAlive(buyer, model)) / all.length, 6)
    expect(Number(row?.['expected_low'])).toBeLessThan(expected)
    expect(Number(row?.['expected_high'])).toBeGreaterThan(expected)
    expect(Number(row?.['value'])).toBeGreaterThan(expected * 10)
    expect(summary.sentence).toContain(`Of ${customers.length} customers without a contract`)
    const [half] = (await asked(charging(), { months: '6' })).rows
    expect(Number(half?.['expected'])).toBeLessThan(expected)
  })

  it('is checked on time held back: the fit knows nothing of it', async () => {
    const { rows } = await asked(charging())
    const [row] = rows
    const split = end - Math.floor((end - begin) / 3)
    expect(row?.['checked_from']).toBe(formatDay(split))
    const before = seen(split)
    const since = customers.flatMap(({ days }) =>
      begin + (days[0] ?? 0) < split ? days.filter((at) => begin + at >= split) : [],
    )
    expect(row?.['actual']).toBe(since.length)
    const { model } = fitBgNbd(before).fit!
    const told = before.reduce(
      (sum, buyer) => sum + expectedPurchases(model, { ahead: end - split, buyer }),
      0,
    )
    expect(Number(row?.['predicted']) / told).toBeCloseTo(1, 6)
    const naive = before.reduce((sum, each) => sum + each.purchases / each.watched, 0)
    expect(Number(row?.['predicted_naive'])).toBeCloseTo(naive * (end - split), 6)
    // Over time it ends with the same figures.
    const course = (await asked(charging(), { view: 'course' })).rows
    const base = before.reduce((sum, each) => sum + each.purchases, 0)
    expect(course.at(-1)).toMatchObject({ until: '2018-07-01', actual: base + since.length })
    expect(Number(course.at(-1)?.['predicted'])).toBeCloseTo(base + told, 4)
    const met = course.find(({ until }) => until === formatDay(split))
    expect(met).toMatchObject({ actual: base, naive: base })
  })

  it('is a list of customers, who is worth most first, page by page', async () => {
    const engine = charging()
    const whole = await asked(engine, { view: 'customers', limit: '1000' })
    const [row] = (await asked(engine)).rows
    const sum = (name: string) => whole.rows.reduce((all, each) => all + Number(each[name]), 0)
    expect(whole.rows).toHaveLength(customers.length)
    expect(sum('expected') / Number(row?.['expected'])).toBeCloseTo(1, 6)
    expect(sum('value') / Number(row?.['value'])).toBeCloseTo(1, 3)
    const values = whole.rows.map(({ value }) => Number(value))
    expect(values).toEqual(values.toSorted((a, b) => b - a))
    const page = await asked(engine, { view: 'customers', limit: '3', offset: '2' })
    expect(page.rows).toEqual(whole.rows.slice(2, 5))
    expect(page.rows[0]?.['ref']).toBe(`rows/charges?account_id=${page.rows[0]?.['account']}`)
  })

  it('leads from each row to its customers, as they are asked for', async () => {
    const channels = ['web', 'fair', null]
    const engine = charging('usage', customers, end, (at) => channels[at % 3] ?? null)
    const question = { months: '6', charges: 'all', from: '2016-02-01', limit: '1000' }
    const { rows } = await asked(engine, { ...question, by: ['channel'] })
    expect(rows.map((row) => row['channel'])).toEqual(expect.arrayContaining(channels))
    for (const { channel, ref, customers: own, repeated, expected } of rows) {
      const { rows: behind, summary } = await explained(engine, { ref, limit: '1000' })
      const where = [`channel=${channel ?? ''}`]
      const listed = await asked(engine, { ...question, view: 'customers', where })
      expect(behind).toEqual(listed.rows)
      expect(summary).toMatchObject({ total: own, months: 6, charges: 'all' })
      expect(behind.filter(({ repeats }) => Number(repeats) > 0)).toHaveLength(Number(repeated))
      const sum = behind.reduce((all, each) => all + Number(each['expected']), 0)
      expect(sum).toBeCloseTo(Number(expected), 4)
    }
    const [row] = rows
    const french = await explained(engine, { ref: row?.['ref'] }, 'fr')
    expect(french.summary.sentence).toMatch(/^\d+ clients, .* en 6 mois/u)
  })

  it('is not told where it cannot be known, and says why', async () => {
    const once = customers.map((each) => ({ ...each, days: each.days.slice(0, 1) }))
    const nobodyAgain = await asked(charging('one_off', once))
    expect(nobodyAgain.rows[0]).toMatchObject({ customers: 110, repeats: 0, expected: null })
    expect(nobodyAgain.rows[0]).toMatchObject({ value: null, alive: null, predicted: null })
    expect(codes(nobodyAgain)).toContain('purchases_unknown')
    const one = await asked(charging('one_off', customers.slice(0, 1)))
    expect(one.rows[0]).toMatchObject({ customers: 1, expected: null, alive: null })
    const unmapped = await asked(companyOf({}))
    expect(codes(unmapped)).toContain('purchases_unmapped')
    expect(unmapped.summary.sentence).toBe('Nobody is known who bought without a contract.')
    const course = await asked(charging('one_off', once), { view: 'course' })
    expect(course.rows.every(({ predicted }) => predicted === null)).toBe(true)
  })

  it('leaves what recurs out, unless every charge is asked for', async () => {
    const engine = charging(null)
    const without = await asked(engine)
    expect(without.rows).toEqual([])
    expect(codes(without)).toContain('purchases_left_out')
    const all = await asked(engine, { charges: 'all' })
    const { rows } = await asked(charging())
    expect(all.rows.map(figures)).toEqual(rows.map(figures))
  })

  it('is of the time in which charges are known, where that ends before the as-of', async () => {
    const until = day('2018-05-01')
    const short = await asked(charging('one_off', customers, until))
    const past = await asked(charging(), { 'as-of': '2018-05-01' })
    expect(codes(short)).toContain('purchases_known_until')
    expect(codes(past)).not.toContain('purchases_known_until')
    expect(short.rows.map(figures)).toEqual(past.rows.map(figures))
  })

  it('says it in French', async () => {
    const { summary } = await asked(charging(), {}, 'fr')
    expect(summary.sentence).toMatch(/^De 110 clients sans contrat, .* ont acheté de nouveau/u)
    expect(summary.sentence).toContain('derniers jours, cachés')
  })
})
