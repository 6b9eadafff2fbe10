import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope, AnswerRow } from '../../src/answers/answer.ts'
import { buildRoom } from '../../src/cli/build-room.ts'
import { withFolder } from '../build/scratch-project.ts'
import { runWith } from '../cli/test-effects.ts'

const root = path.resolve(import.meta.dirname, '../..')
const example = path.join(root, 'examples/saas-invoices')
const data = path.resolve(process.env['BOWLINE_DATA'] ?? path.join(root, '../shared/data'))
const bridge = path.join(data, 'saas_invoices/expected_growth_accounting_yearly.csv')
const there = [bridge, path.join(data, 'saas_invoices/q.invoice.lines.csv')].every(existsSync)

/** Our columns of money, and what the published bridge calls them. */
const money = {
  opening: 'opening',
  new: 'New',
  reactivation: 'Resurrection',
  expansion: 'MajorExpansion',
  minor_expansion: 'MinorExpansion',
  contraction: 'Contraction',
  churn: 'Churn',
  closing: 'closing',
}

/**
 * An amount is read with ten decimals, and so is what it makes in a year: up to 1e-10 a line, and the
 * smallest figure of the bridge is 113. Measured, the worst of all is 7e-14.
 */
const WITHIN = 1e-12

type Published = Readonly<Record<string, string>>

async function published(): Promise<readonly Published[]> {
  const [head = '', ...lines] = (await readFile(bridge, 'utf8')).trim().split(/\r?\n/u)
  const names = head.split(',')
  return lines.map((line) => {
    const cells = line.split(',')
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']))
  })
}

interface Asked {
  readonly ask: (answer: string, ...options: string[]) => Promise<AnswerEnvelope>
}

async function onExample(use: (asked: Asked) => Promise<void>): Promise<void> {
  const project = await readFile(path.join(example, 'bowline.yaml'), 'utf8')
  await withFolder({ 'bowline.yaml': project }, async (folder) => {
    const world = { room: buildRoom, env: { BOWLINE_DATA: data }, cwd: folder }
    const ask: Asked['ask'] = async (answer, ...options) => {
      const { code, out, err } = await runWith([answer, ...options, '--format', 'json'], world)
      expect(code, err).toBe(0)
      return JSON.parse(out) as AnswerEnvelope
    }
    await use({ ask })
  })
}

const byYear = ['--profile', 'invoice-lines', '--interval', 'year'] as const

/** Relative to what is published; none is none. */
function expectWithin(actual: unknown, expected: string | undefined, what: string): void {
  const [value, wanted] = [Number(actual), Number(expected)]
  expect(Number.isFinite(wanted), what).toBe(true)
  expect(Math.abs(value - wanted), what).toBeLessThanOrEqual(WITHIN * Math.abs(wanted))
}

function expectYear(row: AnswerRow, year: Published): void {
  expect(row['period']).toBe(`${year['year']}-01-01`)
  expect(String(row['customers'])).toBe(year['customers'])
  for (const [ours, theirs] of Object.entries(money)) {
    expectWithin(row[ours], year[theirs], `${ours} of ${year['year']}`)
  }
}

// Displayr/flipRevenueMetrics on its own invoice lines, measured each 1 January and at the last day
// on which a line begins.
describe.skipIf(!there)(
  `examples/saas-invoices${there ? '' : ' (no data in saas_invoices)'}`,
  () => {
    it('gives the published bridge and retention of every year', () =>
      onExample(async ({ ask }) => {
        const years = (await published()).filter(({ customers }) => customers !== '0')
        expect(years).toHaveLength(9)
        const last = years.at(-1)?.['measured_at'] ?? ''
        expect(last).toBe('2016-06-13')
        const { rows, findings } = await ask('revenue', ...byYear, '--as-of', last)
        expect(rows).toHaveLength(years.length)
        for (const [index, row] of rows.entries()) expectYear(row, years[index] ?? {})
        const told = findings.map(({ code, rows }) => [code, rows])
        expect(told).toContainEqual(['period_under_way', 1])

        // The part of a year is not followed for a window of twelve months: measured by full years.
        const kept = await ask('retention', ...byYear, '--as-of', '2016-01-01')
        const followed = years.filter(({ nrr }) => nrr !== '').slice(0, -1)
        expect(kept.rows).toHaveLength(followed.length)
        for (const [index, row] of kept.rows.entries()) {
          expectWithin(row['gross'], followed[index]?.['grr'], `gross of ${row['period']}`)
          expectWithin(row['net'], followed[index]?.['nrr'], `net of ${row['period']}`)
        }
      }))

    it('tells what is wrong with the lines, as its README says', () =>
      onExample(async ({ ask }) => {
        const { rows, asOf } = await ask('revenue', ...byYear)
        expect([asOf, rows.at(-1)?.['closing'], rows.at(-1)?.['customers']]).toEqual([
          '2016-06-14',
          '4250767.8548084219',
          529,
        ])
        const { findings } = await ask('revenue', ...byYear)
        expect(findings.find(({ code }) => code === 'rounded_money')).toMatchObject({ rows: 1024 })
        expect(findings.find(({ code }) => code === 'money_not_positive')).toMatchObject({
          rows: 382,
          severity: 'warning',
        })
        const built = await ask('findings')
        expect(built.rows.map(({ code, rows }) => [code, rows])).toEqual([['rounded_money', 1024]])
      }))
  },
)
