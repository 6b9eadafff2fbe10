import type { Catalog, Slice } from '../../engine/engine.ts'
import type { Finding } from '../../findings/finding.ts'
import { placedStages } from '../../models/data/counted-stages.ts'
import type { Meetings } from '../../plans/plan-file.ts'
import type { PlanFile, TypedSheet } from '../../plans/plan-file.ts'
import { plannedSheet } from '../../models/math/planned-sheet.ts'
import type { Cells, Sheet } from '../../models/math/sheet.ts'
import type { Values } from '../../standard/sheet-cells.ts'
import { bandOf, benchmarks } from '../../standard/benchmarks.ts'
import { metrics } from '../../standard/metrics.ts'
import { stages as standardStages } from '../../standard/stages.ts'
import { periodStart, type Day } from '../../time/calendar.ts'
import type { AnswerContext } from '../answer.ts'
import { CallError } from '../call-error.ts'
import { runsOutside } from './runs-outside.ts'
import { measuredSheets, type MeasuredSheet, type SheetAsked } from './measure-sheet.ts'
import { suggestName } from '../input/suggest-name.ts'

/** One sheet with all that is known of it. */
export interface PlannedSheet {
  readonly by: Slice
  readonly sheet: Sheet
  /** What was measured, before anything was typed over it. */
  readonly measured: Sheet | null
  readonly meetings: Meetings | null
  readonly findings: readonly Finding[]
}

export interface PlannedSheets {
  /** Months are counted from this day. */
  readonly start: Day
  /** The dimensions of the sheets: those asked for, or the motion where only motions are typed. */
  readonly by: readonly string[]
  readonly sheets: readonly PlannedSheet[]
  /** What is in none of them. */
  readonly findings: readonly Finding[]
}

/** The sheets of a question: what is typed, what is measured, and what a table or nobody says. */
export async function plannedSheets(
  { engine, plan = null }: AnswerContext,
  question: SheetAsked,
): Promise<PlannedSheets> {
  const { catalog } = engine
  const typed = plan?.sheets ?? []
  checkStages(typed, catalog)
  const asked = sheetsAsked(question, typed, catalog)
  const measured = await measuredSheets(engine, asked)
  const order = orderOf(catalog)
  const benchmark = benchmarkOf(plan)
  const isOfMotions = asked.by.length === 1 && asked.by[0] === 'motion'
  const own = typed.filter(({ motion }) => motion !== null)
  const slices: readonly MeasuredFor[] = isOfMotions
    ? [
        ...measured.map((each) => ({ by: each.by, measured: each })),
        ...own
          .filter(({ motion }) => measured.every(({ by }) => by[0] !== motion))
          .map(({ motion }) => ({ by: [motion], measured: null })),
      ]
    : measured.map((each) => ({ by: each.by, measured: each }))
  const sheets = slices.map(({ by, measured: told }): PlannedSheet => {
    const motion = told?.sheet.motion ?? by[0] ?? null
    const given = typedFor(typed, asked, by)
    const known = told !== null && hasAny(told.sheet) ? told.sheet : null
    const sheet = plannedSheet({ motion, measured: known, typed: given, benchmark, order })
    const findings = (told?.findings ?? []).filter((finding) => !isTyped(finding, given))
    return { by, sheet, measured: known, meetings: given?.meetings ?? null, findings }
  })
  const slicesTold = sheets.map(({ by }) => by)
  const findings = await runsOutside(engine, asked, slicesTold)
  return { start: periodStart(asked.asOf, 'month'), by: asked.by, sheets, findings }
}

interface MeasuredFor {
  readonly by: Slice
  readonly measured: MeasuredSheet | null
}

/** Where motions alone are typed, they are meant. */
function sheetsAsked(
  asked: SheetAsked,
  typed: readonly TypedSheet[],
  { dimensions }: Catalog,
): SheetAsked {
  const isOfMotions = typed.length > 0 && typed.every(({ motion }) => motion !== null)
  const isMapped = dimensions.some(({ name }) => name === 'motion')
  if (asked.by.length > 0 || asked.where.length > 0 || !isOfMotions) return asked
  return isMapped || dimensions.length === 0 ? { ...asked, by: ['motion'] } : asked
}

