import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Answer, AnswerEnvelope } from '../../src/answers/answer.ts'
import { answers } from '../../src/answers/registry.ts'
import type { OpenApi } from '../../src/server/openapi.ts'
import { browserHere } from '../browser/browser-here.ts'
import type { BrowserSite } from '../browser/browser-site.ts'
import { runWith } from '../cli/test-effects.ts'
import { profileOf, withProfiles } from '../answers/money-profiles.ts'
import { table } from '../conformance/small-company.ts'
import { subscribed } from '../conformance/small-money.ts'
import { overHttp } from '../mcp/in-process.ts'
import { call } from '../mcp/tool-client.ts'
import { sampleEngine } from '../sample-company.ts'
import { sampleApp } from '../server/sample-app.ts'
import { someOf } from '../thoroughness.ts'
import { sampleSite } from './sample-site.ts'
import { explainedRows } from '../../src/render/explained-rows.ts'
import { figuresShown, figuresWritten, rowsOf, shownOn } from './shown-table.ts'

type Asked = Readonly<Record<string, string | readonly string[]>>

const questions: readonly (readonly [answer: string, input: Asked])[] = [
  ['bowtie', {}],
  ['bowtie', { by: ['origin', 'motion'] }],
  ['bowtie', { by: ['origin'], where: ['origin=social', 'origin='], asOf: '2025-03-03' }],
  ['bowtie', { interval: 'month', from: '2025-01-01', to: '2025-04-01' }],
  ['bowtie', { view: 'period', interval: 'quarter', lang: 'fr' }],
  ['bowtie', { view: 'stock', where: ['motion=direct'] }],
  ['transition', { stage: 'education' }],
  ['transition', { stage: 'education', by: ['origin'], ages: ['0', '20'], lang: 'fr' }],
  ['compare', { where: ['origin=social'], against: ['where=origin='] }],
  ['compare', { from: '2025-03-01', against: ['from=', 'to=2025-03-01'], lang: 'fr' }],
  ['compare', { against: ['profile=stripe'] }],
  ['compare', { against: ['profile=bowline'], profile: 'early', show: 'accounts', lang: 'fr' }],
  ['compare', { against: ['profile=bowline'], profile: 'early', show: 'revenue' }],
  ['levers', {}],
  ['levers', { by: ['motion'], effort: '1pt', rank: 'cash', months: '6', lang: 'fr' }],
  ['meetings', {}],
  ['meetings', { stage: 'education', by: ['origin'], lang: 'fr' }],
  ['revenue', {}],
  ['revenue', { interval: 'quarter', per: 'month', from: '2025-01-01', lang: 'fr' }],
  ['retention', { window: '3', asOf: '2025-06-01' }],
  ['retention', { view: 'cohort', interval: 'quarter', lang: 'fr' }],
  ['lifetime', { horizon: '2', margin: '0.8', discounting: '0.1' }],
  ['lifetime', { view: 'curve', interval: 'quarter', model: 'geometric', lang: 'fr' }],
  ['retention', { view: 'renewals', interval: 'year' }],
  ['retention', { view: 'states', interval: 'quarter', lang: 'fr' }],
  ['revenue', { expansion: 'kinds', interval: 'year' }],
  ['reconcile', {}],
  ['reconcile', { view: 'accounts', month: '2025-03', per: 'month', lang: 'fr' }],
  ['reconcile', { view: 'knot', grace: '0', asOf: '2025-06-01' }],
  ['loop', {}],
  ['loop', { target: 'retention', months: '3', by: ['origin'], asOf: '2025-06-01', lang: 'fr' }],
  ['plan', { view: 'cells' }],
  ['plan', { set: ['price=1000', 'rate:education=+10%'], by: ['origin'], lang: 'fr' }],
  ['plan', { set: ['entering=20', 'rate:education=30%'], view: 'months' }],
  ['forecast', { months: '3', paths: '200' }],
  ['forecast', { view: 'parts', by: ['origin'], paths: '200', lang: 'fr' }],
  ['chance', { target: '100', byDate: '2025-12-31', paths: '200' }],
  ['goal-seek', { target: '200', byDate: '2025-12-31', paths: '200', lang: 'fr' }],
  ['simulate', { set: ['price=+10%'], months: '3', paths: '200' }],
  ['purchases', { charges: 'all', months: '6' }],
  ['purchases', { view: 'customers', limit: '2', lang: 'fr' }],
  ['findings', {}],
  ['findings', { lang: 'fr' }],
  ['explain', { ref: 'journey/j3' }],
  ['explain', { ref: 'bowtie/education?asOf=2025-07-01&view=cohort', limit: '3' }],
]

/**
 * The sample company, and two customers of it: a pays 120 a year, 180 from March; b pays 240 and is
 * gone in May, and a line of b has no amount. Another definition has a gone in June, and somebody
 * else knows both otherwise. Both bought besides.
 */
