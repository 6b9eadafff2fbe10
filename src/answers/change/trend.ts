import { z } from 'zod'
import type { MappedStage, Slice } from '../../engine/engine.ts'
import { counted } from '../../findings/wording.ts'
import type { Finding } from '../../findings/finding.ts'
import { placedStages } from '../../models/data/counted-stages.ts'
import type { BowtieRow } from '../../models/data/bowtie.ts'
import { sliceKey } from '../../models/data/slices.ts'
import type { Language } from '../../standard/types.ts'
import { LEAST_VALUES, processBehaviour, type Signal } from '../../stats/process-behaviour.ts'
import { formatDay, nextPeriod } from '../../time/calendar.ts'
import type { Answer, AnswerRow, Unit } from '../answer.ts'
import { asOfFindings } from '../bowtie/bowtie-findings.ts'
import { column, dimensionColumn } from '../columns.ts'
import { commonInput, rangeOptions } from '../input/common-input.ts'
import { countBowtie } from '../bowtie/count-bowtie.ts'
import { countedFindings } from '../bowtie/count-months.ts'
import { normalize, type Asked } from '../input/normalize.ts'
import { stageAsked, stageOption } from '../input/stage-asked.ts'

const { interval } = commonInput.shape

const metrics = {
  entered: { en: 'entered', fr: 'entrés' },
  rate: { en: 'rate', fr: 'taux' },
  time: { en: 'time, median', fr: 'délai médian' },
}

const units: Readonly<Record<keyof typeof metrics, Unit>> = {
  entered: 'count',
  rate: 'fraction',
  time: 'days',
}

const input = z.strictObject({
  stage: stageOption,
  metric: z
    .enum(['entered', 'rate', 'time'])
    .default('rate')
    .meta({
      label: { en: 'figure', fr: 'chiffre' },
      description: 'what is followed from period to period',
      french: 'ce qui est suivi de période en période',
      choices: metrics,
    }),
  ...rangeOptions,
  interval: interval
    .unwrap()
    .default('month')
    .meta(interval.meta() ?? {}),
})

type TrendInput = z.infer<typeof input>

const signalWords: Readonly<Record<Signal, Readonly<Record<Language, string>>>> = {
  outside: { en: 'beyond the limits', fr: 'hors des limites' },
  near_limit: { en: 'three of four near a limit', fr: 'trois sur quatre près d’une limite' },
  run: { en: 'eight on one side', fr: 'huit du même côté' },
}

export const trend: Answer<TrendInput> = {
  name: 'trend',
  topic: 'journeys',
  title: { en: 'Trend', fr: 'Tendance' },
  question: {
    en: 'From period to period, what is a signal and what is noise?',
    fr: 'D’une période à l’autre, qu’est-ce qui est un signal, et qu’est-ce qui est du bruit ?',
  },
  input,
  needs: ['stage_entries'],
  async run({ engine, lang }, { stage: name, metric, ...common }) {
    const { catalog } = engine
    const asked = normalize(catalog, { ...common, view: 'cohort' })
    const placed = placedStages(catalog.stages, catalog.counted)
    const stage = stageAsked({ stages: placed.map((each) => each.stage) }, name)
    const { rows, counted: monthly } = await countBowtie(engine, asked)
    const counts = catalog.counted.filter(({ id }) => id === stage.id)
    const ofStage = rows.filter((row) => row.stage.id === stage.id && row.period !== null)
    const series = bySlice(ofStage).map((slice) => judged(slice, metric, stage, asked))
    const figures = [
      column('period', 'date', { en: 'period', fr: 'période' }),
      column('value', units[metric], metrics[metric]),
      column('centre', units[metric], { en: 'usual', fr: 'habituel' }),
      column('limit_low', units[metric], { en: 'least by chance', fr: 'au moins, par hasard' }),
      column('limit_high', units[metric], { en: 'most by chance', fr: 'au plus, par hasard' }),
      column('signal', 'text', { en: 'signal', fr: 'signal' }),
      column('n', 'count', { en: 'entries', fr: 'entrées' }),
      column('maturity', 'fraction', { en: 'maturity', fr: 'maturité' }),
    ].map((make) => make(lang))
    const taken = figures.map((figure) => figure.name)
    const dimensions = asked.by.map((each) => dimensionColumn(each, taken))
    return {
      asOf: formatDay(asked.asOf),
      columns: [...dimensions, ...figures],
      rows: series.flatMap(({ by, points }) =>
        points.map((point): AnswerRow => ({
          ...Object.fromEntries(dimensions.map((each, index) => [each.name, by[index] ?? null])),
          ...point,
          signal: point.signal === null ? null : signalWords[point.signal][lang],
        })),
      ),
      summary: {
        sentence: sentenceOf(series, stage, metric, lang),
        stage: stage.id,
        metric,
        signals: Object.fromEntries(
          Object.entries(signalWords).map(([signal, words]) => [words[lang], signal]),
        ),
      },
      findings: [
        ...(monthly === null ? [] : countedFindings({ counted: counts }, monthly)),
        ...notesOf(series),
        ...asOfFindings(catalog, asked),
      ],
    }
  },
}

