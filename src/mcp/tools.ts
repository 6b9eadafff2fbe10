import type { CallToolResult, McpServer, ServerContext } from '@modelcontextprotocol/server'
import { z } from 'zod'
import type { Answer, AnswerEnvelope } from '../answers/answer.ts'
import { ask, type AskContext } from '../answers/ask.ts'
import { findings } from '../answers/findings/findings.ts'
import { keptFor } from '../answers/kept-for.ts'
import type { RawInput } from '../answers/input/read-input.ts'
import { plainInputSchema } from '../answers/input/input-schema.ts'
import { answerNamed } from '../answers/registry.ts'
import type { ForecastShelf } from '../models/math/forecast/kept-forecast.ts'
import type { Scenario } from '../plans/scenario.ts'
import type { PlanFile } from '../plans/plan-file.ts'
import type { Language } from '../standard/types.ts'
import { answerText } from './answer-text.ts'
import { checkReasonable } from './reasonable-input.ts'
import { answerSchema, descriptionSchema, listSchema } from './result-schemas.ts'
import { toldError } from './told-error.ts'

export interface ToolOptions {
  readonly registry: readonly Answer[]
  /** Runs a question on one build, in its turn and in its time. */
  readonly use: <T>(
    work: (build: Omit<AskContext, 'lang'>) => Promise<T>,
    signal?: AbortSignal,
  ) => Promise<T>
  /** What the company has typed, read anew for each answer that takes it. */
  readonly plan?: () => Promise<PlanFile | null>
  /** What the company supposes it might do, likewise. */
  readonly scenarios?: () => Promise<readonly Scenario[]>
  /** What was forecast before, likewise, and where the next forecast is kept. */
  readonly forecasts?: ForecastShelf
  /** For those who ask for none. */
  readonly lang: Language
  /** Told of faults of ours. */
  readonly report: (error: unknown) => void
  /** Told, in one line, of each call that is refused. */
  readonly log: (line: string) => void
}

const reading = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
} as const

const spoken = z.enum(['en', 'fr']).optional().meta({ description: 'language of labels' })
const MOST_ROWS = 1000

