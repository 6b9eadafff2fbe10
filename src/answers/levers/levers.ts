import type { Catalog, Engine } from '../../engine/engine.ts'
import { cellErrors } from '../../models/math/cell-errors.ts'
import { leverEffects } from '../../models/math/lever-effects.ts'
import { rankLevers, type LeverRanking } from '../../models/math/lever-ranking.ts'
import type { Lever } from '../../models/math/lever.ts'
import type { Meetings } from '../../plans/plan-file.ts'
import { meetingsToWin } from '../../models/math/meeting-chain.ts'
import { missingCells, valuesOf } from '../../models/math/sheet.ts'
import type { CellName } from '../../standard/sheet-cells.ts'
import { bySlice } from '../../models/data/by-slice.ts'
import { stages as standardStages } from '../../standard/stages.ts'
import { formatDay, monthsBefore } from '../../time/calendar.ts'
import type { Answer, AnswerRow } from '../answer.ts'
import { formatCellRef } from '../refs/cell-ref.ts'
import { heldMeetings } from '../meetings/held-meetings.ts'
import { effectCells, leverColumns, worthText } from './lever-columns.ts'
import { sheetEffort } from './lever-effort.ts'
import { leverFindings } from './lever-findings.ts'
import type { SliceLevers } from './slice-levers.ts'
import {
  checkMonths,
  effortAsked,
  leverInput,
  monthsAsked,
  type LeverInput,
} from './lever-input.ts'
import { leverSentence } from './lever-sentence.ts'
import { changeWords, effortWords, leverName, type StageName } from './lever-words.ts'
import type { SheetAsked } from '../plan/measure-sheet.ts'
import { normalize, profileNamed } from '../input/normalize.ts'
import { setsOf } from '../plan/plan-input.ts'
import { plannedSheets, type PlannedSheet } from '../plan/planned-sheets.ts'
import { setText, type SetCell } from '../../models/math/set-cell.ts'
import { setSheet } from '../../models/math/set-sheet.ts'

export const levers: Answer<LeverInput> = {
  name: 'levers',
  topic: 'ahead',
  title: { en: 'Levers', fr: 'Leviers' },
  question: {
    en: 'Which one change is worth most?',
    fr: 'Quel changement, lui seul, vaut le plus ?',
  },
  input: leverInput,
  needs: [],
  profiled: true,
  planned: true,
  async run(context, input) {
    const { engine, lang } = context
    const { catalog } = engine
    const { asOf, by, where, profile, lang: _lang, rank } = input
    effortAsked(input.effort)
    checkMonths(input)
    const common = { asOf, by, where, profile, view: 'cohort' as const }
    const asked: SheetAsked = {
      ...normalize(catalog, common),
      profile: profileNamed(catalog, profile),
    }
    const { start, by: split, sheets, findings } = await plannedSheets(context, asked)
    const sets = setsOf(input.set, sheets)
    const effort = await sheetEffort(engine, { ...asked, by: split }, input)
    const held = await measuredMeetings(engine, { ...asked, by: split })
    const slices = sheets.map((planned): SliceLevers => {
      const sheet = setSheet(planned.sheet, sets)
      const own = { ...planned, sheet, meetings: planned.meetings ?? held(planned) }
      return { ...own, effort: effort.of(own) }
    })
    const months = monthsAsked(input, start)
    const until = formatDay(monthsBefore(start, -months))
    const told = slices.filter(({ sheet }) => missingCells(sheet).length === 0)
    const ranking = rankLevers(
      told.map((slice) => ({ of: slice, effects: effectsOf(slice, months, rank) })),
      rank,
    )
    const name = nameOf(catalog, lang)
    const columns = leverColumns(split, rank, lang)
    return {
      asOf: formatDay(asked.asOf),
      columns: columns.all,
      rows: ranking.ranked.map(({ of: slice, ...effect }, at): AnswerRow => {
        const { lever } = effect
        const cells: AnswerRow = {
          rank: at + 1,
          ...Object.fromEntries(
            columns.dimensions.map((each, place) => [each, slice.by[place] ?? null]),
          ),
          lever: leverName(lever, name, lang),
          ...changeWords(lever, lang),
          ...effectCells(effect, ranking.base, rank),
          effort: effortWords(lever.kind, slice.effort, lang),
          stage: lever.stage,
          cell: lever.name,
          ref: formatCellRef({
            kind: 'cell',
            cell: lever.cell,
            asOf: asked.asOf,
            knownNow: catalog.recorded && asked.knownBefore === null,
            from: asked.from,
            to: asked.to,
            profile: asked.profile.id,
            by: asked.by,
            slice: slice.by,
            where: asked.where,
            sets: [...sets.map(setText), ...movedBy(lever).map(setText)],
          }),
        }
        return Object.fromEntries(columns.all.map((each) => [each.name, cells[each.name] ?? null]))
      }),
      summary: {
        sentence: leverSentence(ranking, { rank, until, name, lang, currency: catalog.currency }),
        ...summaryOf(ranking, rank),
        rank,
        sets: sets.map(setText),
        start: formatDay(start),
        until,
        months,
        bestOf: effort.bestOf,
      },
      findings: [...findings, ...leverFindings(catalog, asked, slices)],
    }
  },
}