const engine = withProfiles(
  sampleEngine({
    ...subscribed(
      'term_ends_at cancelled_at',
      ['s1', 'a', '2025-01-10', '2025-03-01', '10', '2025-03-01', null],
      ['s1', 'a', '2025-03-01', null, '15', '2026-03-01', '2025-06-10'],
      ['s2', 'b', '2025-02-10', '2025-05-10', '20', '2025-05-10', null],
      ['s3', 'b', '2025-02-10', null, null, null, null],
    ),
    meetings: table(
      'journey_id held_at',
      ['j1', '2025-01-12'],
      ['j1', '2025-01-18'],
      ['j3', '2025-02-20'],
    ),
    charges: table(
      'charge_id account_id charged_at amount kind',
      ['c1', 'a', '2025-01-10', '10', 'one_off'],
      ['c2', 'a', '2025-02-14', '15.5', 'one_off'],
      ['c3', 'b', '2025-02-10', '7', 'usage'],
    ),
    reference_series: table(
      'name month amount account_id',
      ['mrr', '2025-02', '30', null],
      ['mrr', '2025-03', '10', 'a'],
      ['mrr', '2025-03', '24', 'b'],
    ),
  }),
  profileOf('early', { ends: 'cancelled' }),
)
const room = { openProject: async () => ({ engine, stale: null }) }

/** An answer that the house does not have, added as docs/adding-an-answer.md says. */
const added: Answer<{ twice: number }> = {
  name: 'doubled',
  topic: 'evidence',
  title: { en: 'Doubled', fr: 'Doublé' },
  question: { en: 'How much is twice as much?', fr: 'Combien font deux fois plus ?' },
  input: z.strictObject({ twice: z.int().meta({ description: 'a number to double' }) }),
  needs: [],
  run: async ({ lang }, { twice }) => ({
    asOf: '2025-07-01',
    columns: [{ name: 'double', unit: 'count', label: 'double' }],
    rows: [{ double: 2 * twice }],
    summary: { sentence: `${2 * twice} ${lang === 'fr' ? 'en tout' : 'in all'}.` },
    findings: [],
  }),
}
const registry = [...answers, added]

const executable = browserHere()
let site: BrowserSite | null = null

beforeAll(async () => {
  if (executable !== null) site = await sampleSite(executable, { registry, engine })
}, 120_000)
afterAll(async () => site?.close(), 30_000)
afterEach(async () => {
  await site?.clear()
  expect(site?.complaints.splice(0) ?? []).toEqual([])
  expect(site?.strangers.splice(0) ?? []).toEqual([])
})

async function open(path: string): Promise<Page> {
  if (site === null) throw new Error('the site did not start')
  return site.open(path)
}

/** Those whose page is looked at. */
const drawn = new Set(
  someOf(questions, ([answer, { lang }]) => [answer, lang]).map(([, input]) => input),
)

const pairs = (input: Asked): readonly (readonly [string, string])[] =>
  Object.entries(input).flatMap(([key, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => [key, one] as const),
  )

const queryOf = (input: Asked): string =>
  new URLSearchParams(pairs(input).map(([key, value]): [string, string] => [key, value])).toString()

const kebab = (key: string): string =>
  key.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)

async function overCommandLine(answer: string, input: Asked): Promise<AnswerEnvelope> {
  const options = pairs(input).map(([key, value]) => `--${kebab(key)}=${value}`)
  const { code, out } = await runWith([answer, '--format', 'json', ...options], { room })
  expect(code).toBe(0)
  return JSON.parse(out) as AnswerEnvelope
}

async function overAddress(answer: string, input: Asked): Promise<AnswerEnvelope> {
  const response = await sampleApp({ engine }).get(`/api/answers/${answer}?${queryOf(input)}`)
  expect(response.status).toBe(200)
  return (await response.json()) as AnswerEnvelope
}

async function overTools(answer: string, input: Asked): Promise<object> {
  return overHttp({ engine }, async (client) => {
    const { isError, structured } = await call(client, 'ask', { answer, input, limit: 1000 })
    expect(isError).toBe(false)
    const { caveats, maturity: _, total, ...envelope } = structured
    expect(total).toBe((envelope['rows'] as object[]).length)
    return { ...envelope, findings: caveats }
  })
}

