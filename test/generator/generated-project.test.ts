import { describe, expect, it } from 'vitest'
import { lives } from '../../src/generator/life/lives.ts'
import { foundCompany } from '../../src/generator/life/prepare.ts'
import { plainTruth } from '../../src/generator/truth/made-up/plain-truth.ts'
import { richTruth } from '../../src/generator/truth/made-up/rich-truth.ts'
import { casesOf, itAsEvidence } from '../evidence.ts'
import { asMapped, countedTally, question, withCompany } from './generated-company.ts'

const truths = {
  plain: plainTruth(),
  rich: richTruth(),
  /** Three months old: nobody can have renewed. */
  young: plainTruth({ from: '2025-04-01', timezone: 'UTC' }),
}

describe('a generated company', () => {
  const cases = [
    ['plain', 'csv', 1],
    ['plain', 'parquet', 2],
    ['rich', 'csv', 3],
    ['rich', 'parquet', 4],
    ['young', 'csv', 5],
  ] as const
  it.each(casesOf(cases, cases.slice(2, 3)))(
    'has the bowtie that is true of it: %s, %s, seed %i',
    (name, format, seed) => {
      const truth = truths[name]
      return withCompany({ truth, size: 2500, seed, format }, async ({ engine, made }) => {
        const counted = await countedTally(engine, truth)
        expect(counted).toEqual(asMapped(made.tally))
        expect(counted.stages.length).toBeGreaterThan(name === 'young' ? 5 : 8)
      })
    },
  )

  itAsEvidence('has no finding but what is true of it', () => {
    const truth = plainTruth({ timezone: 'UTC' })
    const step = truth.steps.map((found) => ({ ...found, skip: 0 }))
    return withCompany({ truth: { ...truth, steps: step }, size: 3000 }, async ({ engine }) => {
      const told = engine.catalog.findings.filter(({ code }) => code !== 'unused_table')
      // Whoever leaves onboarding behind may renew or grow before the first impact.
      const milestones = ['live', 'impact', 'retention', 'expansion']
      for (const { code, where } of told) {
        expect(['stage_skipped', 'entry_before_previous']).toContain(code)
        expect(milestones).toContain(where.replace('stage_entries/', ''))
      }
      expect(engine.catalog.asOf).toBe(foundCompany(truth, 1, 1).endDay)
    })
  })

  itAsEvidence('tells as passed over whom the truth lets pass', () => {
    const truth = richTruth({ timezone: 'UTC' })
    return withCompany({ truth, size: 3000, seed: 8 }, async ({ engine, made }) => {
      const { stages } = made.tally
      for (const [i, { all }] of stages.entries()) {
        const where = `stage_entries/${stages[i + 1]?.stage ?? ''}`
        const found = engine.catalog.findings.find(
          (finding) => finding.code === 'stage_skipped' && finding.where === where,
        )
        expect(found?.rows ?? 0).toBe(all.skipped)
      }
      const codes = new Set(engine.catalog.findings.map(({ code }) => code))
      const expected = [
        'unused_table',
        'stage_skipped',
        'other_currency',
        'entry_before_previous',
        'open_pursuits',
      ]
      expect([...codes].sort()).toEqual(expected.sort())
    })
  })

  it('has each of its amounts to the cent', () => {
    const truth = plainTruth({ timezone: 'UTC' })
    return withCompany({ truth, size: 1500, seed: 6 }, async ({ engine }) => {
      const company = foundCompany(truth, 1500, 6)
      const won = [...lives(company)].filter(({ entries }) =>
        entries.some(({ stage, at }) => stage === 'commit' && at < company.end),
      )
      const cents = won.reduce((sum, { amount }) => sum + amount, 0)
      const counts = await engine.counts(question(engine))
      const counted = counts
        .filter(({ stage }) => stage === 'commit')
        .reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0)
      expect(counted).toBe(cents)
    })
  })
})
