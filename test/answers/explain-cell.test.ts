import { describe, expect, it } from 'vitest'
import { ask } from '../../src/answers/ask.ts'
import { explain } from '../../src/answers/explain/explain.ts'
import { levers } from '../../src/answers/levers/levers.ts'
import { plan } from '../../src/answers/plan/plan.ts'
import { formatRef, parseRef } from '../../src/answers/refs/ref.ts'
import type { PlanFile } from '../../src/plans/plan-file.ts'
import { sampleEngine } from '../sample-company.ts'

const typed: PlanFile = {
  benchmark: null,
  sheets: [
    {
      motion: null,
      stages: ['education'],
      values: { price: 1000, entering: 10, 'rate:education': 0.4 },
      meetings: null,
    },
    { motion: 'a.b=c', stages: [], values: { price: 2000 }, meetings: null },
  ],
}
const context = { engine: sampleEngine(), lang: 'en', plan: typed } as const
const opened = (ref: unknown, plan: PlanFile | null = typed) =>
  ask(explain, { ...context, plan }, { ref: String(ref) })

describe('the ref of a figure of a plan', () => {
  it.each(['bowtie', 'months', 'years', 'cells'])('opens from every row of %s', async (view) => {
    const { rows } = await ask(plan, context, { view, set: ['price=1200'] })
    expect(rows.length).toBeGreaterThan(0)
    for (const { ref } of rows) {
      expect(formatRef(parseRef(String(ref)))).toBe(ref)
      const { summary, rows: told } = await opened(ref)
      expect(summary['kind']).toBe('cell')
      const address = parseRef(String(ref))
      expect(told[0]?.['cell']).toBe(address.kind === 'cell' ? address.cell : null)
      expect(summary.sentence).toContain('of the sheet')
    }
  })

  it('says what the figure is, and what is set', async () => {
    const { rows } = await ask(plan, context, { view: 'cells', set: ['price=1200'] })
    const price = rows.find(({ cell }) => cell === 'price')
    const { rows: told, summary } = await opened(price?.['ref'])
    expect(told[0]).toMatchObject({ cell: 'price', value: price?.['value'], from: 'set here' })
    expect(summary.sentence).toMatch(
      /^list price: 1,200.00\u00a0EUR, set here, instead of 1,000.00/u,
    )
  })

  it('opens from every lever, with the sheet as the lever moves it', async () => {
    const { rows } = await ask(levers, context, {})
    expect(rows.length).toBeGreaterThan(2)
    for (const { ref, cell } of rows) {
      const { rows: told } = await opened(ref)
      expect(told[0]).toMatchObject({ cell, from: 'set here' })
    }
  })

  it('follows a measured figure down to its rows', async () => {
    const { rows } = await ask(plan, { ...context, plan: null }, { view: 'cells' })
    const measured = rows.filter(({ from }) => from === 'measured')
    expect(measured.length).toBeGreaterThan(0)
    for (const { ref } of measured) {
      const { rows: told } = await opened(ref, null)
      const behind = await opened(told[0]?.['ref'], null)
      expect(['bowtie', 'revenue']).toContain(behind.summary['kind'])
    }
  })

  it('of motions whatever they are called, and refuses what is not there', async () => {
    const motions = { benchmark: null, sheets: typed.sheets.slice(1) }
    const { rows } = await ask(plan, { ...context, plan: motions }, { view: 'cells' })
    const own = rows.find(({ ref }) => String(ref).includes('a.b%3Dc'))
    expect((await opened(own?.['ref'], motions)).rows.length).toBeGreaterThan(0)
    await expect(opened('cell/rate%3Anone')).rejects.toThrow('ref names an unknown figure')
    await expect(opened('cell/price?color=red')).rejects.toThrow('unknown part: color')
  })
})
