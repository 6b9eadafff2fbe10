import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { answers } from '../../src/answers/registry.ts'
import { ProjectError } from '../../src/project/project-error.ts'
import { ProjectErrors } from '../../src/project/project-errors.ts'
import { displayWidth } from '../../src/render/text/display-width.ts'
import { runWith } from './test-effects.ts'

const parsed = (text: string): AnswerEnvelope => JSON.parse(text) as AnswerEnvelope

describe('an answer as a command', () => {
  it('prints the drawn bowtie, and nothing else, to standard output', async () => {
    const { code, out, err, closed } = await runWith(['bowtie'])
    expect({ code, err, closed }).toEqual({ code: 0, err: '', closed: 1 })
    expect(out).toContain('Sample & Sons')
    expect(out).toContain('Of 6 that entered Education')
    for (const line of out.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80)
  })

  it('prints one object as json, with all that was promised', async () => {
    const { out } = await runWith(['bowtie', '--format', 'json', '--by', 'origin'])
    const envelope = parsed(out)
    expect(Object.keys(envelope)).toEqual([
      'answer',
      'company',
      'asOf',
      'currency',
      'profile',
      'input',
      'columns',
      'rows',
      'summary',
      'findings',
    ])
    expect(envelope.rows).toHaveLength(8)
  })

  it('prints the same table as csv and json', async () => {
    const envelope = parsed((await runWith(['bowtie', '--format', 'json'])).out)
    const lines = (await runWith(['bowtie', '--format', 'csv'])).out.trimEnd().split('\n')
    expect(lines[0]).toBe(envelope.columns.map(({ name }) => name).join(','))
    expect(lines).toHaveLength(envelope.rows.length + 1)
    expect(lines[1]).toContain(String(envelope.rows[0]?.['ref']))
  })

  it('takes options again and again where they may be repeated', async () => {
    const args = [
      '--where',
      'origin=social',
      '--where',
      'origin=',
      '--by',
      'origin',
      '--by',
      'motion',
    ]
    const { input } = parsed((await runWith(['bowtie', '--format', 'json', ...args])).out)
    expect(input).toMatchObject({
      by: ['origin', 'motion'],
      where: { origin: ['social', null] },
    })
  })

  it('takes dates, view, interval and language', async () => {
    const args =
      '--as-of 2025-06-01 --from 2025-02-01 --to 2025-03-01 --interval month --view period'
    const { out } = await runWith([
      'bowtie',
      '--format',
      'json',
      '--lang',
      'fr',
      ...args.split(' '),
    ])
    const { asOf, input, rows } = parsed(out)
    expect(asOf).toBe('2025-06-01')
    expect(input).toMatchObject({ from: '2025-02-01', view: 'period', lang: 'fr' })
    expect(rows[0]).toMatchObject({ period: '2025-02-01', label: 'Éducation' })
  })

  it.each([
    [{ LANG: 'fr_CA.UTF-8' }, 'fr'],
    [{ LC_ALL: 'fr_FR', LANG: 'en_US' }, 'fr'],
    [{ LC_ALL: 'C', LANG: 'fr_FR' }, 'en'],
    [{ LANG: 'frr_DE' }, 'en'],
    [{}, 'en'],
  ])('speaks by %j: %s', async (env, lang) => {
    const { out } = await runWith(['bowtie', '--format', 'json'], { env })
    expect(parsed(out).input['lang']).toBe(lang)
  })

  it('follows a ref from the bowtie to the rows', async () => {
    const { rows } = parsed((await runWith(['bowtie', '--format', 'json'])).out)
    const ref = String(rows[0]?.['ref'])
    const behind = parsed((await runWith(['explain', '--format', 'json', '--ref', ref])).out)
    expect(behind.rows).toHaveLength(6)
    const table = await runWith(['explain', '--ref', String(behind.rows[0]?.['ref'])])
    expect(table.out).toContain('stage_entries')
  })

  it('lists findings as sentences, each with the way to its rows', async () => {
    const { out } = await runWith(['findings'])
    expect(out).toMatch(/^1 error, /u)
    expect(out.match(/1 error/gu)).toHaveLength(1)
    expect(out).toContain('finding/orphan:stage_entries.journey_id')
  })

  it('ends with 1 on --strict where a finding is an error, with the answer all the same', async () => {
    const { code, out } = await runWith(['bowtie', '--strict'])
    expect(code).toBe(1)
    expect(out).toContain('Sample & Sons')
    const refuted = ['explain', '--strict', '--ref', 'journey/j1']
    expect((await runWith(refuted)).code).toBe(0)
  })

  it('answers from the last good build, and says so on both outputs', async () => {
    const stale = { builtAt: 1_751_000_000, reason: 'bowline.yaml:3:1: unknown key' }
    const { code, out, err } = await runWith(['bowtie', '--format', 'json'], { stale })
    expect(code).toBe(0)
    expect(err).toContain('bowline.yaml:3:1')
    expect(parsed(out).findings[0]).toMatchObject({
      code: 'stale_build',
      severity: 'error',
      ref: null,
    })
    for (const command of [['bowtie'], ['findings'], ['bowtie', '--lang', 'fr']]) {
      const { out: text } = await runWith(command, { stale })
      expect(text.split('\n')[0]).toMatch(
        /^(?:OLD NUMBERS: build of|CHIFFRES ANCIENS.* du) 2025-06-27T/u,
      )
    }
  })
})

