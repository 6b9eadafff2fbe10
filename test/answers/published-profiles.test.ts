import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { explain } from '../../src/answers/explain.ts'
import { answerNamed } from '../../src/answers/registry.ts'
import type { RawInput } from '../../src/answers/read-input.ts'
import { openProject } from '../../src/build/open-project.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { readDecimal } from '../../src/models/business/money.ts'
import { policyKeys, policyNames, profiles } from '../../src/standard/profiles.ts'
import { effects } from '../build/scratch-project.ts'
import { casesOf } from '../evidence.ts'

const HARBOR = path.resolve(import.meta.dirname, '../../examples/harbor')

const names = profiles.map(({ id }) => id)
const pairs = names.flatMap((a, index) => names.slice(index + 1).map((b) => [a, b] as const))
/** Those with ours. */
const ours = pairs.filter(([a]) => a === 'bowline')
const turned = pairs.map(([a, b]) => [b, a] as const)

let folder = ''
let engine: Engine
/** What `revenue` closes with by each of them. */
const closings = new Map<string, unknown>()

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bowline-profiles-'))
  const filter = (file: string): boolean => !file.includes('.bowline')
  await cp(HARBOR, folder, { recursive: true, filter })
  engine = (await openProject(folder, effects)).engine
  for (const profile of names) {
    const { rows } = await asked('revenue', { profile, interval: 'year' })
    closings.set(profile, [rows.at(-1)?.['closing'], rows.at(-1)?.['customers']])
  }
}, 120_000)

afterAll(async () => {
  await engine.close()
  await rm(folder, { recursive: true, force: true })
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

const sumOf = ({ rows }: AnswerEnvelope, name: string): bigint =>
  rows.reduce((sum, row) => sum + readDecimal(String(row[name])), 0n)

describe('any two published definitions, of Harbor', { timeout: 60_000 }, () => {
  it.each(casesOf([...pairs, ...turned], pairs))('%s and %s', async (a, b) => {
    const raw = { profile: b, against: [`profile=${a}`] }
    const found = await asked('compare', raw)
    const { summary } = found
    const sides = [summary['a'], summary['b']] as readonly Record<string, unknown>[]
    expect(sides.map(({ closing, customers }) => [closing, customers])).toEqual(
      [a, b].map((name) => closings.get(name)),
    )
    const difference = readDecimal(String(summary['difference']))
    expect(sumOf(found, 'share')).toBe(difference)
    expect(found.rows.map(({ policy }) => policy)).toEqual(differing(a, b))
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
})
