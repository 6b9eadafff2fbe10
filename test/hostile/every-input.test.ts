import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { optionsOf } from '../../src/answers/input/options.ts'
import { answers } from '../../src/answers/registry.ts'
import { openProject, type OpenProject } from '../../src/build/open-project.ts'
import { runWith } from '../cli/test-effects.ts'
import { effects, SOUND, withFolder } from '../build/scratch-project.ts'
import { runsOf, someOf } from '../thoroughness.ts'
import { sampleApp, type SampleApp } from '../server/sample-app.ts'

// Each parameter of each answer, given strings of every kind: an answer, or a refusal in the one
// form of errors; never a fault of ours. On the engine that does the work, with real rows.

const PROJECT = {
  ...SOUND,
  'bowline.yaml': `${String(SOUND['bowline.yaml']).replace('tables:', 'dimensions: [origin]\ntables:')}  journeys: select id as journey_id, origin from leads
`,
  'leads.csv':
    'id,seen,won,origin\na,2025-01-01,2025-01-03,x\nb,2025-01-02,,"a ""b\'c"\nc,2025-01-03,,\n',
}

let served: SampleApp
let opened: OpenProject
let remove = (): void => {}
let removed: Promise<void>

beforeAll(async () => {
  await new Promise<void>((settle, fail) => {
    removed = withFolder(PROJECT, async (folder) => {
      opened = await openProject(folder, effects)
      served = sampleApp({ source: async () => opened })
      settle()
      await new Promise<void>((end) => (remove = end))
      await opened.engine.close()
    })
    removed.catch(fail)
  })
})
afterAll(async () => {
  remove()
  await removed
})

const words = [
  'origin origin=x origin= motion= nowhere=1 = bowtie/commit bowtie/ bowtie/commit?view=stock',
  'bowtie/commit?where=origin%3Dx&outcome=lost journey/a finding/ finding/x:y/z journey/%00',
  'bowtie/commit?where=origin%3D%00 __proto__ constructor bowtie/commit?where=__proto__%3D1',
  'finding/re_entry:stage_entries/commit 0001-01-01 9999-12-31 2025-02-30 2024-06-01 month year',
  `cohort stock 9007199254740991 9007199254740992 1e309 -0 100000 ${'9'.repeat(400)} NaN period`,
  'en fr bowline true %  \\ " \'',
].flatMap((line) => line.split(' '))
words.push("'; DROP TABLE passages; --")
const controls = ['\0', '\u0001', '\u001b[31m', '\u007f', '\u0085', '\n', '\t', '\u2028', '\ufffe']

const anyText = fc.oneof(
  fc.constantFrom(...words, ...controls),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.tuple(fc.constantFrom(...words), fc.constantFrom(...controls)).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom(...words), fc.string({ unit: 'binary' })).map((parts) => parts.join('')),
)
const anyPairs = (keys: readonly string[]): fc.Arbitrary<[string, string][]> =>
  fc.array(
    fc.tuple(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...keys) }, anyText), anyText),
    {
      minLength: 1,
      maxLength: 4,
    },
  )

async function expectNoFault(path: string): Promise<number> {
  const response = await served.get(path)
  const told = (await response.json()) as { error?: Record<string, unknown>; rows?: unknown }
  expect(served.reported.splice(0)).toEqual([])
  expect(response.status).toBeLessThan(500)
  if (response.status === 200) expect(told.rows).toBeInstanceOf(Array)
  else {
    const text = expect.stringMatching(/\S/u) as unknown
    expect(told).toEqual({ error: { code: text, message: text, remedy: text } })
  }
  return response.status
}

describe('whatever an address holds', () => {
  it.each(answers.map((answer) => [answer.name, answer] as const))(
    '%s answers or refuses',
    async (name, answer) => {
      const keys = optionsOf(answer).map(({ key }) => key)
      await fc.assert(
        fc.asyncProperty(anyPairs(keys), async (pairs) => {
          const query = new URLSearchParams(pairs).toString()
          await expectNoFault(`/api/answers/${name}?${query}`)
        }),
        { numRuns: runsOf(150) },
      )
      const each = keys.flatMap((key) =>
        [...words, ...controls].map((text) => [key, text] as const),
      )
      for (const [key, text] of someOf(each)) {
        const given: [string, string][] = [[key, text]]
        if (name === 'explain' && key !== 'ref') given.push(['ref', 'bowtie/commit'])
        await expectNoFault(`/api/answers/${name}?${new URLSearchParams(given).toString()}`)
      }
    },
  )

  it('bytes that are no text are refused or read as text', async () => {
    for (const bytes of ['%FF', '%C0%80', '%ED%A0%80', '%', '%0', '%00', '%u0000', '+']) {
      for (const key of ['where=origin%3D', 'by=', 'asOf=', 'lang=', '']) {
        await expectNoFault(`/api/answers/bowtie?${key}${bytes}`)
        await expectNoFault(`/api/answers/explain?ref=bowtie/commit&${key}${bytes}`)
      }
    }
  })
})

describe('what nobody means', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['a NUL', '\0'],
    ['a control character', 'a\u0001'],
    ['a colour', '\u001b[31m'],
    ['a delete', '\u007f'],
    ['a control character of Latin 1', '\u0085'],
    ['a value as long as a book', 'x'.repeat(8001)],
    ['half a character', 'a\ud800'],
  ]
  const options = [
    ['bowtie', 'where', 'origin='],
    ['bowtie', 'by', ''],
    ['bowtie', 'as-of', ''],
    ['bowtie', 'profile', ''],
    ['explain', 'ref', 'bowtie/commit'],
  ] as const
  const given = texts.flatMap(([what, text]) =>
    options.map(([name, option, start]) => ({ what, name, option, text: start + text })),
  )

  it.each(given)('$what is refused: $name --$option', async ({ name, option, text }) => {
    const { code, out, err } = await runWith([name, '--format', 'json', `--${option}`, text])
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(new RegExp(`^${option} (?:holds|is longer)[^\n]+\n {2}\\S`, 'u'))
    // An address can hold neither a book nor half a character.
    if (text.length > 8000 || /\p{Cs}/u.test(text)) return
    const query = new URLSearchParams({ [option]: text }).toString()
    const response = await served.get(`/api/answers/${name}?${query}`)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: { code: 'bad_option' } })
  })
})
