import { counted, pick, wordNumber } from '../../findings/wording.ts'
import type { KeptMonth } from '../../models/math/forecast/kept-forecast.ts'
import type { Language } from '../../standard/types.ts'
import { addMonths, formatDay } from '../../time/calendar.ts'
import type { AnswerColumn, AnswerRow } from '../answer.ts'
import { column, machineColumn } from '../columns.ts'
import { courseMoney, figureNames } from './course-words.ts'

export function keptColumns(isBoth: boolean, lang: Language): readonly AnswerColumn[] {
  return [
    (isBoth ? column : machineColumn)('figure_name', 'text', { en: 'of', fr: 'de' }),
    column('origin', 'date', { en: 'said on', fr: 'dit le' }),
    column('month', 'date', { en: 'of month', fr: 'du mois' }),
    column('said', 'money', { en: 'said', fr: 'dit' }),
    column('low', 'money', { en: '80 % from', fr: '80 % de' }),
    column('high', 'money', { en: 'to', fr: 'à' }),
    column('came', 'money', { en: 'came', fr: 'venu' }),
    column('within', 'text', { en: 'within', fr: 'dedans' }),
    machineColumn('ahead', 'count', { en: 'months ahead', fr: 'mois d’avance' }),
    machineColumn('figure', 'text', { en: 'figure', fr: 'grandeur' }),
  ].map((make) => make(lang))
}

export function keptRows(months: readonly KeptMonth[], lang: Language): readonly AnswerRow[] {
  const [yes, no] = lang === 'fr' ? ['oui', 'non'] : ['yes', 'no']
  return months.map(({ figure, origin, ahead, said, low, high, came, isWithin }) => ({
    figure_name: figureNames[figure][lang],
    origin: formatDay(origin),
    month: formatDay(addMonths(origin, ahead - 1)),
    said: courseMoney(said),
    low: courseMoney(low),
    high: courseMoney(high),
    came: courseMoney(came),
    within: isWithin ? yes : no,
    ahead,
    figure,
  }))
}

/** How kept forecasts did; nothing where none of their months has come. */
export function keptSentence(months: readonly KeptMonth[], lang: Language): string {
  const { length } = months
  const within = months.filter(({ isWithin }) => isWithin).length
  if (length === 0) return ''
  return lang === 'fr'
    ? `De ${counted(length, ['mois prévu', 'mois prévus'], lang)} par des prévisions gardées et venus depuis, ${wordNumber(within, lang)} ${pick(within, ['était', 'étaient'], lang)} dans leur intervalle à 80\u00a0%.`
    : `Of ${counted(length, ['month', 'months'], lang)} that kept forecasts told and that have come since, ${wordNumber(within, lang)} lay within their 80\u00a0%.`
}

export function noKeptSentence(lang: Language): string {
  return lang === 'fr'
    ? 'Aucun mois d’une prévision gardée n’est encore venu\u00a0: chaque mois, la première est gardée.'
    : 'No month of a kept forecast has come yet: the first one of each month is kept.'
}
