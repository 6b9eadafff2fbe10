import type { Finding } from '../../findings/finding.ts'
import type { Stage } from '../../standard/types.ts'
import { dayOfInstant, nextPeriod, periodStart, startOfDay } from '../../time/calendar.ts'
import type { Counted, CountedQuestion, CountedStage, Day } from '../engine.ts'
import { mapsColumn } from './checks/checked-table.ts'
import type { CheckedRow } from './checks/checked-table.ts'
import type { KeptTables } from './checks/kept-table.ts'
import { rowsKnown } from './checks/versions.ts'
import { passes, sliceIn } from './dimensions.ts'
import { groupBy } from './group-by.ts'
import type { CourseContext } from './passages/courses.ts'
import type { FullPassage } from './passages/passages.ts'

/** Stages that rows of `stage_counts` name, and that no entry does. */
export function countedStages(
  tables: KeptTables,
  stages: readonly Stage[],
  entered: readonly string[],
): CountedStage[] {
  const rows = tables.get('stage_counts')?.kept ?? []
  const counted = groupBy(rows, stageOf)
  const present = stages.filter(({ id }) => entered.includes(id) || counted.has(id))
  return present.flatMap((stage, i) => {
    if (entered.includes(stage.id)) return []
    const last = Math.max(...(counted.get(stage.id) ?? []).map(monthOf))
    return [{ ...stage, next: present[i + 1]?.id ?? null, until: nextPeriod(last, 'month') }]
  })
}

/** Monthly counts, added up by stage, period, slice, and whether their months are asked for whole. */
export function countedInMonths(
  context: CourseContext,
  stages: readonly CountedStage[],
  question: CountedQuestion,
): Counted[] {
  const { by, where, scope, interval } = question
  const filters = [...where, ...scope]
  const table = context.tables.get('stage_counts')
  const names = [...by, ...filters.map(({ dimension }) => dimension)]
  if (table === undefined || !names.every((name) => mapsColumn(table, name))) return []
  const known =
    question.knownBefore === null ? Infinity : startOfDay(question.knownBefore, context.offsets)
  const end = Math.min(question.to ?? Infinity, question.asOf)
  const begin = question.from ?? -Infinity
  const ids = stages.map(({ id }) => id)
  const rows = rowsKnown(context.tables, 'stage_counts', known)
    .filter((row) => ids.includes(stageOf(row)))
    .map((row) => ({ row, month: monthOf(row), next: nextPeriod(monthOf(row), 'month') }))
    .filter(({ month, next }) => month < end && next > begin)
    .map((line) => ({
      ...line,
      stage: stageOf(line.row),
      period: interval === null ? null : periodStart(line.month, interval),
      slice: sliceIn(table, line.row, context, names),
      whole: line.month >= begin && line.next <= end,
    }))
    .filter(({ slice }) => passes(slice, filters))
  const groups = groupBy(rows, ({ stage, period, slice, whole }) =>
    JSON.stringify([stage, period, by.map((name) => slice[name]), whole]),
  )
  return [...groups.values()].map((group) => {
    const { stage, period, slice, whole } = group[0]!
    const count = group.reduce((sum, { row }) => sum + countOf(row), 0)
    return { stage, period, by: by.map((name) => slice[name] ?? null), whole, count }
  })
}

/** Stages that are counted by month and have entries too: entries are what counts. */
export function countedFindings(
  context: CourseContext,
  passages: readonly FullPassage[],
  entered: readonly string[],
): Finding[] {
  const rows = groupBy(rowsKnown(context.tables, 'stage_counts', Infinity), stageOf)
  return entered.flatMap((stage): Finding[] => {
    const own = rows.get(stage) ?? []
    if (own.length === 0) return []
    const months = new Set(own.map(monthOf))
    const entries = passages.filter(
      (passage) =>
        passage.stage === stage &&
        passage.entered !== -Infinity &&
        months.has(periodStart(dayOfInstant(passage.entered, context.offsets), 'month')),
    )
    const counted = own.reduce((sum, row) => sum + countOf(row), 0)
    const params = { counted, entered: entries.length }
    const where = `stage_counts/${stage}`
    return [{ code: 'counted_and_entered', severity: 'info', where, rows: own.length, params }]
  })
}

function stageOf(row: CheckedRow): string {
  return String(row.values['stage'])
}

function monthOf(row: CheckedRow): Day {
  return Number(row.values['month'])
}

function countOf(row: CheckedRow): number {
  return Number(row.values['count'])
}