/** Every figure of every row and column that people read, as a value and as they read it. */
async function comparePage(answer: string, input: Asked, typed: AnswerEnvelope): Promise<void> {
  const shown = await shownOn(await open(`/answers/${answer}?${queryOf(input)}`))
  const { summary, findings } = typed
  const lang = input['lang'] === 'fr' ? 'fr' : 'en'
  // Stage and outcome are named there as people read them.
  const rows = answer === 'explain' ? explainedRows(typed, lang) : typed.rows
  const columns = typed.columns.filter(({ machine }) => machine !== true)
  expect(shown.sentence).toBe(summary.sentence)
  expect(shown.columns).toEqual(columns.map(({ name, label }) => ({ name, label })))
  const told = rows.map((row) => columns.map(({ name }) => [name, row[name] ?? null]))
  expect(rowsOf(shown, columns)).toEqual(told.map((cells) => Object.fromEntries(cells)))
  expect(figuresShown(shown, columns)).toEqual(figuresWritten({ ...typed, columns }, lang))
  expect(shown.findings).toEqual(findings.map(({ message, effect }) => `${message} ${effect}`))
}

describe(`the same question, ${executable === null ? 'without' : 'with'} the page`, () => {
  it.each(questions)('%s %j has the same answer everywhere', async (answer, input) => {
    const typed = await overCommandLine(answer, input)
    expect(typed.rows.length).toBeGreaterThan(0)
    expect(await overAddress(answer, input)).toEqual(typed)
    expect(await overTools(answer, input)).toEqual(typed)
    if (executable !== null && drawn.has(input)) await comparePage(answer, input, typed)
  })

  it('is refused with the same words everywhere', async () => {
    const { code, err } = await runWith(['bowtie', '--by', 'orign'])
    const response = await sampleApp().get('/api/answers/bowtie?by=orign')
    const { error } = (await response.json()) as { error: { message: string; remedy: string } }
    const text = await overHttp({}, async (client) => {
      return (await call(client, 'ask', { answer: 'bowtie', input: { by: ['orign'] } })).text
    })
    expect(code).toBe(2)
    expect(JSON.parse(text)).toEqual({ error })
    expect(err).toContain(error.message)
    expect(err).toContain(error.remedy)
    if (executable === null) return
    const alert = (await open('/answers/bowtie?by=orign')).getByRole('alert')
    await alert.getByText(error.message).waitFor()
    await alert.getByText(error.remedy).waitFor()
    expect(site?.complaints.splice(0).join()).toContain('400')
  })
})

describe('an answer that is added', () => {
  it('is a command, with its help, and a line of the list', async () => {
    const { out } = await runWith(['doubled', '--twice', '21', '--format', 'json'], { registry })
    expect((JSON.parse(out) as AnswerEnvelope).rows).toEqual([{ double: 42 }])
    expect((await runWith(['list'], { registry })).out).toContain('How much is twice as much?')
    expect((await runWith(['doubled', '--help'], { registry })).out).toContain('to double')
  })

  it('is a route, described', async () => {
    const { get } = sampleApp({ registry })
    const response = await get('/api/answers/doubled?twice=21')
    expect(((await response.json()) as AnswerEnvelope).rows).toEqual([{ double: 42 }])
    const { paths } = (await (await get('/api/openapi.json')).json()) as OpenApi
    expect(paths['/api/answers/doubled']?.get.parameters).toMatchObject([
      { name: 'twice', required: true, schema: { type: 'integer' } },
    ])
    expect(await (await get('/api')).text()).toContain('How much is twice as much?')
    expect(await (await get('/api/answers')).text()).toContain('doubled')
  })

  it('is there for an assistant', async () => {
    await overHttp({ registry }, async (client) => {
      expect((await call(client, 'list_answers')).text).toContain('doubled')
      const { structured } = await call(client, 'describe_answer', { answer: 'doubled' })
      expect(structured['input']).toMatchObject({ required: ['twice'] })
      const asked = await call(client, 'ask', { answer: 'doubled', input: { twice: 21 } })
      expect(asked.structured['rows']).toEqual([{ double: 42 }])
    })
  })

  it.skipIf(executable === null)('has a page, which asks for what it takes', async () => {
    const page = await open('/')
    await page.getByRole('link', { name: 'All answers' }).click()
    await page.getByText('How much is twice as much?').waitFor()
    await page.getByRole('link', { name: 'Doubled' }).click()
    await page.getByRole('heading', { name: 'How much is twice as much?' }).waitFor()
    await page.getByText('To answer this, fill in: twice.').waitFor()
    expect(
      await page.getByRole('form', { name: 'What is asked' }).getByRole('spinbutton').count(),
    ).toBe(1)
    await page.getByLabel('twice').fill('21')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/answers\/doubled\?twice=21$/u)
    const { sentence, cells } = await shownOn(page)
    expect([sentence, cells[0]?.[0]?.value]).toEqual(['42 in all.', '42'])
    const french = await open('/answers/doubled?twice=4&lang=fr')
    expect((await shownOn(french)).sentence).toBe('8 en tout.')
    await french.getByRole('heading', { name: 'Combien font deux fois plus ?' }).waitFor()
  })
})
