import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/findings/finding.ts'
import { everyMess, messKinds } from '../../src/generator/mess/mess.ts'
import type { KindName } from '../../src/generator/mess/mess.ts'
import type { LifeTally, Outcomes } from '../../src/generator/life/tally.ts'
import { richTruth } from '../../src/generator/truth/made-up/rich-truth.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { casesOf, itAsEvidence } from '../evidence.ts'
import { countedTally, question, withCompany } from './generated-company.ts'

// Their own currency only, and no clock that changes: what is found is the mess's.
const truth = richTruth({ timezone: 'UTC', currencies: [] })
const SIZE = 1500

interface Seen {
  readonly tally: LifeTally
  readonly findings: readonly Finding[]
  /** Sum of the amounts of all that entered a stage. */
  readonly amounts: readonly string[]
  /** As of half a year before the exports. */
  readonly earlier: readonly number[]
}

async function seen(engine: Engine): Promise<Seen> {
  const counts = await engine.counts(question(engine))
  const earlier = await engine.counts(question(engine, { asOf: engine.catalog.asOf - 182 }))
  const stages = engine.catalog.stages.map(({ id }) => id)
  const of = (found: typeof counts, stage: string) => found.filter((count) => count.stage === stage)
  return {
    tally: await countedTally(engine, truth),
    findings: engine.catalog.findings,
    amounts: stages.map((stage) =>
      of(counts, stage)
        .reduce((sum, { amount }) => sum + Number(amount), 0)
        .toFixed(2),
    ),
    earlier: stages.map((stage) => of(earlier, stage).reduce((sum, { count }) => sum + count, 0)),
  }
}

const look = (messy: readonly KindName[], rate?: number): Promise<Seen> =>
  withCompany(
    {
      truth,
      size: SIZE,
      seed: 11,
      format: 'parquet',
      messy: messy.map((kind) => ({ kind, rate: rate ?? messKinds[kind].rate })),
    },
    ({ engine }) => seen(engine),
  )

let clean: Promise<Seen> | null = null
const cleanOne = (): Promise<Seen> => (clean ??= look([]))

/** Of the stages given, how many fewer entered. */
function fewer(before: LifeTally, after: LifeTally, stage: string): number {
  const entered = ({ stages }: LifeTally): number =>
    stages.find((found) => found.stage === stage)?.all.entered ?? 0
  return entered(before) - entered(after)
}

const all = ({ stages }: LifeTally): Readonly<Record<string, Outcomes>> =>
  Object.fromEntries(stages.map(({ stage, all: outcomes }) => [stage, outcomes]))

/** What is found in one and not, or of other rows, in the other: `code:where`. */
function changedFindings(before: Seen, after: Seen): readonly string[] {
  const named = ({ findings }: Seen): ReadonlyMap<string, number> =>
    new Map(findings.map(({ code, where, rows }) => [`${code}:${where}`, rows]))
  const [old, now] = [named(before), named(after)]
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((name) => old.get(name) !== now.get(name))
    .sort()
}