/** How many meetings win a slice, and in which stage; `null` where nobody tells. */
async function measuredMeetings(
  engine: Engine,
  asked: SheetAsked,
): Promise<(planned: PlannedSheet) => Meetings | null> {
  const names = engine.catalog.dimensions.map(({ name }) => name)
  if (!asked.by.every((name) => names.includes(name))) return () => null
  const { stage, series } = await heldMeetings(engine, asked)
  const inSlice = bySlice(series.steps)
  return ({ by, sheet }) => {
    if (stage === null || !sheet.stages.includes(stage.id)) return null
    const count = meetingsToWin(inSlice(by))
    return count === null ? null : { stage: stage.id, count }
  }
}

function effectsOf(
  { sheet, effort, meetings }: SliceLevers,
  months: number,
  by: LeverInput['rank'],
): ReturnType<typeof leverEffects> {
  const { cells } = sheet
  const said = Object.entries(cells).filter(
    ([, cell]) => cell !== undefined && cell.from !== 'assumed',
  )
  const known = new Set(said.map(([name]) => name as CellName))
  const facts = { sheet, values: valuesOf(sheet), errors: cellErrors(cells), known }
  return leverEffects({ ...facts, effort, meetings, months, by })
}

/** What the lever sets its figures to; the sheet is named beside it. */
function movedBy({ cell, after, also }: Lever): readonly SetCell[] {
  const to = { motion: null, how: 'to' } as const
  return [
    { ...to, cell, by: after },
    ...(also === null ? [] : [{ ...to, cell: also.cell, by: also.after }]),
  ]
}

function nameOf(catalog: Catalog, lang: 'en' | 'fr'): StageName {
  const known = [...catalog.stages, ...catalog.counted, ...standardStages]
  return (id) => known.find((stage) => stage.id === id)?.label[lang] ?? id
}

/** The totals, and every lever in plain numbers. */
function summaryOf(ranking: LeverRanking<SliceLevers>, rank: LeverInput['rank']) {
  const { base, together, sum, ranked, bottleneck } = ranking
  return {
    base: worthText(base),
    together: worthText(together),
    sum: worthText(sum),
    bottleneck:
      bottleneck === null
        ? null
        : {
            cell: bottleneck.first.lever.name,
            by: bottleneck.first.of.by,
            runnerUp: bottleneck.second?.lever.name ?? null,
            adds: bottleneck.first.adds[rank],
            lead: bottleneck.lead,
            leadError: bottleneck.leadError,
          },
    levers: ranked.map(({ lever, of }) => ({
      by: of.by,
      cell: lever.name,
      before: lever.before,
      after: lever.after,
      also: lever.also,
    })),
  }
}
