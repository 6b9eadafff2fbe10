import type { Catalog, Slice } from '../../engine/engine.ts'
import type { FigureBacktest } from '../../models/math/forecast/backtest.ts'
import { keptMonths, noneKept, type KeptMonth } from '../../models/math/forecast/kept-forecast.ts'
import type { Language } from '../../standard/types.ts'
import { formatDay } from '../../time/calendar.ts'
import type { Answer, AnswerContext, AnswerRow, AnswerTable } from '../answer.ts'
import type { SliceBacktest } from './backtest-forecast.ts'
import { backtestColumns, backtestRows } from './backtest-rows.ts'
import { courseFindings } from './course-findings.ts'
import { courseMoney } from './course-words.ts'
import type { CourseFigure } from './course-options.ts'
import {
  courseFigures,
  fanEnds,
  monthColumns,
  partColumns,
  unpriced,
  withDimensions,
} from './forecast-columns.ts'
import { forecastInput, type ForecastInput } from './forecast-input.ts'
import { forecastSentence, nothingSentence, type ForecastTold } from './forecast-sentence.ts'
import { fansOf, foreseenApart, summed, type Foreseen } from './foreseen.ts'
import { keptColumns, keptRows, keptSentence, noKeptSentence } from './kept-rows.ts'
import { methodSentence } from './method-words.ts'
import { monthRows } from './month-rows.ts'
import { dayAfter, isNothing, isUnpriced, monthStarts, outlookOf, type Outlook } from './outlook.ts'
import { partRows } from './part-rows.ts'
import { curvesOf, curvesSentence } from './curve-words.ts'
import { plannedOf, plannedSentence } from './planned-words.ts'
import { keptBy, keptFindings, toKeep } from './to-keep.ts'
import { stageNames } from './stage-names.ts'
import { courseTotal, pathTotals, quantilesOf } from '../../models/math/forecast/path-totals.ts'

export const forecast: Answer<ForecastInput> = {
  name: 'forecast',
  topic: 'ahead',
  title: { en: 'Forecast', fr: 'Prévision' },
  question: {
    en: 'What will run, be signed and be paid, and how sure is that?',
    fr: 'Combien sera en cours, signé et encaissé, et avec quelle certitude ?',
  },
  input: forecastInput,
  needs: [],
  profiled: true,
  keeps: true,
  async run(context, input) {
    const { engine, lang } = context
    const { catalog } = engine
    const outlook = await outlookOf(context, input, { isTested: true })
    const { slices, tested, paths } = outlook
    const each = foreseenApart(outlook, input.months)
    const whole = summed(each, input.months, paths)
    const told = toldOf(outlook, input, whole)
    const speech = { lang, currency: catalog.currency }
    const curves = curvesOf(outlook, each, input)
    const kept = keptFor(context, outlook, input)
    const parts = [
      forecastSentence(told, speech),
      slices.length > 1 ? '' : methodSentence(tested?.all.figures, input.figure, lang),
      plannedSentence(outlook, lang),
      curvesSentence(curves, lang),
      keptSentence(kept, lang) || (input.view === 'kept' ? noKeptSentence(lang) : ''),
    ]
    const said = parts.filter((part) => part !== '').join(' ')
    const sentence = isNothing(slices) ? nothingSentence(lang) : said
    return {
      asOf: formatDay(outlook.asked.asOf),
      ...tableOf(catalog, outlook, input, { each, kept, lang }),
      summary: { sentence, ...summaryOf(outlook, input, whole, told), curves },
      findings: [...courseFindings(catalog, outlook), ...keptFindings(context.kept ?? noneKept)],
      ...toKeep(context, input, outlook),
    }
  },
}

type Table = Pick<AnswerTable, 'columns' | 'rows'>

/** What kept forecasts of all of it said of months that have come. */
function keptFor(
  { kept = noneKept }: AnswerContext,
  outlook: Outlook,
  { figure, by, where }: ForecastInput,
): readonly KeptMonth[] {
  if (by.length > 0 || where.length > 0) return []
  const facts = outlook.slices.map((slice) => slice.facts)
  const months = keptMonths(keptBy(kept, outlook), facts)
  return months.filter((month) => figure === 'cash' || month.figure === figure)
}

