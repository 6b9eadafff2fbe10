import { minorDigits } from '../../money/decimal.ts'
import { cellKind, cellNames } from '../../models/math/cell-kind.ts'
import type { PlanFigures, PlanTold } from '../../models/math/plan-figures.ts'
import { valueOf, type Cell, type CellOrigin, type Sheet } from '../../models/math/sheet.ts'
import type { CellName } from '../../standard/sheet-cells.ts'
import { cellLabel } from '../../standard/sheet-cells.ts'
import type { Language, Text } from '../../standard/types.ts'
import { formatDay, nextPeriod, type Day } from '../../time/calendar.ts'
import type { AnswerColumn, AnswerRow } from '../answer.ts'
import { column, details, machineColumn } from '../columns.ts'
import type { PlannedSheet } from './planned-sheets.ts'

/** A sheet and what it comes to. */
export interface Planned extends PlannedSheet {
  readonly figures: PlanFigures
}

export interface PlanWords {
  readonly lang: Language
  readonly currency: string
  readonly stage: (id: string) => string
  readonly start: Day
  /** Something is set: what it was without is told beside it. */
  readonly isSet: boolean
}

type Table = {
  readonly columns: readonly AnswerColumn[]
  readonly rows: (planned: Planned) => readonly AnswerRow[]
}

export const originWords: Readonly<Record<CellOrigin | 'set', Text>> = {
  typed: { en: 'typed', fr: 'saisi' },
  measured: { en: 'measured', fr: 'mesuré' },
  benchmark: { en: 'benchmark', fr: 'référence' },
  assumed: { en: 'assumed', fr: 'supposé' },
  set: { en: 'set here', fr: 'changé ici' },
}

export function planTable(view: 'bowtie' | 'months' | 'years' | 'cells', words: PlanWords): Table {
  return { bowtie: bowtieTable, months: monthsTable, years: yearsTable, cells: cellsTable }[view](
    words,
  )
}

function bowtieTable({ lang, currency, stage, isSet }: PlanWords): Table {
  const money = moneyText(currency)
  const columns = [
    machineColumn('stage', 'text', { en: 'stage', fr: 'étape' }),
    column('label', 'text', { en: 'name', fr: 'nom' }),
    column('volume', 'count', { en: 'a month', fr: 'par mois' }),
    ...(isSet ? [column('volume_without', 'count', { en: 'without', fr: 'sans' })] : []),
    column('rate', 'fraction', { en: 'rate', fr: 'taux' }),
    ...details(column('rate_from', 'text', { en: 'rate is', fr: 'taux' })),
    column('days', 'days', { en: 'days', fr: 'jours' }),
    ...details(column('days_from', 'text', { en: 'days are', fr: 'jours' })),
    column('money', 'money', { en: 'a year’s', fr: 'par an' }),
    ...(isSet ? [column('money_without', 'money', { en: 'without', fr: 'sans' })] : []),
  ].map((make) => make(lang))
  const optional = (row: AnswerRow): AnswerRow =>
    Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? null]))
  const rows = ({ sheet, figures }: Planned): readonly AnswerRow[] => {
    const { told } = figures
    const from = (name: CellName): string => originOf(sheet, figures, name, lang)
    const shared = (name: CellName | null, days: CellName | null) => ({
      rate: name === null ? null : known(figures, sheet, name),
      rate_from: name === null ? null : from(name),
      days: days === null ? null : valueOf(figures.after, days),
      days_from: days === null ? null : from(days),
    })
    const left = sheet.stages.map((id, index): AnswerRow => {
      const isLast = id === 'commit'
      const rate: CellName = isLast ? 'onboarding' : `rate:${id}`
      const days: CellName = isLast ? 'onboarding_days' : `days:${id}`
      return optional({
        stage: id,
        label: stage(id),
        volume: figures.volumes[index] ?? null,
        volume_without: figures.volumesBefore[index] ?? null,
        ...shared(rate, days),
        money: isLast ? money(told?.growth.committed) : null,
        money_without: isLast ? money(told?.growthBefore.committed) : null,
      })
    })
    return [
      ...left,
      optional({
        stage: 'live',
        label: stage('live'),
        volume: live(told?.growth, figures.after),
        volume_without: live(told?.growthBefore, figures.before),
        ...shared(null, null),
        money: money(told?.growth.started),
        money_without: money(told?.growthBefore.started),
      }),
    ]
  }
  return { columns, rows }
}