/** How a sheet ends is the company's to say, whatever part of it is asked for. */
const terms = ['margin', 'discounting', 'horizon'] as const

/** What is typed of the whole holds for the whole, and of a motion for the motion. */
function typedFor(
  typed: readonly TypedSheet[],
  { by, where }: SheetAsked,
  slice: Slice,
): TypedSheet | null {
  const whole = typed.find(({ motion }) => motion === null) ?? null
  const only = where.length === 1 && where[0]?.dimension === 'motion' ? where[0].values : []
  const name = by.length === 1 && by[0] === 'motion' ? slice[0] : only[0]
  const isOfMotion =
    name !== undefined && (where.length === 0 || (by.length === 0 && only.length === 1))
  const own = isOfMotion
    ? typed.find(({ motion }) => motion === name && motion !== null)
    : undefined
  if (by.length === 0 && where.length === 0) return whole
  const kept = Object.fromEntries(
    terms.flatMap((term) => {
      const value = whole?.values[term]
      return value === undefined ? [] : [[term, value]]
    }),
  ) as Values
  if (own === undefined) return { motion: null, stages: [], values: kept, meetings: null }
  return { ...own, values: { ...kept, ...own.values } }
}

/** A measured sheet without a figure is none. */
function hasAny({ cells }: Sheet): boolean {
  return Object.keys(cells).length > 0
}

/** What is typed need not be measured. */
function isTyped(finding: Finding, typed: TypedSheet | null): boolean {
  if (finding.code !== 'sheet_unmeasured' || typed === null) return false
  const known: Readonly<Record<string, number | undefined>> = typed.values
  return finding.params.cells.every((cell) => known[cell] !== undefined)
}

/** Every stage there is, in the order of the bowtie: the company's, between those of the standard. */
function orderOf({ stages, counted }: Catalog): readonly string[] {
  const placed = placedStages(stages, counted).map(({ stage }) => stage.id)
  const order: string[] = standardStages.map(({ id }) => id)
  for (const [index, id] of placed.entries()) {
    if (order.includes(id)) continue
    order.splice(order.indexOf(placed[index - 1] ?? '') + 1, 0, id)
  }
  return order
}

function checkStages(typed: readonly TypedSheet[], catalog: Catalog): void {
  const order = orderOf(catalog)
  const known = order.slice(0, order.indexOf('commit'))
  for (const { stages, meetings } of typed) {
    for (const stage of [...stages, ...(meetings === null ? [] : [meetings.stage])]) {
      if (known.includes(stage)) continue
      throw new CallError(
        'bad_plan',
        `plan.yaml has an unknown stage before the commitment: ${stage}`,
        suggestName(stage, known),
      )
    }
  }
}

/** Of a published table, the cells that its metrics tell of a sheet's own steps. */
function benchmarkOf(plan: PlanFile | null) {
  const table = benchmarks.find(({ id }) => id === plan?.benchmark)
  if (table === undefined) return null
  return ({ stages }: Sheet, contract: number): Cells => {
    const { values } = bandOf(table, contract)
    const wholes: Readonly<Record<string, string>> = {
      discountRate: 'discount',
      onboardingRetention: 'onboarding',
      grossRetention: 'gross_retention',
      expansionRate: 'expansion',
    }
    const told = Object.entries(values).flatMap(([id, value]) => {
      const { from = '', to } = metrics.find((metric) => metric.id === id) ?? {}
      const isStep = stages.includes(from) && stages[stages.indexOf(from) + 1] === to
      const name = wholes[id] ?? (isStep ? `rate:${from}` : null)
      const cell = { value, from: 'benchmark', low: null, high: null, n: table.n } as const
      return name === null ? [] : [[name, cell] as const]
    })
    return Object.fromEntries(told)
  }
}
