import { counted } from '../../findings/wording.ts'
import { cellNames } from '../../models/math/cell-kind.ts'
import { planFigures } from '../../models/math/plan-figures.ts'
import { sliceKey } from '../../models/data/slices.ts'
import { stages as standardStages } from '../../standard/stages.ts'
import { cellLabel } from '../../standard/sheet-cells.ts'
import { formatDay } from '../../time/calendar.ts'
import type { AnswerContext, AnswerRow } from '../answer.ts'
import { CallError } from '../call-error.ts'
import { cellRowsRef } from './cell-rows-ref.ts'
import type { CellRef } from '../refs/cell-ref.ts'
import { column } from '../columns.ts'
import type { Explained, Paging } from './explained.ts'
import { checkDimension, profileNamed } from '../input/normalize.ts'
import type { SheetAsked } from '../plan/measure-sheet.ts'
import { setsOf } from '../plan/plan-input.ts'
import { planTable, type PlanWords } from '../plan/plan-rows.ts'
import { plannedSheets } from '../plan/planned-sheets.ts'
import { suggestName } from '../input/suggest-name.ts'

/** A figure of a plan, where it is from and what is behind it, and then the sheet it stands in. */
export async function explainCell(
  context: AnswerContext,
  ref: CellRef,
  { limit, offset }: Paging,
): Promise<Explained> {
  const { engine, lang } = context
  const { catalog } = engine
  for (const { dimension } of ref.where) checkDimension(catalog, dimension)
  for (const name of ref.by) if (name !== 'motion') checkDimension(catalog, name)
  const asOf = ref.asOf ?? catalog.asOf
  const asked: SheetAsked = {
    view: 'cohort',
    asOf,
    knownBefore: ref.knownNow ? null : asOf,
    from: ref.from,
    to: ref.to,
    interval: null,
    by: ref.by,
    where: ref.where,
    profile: profileNamed(catalog, ref.profile),
  }
  const { start, by, sheets } = await plannedSheets(context, asked)
  const planned = sheets.find((each) => sliceKey(each.by) === sliceKey(ref.slice))
  if (planned === undefined) throw unknown('sheet', ref.slice.join(' · '), [])
  const names = cellNames(planned.sheet)
  const cell = names.find((name) => name === ref.cell)
  if (cell === undefined) throw unknown('figure', ref.cell, names)
  const sets = setsOf(ref.sets, sheets)
  const labels = [...catalog.stages, ...catalog.counted, ...standardStages]
  const words: PlanWords = {
    lang,
    currency: catalog.currency,
    stage: (id) => labels.find((stage) => stage.id === id)?.label[lang] ?? id,
    start,
    isSet: sets.length > 0,
  }
  const { columns, rows } = planTable('cells', words)
  const figures = planFigures(planned.sheet, sets, YEAR)
  const [first = 'commit'] = planned.sheet.stages
  const of = { catalog, asked: { ...asked, by }, start, slice: planned.by, first }
  const told = rows({ ...planned, figures }).map((row, at): AnswerRow => {
    const name = names[at] ?? cell
    const isMeasured = planned.measured?.cells[name] !== undefined
    return { ...row, ref: isMeasured ? cellRowsRef(name, of) : null }
  })
  const own = told.find((row) => row['cell'] === cell)
  const ordered = [...(own === undefined ? [] : [own]), ...told.filter((row) => row !== own)]
  return {
    asOf: formatDay(asOf),
    columns: [...columns, column('ref', 'ref', { en: 'ref', fr: 'réf.' })(lang)],
    rows: ordered.slice(offset, offset + limit),
    findings: planned.findings,
    total: ordered.length,
    headline: headlineOf(own, cellLabel(cell, words.stage, lang), ordered.length, words),
  }
}

/** Of the figures that follow no more is told than of a year. */
const YEAR = 12

function headlineOf(
  row: AnswerRow | undefined,
  name: string,
  total: number,
  { lang, isSet }: PlanWords,
): string {
  const text = (key: string): string => String(row?.[key] ?? '–')
  const range = row?.['low'] == null ? '' : ` (${text('low')} – ${text('high')})`
  const of = row?.['n'] == null ? '' : `, n = ${text('n')}`
  const isMoved = isSet && row?.['without'] !== row?.['value']
  if (lang === 'fr') {
    const told = isMoved
      ? `${text('value')}, ${text('from')}, au lieu de ${text('without')}${range}${of}`
      : `${text('value')}${range}, ${text('from')}${of}`
    return `«\u00a0${name}\u00a0»\u00a0: ${told}\u202f; puis ${counted(total - 1, ['autre chiffre', 'autres chiffres'], 'fr')} de la feuille`
  }
  const told = isMoved
    ? `${text('value')}, ${text('from')}, instead of ${text('without')}${range}${of}`
    : `${text('value')}${range}, ${text('from')}${of}`
  return `${name}: ${told}; then ${counted(total - 1, ['other figure', 'other figures'], 'en')} of the sheet`
}

function unknown(what: string, name: string, known: readonly string[]): CallError {
  return new CallError('bad_ref', `ref names an unknown ${what}: ${name}`, suggestName(name, known))
}