/** Few tools, the same for every project: what the answers are, they say themselves. */
export function addTools(server: McpServer, options: ToolOptions): void {
  const { registry, use } = options
  const [first = '', ...others] = registry.map(({ name }) => name)
  const name = z.enum([first, ...others]).meta({ description: 'an answer, as list_answers names' })

  server.registerTool(
    'list_answers',
    {
      title: 'List the answers',
      description:
        'What can be asked of this company’s recurring revenue, and how far its data reaches. Start here.',
      inputSchema: z.object({ lang: spoken }),
      outputSchema: listSchema,
      annotations: reading,
    },
    ({ lang = options.lang }, context) =>
      attempt('list_answers', options, async () => {
        const { company, currency, standing } = await stand(lang, context)
        const answers = registry.map(({ name, title, question }) => ({
          name,
          title: title[lang],
          question: question[lang],
        }))
        const lines = answers.map(({ name, question }) => `${name}: ${question}`)
        return result({ company, currency, ...standing, answers }, lines.join('\n'))
      }),
  )

  server.registerTool(
    'describe_answer',
    {
      title: 'Describe an answer',
      description:
        'What one answer takes, as JSON Schema, with the stages and dimensions of this company. Call it before asking.',
      inputSchema: z.object({ answer: name, lang: spoken }),
      outputSchema: descriptionSchema,
      annotations: reading,
    },
    ({ answer, lang = options.lang }, context) =>
      attempt('describe_answer', options, async () => {
        const described = answerNamed(answer, registry)
        const { title, question, needs } = described
        const schema = { ...plainInputSchema(described, lang) }
        const { standing, stages, dimensions } = await stand(lang, context)
        return result(
          {
            ...standing,
            name: answer,
            title: title[lang],
            question: question[lang],
            needs: [...needs],
            input: schema,
            stages,
            dimensions,
          },
          `${answer}: ${question[lang]}\n${JSON.stringify(schema.properties ?? {})}`,
        )
      }),
  )

  server.registerTool(
    'ask',
    {
      title: 'Ask an answer',
      description:
        'The figures of one answer. Rates are fractions, times days, money decimal text; null is what cannot be known. Each row has a ref for explain. Repeat the as-of date and the caveats with the figures.',
      inputSchema: z.object({
        answer: name,
        input: z
          .record(z.string(), z.unknown())
          .default({})
          .meta({ description: 'as describe_answer says, e.g. {"by": ["origin"]}' }),
        limit: limit(200),
      }),
      outputSchema: answerSchema,
      annotations: reading,
    },
    ({ answer, input, limit }, context) =>
      attempt('ask', options, async () =>
        shown(await askNamed(answer, input, context), limit, 'all'),
      ),
  )

  if (!registry.some(({ name }) => name === 'explain')) return
  server.registerTool(
    'explain',
    {
      title: 'Explain a number',
      description:
        'The journeys and rows behind a figure: give the ref of its row, and go on with the refs it returns.',
      inputSchema: z.object({
        ref: z.string().meta({ description: 'the ref of a row or of a caveat' }),
        limit: limit(20),
        offset: z.int().min(0).default(0).meta({ description: 'how many rows to pass over' }),
        lang: spoken,
      }),
      outputSchema: answerSchema,
      annotations: reading,
    },
    ({ limit, ...input }, context) =>
      attempt('explain', options, async () =>
        shown(await askNamed('explain', { ...input, limit }, context), limit, 'page'),
      ),
  )

  async function askNamed(
    answer: string,
    input: RawInput,
    context: ServerContext,
  ): Promise<AnswerEnvelope> {
    checkReasonable(input)
    const asked = answerNamed(answer, registry)
    const plan = asked.planned === true ? ((await options.plan?.()) ?? null) : null
    const scenarios = asked.supposed === true ? ((await options.scenarios?.()) ?? []) : []
    const kept = await keptFor(asked, options.forecasts)
    return use(
      (build) => ask(asked, { ...build, plan, scenarios, ...kept, lang: options.lang }, input),
      context.mcpReq.signal,
    )
  }

  /** What holds for the whole project: until when it is known, and what is doubtful in it. */
  async function stand(lang: Language, context: ServerContext): Promise<Standing> {
    return use(async (build) => {
      const envelope = await ask(findings, { ...build, lang }, {})
      const { catalog } = build.engine
      const { company, currency, asOf, profile } = envelope
      const caveats = [...envelope.findings, ...envelope.rows]
      return {
        company,
        currency,
        standing: { asOf, profile, maturity: null, caveats },
        stages: catalog.stages.map(({ id, label }) => ({ id, label: label[lang] })),
        dimensions: catalog.dimensions.map(({ name }) => name),
      }
    }, context.mcpReq.signal)
  }
}

interface Standing {
  readonly company: string
  readonly currency: string
  readonly standing: object
  readonly stages: readonly { readonly id: string; readonly label: string }[]
  readonly dimensions: readonly string[]
}

function limit(usual: number): z.ZodDefault<z.ZodInt> {
  return z
    .int()
    .min(1)
    .max(MOST_ROWS)
    .default(usual)
    .meta({ description: 'at most so many rows; total says how many there are' })
}

function shown(
  { findings, ...envelope }: AnswerEnvelope,
  limit: number,
  rows: 'all' | 'page',
): CallToolResult {
  const { total } = envelope.summary
  const cut = {
    ...envelope,
    rows: envelope.rows.slice(0, limit),
    total: rows === 'page' && typeof total === 'number' ? total : envelope.rows.length,
    maturity: null,
    caveats: findings,
  }
  return result(cut, answerText({ ...envelope, rows: cut.rows, findings }, cut.total))
}

function result(structuredContent: Record<string, unknown>, text: string): CallToolResult {
  return { structuredContent, content: [{ type: 'text', text }] }
}

/** A call that cannot be meant is an answer to the assistant, which may mend it. */
async function attempt(
  tool: string,
  { report, log }: ToolOptions,
  work: () => Promise<CallToolResult>,
): Promise<CallToolResult> {
  try {
    return await work()
  } catch (error) {
    const told = toldError(error)
    if (told === null) report(error)
    const { code, message, remedy } = told ?? ours
    log(`refused tool ${tool}: ${code}: ${message}`)
    const text = JSON.stringify({ error: { code, message, remedy } })
    return { isError: true, content: [{ type: 'text', text }] }
  }
}

const ours = {
  code: 'internal',
  message: 'this is a fault of ours',
  remedy: 'see what the server says where it was started',
}
