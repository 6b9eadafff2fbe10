import { Hono } from 'hono'
import type { Context } from 'hono'
import type { Answer } from '../answers/answer.ts'
import { ask, type AskContext, type StaleBuild } from '../answers/ask.ts'
import { CallError } from '../answers/call-error.ts'
import { describeAnswer } from '../answers/describe-answer.ts'
import { answerNamed, answers } from '../answers/registry.ts'
import type { Engine } from '../engine/engine.ts'
import type { Language } from '../standard/types.ts'
import { bowtiePage } from './bowtie-page.ts'
import { failureOf } from './failure.ts'
import { guard } from './guard.ts'
import { languageAsked } from './language-asked.ts'

export interface AppOptions {
  /** What answers come from, asked for anew at each request. */
  readonly source: () => Promise<Source>
  /** For those whose browser asks for none that we speak. */
  readonly lang: Language
  readonly registry?: readonly Answer[]
  /** Told of faults of ours. */
  readonly report?: (error: unknown) => void
}

export interface Source {
  readonly engine: Engine
  readonly stale: StaleBuild | null
}

/** The server: every answer under `/api/answers/<name>`, and a page for people. */
export function createApp({
  source,
  lang,
  registry = answers,
  report = () => {},
}: AppOptions): Hono {
  const app = new Hono()
  const contextOf = async (context: Context): Promise<AskContext> => ({
    ...(await source()),
    lang: languageAsked(context.req, lang),
  })

  app.use(guard)
  app.get('/healthz', (context) => context.json({ ok: true }))
  app.get('/api/answers', (context) => {
    const language = languageAsked(context.req, lang)
    return context.json({ answers: registry.map((answer) => describeAnswer(answer, language)) })
  })
  app.get('/api/answers/:name', async (context) => {
    const answer = answerNamed(context.req.param('name'), registry)
    return context.json(await ask(answer, await contextOf(context), context.req.queries()))
  })
  app.get('/', async (context) => {
    const { lang: spoken, page } = await bowtiePage(await contextOf(context), context.req.queries())
    context.header('Content-Language', spoken)
    return context.html(page)
  })
  app.notFound((context) => {
    const remedy = 'see / and /api/answers'
    const error = new CallError('not_found', `nothing is at ${context.req.path}`, remedy)
    return context.json(...failureOf(error))
  })
  app.onError((error, context) => {
    if (!(error instanceof CallError)) report(error)
    return context.json(...failureOf(error))
  })
  return app
}
