import type { Catalog } from '../engine/engine.ts'
import { expectedCourse } from '../models/math/forecast/expected-course.ts'
import { fanOf } from '../models/math/forecast/fan.ts'
import type { Simulated } from '../models/math/forecast/simulated.ts'
import type { Slice } from '../models/data/slices.ts'
import { stages as standardStages } from '../standard/stages.ts'
import type { Language } from '../standard/types.ts'
import { formatDay } from '../time/calendar.ts'
import type { Answer, AnswerRow, AnswerTable } from './answer.ts'
import { courseFindings } from './forecast/course-findings.ts'
import { courseMoney } from './forecast/course-words.ts'
import type { CourseFigure } from './forecast/course-options.ts'
import { courseFigures, fanEnds, monthColumns, partColumns } from './forecast/forecast-columns.ts'
import { forecastInput, type ForecastInput } from './forecast/forecast-input.ts'
import {
  forecastSentence,
  nothingSentence,
  type ForecastTold,
} from './forecast/forecast-sentence.ts'
import { monthRows, type Fans } from './forecast/month-rows.ts'
import {
  courseTogether,
  dayAfter,
  isNothing,
  monthStarts,
  outlookOf,
  pathsOf,
  type Outlook,
} from './forecast/outlook.ts'
import { partRows } from './forecast/part-rows.ts'
import { courseTotal, pathTotals, quantilesOf } from '../models/math/forecast/path-totals.ts'

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
  async run(context, input) {
    const { engine, lang } = context
    const { catalog } = engine
    const outlook = await outlookOf(context, input)
    const speech = { lang, currency: catalog.currency }
    const whole = pathsOf(outlook, input.months)
    const told = toldOf(outlook, input, whole)
    const sentence = isNothing(outlook.slices)
      ? nothingSentence(lang)
      : forecastSentence(told, speech)
    const table =
      input.view === 'parts'
        ? partsTable(catalog, outlook, input, lang)
        : monthsTable(outlook, input, whole, lang)
    return {
      asOf: formatDay(outlook.asked.asOf),
      ...table,
      summary: { sentence, ...summaryOf(outlook, input, whole, told) },
      findings: courseFindings(catalog, outlook),
    }
  },
}

/** Where no stage is known, nobody is seen to enter. */
const unentered = Object.fromEntries(
  ['entered', ...fanEnds.map(([end]) => `entered_${end}`)].map((name) => [name, null]),
)

type Table = Pick<AnswerTable, 'columns' | 'rows'>

function monthsTable(
  outlook: Outlook,
  { months, figure }: ForecastInput,
  whole: Simulated,
  lang: Language,
): Table {
  const { slices, asked, origin } = outlook
  const { all, dimensions } = monthColumns(asked.by, figure, lang)
  const starts = monthStarts(origin, months)
  const rows = slices.flatMap((slice, at) => {
    const paths = slices.length === 1 ? whole : pathsOf({ ...outlook, slices: [slice] }, months)
    const own = monthRows(courseTogether([slice], months), fansOf(paths), starts, 'parts')
    const known = slice.facts.stages.length > 0 ? {} : unentered
    return own.map((row) => ({
      ...sliceCells(dimensions, slices[at]?.facts.by ?? []),
      ...row,
      ...known,
    }))
  })
  return {
    columns: all,
    rows: starts.flatMap((start) => rows.filter(({ month }) => month === formatDay(start))),
  }
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
  const rows = slices.flatMap(({ facts, model }) =>
    partRows(facts, expectedCourse(model, months), outlook, words).map((row) => ({
      ...sliceCells(dimensions, facts.by),
      ...row,
    })),
  )
  return { columns: all, rows }
}

export function fansOf(simulated: Simulated): Fans {
  const each = courseFigures.map(([figure]) => [figure, fanOf(simulated, figure)] as const)
  return Object.fromEntries(each) as unknown as Fans
}

function sliceCells(dimensions: readonly string[], by: Slice): AnswerRow {
  return Object.fromEntries(dimensions.map((name, at) => [name, by[at] ?? null]))
}

/** Of all slices, what the sentence says. */
function toldOf(
  outlook: Outlook,
  { months, figure }: ForecastInput,
  whole: Simulated,
): ForecastTold {
  const { slices, origin } = outlook
  const span = { from: 0, to: months }
  const course = courseTogether(slices, months)
  const [low = 0, high = 0] = quantilesOf(pathTotals(whole, figure, span), [0.1, 0.9])
  return {
    figure,
    from: formatDay(origin),
    until: dayAfter(origin, months),
    before: beforeOf(outlook, figure, months),
    expected: courseTotal(course[figure], figure, span),
    low,
    high,
    existing: course.existing.at(-1) ?? 0,
    fresh: course.fresh.at(-1) ?? 0,
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

function summaryOf(outlook: Outlook, input: ForecastInput, whole: Simulated, told: ForecastTold) {
  const { slices, origin, paths, seed } = outlook
  const { months, figure, view } = input
  return {
    view,
    figure,
    origin: formatDay(origin),
    until: told.until,
    months,
    paths,
    seed,
    expected: courseMoney(told.expected),
    low: courseMoney(told.low),
    high: courseMoney(told.high),
    before: told.before === null ? null : courseMoney(told.before),
    existing: courseMoney(told.existing),
    fresh: courseMoney(told.fresh),
    together: {
      expected: courseTogether(slices, months),
      fans: fansOf(whole),
      history: historyOf(outlook),
    },
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

/** What a project calls its stages. */
export function stageNames(catalog: Catalog, lang: Language): (id: string) => string {
  const known = [...standardStages, ...catalog.stages, ...catalog.counted]
  const labels = new Map(known.map(({ id, label }) => [id, label[lang]]))
  return (id) => labels.get(id) ?? id
}
