import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { explain } from '../../src/answers/explain/explain.ts'
import { answerNamed } from '../../src/answers/registry.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import { openProject } from '../../src/build/open-project.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { readDecimal } from '../../src/money/decimal.ts'
import { policyKeys, policyNames, profiles } from '../../src/standard/profiles.ts'
import { effects } from '../build/scratch-project.ts'
import { casesOf } from '../evidence.ts'
import { sharedExample } from '../shared-example.ts'
import { runsOf, someOf } from '../thoroughness.ts'

const HARBOR = path.resolve(import.meta.dirname, '../../examples/harbor')

/** 2026-11-01T00:00Z: after everything that Harbor tells. */
const NOW = 1_793_491_200

const names = profiles.map(({ id }) => id)
const pairs = names.flatMap((a, index) => names.slice(index + 1).map((b) => [a, b] as const))
/** Those with ours. */
const withOurs = pairs.filter(([a]) => a === 'bowline')
const ours = withOurs.slice(0, runsOf(withOurs.length))
const turned = pairs.map(([a, b]) => [b, a] as const)

let engine: Engine
/** What `revenue` closes with by each of them. */
const closings = new Map<string, unknown>()

beforeAll(async () => {
  const folder = path.join(await sharedExample('harbor'), 'examples', 'harbor')
  engine = (await openProject(folder, { ...effects, now: () => NOW })).engine
  for (const profile of names) {
    const { rows } = await asked('revenue', { profile, interval: 'year' })
    closings.set(profile, [rows.at(-1)?.['closing'], rows.at(-1)?.['customers']])
  }
}, 120_000)

afterAll(async () => {
  await engine.close()
})

const asked = (name: string, raw: RawInput): Promise<AnswerEnvelope> =>
  ask(answerNamed(name), { engine, lang: 'en' }, raw)

/** The policies on which two files of `standard/profiles` do not have the same value. */
function differing(a: string, b: string): readonly string[] {
  const [one, other] = [a, b].map((name) => profiles.find(({ id }) => id === name)?.choices)
  return policyNames
    .filter((name) => JSON.stringify(one?.[name].value) !== JSON.stringify(other?.[name].value))
    .map((name) => policyKeys[name])
}

/** As pages of the docs write it. */
function written(amount: string): string {
  return Number(amount).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}

const sumOf = ({ rows }: AnswerEnvelope, name: string): bigint =>
  rows.reduce((sum, row) => sum + readDecimal(String(row[name])), 0n)

describe('any two published definitions, of Harbor', { timeout: 60_000 }, () => {
  it.each(casesOf([...pairs, ...turned], someOf(pairs)))('%s and %s', async (a, b) => {
    const raw = { profile: b, against: [`profile=${a}`] }
    const found = await asked('compare', raw)
    const { summary } = found
    const sides = [summary['a'], summary['b']] as readonly Record<string, unknown>[]
    expect(sides.map(({ closing, customers }) => [closing, customers])).toEqual(
      [a, b].map((name) => closings.get(name)),
    )
    const difference = readDecimal(String(summary['difference']))
    expect(sumOf(found, 'share')).toBe(difference)
    const all = differing(a, b)
    const told = found.rows.map(({ policy }) => String(policy))
    expect(told).toEqual(all.filter((policy) => told.includes(policy)))
    expect(summary['unchanged']).toBe(all.length - told.length)
  })

  it.each(casesOf([...pairs, ...turned], ours))('%s and %s, in every way', async (a, b) => {
    const raw = { profile: b, against: [`profile=${a}`] }
    const found = await asked('compare', raw)
    const { summary } = found
    const difference = readDecimal(String(summary['difference']))
    for (const row of found.rows.filter(({ share }) => share !== '0.00')) {
      const ref = String(row['ref'])
      const behind = await ask(explain, { engine, lang: 'en' }, { ref, limit: 1000 })
      expect(sumOf(behind, 'change')).toBe(readDecimal(String(row['share'])))
      expect(behind.rows).toHaveLength(Number(row['accounts']))
    }
    const accounts = await asked('compare', { ...raw, show: 'accounts' })
    expect(sumOf(accounts, 'difference')).toBe(difference)
    const restated = await asked('compare', { ...raw, show: 'revenue', interval: 'quarter' })
    expect(restated.rows.at(-1)?.['closing']).toBe(summary['difference'])
  })
  it('differ as docs/models/business.md says', async () => {
    const raw = { against: ['profile=invoice-lines'] }
    const page = await readFile(path.join(HARBOR, '../../docs/models/business.md'), 'utf8')
    const text = page.replaceAll(/\s+/gu, ' ')
    const { rows, summary } = await asked('compare', raw)
    const [a, b] = [summary['a'], summary['b']] as readonly Record<string, unknown>[]
    expect(text).toContain(
      `closes with ${written(String(b?.['closing']))} EUR by \`bowline\` and with ${written(String(a?.['closing']))} EUR by \`invoice-lines\`, ${written(String(summary['difference']).slice(1))} EUR more`,
    )
    const [source] = rows
    expect(source).toMatchObject({ policy: 'source', share: summary['difference'] })
    expect(text).toContain(`${source?.['accounts']} of ${String(b?.['customers'])} accounts`)
  })
})
