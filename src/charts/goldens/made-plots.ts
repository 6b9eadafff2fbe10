import type { AnswerColumn, AnswerEnvelope, AnswerRow, Unit } from '../../answers/answer.ts'
import type { Language } from '../../standard/types.ts'

/** Made-up answers about single stages, for the tests of their drawings and for the gallery. */

type Slice = string | null
export type Columns = readonly (readonly [name: string, unit: Unit, en: string, fr: string])[]

const ages = [0, 1, 3, 7, 14, 30, 60, 90, 180, 365]

const transitionColumns: Columns = [
  ['age', 'days', 'within', 'en'],
  ['at_risk', 'count', 'still there', 'encore là'],
  ['gone_on', 'fraction', 'gone on', 'passés'],
  ['gone_on_low', 'fraction', 'gone on, low', 'passés, bas'],
  ['gone_on_high', 'fraction', 'gone on, high', 'passés, haut'],
  ['skipped', 'fraction', 'of these, skipped', 'dont sautés'],
  ['lost', 'fraction', 'lost', 'perdus'],
  ['open', 'fraction', 'open', 'en cours'],
  ['rate_naive', 'fraction', 'naive rate', 'taux brut'],
]

/** Each slice half as many as the one before; of fewer than five no share is told. */
export function madeTransition(
  lang: Language,
  { slices = [], entered = 1200, skipped = 0 }: Partial<TransitionSpec> = {},
): AnswerEnvelope {
  const rows = (slices.length === 0 ? [null] : slices).flatMap((slice, place) => {
    const n = Math.floor(entered / 2 ** place)
    return ages.slice(0, ages.length - place).map((age): AnswerRow => {
      const goneOn = 0.42 * (1 - Math.exp(-age / 25))
      const lost = 0.5 * (1 - Math.exp(-age / 60))
      const told = n >= 5
      const wide = goneOn === 0 ? null : 1.96 * Math.sqrt((goneOn * (1 - goneOn)) / Math.max(1, n))
      return {
        ...(slices.length === 0 ? {} : { segment: slice }),
        age,
        at_risk: Math.floor(n * (1 - goneOn - lost)),
        gone_on: told ? goneOn : null,
        gone_on_low: told && wide !== null ? Math.max(goneOn / 2, goneOn - wide) : null,
        gone_on_high: told && wide !== null ? Math.min((1 + goneOn) / 2, goneOn + wide) : null,
        skipped: told ? goneOn * skipped : null,
        lost: told ? lost : null,
        open: told ? 1 - goneOn - lost : null,
        rate_naive: 0.4,
      }
    })
  })
  return madeEnvelope('transition', lang, {
    columns: columnsOf(transitionColumns, slices, lang),
    rows,
    input: { stage: 'education' },
    summary: { stage: 'education', to: 'consideration', within: 90 },
    sentence: {
      en: 'Of 1,200 that entered Education and were followed, 42 % go on, 50 % are lost and 8 % stay open within 365 days.',
      fr: 'Sur 1\u202f200 entrés en «\u00a0Éducation\u00a0» et suivis, 42\u202f% continuent, 50\u202f% sont perdus et 8\u202f% restent en cours en 365 jours.',
    },
  })
}

interface TransitionSpec {
  readonly slices: readonly Slice[]
  /** By the first slice. */
  readonly entered: number
  /** Of those gone on. */
  readonly skipped: number
}

const signals = {
  outside: { en: 'beyond the limits', fr: 'hors des limites' },
  near_limit: { en: 'three of four near a limit', fr: 'trois sur quatre près d’une limite' },
  run: { en: 'eight on one side', fr: 'huit du même côté' },
}

const trendColumns: Columns = [
  ['period', 'date', 'period', 'période'],
  ['value', 'fraction', 'rate', 'taux'],
  ['centre', 'fraction', 'usual', 'habituel'],
  ['limit_low', 'fraction', 'least by chance', 'au moins, par hasard'],
  ['limit_high', 'fraction', 'most by chance', 'au plus, par hasard'],
  ['signal', 'text', 'signal', 'signal'],
  ['n', 'count', 'entered', 'entrés'],
  ['maturity', 'fraction', 'maturity', 'maturité'],
]

const usualRates = [
  0.38,
  0.35,
  0.41,
  0.37,
  0.44,
  0.43,
  0.38,
  0.36,
  0.37,
  0.55,
  0.37,
  0.39,
  0.46,
  0.47,
  0.47,
  0.37,
  0.41,
  null,
  0.3,
  null,
]

