import type { Language } from '../../standard/types.ts'
import type { AnswerColumn } from '../answer.ts'
import { column, details, dimensionColumn } from '../columns.ts'

const figures = [
  column('label', 'text', { en: 'no.', fr: 'n°' }),
  column('name', 'text', { en: 'name', fr: 'nom' }),
  column('volume', 'count', { en: 'volume', fr: 'volume' }),
  column('money', 'money', { en: 'money a year', fr: 'montant annuel' }),
  column('rate', 'fraction', { en: 'rate', fr: 'taux' }),
  column('days', 'days', { en: 'time, median', fr: 'délai médian' }),
  column('benchmark', 'fraction', { en: 'others', fr: 'autres' }),
  column('score', 'text', { en: 'score', fr: 'place' }),
  ...details(
    column('benchmark_days', 'days', { en: 'time of others', fr: 'délai des autres' }),
    column('rate_low', 'fraction', { en: 'rate, low', fr: 'taux, bas' }),
    column('rate_high', 'fraction', { en: 'rate, high', fr: 'taux, haut' }),
    column('rate_n', 'count', { en: 'rate of', fr: 'taux sur' }),
    column('rate_age', 'days', { en: 'within', fr: 'en' }),
    column('days_p25', 'days', { en: 'time, 25 %', fr: 'délai, 25 %' }),
    column('days_p75', 'days', { en: 'time, 75 %', fr: 'délai, 75 %' }),
    column('days_low', 'days', { en: 'time, median, low', fr: 'délai médian, bas' }),
    column('days_high', 'days', { en: 'time, median, high', fr: 'délai médian, haut' }),
    column('side', 'text', { en: 'side', fr: 'côté' }),
    column('owner', 'text', { en: 'usually answers for it', fr: 'en répond d’habitude' }),
    column('band', 'text', { en: 'contracts compared', fr: 'contrats comparés' }),
    column('note', 'text', { en: 'note', fr: 'note' }),
    column('id', 'text', { en: 'id', fr: 'id' }),
  ),
  column('ref', 'ref', { en: 'ref', fr: 'réf.' }),
]

export interface NumberColumns {
  readonly all: readonly AnswerColumn[]
  readonly dimensions: readonly string[]
}

export function numberColumns(by: readonly string[], lang: Language): NumberColumns {
  const own = figures.map((figure) => figure(lang))
  const taken = own.map(({ name }) => name)
  const dimensions = by.map((name) => dimensionColumn(name, taken))
  return { all: [...dimensions, ...own], dimensions: dimensions.map(({ name }) => name) }
}