interface Point {
  readonly period: string
  readonly value: number | null
  readonly centre: number | null
  readonly limit_low: number | null
  readonly limit_high: number | null
  readonly signal: Signal | null
  readonly n: number | null
  /** Of the entries (of `entered`: of the period's days), the share whose outcome is known. */
  readonly maturity: number | null
}

interface Series {
  readonly by: Slice
  readonly points: readonly Point[]
  readonly hasLimits: boolean
  /** Periods that set the limits and are judged by them. */
  readonly mature: number
}

function bySlice(rows: readonly BowtieRow[]): readonly (readonly BowtieRow[])[] {
  const slices = new Map<string, BowtieRow[]>()
  for (const row of rows) {
    const same = slices.get(sliceKey(row.by))
    if (same === undefined) slices.set(sliceKey(row.by), [row])
    else same.push(row)
  }
  return [...slices.values()]
}

/** Only what is mature sets limits and is judged by them: the youngest periods look different. */
function judged(
  rows: readonly BowtieRow[],
  metric: TrendInput['metric'],
  stage: MappedStage,
  asked: Asked,
): Series {
  const points = rows.map((row) => {
    const value = valueOf(row, metric)
    const isByDays = metric === 'entered' || row.isCounted
    const maturity = isByDays ? elapsed(row, stage, asked) : row.rate.maturity
    return { row, value, maturity, isMature: value !== null && maturity === 1 }
  })
  const mature = points.filter(({ isMature }) => isMature)
  const behaviour = processBehaviour(mature.map(({ value }) => value ?? 0))
  const least = metric === 'time' || metric === 'entered' ? 0 : Math.max(0, behaviour?.low ?? 0)
  const most = metric === 'rate' ? 1 : Infinity
  return {
    by: rows[0]?.by ?? [],
    hasLimits: behaviour !== null,
    mature: mature.length,
    points: points.map((point) => {
      const index = mature.indexOf(point)
      return {
        period: formatDay(point.row.period ?? 0),
        value: point.value,
        centre: behaviour?.centre ?? null,
        limit_low: behaviour === null ? null : Math.max(least, behaviour.low),
        limit_high: behaviour === null ? null : Math.min(most, behaviour.high),
        signal: index < 0 ? null : (behaviour?.signals[index] ?? null),
        n: point.row.entered,
        maturity: point.maturity,
      }
    }),
  }
}

function valueOf({ entered, rate, time }: BowtieRow, metric: TrendInput['metric']): number | null {
  return { entered, rate: rate.value, time: time.median }[metric]
}

/** The share of a period's days that have been, and are known. */
function elapsed({ period }: BowtieRow, { until }: MappedStage, { asOf, interval }: Asked): number {
  if (period === null || interval === null) return 1
  const end = nextPeriod(period, interval)
  const known = Math.min(end, until, asOf)
  return Math.max(0, known - period) / (end - period)
}

/** `rows` are periods without limits, of every slice. */
function notesOf(series: readonly Series[]): readonly Finding[] {
  const without = series.filter(({ hasLimits }) => !hasLimits)
  const rows = without.reduce((sum, { points }) => sum + points.length, 0)
  const params = { least: LEAST_VALUES }
  return rows === 0 ? [] : [{ code: 'no_limits', severity: 'info', where: 'centre', rows, params }]
}

function sentenceOf(
  series: readonly Series[],
  { label }: MappedStage,
  metric: TrendInput['metric'],
  lang: Language,
): string {
  const signals = series.flatMap(({ points }) => points.filter(({ signal }) => signal !== null))
  const judgedOnes = series.reduce(
    (sum, { hasLimits, mature }) => sum + (hasLimits ? mature : 0),
    0,
  )
  const what = metrics[metric][lang]
  if (judgedOnes === 0) {
    return lang === 'fr'
      ? `Trop peu de périodes sont mûres pour juger «\u00a0${label.fr}\u00a0»\u00a0: ${what}.`
      : `Too few periods are mature to judge ${label.en}: ${what}.`
  }
  const periods = counted(
    judgedOnes,
    lang === 'fr' ? ['période mûre', 'périodes mûres'] : ['mature period', 'mature periods'],
    lang,
  )
  if (signals.length === 0) {
    return lang === 'fr'
      ? `${label.fr}, ${what}\u00a0: ${periods}, rien que du bruit.`
      : `${label.en}, ${what}: ${periods}, nothing but noise.`
  }
  const found = counted(
    signals.length,
    lang === 'fr' ? ['signal', 'signaux'] : ['signal', 'signals'],
    lang,
  )
  return lang === 'fr'
    ? `${label.fr}, ${what}\u00a0: ${found} sur ${periods}.`
    : `${label.en}, ${what}: ${found} in ${periods}.`
}
