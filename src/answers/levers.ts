import type { Catalog } from '../engine/engine.ts'
import { cellErrors } from '../models/math/cell-errors.ts'
import { leverEffects } from '../models/math/lever-effects.ts'
import { rankLevers, type LeverRanking } from '../models/math/lever-ranking.ts'
import type { Effort, Meetings } from '../models/math/lever.ts'
import { meetingsToWin } from '../models/math/meeting-chain.ts'
import { missingCells, valuesOf } from '../models/math/sheet.ts'
import { sliceKey } from '../models/data/slices.ts'
import { stages as standardStages } from '../standard/stages.ts'
import { formatDay, monthsBefore } from '../time/calendar.ts'
import type { Answer, AnswerRow } from './answer.ts'
import { heldMeetings } from './held-meetings.ts'
import { effectCells, leverColumns, worthText } from './lever-columns.ts'
import { sheetEffort } from './lever-effort.ts'
import { leverFindings } from './lever-findings.ts'
import { leverInput, monthsAsked, type LeverInput } from './lever-input.ts'
import { leverSentence } from './lever-sentence.ts'
import { effortWords, figureWords, leverName, type StageName } from './lever-words.ts'
import { measuredSheets, type MeasuredSheet, type SheetAsked } from './measure-sheet.ts'
import { normalize, profileNamed } from './normalize.ts'

/** A slice's sheet with what is done to it. */
export interface SliceLevers {
  readonly measured: MeasuredSheet
  readonly effort: Effort
  readonly meetings: Meetings | null
}

export const levers: Answer<LeverInput> = {
  name: 'levers',
  title: { en: 'Levers', fr: 'Leviers' },
  question: {
    en: 'Which one change is worth most?',
    fr: 'Quel changement, lui seul, vaut le plus ?',
  },
  input: leverInput,
  needs: ['stage_entries', 'subscriptions'],
  profiled: true,
  async run({ engine, lang }, input) {
    const { catalog } = engine
    const { asOf, by, where, profile, lang: _lang, rank } = input
    const common = { asOf, by, where, profile, view: 'cohort' as const }
    const asked: SheetAsked = {
      ...normalize(catalog, common),
      profile: profileNamed(catalog, profile),
    }
    const effort = await sheetEffort(engine, asked, input)
    const sheets = await measuredSheets(engine, asked)
    const held = await heldMeetings(engine, asked)
    const slices = sheets.map((measured): SliceLevers => {
      const own = held.series.steps.filter((step) => sliceKey(step.by) === sliceKey(measured.by))
      const count = meetingsToWin(own)
      const isStep = held.stage !== null && measured.sheet.stages.includes(held.stage.id)
      return {
        measured,
        effort: effort.of(measured),
        meetings: count === null || !isStep ? null : { stage: held.stage.id, count },
      }
    })
    const start = sheets[0]?.start ?? asked.asOf
    const months = monthsAsked(input, start)
    const until = formatDay(monthsBefore(start, -months))
    const told = slices.filter(({ measured }) => missingCells(measured.sheet).length === 0)
    const ranking = rankLevers(
      told.map((slice) => ({ of: slice, effects: effectsOf(slice, months, rank) })),
      rank,
    )
    const name = nameOf(catalog, lang)
    const columns = leverColumns(asked.by, rank, lang)
    return {
      asOf: formatDay(asked.asOf),
      columns: columns.all,
      rows: ranking.ranked.map(({ of: slice, ...effect }, at): AnswerRow => {
        const { lever } = effect
        const cells: AnswerRow = {
          rank: at + 1,
          ...Object.fromEntries(
            columns.dimensions.map((each, place) => [each, slice.measured.by[place] ?? null]),
          ),
          lever: leverName(lever, name, lang),
          from: figureWords(lever.kind, lever.before, lang),
          to: figureWords(lever.kind, lever.after, lang),
          ...effectCells(effect, ranking.base, rank),
          effort: effortWords(lever.kind, slice.effort, lang),
          stage: lever.stage,
          cell: lever.name,
        }
        return Object.fromEntries(columns.all.map((each) => [each.name, cells[each.name] ?? null]))
      }),
      summary: {
        sentence: leverSentence(ranking, { rank, until, name, lang, currency: catalog.currency }),
        ...summaryOf(ranking, rank),
        rank,
        start: formatDay(start),
        until,
        months,
        bestOf: effort.bestOf,
      },
      findings: leverFindings(catalog, asked, slices),
    }
  },
}

function effectsOf(
  { measured: { sheet }, effort, meetings }: SliceLevers,
  months: number,
  by: LeverInput['rank'],
): ReturnType<typeof leverEffects> {
  const { cells } = sheet
  const facts = { sheet, values: valuesOf(sheet), errors: cellErrors(cells) }
  return leverEffects({ ...facts, effort, meetings, months, by })
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
            by: bottleneck.first.of.measured.by,
            runnerUp: bottleneck.second?.lever.name ?? null,
            adds: bottleneck.first.adds[rank],
            lead: bottleneck.lead,
            leadError: bottleneck.leadError,
          },
    levers: ranked.map(({ lever, of }) => ({
      by: of.measured.by,
      cell: lever.name,
      before: lever.before,
      after: lever.after,
    })),
  }
}