describe('--output', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'bowline-output-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('writes the same text to a file, and nothing to standard output', async () => {
    const file = path.join(folder, 'bowtie.csv')
    await writeFile(file, 'before')
    const { code, out } = await runWith(['bowtie', '--format', 'csv', '--output', 'bowtie.csv'], {
      cwd: folder,
    })
    expect({ code, out }).toEqual({ code: 0, out: '' })
    const { out: printed } = await runWith(['bowtie', '--format', 'csv'])
    expect(await readFile(file, 'utf8')).toBe(printed)
    expect(await readdir(folder)).toEqual(['bowtie.csv'])
  })

  it('leaves nothing behind where it cannot write', async () => {
    const { code, err } = await runWith(['bowtie', '--output', path.join(folder, 'no', 'x.csv')])
    expect(code).toBe(2)
    expect(err).toContain(`output folder is not there: ${path.join(folder, 'no')}`)
    expect((await runWith(['bowtie', '--output', folder])).code).toBe(2)
    expect(await readdir(path.dirname(folder))).not.toContainEqual(
      expect.stringContaining(`${path.basename(folder)}.`),
    )
  })
})

describe('exit codes', () => {
  const place = { file: 'bowline.yaml', line: 7, column: 3 }
  const fault = new ProjectError('unknown table: lead', { place, remedy: 'write journeys' })
  const failing = (error: Error): Parameters<typeof runWith>[1] => ({
    room: { openProject: () => Promise.reject(error) },
  })

  it.each([
    [fault, 1, 'bowline.yaml:7:3: unknown table: lead\n  write journeys\n'],
    [new ProjectErrors([fault, fault]), 1, 'lead\n  write journeys\nbowline.yaml:7:3'],
    [new Error('out of memory'), 3, 'this is a fault of ours: out of memory'],
    [new Error('\u001b[31mred'), 3, '\ufffdred'],
  ])('%s gives %i', async (error, expected, text) => {
    const { code, out, err } = await runWith(['bowtie'], failing(error))
    expect({ code, out }).toEqual({ code: expected, out: '' })
    expect(err).toContain(text)
    expect(err).not.toContain('    at ')
  })

  it('shows where a fault of ours is when asked', async () => {
    const world = { ...failing(new Error('out of memory')), env: { BOWLINE_DEBUG: '1' } }
    expect((await runWith(['bowtie'], world)).err).toContain('run.test.ts')
  })

  it.each([
    [['bowtie', '--by', 'orign'], 'did you mean origin?'],
    [['bowtie', '--as-of', 'tomorrow'], 'as-of is not a date'],
    [['bowtie', '--view', 'stocks'], 'Allowed choices are cohort, period, stock'],
    [['bowtie', '--format', 'xml'], 'Allowed choices are table, json, csv'],
    [['bowtie', '--colour'], 'unknown option'],
    [['findings', '--where', 'origin=social'], 'unknown option'],
    [['bowtie', 'a', 'b'], 'too many arguments'],
    [['bowtei'], 'Did you mean bowtie?'],
    [['explain'], '--ref <REF>'],
    [['explain', '--ref', 'nonsense'], 'ref cannot be read'],
    [['serve', '--port', '70000'], 'port is not a number'],
    [[], 'Usage: bowline'],
  ])('2 for the call %j', async (args, text) => {
    const { code, out, err } = await runWith(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(text)
  })

  it('sees a call at fault before it builds', async () => {
    const world = failing(new Error('built'))
    expect((await runWith(['bowtie', '--limit', '3'], world)).code).toBe(2)
    expect((await runWith(['explain', '--ref', 'journey/a', '--limit', 'x'], world)).code).toBe(2)
  })
})

describe('help', () => {
  it('knows the version', async () => {
    const { code, out } = await runWith(['--version'])
    const { default: meta } = await import('../../package.json', { with: { type: 'json' } })
    expect({ code, out }).toEqual({ code: 0, out: `${meta.version}\n` })
  })

  it.each([[], ...answers.map(({ name }) => [name]), ['serve'], ['init']])(
    'of %j fits 80 columns and ends with 0',
    async (...command) => {
      const { code, out, err } = await runWith([...command, '--help'])
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(out).toContain('Usage: bowline')
      for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
    },
  )

  it('lists every answer with its question, in both languages', async () => {
    const { out } = await runWith(['list'])
    for (const { name } of answers) expect(out).toMatch(new RegExp(`^  ${name} `, 'mu'))
    expect((await runWith(['list', 'my-company'])).out).toBe(out)
    expect((await runWith(['list', '--lang', 'fr'])).out).toContain('Combien atteignent')
    const json = JSON.parse((await runWith(['list', '--format', 'json'])).out) as unknown[]
    expect(json).toHaveLength(answers.length)
  })
})

describe('serve', () => {
  it('shows the bowtie, answers over HTTP, and ends with 0 when asked to', async () => {
    let page = ''
    const { code, out, err, closed } = await runWith(['serve', '--port', '0', '--show'], {
      stopped: async (printed) => {
        const url = /http:\/\/localhost:(?<port>\d+)/u.exec(printed())
        const answer = await fetch(`http://127.0.0.1:${url?.groups?.['port']}/api/answers/bowtie`)
        page = await answer.text()
      },
    })
    expect({ code, closed }).toEqual({ code: 0, closed: 1 })
    expect(out).toContain('Of 6 that entered Education')
    expect(err).toMatch(/^serving at http:\/\/localhost:\d+$/mu)
    expect(parsed(page).company).toBe('Sample & Sons')
  })

  it('says what to do when the port is in use', async () => {
    const other = createServer()
    await new Promise<void>((settle) => other.listen(0, '127.0.0.1', settle))
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? String(address.port) : ''
    const { code, err, closed } = await runWith(['serve'], { env: { PORT: port } })
    await new Promise((settle) => other.close(settle))
    expect({ code, closed }).toEqual({ code: 1, closed: 1 })
    expect(err).toContain(`port is in use: ${port}`)
    expect(err).toContain('--port')
  })
})
