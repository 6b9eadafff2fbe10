import { describe, expect, it } from 'vitest'
import { casesOf } from '../../../test/evidence.ts'
import { FALSE_SHARE } from '../../../src/models/math/closed-loop.ts'
import { judgeMarks, noMarks } from './judge-marks.ts'
import { marked, planted, unmarked } from './loop-truths.ts'
import { valuedCompany } from './valued-company.ts'

const seeds = (count: number, from: number) => Array.from({ length: count }, (_, i) => from + i)

// How often, in many more companies, is in docs/evidence/loop.md.
describe('the closed loop of generated companies', () => {
  it('finds the attribute that was put in, for each target', { timeout: 600_000 }, async () => {
    const found = noMarks()
    for (const seed of casesOf(seeds(12, 2001), seeds(1, 2001))) {
      const company = await valuedCompany({ truth: marked, size: 6000, seed })
      for (const each of planted) {
        judgeMarks(found, company, { target: each.target, guard: 'usual', planted: each })
      }
    }
    expect(found.tested).toBe(found.companies)
    expect(found.found / found.tested).toBeGreaterThan(0.9)
  })

  it('finds hardly anything where nothing was put in', { timeout: 600_000 }, async () => {
    const tally = noMarks()
    for (const seed of casesOf(seeds(30, 3001), seeds(1, 3001))) {
      const company = await valuedCompany({ truth: unmarked, size: 1500, seed })
      for (const target of ['value', 'retention', 'impact'] as const) {
        judgeMarks(tally, company, { target, guard: 'usual', planted: null })
      }
    }
    const { companies, mistaken, tests } = tally
    expect(tests).toBeGreaterThan(4 * companies)
    const most = FALSE_SHARE + 3 * Math.sqrt((FALSE_SHARE * (1 - FALSE_SHARE)) / companies)
    expect(mistaken / companies).toBeLessThan(most)
  })
})