describe('a messy company', () => {
  const harmless: readonly (readonly [KindName, readonly string[]])[] = [
    [
      'missing-stamps',
      [
        'undated_entry:stage_entries/commit',
        'undated_entry:stage_entries/consideration',
        'undated_entry:stage_entries/selection',
      ],
    ],
    [
      'disorder',
      [
        'near_simultaneous:stage_entries/consideration',
        'near_simultaneous:stage_entries/selection',
      ],
    ],
    ['backdated', []],
    ['wrong-currency', ['other_currency:journeys.amount']],
    ['free-text', ['wrong_type:journeys.amount']],
    ['mixed-zones', ['mixed_zones:stage_entries.entered_at']],
    [
      'duplicates',
      ['duplicate_key:journeys', 'duplicate_key:losses', 'duplicate_key:stage_entries'],
    ],
  ]
  it.each(casesOf(harmless, []))(
    'has the same counts, and the findings of %s',
    async (kind, findings) => {
      const [before, after] = [await cleanOne(), await look([kind])]
      expect(after.tally).toEqual(before.tally)
      expect(changedFindings(before, after)).toEqual(findings)
      const losesAmounts = kind === 'wrong-currency' || kind === 'free-text'
      if (losesAmounts) expect(after.amounts).not.toEqual(before.amounts)
      else expect(after.amounts).toEqual(before.amounts)
    },
  )

  itAsEvidence(
    'knows of backdated entries later, and of all on the day of the exports',
    async () => {
      const [before, after] = [await cleanOne(), await look(['backdated'], 1)]
      expect(after.tally).toEqual(before.tally)
      const [left, right] = [before.earlier, after.earlier]
      right.forEach((count, i) => expect(count).toBeLessThanOrEqual(left[i] ?? 0))
      expect(right[2]).toBeLessThan(left[2] ?? 0)
    },
  )

  itAsEvidence('has no beginning of journeys that were imported late', async () => {
    const [before, after] = [await cleanOne(), await look(['late-entry'], 1)]
    const [left, right] = [all(before.tally), all(after.tally)]
    for (const stage of ['consideration', 'selection', 'commit', 'live', 'impact', 'expansion']) {
      expect(right[stage]).toEqual(left[stage])
    }
    // Every lead with a deal was imported late.
    expect(right['education']).toMatchObject({ next: 0, skipped: 0 })
    expect(right['awareness']?.lost).toBe(left['awareness']?.lost)
    expect(fewer(before.tally, after.tally, 'awareness')).toBeGreaterThan(100)
    const skips = [
      'stage_skipped:stage_entries/consideration',
      'stage_skipped:stage_entries/education',
    ]
    for (const changed of changedFindings(before, after)) expect(skips).toContain(changed)
  })

  itAsEvidence(
    'keeps customers that billing does not know, and loses what becomes of them',
    async () => {
      const [before, after] = [await cleanOne(), await look(['unbilled-wins'], 0.5)]
      const [left, right] = [all(before.tally), all(after.tally)]
      for (const stage of ['awareness', 'education', 'consideration', 'selection']) {
        expect(right[stage]).toEqual(left[stage])
      }
      for (const stage of ['commit', 'live', 'impact']) {
        expect(right[stage]?.entered).toBe(left[stage]?.entered)
        expect(right[stage]?.lost).toBeLessThan(left[stage]?.lost ?? 0)
      }
      expect(fewer(before.tally, after.tally, 'retention')).toBeGreaterThan(10)
      const orphan = 'orphan:journeys.subscription_id'
      expect(changedFindings(before, after)).toContain(orphan)
      const orphans = after.findings.find(({ code, where }) => `${code}:${where}` === orphan)
      const won = left['commit']?.entered ?? 0
      expect(orphans?.rows).toBeGreaterThan(won * 0.4)
      expect(orphans?.rows).toBeLessThan(won * 0.6)
    },
  )

  itAsEvidence('passes over the commitment of customers whose deal nobody closed', async () => {
    const [before, after] = [await cleanOne(), await look(['billed-without-deal'], 0.5)]
    const [left, right] = [all(before.tally), all(after.tally)]
    for (const stage of ['awareness', 'education']) expect(right[stage]).toEqual(left[stage])
    for (const stage of ['live', 'impact']) {
      expect(right[stage]?.entered).toBe(left[stage]?.entered)
    }
    const gone = fewer(before.tally, after.tally, 'commit')
    expect(gone).toBeGreaterThan(10)
    expect((left['selection']?.next ?? 0) - (right['selection']?.next ?? 0)).toBeLessThanOrEqual(
      gone,
    )
    const found = after.findings.find(
      ({ code, where }) => code === 'stage_skipped' && where === 'stage_entries/commit',
    )
    expect(found?.rows).toBe(right['selection']?.skipped)
    expect(right['selection']?.skipped).toBeGreaterThan(left['selection']?.skipped ?? 0)
  })

  it('builds with everything wrong at once', async () => {
    const after = await look(everyMess.map(({ kind }) => kind))
    const codes = new Set(after.findings.map(({ code }) => code))
    for (const code of ['undated_entry', 'wrong_type', 'mixed_zones', 'duplicate_key', 'orphan']) {
      expect([...codes]).toContain(code)
    }
  })
})
