import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { callOf, quoted } from '../../src/cli/call-text.ts'
import { sampleEngine } from '../sample-company.ts'
import { runWith } from './test-effects.ts'

const parsed = (text: string): AnswerEnvelope => JSON.parse(text) as AnswerEnvelope

describe('an answer in the terminal', () => {
  it('shows how to go on, by the names that were given', async () => {
    const { out } = await runWith(['bowtie', 'my company'], { env: { npm_command: 'exec' } })
    expect(out).toContain(
      "\nexplain a figure: npx bowline explain 'my company' --ref bowtie/education\n",
    )
    expect(out).toContain('npx bowline findings')
    const asked = (await runWith(['bowtie', '--where', 'origin=social'])).out
    const ref = /--ref '(?<ref>[^']+)'/u.exec(asked)?.groups?.['ref'] ?? ''
    const behind = await runWith(['explain', '--ref', ref])
    expect(behind.out).toContain('3 passages in Education (origin=social)')
  })

  it('tells under the drawing what is grave, and that there is more', async () => {
    const { out } = await runWith(['bowtie'])
    expect(out).toMatch(/^error {4}1 row points/mu)
    expect(out).not.toContain('not computed')
    expect(out).not.toContain('set apart and counted nowhere')
    expect(out).toMatch(/bowline findings says what each\s+does/u)
  })

  it('takes the language before the command too', async () => {
    expect((await runWith(['--lang', 'fr', 'bowtie'])).out).toContain('Sur 6 parcours')
    expect((await runWith(['--lang', 'fr', 'bowtie', '--lang', 'en'])).out).toContain('Of 6 that')
    expect((await runWith(['--lang', 'fr', 'list'])).out).toContain('Combien atteignent')
  })

  it('shows rows as pairs and ids as words in the terminal, as ids in JSON', async () => {
    const journey = (await runWith(['explain', '--ref', 'journey/j1'])).out
    expect(journey).toMatch(/journey_id: j1;/u)
    expect(journey).not.toContain('{"')
    const ref = ['explain', '--ref', 'bowtie/education', '--lang', 'fr']
    expect((await runWith(ref)).out).toMatch(/Éducation +passé +2025-01-10 +2025-01-20 /u)
    const { rows } = parsed((await runWith([...ref, '--format', 'json'])).out)
    expect(rows[1]).toMatchObject({ stage: 'education', outcome: 'next' })
  })
})

describe('init and build', () => {
  it('say how to go on, and what was built when', async () => {
    const room = { initProject: async () => ({}) }
    const made = await runWith(['init', 'my company'], { room, env: { npm_command: 'exec' } })
    expect(made.err).toBe("see its bowtie with: npx bowline bowtie 'my company'\n")
    const { catalog } = sampleEngine()
    const report = { id: 'x', catalog, seconds: 1.04, refreshed: null }
    const built = await runWith(['build'], { room: { buildProject: async () => report } })
    expect(built.out).toMatch(/^built at 2025-07-10 00:00 in 1 second: 15 rows, \d+ findings\n$/u)
  })

  it('say what was read anew of what', async () => {
    const { catalog } = sampleEngine()
    const refreshed = { journeys: 1204, sources: 2 }
    const report = { id: 'x', catalog, seconds: 1.26, refreshed }
    const begun: (string | undefined)[] = []
    const room = {
      buildProject: async (_folder: string, _effects: unknown, from?: string) => {
        begun.push(from)
        return report
      },
    }
    const built = await runWith(['build'], { room })
    expect(built.out).toMatch(
      /^refreshed 1,204 journeys of 2 sources at 2025-07-10 00:00 in 1\.3 seconds: 15 rows,/u,
    )
    await runWith(['build', '--full'], { room })
    expect(begun).toEqual(['last build', 'nothing'])
  })
})

describe('callOf', () => {
  it('can be copied into a shell', () => {
    expect(callOf({ program: 'bowline', folder: '' }, 'findings')).toBe('bowline findings')
    expect(quoted('examples/harbor')).toBe('examples/harbor')
    expect(quoted("it's")).toBe("'it'\\''s'")
    expect(quoted('a&b')).toBe("'a&b'")
  })
})