interface Shown {
  readonly each: readonly Foreseen[]
  /** Of the figure asked about, what kept forecasts said of months that have come. */
  readonly kept: readonly KeptMonth[]
  readonly lang: Language
}

function tableOf(catalog: Catalog, outlook: Outlook, input: ForecastInput, shown: Shown): Table {
  switch (input.view) {
    case 'months':
      return monthsTable(outlook, input, shown)
    case 'parts':
      return partsTable(catalog, outlook, input, shown.lang)
    case 'backtest':
      return backtestTable(outlook, input, shown.lang)
    case 'kept':
      return {
        columns: keptColumns(input.figure === 'cash', shown.lang),
        rows: keptRows(shown.kept, shown.lang),
      }
  }
}

function monthsTable(outlook: Outlook, { months, figure }: ForecastInput, shown: Shown): Table {
  const { slices, asked, origin } = outlook
  const { all, dimensions } = monthColumns(asked.by, figure, shown.lang)
  const starts = monthStarts(origin, months)
  const rows = shown.each.flatMap(({ course, paths, methods }, at) => {
    const { by = [], stages = [] } = slices[at]?.facts ?? {}
    const unknown = {
      ...(stages.length > 0 ? {} : unentered),
      ...(isUnpricedAt(slices, at) ? unpriced : {}),
    }
    return monthRows(course, fansOf(paths), starts, methods).map((row) => ({
      ...sliceCells(dimensions, by),
      ...row,
      ...unknown,
    }))
  })
  return {
    columns: all,
    rows: starts.flatMap((start) => rows.filter(({ month }) => month === formatDay(start))),
  }
}

function isUnpricedAt(slices: Outlook['slices'], at: number): boolean {
  return isUnpriced(slices.slice(at, at + 1))
}

/** Where no stage is known, nobody is seen to enter. */
const unentered = Object.fromEntries(
  ['entered', ...fanEnds.map(([end]) => `entered_${end}`)].map((name) => [name, null]),
)

/** Of the figure asked about, or of both that can be tested. */
function backtestTable({ tested, asked }: Outlook, input: ForecastInput, lang: Language): Table {
  const isBoth = input.figure === 'cash'
  const { all, dimensions } = withDimensions(backtestColumns(isBoth, lang), asked.by, 0)
  const slices = asked.by.length === 0 || tested === null ? [tested?.all] : tested.slices
  const rows = slices.flatMap((slice) => {
    const figures = (slice?.figures ?? []).filter(
      ({ figure }) => isBoth || figure === input.figure || figure === 'wins',
    )
    const cells = sliceCells(dimensions, slice?.by ?? [])
    return backtestRows(figures, lang).map((row) => ({ ...cells, ...row }))
  })
  return { columns: all, rows }
}

function partsTable(
  catalog: Catalog,
  outlook: Outlook,
  { months }: ForecastInput,
  lang: Language,
): Table {
  const { slices, asked, origin } = outlook
  const { all, dimensions } = partColumns(asked.by, dayAfter(origin, months), lang)
  const words = { lang, catalog, stage: stageNames(catalog, lang) }
  const rows = slices.flatMap((slice, at) =>
    partRows(slice, months, outlook, words).map((row) => ({
      ...sliceCells(dimensions, slice.facts.by),
      ...row,
      ...(isUnpricedAt(slices, at) ? { bookings: null, running: null } : {}),
    })),
  )
  return { columns: all, rows }
}

function sliceCells(dimensions: readonly string[], by: Slice): AnswerRow {
  return Object.fromEntries(dimensions.map((name, at) => [name, by[at] ?? null]))
}