/** A rate by month with one signal of each kind; the last four periods are not mature. */
export function madeTrend(
  lang: Language,
  { slices = [], unit = 'fraction', isJudged = true }: Partial<TrendSpec> = {},
): AnswerEnvelope {
  const scale = unit === 'fraction' ? 1 : 500
  const at: Readonly<Record<number, keyof typeof signals>> = {
    9: 'outside',
    14: 'near_limit',
    15: 'run',
  }
  const rows = (slices.length === 0 ? [null] : slices).flatMap((slice, place) => {
    const of = (value: number): number => (value * scale) / (place + 1)
    return usualRates.map((rate, index): AnswerRow => {
      const signal = at[index]
      return {
        ...(slices.length === 0 ? {} : { segment: slice }),
        period: `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`,
        value: rate === null ? null : of(rate),
        centre: isJudged ? of(0.4) : null,
        limit_low: isJudged ? of(0.29) : null,
        limit_high: isJudged ? of(0.51) : null,
        signal: isJudged && signal !== undefined ? signals[signal][lang] : null,
        n: 150,
        maturity: index < 16 ? 1 : 0.4,
      }
    })
  })
  const columns = columnsOf(trendColumns, slices, lang).map((each) =>
    ['value', 'centre', 'limit_low', 'limit_high'].includes(each.name) ? { ...each, unit } : each,
  )
  return madeEnvelope('trend', lang, {
    columns,
    rows,
    input: { stage: 'education', metric: 'rate', interval: 'month' },
    summary: {
      stage: 'education',
      metric: 'rate',
      signals: Object.fromEntries(
        Object.entries(signals).map(([code, words]) => [words[lang], code]),
      ),
    },
    sentence: {
      en: 'Education, rate: 3 signals in 16 mature periods.',
      fr: 'Éducation, taux\u00a0: 3 signaux sur 16 périodes mûres.',
    },
  })
}

interface TrendSpec {
  readonly slices: readonly Slice[]
  readonly unit: Unit
  /** There are enough periods for limits. */
  readonly isJudged: boolean
}

const changeColumns: Columns = [
  ['entered_before', 'count', 'entered before', 'entrés avant'],
  ['entered', 'count', 'entered', 'entrés'],
  ['rate_before', 'fraction', 'rate before', 'taux avant'],
  ['rate', 'fraction', 'rate', 'taux'],
  ['goes_on_before', 'count', 'go on, before', 'continuent, avant'],
  ['goes_on', 'count', 'go on', 'continuent'],
  ['volume', 'count', 'from volume', 'dû au volume'],
  ['mix', 'count', 'from mix', 'dû au mélange'],
  ['rate_effect', 'count', 'from rate', 'dû au taux'],
]

const moves = [
  [8.7, -10.2, 9.6],
  [4.8, 3.5, -5.3],
  [1.4, 6.4, 6.2],
] as const

/** From 182, by what each slice adds to volume, mix and rate. */
export function madeChange(lang: Language, slices: readonly Slice[] = []): AnswerEnvelope {
  const rows = (slices.length === 0 ? [null] : slices).map((slice, place): AnswerRow => {
    const [volume, mix, rate] = moves[place % moves.length] ?? moves[0]
    return {
      ...(slices.length === 0 ? {} : { segment: slice }),
      entered_before: 160,
      entered: 180,
      rate_before: 0.37,
      rate: 0.4,
      goes_on_before: 60,
      goes_on: 60 + volume + mix + rate,
      volume,
      mix: slices.length === 0 ? 0 : mix,
      rate_effect: rate,
    }
  })
  const sum = (name: string): number => rows.reduce((all, row) => all + Number(row[name]), 0)
  const [volume, mix, rate] = [sum('volume'), sum('mix'), sum('rate_effect')]
  return madeEnvelope('change', lang, {
    columns: columnsOf(changeColumns, slices, lang),
    rows,
    input: { stage: 'education', from: '2026-04-01', to: '2026-07-01' },
    summary: {
      from: '2026-01-01',
      before: 182,
      after: 182 + volume + mix + rate,
      volume,
      mix,
      rate,
    },
    sentence: {
      en: 'More go on from Education than before.',
      fr: 'Davantage continuent après «\u00a0Éducation\u00a0» qu’avant.',
    },
  })
}

export function columnsOf(
  columns: Columns,
  slices: readonly Slice[],
  lang: Language,
): readonly AnswerColumn[] {
  const own = columns.map(([name, unit, en, fr]) => ({ name, unit, label: { en, fr }[lang] }))
  return slices.length === 0 ? own : [{ name: 'segment', unit: 'text', label: 'segment' }, ...own]
}

interface Made extends Pick<AnswerEnvelope, 'columns' | 'rows' | 'input'> {
  readonly summary: Readonly<Record<string, unknown>>
  readonly sentence: Readonly<Record<Language, string>>
}

export function madeEnvelope(
  answer: string,
  lang: Language,
  { columns, rows, input, summary, sentence }: Made,
): AnswerEnvelope {
  const by = columns[0]?.name === 'segment' ? ['segment'] : []
  return {
    answer,
    company: 'Made-up & Sons',
    asOf: '2026-10-01',
    currency: 'EUR',
    profile: 'bowline',
    input: { by, where: {}, lang, ...input },
    columns,
    rows,
    summary: { sentence: sentence[lang], ...summary },
    findings: [],
  }
}
