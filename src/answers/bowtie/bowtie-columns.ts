import type { Language } from '../../standard/types.ts'
import type { AnswerColumn } from '../answer.ts'
import { column, dimensionColumn } from '../columns.ts'

const period = column('period', 'date', { en: 'period', fr: 'période' })

/** `entries`, or `counts` for a stage counted by month; stands where there is such a stage. */
const knownBy = column('known_by', 'text', { en: 'known by', fr: 'connu par' })

/** A year's recurring money and what it is of; they stand where subscriptions tell it. */
const recurring = [
  column('recurring', 'money', { en: 'recurring a year', fr: 'récurrent par an' }),
  column('recurring_of', 'text', { en: 'recurring of', fr: 'récurrent de' }),
]

const figures = [
  column('stage', 'text', { en: 'stage', fr: 'étape' }),
  column('label', 'text', { en: 'name', fr: 'nom' }),
  column('to', 'text', { en: 'next stage', fr: 'étape suivante' }),
  column('entered', 'count', { en: 'entered', fr: 'entrés' }),
  column('open', 'count', { en: 'open', fr: 'en cours' }),
  column('lost', 'count', { en: 'lost', fr: 'perdus' }),
  column('gone_on', 'count', { en: 'gone on', fr: 'passés' }),
  column('rate_naive', 'fraction', { en: 'naive rate', fr: 'taux brut' }),
  column('rate_naive_n', 'count', { en: 'naive rate of', fr: 'taux brut sur' }),
  column('rate', 'fraction', { en: 'rate', fr: 'taux' }),
  column('rate_low', 'fraction', { en: 'rate, low', fr: 'taux, bas' }),
  column('rate_high', 'fraction', { en: 'rate, high', fr: 'taux, haut' }),
  column('rate_n', 'count', { en: 'rate of', fr: 'taux sur' }),
  column('rate_maturity', 'fraction', { en: 'maturity', fr: 'maturité' }),
  column('rate_age', 'days', { en: 'within', fr: 'en' }),
  column('time_naive_p25', 'days', { en: 'naive time, 25 %', fr: 'délai brut, 25 %' }),
  column('time_naive_median', 'days', { en: 'naive time, median', fr: 'délai brut, médian' }),
  column('time_naive_p75', 'days', { en: 'naive time, 75 %', fr: 'délai brut, 75 %' }),
  column('time_naive_p90', 'days', { en: 'naive time, 90 %', fr: 'délai brut, 90 %' }),
  column('time_p25', 'days', { en: 'time, 25 %', fr: 'délai, 25 %' }),
  column('time_median', 'days', { en: 'time, median', fr: 'délai médian' }),
  column('time_p75', 'days', { en: 'time, 75 %', fr: 'délai, 75 %' }),
  column('time_p90', 'days', { en: 'time, 90 %', fr: 'délai, 90 %' }),
  column('time_median_low', 'days', { en: 'time, median, low', fr: 'délai médian, bas' }),
  column('time_median_high', 'days', { en: 'time, median, high', fr: 'délai médian, haut' }),
  column('time_p90_low', 'days', { en: 'time, 90 %, low', fr: 'délai, 90 %, bas' }),
  column('time_p90_high', 'days', { en: 'time, 90 %, high', fr: 'délai, 90 %, haut' }),
  column('amount', 'money', { en: 'amount', fr: 'montant' }),
  column('observed_until', 'date', { en: 'observed until', fr: 'observé jusqu’au' }),
  column('ref', 'ref', { en: 'ref', fr: 'réf.' }),
]

export interface BowtieColumns {
  readonly all: readonly AnswerColumn[]
  /** The names of the dimensions' columns, in the order asked for. */
  readonly dimensions: readonly string[]
}

export interface ShownParts {
  readonly periods: boolean
  readonly isCounted: boolean
  readonly isMoney?: boolean
}

export function bowtieColumns(
  by: readonly string[],
  { periods, isCounted, isMoney = false }: ShownParts,
  lang: Language,
): BowtieColumns {
  const shown = [
    ...figures.slice(0, -2),
    ...(isMoney ? recurring : []),
    ...(isCounted ? [knownBy] : []),
    ...figures.slice(-2),
  ]
  const own = shown.map((figure) => figure(lang))
  const taken = ['period', ...own.map(({ name }) => name)]
  const dimensions = by.map((name) => dimensionColumn(name, taken))
  return {
    all: [...(periods ? [period(lang)] : []), ...dimensions, ...own],
    dimensions: dimensions.map(({ name }) => name),
  }
}
