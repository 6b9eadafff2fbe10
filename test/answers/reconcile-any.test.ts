import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { ask } from '../../src/answers/ask.ts'
import { reconcile } from '../../src/answers/reconcile/reconcile.ts'
import { referenceEngine } from '../../src/engine/reference/reference-engine.ts'
import { headlines } from '../../src/models/data/headline-age.ts'
import { readDecimal } from '../../src/money/decimal.ts'
import { companies } from '../conformance/generate-rows.ts'
import { runsOf } from '../thoroughness.ts'

const SEED = 20181115

it('adds up, account by account, to the gap of any company', { timeout: 120_000 }, () => {
  const per = fc.constantFrom('year', 'month')
  const profile = fc.constantFrom('bowline', 'stripe', 'invoice-lines', 'gitlab')
  const unit = fc.constantFrom('month', 'year')
  const property = fc.asyncProperty(companies, per, profile, unit, async (company, ...asked) => {
    const [shown, by, seriesUnit] = asked
    const engine = referenceEngine({ ...company, buildId: 'any', headlines })
    const all = { knownBefore: null, scope: [], name: null, month: null, byAccount: false }
    const sums = await engine.series({ ...all, table: 'reference_series' })
    const ledger = await engine.series({ ...all, table: 'finance' })
    const names = new Set([
      ...sums.map(({ name }) => name),
      ...(ledger.length > 0 ? ['ledger'] : []),
    ])
    for (const series of names) {
      const common = { series, per: shown, profile: by, seriesUnit, 'as-of': '2018-06-01' }
      const months = await ask(reconcile, { engine, lang: 'en' }, common)
      for (const { month, gap, ours, theirs } of months.rows) {
        expect(readDecimal(String(ours)) - readDecimal(String(theirs))).toBe(
          readDecimal(String(gap)),
        )
        const raw = { ...common, view: 'accounts', month: String(month) }
        const found = await ask(reconcile, { engine, lang: 'fr' }, raw)
        const sum = found.rows.reduce((so, row) => so + readDecimal(String(row['gap'])), 0n)
        expect(sum, JSON.stringify(raw)).toBe(readDecimal(String(found.summary['gap'])))
        expect(found.summary['ours']).toBe(ours)
        if (shown === 'month') continue
        expect(found.summary['gap']).toBe(gap)
        // At the end of a month accounts are all there is: nothing is left to rounding.
        const reasons = found.rows.map(({ reason }) => reason)
        if (series !== 'ledger') expect(reasons).not.toContain('rounding')
      }
    }
  })
  return fc.assert(property, { numRuns: runsOf(25), seed: SEED })
})
