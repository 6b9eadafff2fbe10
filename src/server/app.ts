import { Hono } from 'hono'
import type { Context } from 'hono'
import type { Answer, AnswerEnvelope } from '../answers/answer.ts'
import { ask } from '../answers/ask.ts'
import { describeAnswer, describeTopics } from '../answers/describe-answer.ts'
import { CallError } from '../answers/call-error.ts'
import { keptFor } from '../answers/kept-for.ts'
import { readInput } from '../answers/input/read-input.ts'
import { answerNamed, answers } from '../answers/registry.ts'
import { createMcp } from '../mcp/create-mcp.ts'
import type { ForecastShelf } from '../models/math/forecast/kept-forecast.ts'
import type { Scenario } from '../plans/scenario.ts'
import type { PlanFile } from '../plans/plan-file.ts'
import type { Language } from '../standard/types.ts'
import { logIn } from './access.ts'
import { openReader } from './answer-reader.ts'
import { bowtiePage } from './bowtie-page.ts'
import { openDesk, type Limits, type Source } from './desk.ts'
import { isKnown } from './etag.ts'
import { failureOf } from './failure.ts'
import { guard, MOST_BODY, TOOLS } from './guard.ts'
import { languageAsked } from './language-asked.ts'
import { openapiOf } from './openapi.ts'
import { projectFacts } from './project-facts.ts'
import { referencePage } from './reference-page.ts'
import { isUsual, refusalLine } from './refusal-log.ts'
import { Refusal } from './refusal.ts'
import { safetyHeaders } from './safety-headers.ts'
import { servePage } from './static.ts'

export type { Source }

export interface AppOptions {
  /** What answers come from, asked for anew at each question. */
  readonly source: () => Promise<Source>
  /** For those whose browser asks for none that we speak. */
  readonly lang: Language
  readonly registry?: readonly Answer[]
  /** Told of faults of ours. */
  readonly report?: (error: unknown) => void
  /** Told, in one line, of each request that is refused. */
  readonly log?: (line: string) => void
  readonly limits?: Limits
  /** The folder of the built page; a plain one stands at `/` otherwise. */
  readonly page?: string | null
  /** What the company has typed, read anew for each answer that takes it. */
  readonly plan?: () => Promise<PlanFile | null>
  /** What the company supposes it might do, likewise. */
  readonly scenarios?: () => Promise<readonly Scenario[]>
  /** What was forecast before, likewise, and where the next forecast is kept. */
  readonly forecasts?: ForecastShelf
  /** Asked of every caller when set. */
  readonly token?: string | null
  /** `false` while the server ends. */
  readonly isReady?: () => boolean
}

