import type { Catalog } from '../../engine/engine.ts'
import type { Finding } from '../../findings/finding.ts'
import { compoundGrowth } from '../../models/math/compound-growth.ts'
import { breakEvenOf, planFigures } from '../../models/math/plan-figures.ts'
import { missingCells, stepsOf } from '../../models/math/sheet.ts'
import { planStages } from '../../models/math/plan-stages.ts'
import { setText, type SetCell } from '../../models/math/set-cell.ts'
import { stages as standardStages } from '../../standard/stages.ts'
import type { Language } from '../../standard/types.ts'
import { formatDay } from '../../time/calendar.ts'
import type { Answer, AnswerRow } from '../answer.ts'
import { asOfFindings } from '../bowtie/bowtie-findings.ts'
import { formatCellRef } from '../refs/cell-ref.ts'
import { column, dimensionColumn } from '../columns.ts'
import { normalize, profileNamed } from '../input/normalize.ts'
import { monthsOf, planInput, setsOf, type PlanInput } from './plan-input.ts'
import { planTable, type Planned, type PlanWords } from './plan-rows.ts'
import { planSentence } from './plan-sentence.ts'
import { plannedSheets } from './planned-sheets.ts'

export const plan: Answer<PlanInput> = {
  name: 'plan',
  topic: 'ahead',
  title: { en: 'Plan', fr: 'Plan' },
  question: {
    en: 'What do our figures come to, and what if one were different?',
    fr: 'À quoi mènent nos chiffres, et si l’un d’eux était différent ?',
  },
  input: planInput,
  needs: [],
  profiled: true,
  planned: true,
  async run(context, { view, set, months: text, ...common }) {
    const { engine, lang } = context
    const { catalog } = engine
    const months = monthsOf(text, view)
    const asked = normalize(catalog, { ...common, view: 'cohort', interval: undefined })
    const profile = profileNamed(catalog, common.profile)
    const { start, by, sheets, findings } = await plannedSheets(context, { ...asked, profile })
    const sets = setsOf(set, sheets)
    const planned = sheets.map((each): Planned => ({
      ...each,
      figures: planFigures(each.sheet, sets, months),
    }))
    const stage = stageNames(catalog, lang)
    const words: PlanWords = {
      lang,
      currency: catalog.currency,
      stage,
      start,
      isSet: sets.length > 0,
    }
    const { columns, rows } = planTable(view, words)
    const taken = columns.map(({ name }) => name)
    const dimensions = by.map((name) => dimensionColumn(name, taken))
    return {
      asOf: formatDay(asked.asOf),
      columns: [...dimensions, ...columns, column('ref', 'ref', { en: 'ref', fr: 'réf.' })(lang)],
      rows: planned.flatMap((each) =>
        rows(each).map((row) => ({
          ...Object.fromEntries(dimensions.map(({ name }, at) => [name, each.by[at] ?? null])),
          ...row,
          ref: formatCellRef({
            kind: 'cell',
            cell: cellOf(row, each),
            asOf: asked.asOf,
            knownNow: catalog.recorded && asked.knownBefore === null,
            from: asked.from,
            to: asked.to,
            profile: profile.id,
            by: asked.by,
            slice: each.by,
            where: asked.where,
            sets: sets.map(setText),
          }),
        })),
      ),
      summary: {
        sentence: planSentence(planned, sets, months, words),
        view,
        start: formatDay(start),
        months,
        sets: sets.map(setText),
        sheets: planned.map((each) => shownSheet(each, stage)),
      },
      findings: [
        ...findings,
        ...planned.flatMap((each) => incomplete(each, sets)),
        ...together(planned),
        ...asOfFindings(catalog, asked),
      ],
    }
  },
}

/** The figure that a row rests on: a stage's rate, what runs in months and years. */
function cellOf(row: AnswerRow, { sheet }: Planned): string {
  const { cell, stage } = row
  if (typeof cell === 'string') return cell
  if (typeof stage !== 'string') return 'running'
  return stepsOf(sheet).includes(stage) ? `rate:${stage}` : 'onboarding'
}

/** All that the page needs to work the sheet out by itself, and what it comes to here. */
function shownSheet({ by, sheet, meetings, figures }: Planned, stage: (id: string) => string) {
  const { told, after } = figures
  const { motion, cells, curves, history, paidEarly = null, young = null, ahead = null } = sheet
  return {
    by,
    motion,
    stages: planStages(sheet, figures).map((each) => ({ ...each, label: stage(each.id) })),
    cells,
    curves,
    history,
    paidEarly,
    young,
    ahead,
    meetings,
    told:
      told === null
        ? null
        : {
            growth: told.growth,
            worth: told.worth,
            worthBefore: told.worthBefore,
            breakEven: breakEvenOf(sheet, after),
            monthlyGrowth: compoundGrowth(
              after.running ?? 0,
              told.worth.running,
              told.course.wins.length,
            ),
          },
  }
}

function stageNames({ stages, counted }: Catalog, lang: Language): (id: string) => string {
  const labels = new Map(
    [...standardStages, ...stages, ...counted].map(({ id, label }) => [id, label[lang]]),
  )
  return (id) => labels.get(id) ?? id
}

/** What a sheet lacks to come to anything. */
function incomplete({ sheet, figures }: Planned, sets: readonly SetCell[]): readonly Finding[] {
  if (figures.told !== null) return []
  const given = new Set(sets.map(({ cell }) => cell))
  const cells = missingCells(sheet).filter((name) => !given.has(name))
  const about = { severity: 'warning', where: sheet.motion ?? 'plan', rows: 0 } as const
  return [{ ...about, code: 'sheet_incomplete', params: { cells } }]
}

/** The same thing about several sheets is said once, of all their rows. */
function together(planned: readonly Planned[]): readonly Finding[] {
  const seen = new Map<string, Finding>()
  for (const { findings } of planned) {
    for (const finding of findings) {
      const key = JSON.stringify([finding.code, finding.where, finding.params])
      const rows = (seen.get(key)?.rows ?? 0) + finding.rows
      seen.set(key, { ...finding, rows })
    }
  }
  return [...seen.values()]
}
