import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ask } from '../../src/answers/ask.ts'
import { compare } from '../../src/answers/compare/compare.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { referenceEngine } from '../../src/engine/reference/reference-engine.ts'
import { headlines } from '../../src/models/data/headline-age.ts'
import { readDecimal } from '../../src/money/decimal.ts'
import { policyKeys, policyNames } from '../../src/standard/profiles.ts'
import type { RevenuePolicies } from '../../src/standard/revenue-policies.ts'
import { duckdbOver } from '../conformance/duckdb-over.ts'
import { policies } from '../conformance/generate-money.ts'
import { companies, type Company } from '../conformance/generate-rows.ts'
import { unitsAt } from '../conformance/money-sums.ts'
import { casesOf } from '../evidence.ts'
import { runsOf } from '../thoroughness.ts'
import { profileOf, withProfiles } from './money-profiles.ts'

async function overReference(made: Company): Promise<Engine> {
  return referenceEngine({ ...made, buildId: 'test', headlines })
}

describe('of any company and any two definitions', () => {
  const cases = fc.tuple(companies, policies, policies)

  it.each([
    ['duckdb', duckdbOver, casesOf([24], [runsOf(2)])[0] ?? 1],
    ['reference', overReference, runsOf(40)],
  ] as const)(
    'shares add up, and are what an independent recount says: %s',
    { timeout: 200_000 },
    async (_, make, numRuns) => {
      await fc.assert(
        fc.asyncProperty(cases, async ([made, one, other]) => {
          const engine = await make(made)
          try {
            await holds(engine, referenceEngine({ ...made, buildId: 'judge', headlines }), [
              one,
              other,
            ])
          } finally {
            await engine.close()
          }
        }),
        { numRuns, seed: 20181115, interruptAfterTimeLimit: 90_000 },
      )
    },
  )
})

async function holds(
  engine: Engine,
  judge: Engine,
  [one, other]: readonly [RevenuePolicies, RevenuePolicies],
): Promise<void> {
  const [from, to] = [profileOf('one', one), profileOf('other', other)]
  const named = withProfiles(engine, from, to)
  const raw = { profile: 'other', against: ['profile=one'] }
  const { rows, summary } = await ask(compare, { engine: named, lang: 'en' }, raw)

  /** All movements of a definition, added up. */
  const recounted = async (definition: RevenuePolicies) => {
    const { asOf } = judge.catalog
    const moved = await judge.moved({
      asOf,
      knownBefore: null,
      by: [],
      where: [],
      scope: [],
      interval: 'month',
      grain: definition.grain,
      policies: { ...definition, within: 'net' },
    })
    const closing = moved.reduce((sum, { amount }) => sum + readDecimal(amount), 0n)
    return { closing, customers: unitsAt(moved, [], asOf) }
  }
  const first = await recounted(one)
  const last = await recounted(other)
  let definition = one
  let before = first
  for (const row of rows) {
    const policy = policyNames.find((name) => policyKeys[name] === row['policy'])
    if (policy === undefined) throw new Error(`policy must be known: ${row['policy']}`)
    const alone = await recounted({ ...one, [policy]: other[policy] })
    expect(readDecimal(String(row['alone']))).toBe(alone.closing - first.closing)
    expect(row['alone_customers']).toBe(alone.customers - first.customers)
    definition = { ...definition, [policy]: other[policy] }
    const after = await recounted(definition)
    expect(readDecimal(String(row['share']))).toBe(after.closing - before.closing)
    expect(row['share_customers']).toBe(after.customers - before.customers)
    before = after
  }
  const shares = rows.reduce((sum, { share }) => sum + readDecimal(String(share)), 0n)
  expect(shares).toBe(last.closing - first.closing)
  expect(readDecimal(String(summary['difference']))).toBe(shares)

  const accounts = await ask(compare, { engine: named, lang: 'en' }, { ...raw, show: 'accounts' })
  const sum = accounts.rows.reduce((all, row) => all + readDecimal(String(row['difference'])), 0n)
  expect(readDecimal(String(accounts.summary['difference']))).toBe(sum)
  const gap = sum - shares
  // Sums in other currencies are rounded once for each unit, so that grains may differ by that.
  const isRounded = one.grain !== 'account' || other.grain !== 'account'
  expect(isRounded ? gap <= 100n && gap >= -100n : gap === 0n).toBe(true)

  const bridges = await ask(compare, { engine: named, lang: 'en' }, { ...raw, show: 'revenue' })
  for (const row of bridges.rows) {
    const {
      period: _,
      side: __,
      closing,
      customers: ___,
      maturity: ____,
      ref: _____,
      ...parts
    } = row
    const all = Object.values(parts).reduce<bigint>(
      (total, amount) => total + readDecimal(String(amount)),
      0n,
    )
    expect(readDecimal(String(closing))).toBe(all)
  }
  expect(readDecimal(String(bridges.summary['difference']))).toBe(shares)
}