const flows = [
  ['wins', 'count', { en: 'wins', fr: 'ventes' }],
  ['committed', 'money', { en: 'committed', fr: 'engagé' }],
  ['started', 'money', { en: 'started', fr: 'démarré' }],
  ['expanded', 'money', { en: 'grown', fr: 'expansion' }],
  ['lost', 'money', { en: 'lost', fr: 'perdu' }],
  ['cash', 'money', { en: 'paid', fr: 'encaissé' }],
] as const

/** Committed stands beside started, and what is paid is no part of what runs. */
const flowColumns = flows.flatMap(([name, unit, label]) =>
  name === 'committed' || name === 'cash'
    ? details(column(name, unit, label))
    : [column(name, unit, label)],
)

function monthsTable({ lang, currency, start, isSet }: PlanWords): Table {
  const money = moneyText(currency)
  const columns = [
    column('month', 'date', { en: 'month', fr: 'mois' }),
    ...flowColumns,
    column('running', 'money', { en: 'running at its end', fr: 'en cours à la fin' }),
    ...(isSet ? [column('running_without', 'money', { en: 'without', fr: 'sans' })] : []),
  ].map((make) => make(lang))
  const rows = ({ figures: { told } }: Planned): readonly AnswerRow[] => {
    if (told === null) return []
    const { course, courseBefore } = told
    let month = start
    return course.wins.map((wins, at) => {
      const row: AnswerRow = {
        month: formatDay(month),
        wins,
        ...Object.fromEntries(
          flows.slice(1).map(([name]) => [name, money(course[name as 'cash'][at])]),
        ),
        running: money(course.running[at]),
        ...(isSet ? { running_without: money(courseBefore.running[at]) } : {}),
      }
      month = nextPeriod(month, 'month')
      return row
    })
  }
  return { columns, rows }
}

/** By year from the start, the last one as far as months were asked for. */
function yearsTable({ lang, currency, isSet }: PlanWords): Table {
  const money = moneyText(currency)
  const columns = [
    column('year', 'count', { en: 'year', fr: 'année' }),
    ...flowColumns,
    column('running', 'money', { en: 'running at its end', fr: 'en cours à la fin' }),
    ...(isSet ? [column('running_without', 'money', { en: 'without', fr: 'sans' })] : []),
    ...details(
      column('cohort', 'money', { en: 'of one year’s wins', fr: 'des ventes d’un an' }),
      column('cohort_share', 'fraction', { en: 'share of them', fr: 'leur part' }),
    ),
  ].map((make) => make(lang))
  const rows = ({ figures: { told } }: Planned): readonly AnswerRow[] => {
    if (told === null) return []
    const { course, courseBefore, growth } = told
    const paid = growth.years.reduce((sum, year) => sum + year, 0)
    return Array.from({ length: Math.ceil(course.wins.length / 12) }, (_, year): AnswerRow => {
      const sum = (list: readonly number[]): number =>
        list.slice(12 * year, 12 * year + 12).reduce((total, each) => total + each, 0)
      const last = Math.min(12 * year + 12, course.wins.length) - 1
      const cohort = growth.years[year]
      return {
        year: year + 1,
        wins: sum(course.wins),
        ...Object.fromEntries(
          flows.slice(1).map(([name]) => [name, money(sum(course[name as 'cash']))]),
        ),
        running: money(course.running[last]),
        ...(isSet ? { running_without: money(courseBefore.running[last]) } : {}),
        cohort: cohort === undefined ? null : money(cohort * 12),
        cohort_share: cohort === undefined || paid <= 0 ? null : cohort / paid,
      }
    })
  }
  return { columns, rows }
}