/** The server: every answer under `/api/answers/<name>`, tools for assistants, a page for people. */
export function createApp(options: AppOptions): Hono {
  const { source, lang, registry = answers, limits, token = null, page = null } = options
  const { report = () => {}, log = () => {}, isReady = () => true } = options
  const app = new Hono()
  const desk = openDesk(source, limits)
  const reader = openReader(source, desk)

  app.use(safetyHeaders)
  app.use(guard({ token }))
  app.get('/healthz', (context) => context.json({ ok: true }))
  app.get('/readyz', (context) => {
    if (isReady()) return context.json({ ok: true })
    throw new Refusal(503, 'ending', 'the server is ending', 'ask again in a moment')
  })
  if (token !== null) app.get('/login', (context) => logIn(context, token))

  app.get('/api', (context) => {
    const spoken = languageOf(context, lang)
    context.header('Content-Language', spoken)
    return context.html(referencePage(openapiOf(registry, { lang: spoken }), spoken))
  })
  app.get('/api/openapi.json', (context) =>
    context.json(openapiOf(registry, { lang: languageOf(context, lang) })),
  )
  app.get('/api/project', async (context) => {
    const spoken = languageOf(context, lang)
    return told(context, ['project', spoken], ({ engine, stale }) =>
      projectFacts(engine, stale, spoken),
    )
  })
  app.get('/api/answers', (context) => {
    const spoken = languageOf(context, lang)
    return context.json({
      topics: describeTopics(registry, spoken),
      answers: registry.map((answer) => describeAnswer(answer, spoken)),
    })
  })
  app.get('/api/answers/:name', async (context) => {
    const answer = answerNamed(context.req.param('name'), registry)
    const raw = context.req.queries()
    const spoken = languageAsked(context.req, lang)
    const plan = answer.planned === true ? ((await options.plan?.()) ?? null) : null
    const scenarios = answer.supposed === true ? ((await options.scenarios?.()) ?? []) : []
    const kept = await keptFor(answer, options.forecasts)
    const before = kept.kept?.forecasts.map(({ origin, build }) => [origin, build]) ?? []
    const typed = [...(plan === null ? [] : [plan]), ...scenarios, ...before]
    const question = [answer.name, readInput(answer, raw), spoken, ...typed]
    return told(context, question, (build): Promise<AnswerEnvelope> =>
      ask(answer, { ...build, plan, scenarios, ...kept, lang: spoken }, raw),
    )
  })

  const mcp = createMcp({
    registry,
    use: desk.use,
    ...(options.plan === undefined ? {} : { plan: options.plan }),
    ...(options.scenarios === undefined ? {} : { scenarios: options.scenarios }),
    ...(options.forecasts === undefined ? {} : { forecasts: options.forecasts }),
    lang,
    report,
    log,
    mostBody: MOST_BODY,
  })
  app.post(TOOLS, async (context) => {
    const response = await mcp.fetch(context.req.raw)
    if (response.status >= 400) log(`refused POST ${TOOLS}: ${response.status}`)
    return response
  })

  const names = registry.map(({ name }) => name)
  if (page !== null) servePage(app, page, names)
  else servePlainly(names)

  app.notFound((context) => {
    const remedy = 'see / and /api'
    const error = new CallError('not_found', `nothing is at ${context.req.path}`, remedy)
    return fail(context, error)
  })
  app.onError((error, context) => fail(context, error))
  return app

  /** Without the built page: the bowtie as text, and the numbers of the others. */
  function servePlainly(names: readonly string[]): void {
    app.get('/', (context) => plainPage(context))
    for (const path of ['/answers', ...names.map((name) => `/answers/${name}`)]) {
      app.get(path, (context) => context.redirect(`/api${path}${new URL(context.req.url).search}`))
    }
  }

  async function plainPage(context: Context): Promise<Response> {
    const plain = await desk.use(
      (build) =>
        bowtiePage({ ...build, lang: languageAsked(context.req, lang) }, context.req.queries()),
      context.req.raw.signal,
    )
    context.header('Content-Language', plain.lang)
    return context.html(plain.page)
  }

  /** One build's answer, or that the caller has it already. */
  async function told(
    context: Context,
    question: readonly unknown[],
    answer: (build: Source) => Promise<object>,
  ): Promise<Response> {
    const known = context.req.header('if-none-match')
    const { etag, id, body } = await reader.read(question, answer, {
      isKnown: (etag) => isKnown(etag, known),
      signal: context.req.raw.signal,
    })
    context.header('ETag', etag)
    context.header('Bowline-Build', id)
    context.header('Cache-Control', 'private, no-cache')
    context.header('Vary', 'Accept-Language')
    if (body === null) return context.body(null, 304)
    return context.body(body, 200, { 'Content-Type': 'application/json' })
  }

  function fail(context: Context, error: unknown): Response {
    const failure = failureOf(error)
    if (failure.status === 500) report(error)
    if (!isUsual(context, failure)) log(refusalLine(context, failure))
    const headers = { ...failure.headers, 'content-type': 'application/json' }
    return new Response(JSON.stringify(failure.body), { status: failure.status, headers })
  }
}

function languageOf(context: Context, otherwise: Language): Language {
  const asked = context.req.query('lang')
  return asked === 'en' || asked === 'fr' ? asked : languageAsked(context.req, otherwise)
}
