import type { Instant } from '../engine/engine.ts'
import type { Finding } from '../findings/finding.ts'
import { noneKept, type KeptForecast } from '../models/math/forecast/kept-forecast.ts'
import type { Language } from '../standard/types.ts'
import { formatInstant } from '../time/stamp.ts'
import { zoneOffsets } from '../time/zone.ts'
import type { Answer, AnswerContext, AnswerEnvelope } from './answer.ts'
import { filtersOf, profileNamed, shownFilters } from './input/normalize.ts'
import { profileFindings } from './findings/profile-findings.ts'
import { readInput, type RawInput } from './input/read-input.ts'
import { bySeverity, shownFinding } from './findings/shown-finding.ts'

export interface AskContext extends AnswerContext {
  /** The build is older than its inputs, and could not be made again. */
  readonly stale?: StaleBuild | null
  /** Keeps a forecast for later; where it is not given, none is kept. */
  readonly keep?: (forecast: KeptForecast) => Promise<void>
}

export interface StaleBuild {
  readonly builtAt: Instant
  readonly reason: string
}

/** Asks an answer, and gives the one object of every surface. */
export async function ask<Input>(
  answer: Answer<Input>,
  context: AskContext,
  raw: RawInput,
): Promise<AnswerEnvelope> {
  const input = readInput(answer, raw)
  const { catalog } = context.engine
  const { profile: named, ...asked } = input as CommonPart
  const lang = asked.lang ?? context.lang
  const table = await answer.run(
    {
      engine: context.engine,
      lang,
      plan: context.plan ?? null,
      scenarios: context.scenarios ?? [],
      kept: context.kept ?? noneKept,
    },
    input,
  )
  if (table.keep !== undefined) await context.keep?.(table.keep)
  const where = asked.where === undefined ? {} : { where: shownFilters(filtersOf(asked.where)) }
  const { stale } = context
  const old =
    stale === undefined || stale === null ? {} : { builtAt: localTime(stale.builtAt, context) }
  const findings = [
    ...staleFindings(context),
    ...(answer.profiled === true ? [] : profileFindings(catalog, named)),
    ...table.findings,
  ]
  return {
    answer: answer.name,
    company: catalog.company,
    asOf: table.asOf,
    currency: catalog.currency,
    profile: profileNamed(catalog, named).id,
    input: { ...asked, ...where, lang },
    columns: table.columns,
    rows: table.rows,
    summary: { ...table.summary, ...old },
    findings: bySeverity(findings).map((finding) => shownFinding(finding, context.engine, lang)),
  }
}

interface CommonPart {
  readonly profile?: string
  readonly lang?: Language
  readonly where?: readonly string[]
}

function staleFindings(context: AskContext): readonly Finding[] {
  const { stale } = context
  if (stale === undefined || stale === null) return []
  const params = { builtAt: localTime(stale.builtAt, context), reason: stale.reason }
  return [{ code: 'stale_build', severity: 'error', where: 'build', rows: 0, params }]
}

function localTime(instant: Instant, { engine }: AskContext): string {
  return formatInstant(instant, zoneOffsets(engine.catalog.timezone))
}