/** Of all slices, what the sentence says. */
function toldOf(
  outlook: Outlook,
  { months, figure }: ForecastInput,
  { course, paths }: Foreseen,
): ForecastTold {
  const { origin } = outlook
  const span = { from: 0, to: months }
  const [low = 0, high = 0] = quantilesOf(pathTotals(paths, figure, span), [0.1, 0.9])
  const [fewest = 0, most = 0] = quantilesOf(pathTotals(paths, 'wins', span), [0.1, 0.9])
  return {
    figure,
    isPriced: !isUnpriced(outlook.slices),
    from: formatDay(origin),
    until: dayAfter(origin, months),
    before: beforeOf(outlook, figure, months),
    expected: courseTotal(course[figure], figure, span),
    low,
    high,
    existing: course.existing.at(-1) ?? 0,
    fresh: course.fresh.at(-1) ?? 0,
    wins: {
      expected: courseTotal(course.wins, 'wins', span),
      low: fewest,
      high: most,
    },
  }
}

/** What runs at the origin; of bookings, those of as many whole months before it. */
function beforeOf({ slices }: Outlook, figure: CourseFigure, months: number): number | null {
  if (figure === 'running') {
    return slices.reduce((sum, { facts }) => sum + facts.customers.running, 0)
  }
  if (figure === 'cash') return null
  const known = Math.max(0, ...slices.map(({ facts }) => knownMonths(facts.wins)))
  if (known < months) return null
  return slices.reduce(
    (sum, { facts }) => sum + facts.bookings.slice(-months).reduce((own, each) => own + each, 0),
    0,
  )
}

/** From the first month with any. */
function knownMonths(list: readonly number[]): number {
  const first = list.findIndex((count) => count > 0)
  return first < 0 ? 0 : list.length - first
}

/** Of all slices, by figure. */
const noMoney = Object.fromEntries(
  courseFigures.filter(([, unit]) => unit === 'money').map(([name]) => [name, null]),
)

function summaryOf(outlook: Outlook, input: ForecastInput, whole: Foreseen, told: ForecastTold) {
  const { origin, paths, seed, tested } = outlook
  const { months, figure, view } = input
  const { before, isPriced } = told
  const money = (value: number | null): string | null =>
    value === null || !isPriced ? null : courseMoney(value)
  return {
    view,
    figure,
    origin: formatDay(origin),
    until: told.until,
    months,
    paths,
    seed,
    expected: money(told.expected),
    low: money(told.low),
    high: money(told.high),
    before: money(before),
    existing: money(told.existing),
    fresh: money(told.fresh),
    wins: told.wins,
    together: {
      expected: { ...whole.course, ...(isPriced ? {} : noMoney) },
      fans: { ...fansOf(whole.paths), ...(isPriced ? {} : noMoney) },
      history: { ...historyOf(outlook), ...(isPriced ? {} : { running: null, bookings: null }) },
    },
    backtest: tested === null ? [] : tested.all.figures.map((own) => testedOf(own, tested.all)),
    planned: plannedOf(outlook),
    isAsKnown: tested?.isAsKnown ?? null,
  }
}

/** What a figure’s past forecasts said, by the method used, and what came. */
function testedOf(own: FigureBacktest, { outcomes }: SliceBacktest) {
  const { figure, origins, used, rival } = own
  return {
    figure,
    origins,
    used,
    rival,
    past: outcomes[figure].map(({ origin, came, fans }) => ({
      origin: formatDay(origin),
      came,
      fan: fans[used],
    })),
  }
}

/** By month until the origin, of all slices: what ran at its end, was won and signed. */
function historyOf({ slices }: Outlook) {
  const sum = (of: (slice: Outlook['slices'][number]) => readonly number[]): readonly number[] => {
    const lists = slices.map(of)
    const length = Math.max(0, ...lists.map((list) => list.length))
    return Array.from({ length }, (_, at) =>
      lists.reduce((total, list) => total + (list[at - length + list.length] ?? 0), 0),
    )
  }
  return {
    running: sum(({ facts }) => facts.customers.months.map(({ closing }) => closing)),
    wins: sum(({ facts }) => facts.wins),
    bookings: sum(({ facts }) => facts.bookings),
  }
}
