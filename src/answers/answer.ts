import type { z } from 'zod'
import type { Engine } from '../engine/engine.ts'
import type { Finding } from '../findings/finding.ts'
import type { Scenario } from '../plans/scenario.ts'
import type { KeptForecast, KeptForecasts } from '../models/math/forecast/kept-forecast.ts'
import type { PlanFile } from '../plans/plan-file.ts'
import type { Language, Text } from '../standard/types.ts'
import type { Topic } from './topics.ts'

/**
 * A question a user can ask, defined once: command, route, tool, help and docs are derived from
 * it. To add one: one file like this, one line in `registry.ts` (docs/adding-an-answer.md).
 */
export interface Answer<Input = unknown> {
  readonly name: string
  /** Under what it is listed. */
  readonly topic: Topic
  readonly title: Text
  /** The question in the user's words. */
  readonly question: Text
  /** What it accepts; descriptions become help texts. Keys are camelCase, options kebab-case. */
  readonly input: z.ZodType<Input>
  /** Which of the standard's tables it needs. */
  readonly needs: readonly string[]
  /** Its figures follow the definitions of the profile asked for. */
  readonly profiled?: true
  /** It takes what the company has typed in its plan: the edge reads it for this answer alone. */
  readonly planned?: true
  /** It takes the scenarios that the company has typed, likewise. */
  readonly supposed?: true
  /** It takes the forecasts kept before, and may give one to be kept, likewise. */
  readonly keeps?: true
  run(context: AnswerContext, input: Input): Promise<AnswerTable>
}

export interface AnswerContext {
  readonly engine: Engine
  readonly lang: Language
  /** What the company has typed; `null` where there is no plan. */
  readonly plan?: PlanFile | null
  /** What the company supposes it might do, for an answer that takes it. */
  readonly scenarios?: readonly Scenario[]
  /** What was forecast before, for an answer that takes it. */
  readonly kept?: KeptForecasts
}

export type Unit = 'text' | 'count' | 'fraction' | 'days' | 'money' | 'date' | 'instant' | 'ref'

export interface AnswerColumn {
  readonly name: string
  readonly unit: Unit
  readonly label: string
  /** For programs: repeats what another column says in words. Tables for people leave it out. */
  readonly machine?: true
  /** Days that people read as months and years. */
  readonly span?: true
  /** Not what a reader needs first: a table for people shows it where there is room, or asked for. */
  readonly detail?: true
}

export type Cell = string | number | null
export type AnswerRow = Readonly<Record<string, Cell>>

/** What `run` gives: the table, one sentence that says it, and the findings that touch it. */
export interface AnswerTable {
  /** ISO, exclusive. */
  readonly asOf: string
  readonly columns: readonly AnswerColumn[]
  readonly rows: readonly AnswerRow[]
  readonly summary: { readonly sentence: string } & Readonly<Record<string, unknown>>
  readonly findings: readonly Finding[]
  /** What the edge is to keep of it for later; no part of what is shown. */
  readonly keep?: KeptForecast
}

/** A finding as answers show it, in the reader's language. */
export interface ShownFinding {
  readonly code: string
  readonly severity: string
  readonly message: string
  readonly where: string
  readonly rows: number
  readonly effect: string
  readonly ref: string | null
}

/** The one object of `--format json`, of HTTP and of every other surface. */
export interface AnswerEnvelope {
  readonly answer: string
  readonly company: string
  readonly asOf: string
  readonly currency: string
  readonly profile: string
  readonly input: Readonly<Record<string, unknown>>
  readonly columns: readonly AnswerColumn[]
  readonly rows: readonly AnswerRow[]
  readonly summary: AnswerTable['summary']
  readonly findings: readonly ShownFinding[]
}