function cellsTable({ lang, currency, stage, isSet }: PlanWords): Table {
  const columns = [
    column('cell', 'text', { en: 'figure', fr: 'chiffre' }),
    column('name', 'text', { en: 'name', fr: 'nom' }),
    column('value', 'text', { en: 'value', fr: 'valeur' }),
    ...(isSet ? [column('without', 'text', { en: 'without', fr: 'sans' })] : []),
    column('from', 'text', { en: 'is', fr: 'origine' }),
    column('low', 'text', { en: 'low', fr: 'bas' }),
    column('high', 'text', { en: 'high', fr: 'haut' }),
    ...details(
      column('n', 'count', { en: 'n', fr: 'n' }),
      column('measured', 'text', { en: 'measured', fr: 'mesuré' }),
    ),
    machineColumn('number', 'text', { en: 'number', fr: 'nombre' }),
  ].map((make) => make(lang))
  const rows = ({ sheet, measured, figures }: Planned): readonly AnswerRow[] =>
    cellNames(sheet).map((name): AnswerRow => {
      const cell: Cell | undefined = sheet.cells[name]
      const text = (value: number | null | undefined): string | null =>
        value == null ? null : cellText(name, value, { lang, currency })
      const value = known(figures, sheet, name)
      return {
        cell: name,
        name: cellLabel(name, stage, lang),
        value: text(value),
        ...(isSet ? { without: text(cell?.value) } : {}),
        from: value === null ? null : originOf(sheet, figures, name, lang),
        low: text(cell?.low),
        high: text(cell?.high),
        n: cell?.n ?? null,
        measured: cell?.from === 'measured' ? null : text(measured?.cells[name]?.value),
        number: value === null ? null : String(value),
      }
    })
  return { columns, rows }
}

/** What a cell is, `null` where nobody says. */
function known(figures: PlanFigures, sheet: Sheet, name: CellName): number | null {
  const isKnown = sheet.cells[name] !== undefined || isSetIn(figures, sheet, name)
  return isKnown ? valueOf(figures.after, name) : null
}

function isSetIn({ after }: PlanFigures, sheet: Sheet, name: CellName): boolean {
  return after[name] !== undefined && after[name] !== sheet.cells[name]?.value
}

function originOf(sheet: Sheet, figures: PlanFigures, name: CellName, lang: Language): string {
  const from = isSetIn(figures, sheet, name) ? 'set' : (sheet.cells[name]?.from ?? 'assumed')
  return originWords[from][lang]
}

/** A figure as it is read: `28.8 %`, `14 days`, `20,000.00 EUR`. */
export function cellText(
  name: CellName,
  value: number,
  { lang, currency }: Pick<PlanWords, 'lang' | 'currency'>,
): string {
  const shown = (most: number, least = 0): string =>
    new Intl.NumberFormat(lang, {
      maximumFractionDigits: most,
      minimumFractionDigits: least,
    }).format(value)
  switch (cellKind(name)) {
    case 'share':
      return `${new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(value * 100)}\u00a0%`
    case 'days':
      return `${shown(1)}\u00a0${lang === 'fr' ? 'j' : 'd'}`
    case 'money':
      return `${shown(minorDigits(currency), minorDigits(currency))}\u00a0${currency}`
    case 'years':
      return `${shown(1)}\u00a0${lang === 'fr' ? 'ans' : 'years'}`
    case 'count':
      return shown(1)
  }
}

function moneyText(currency: string): (value: number | undefined) => string | null {
  const digits = minorDigits(currency)
  return (value) =>
    value === undefined ? null : (value + 0).toFixed(digits).replace(/^-(0(?:\.0+)?)$/u, '$1')
}

/** How many of a month's wins go live. */
function live(growth: PlanTold['growth'] | undefined, values: PlanFigures['after']): number | null {
  return growth === undefined ? null : growth.wins * valueOf(values, 'onboarding')
}
