import type { Language, Text } from '../../standard/types.ts'
import type { AnswerColumn, Unit } from '../answer.ts'
import { column, dimensionColumn, machineColumn } from '../columns.ts'
import type { CourseFigure } from './course-options.ts'

export const courseFigures = [
  ['entered', 'count', { en: 'entered', fr: 'entrés' }],
  ['wins', 'count', { en: 'wins', fr: 'ventes' }],
  ['bookings', 'money', { en: 'bookings', fr: 'commandes' }],
  ['running', 'money', { en: 'running', fr: 'en cours' }],
  ['existing', 'money', { en: 'of it now', fr: 'dont actuel' }],
  ['fresh', 'money', { en: 'of it new', fr: 'dont neuf' }],
  ['cash', 'money', { en: 'paid', fr: 'encaissé' }],
] as const satisfies readonly (readonly [string, Unit, Text])[]

/** Ends of intervals, and the place of each among `QUANTILES`. */
export const fanEnds = [
  ['low95', 0],
  ['low', 1],
  ['median', 3],
  ['high', 5],
  ['high95', 6],
] as const

/** Where no price is known, and nothing has run, no amount is. */
export const unpriced = Object.fromEntries(
  courseFigures
    .filter(([, unit]) => unit === 'money')
    .flatMap(([name]) => [name, ...fanEnds.map(([end]) => `${name}_${end}`)])
    .map((name) => [name, null]),
)

const endLabels: Readonly<Record<(typeof fanEnds)[number][0], Text>> = {
  low95: { en: '95 % from', fr: '95 % de' },
  low: { en: '80 % from', fr: '80 % de' },
  median: { en: 'median', fr: 'médiane' },
  high: { en: 'to', fr: 'à' },
  high95: { en: '95 % to', fr: '95 % à' },
}

/** Month by month: every figure, the 80 % of the one asked about beside it, the rest for programs. */
export function monthColumns(
  by: readonly string[],
  asked: CourseFigure,
  lang: Language,
): { readonly all: readonly AnswerColumn[]; readonly dimensions: readonly string[] } {
  const isShown = (name: string): boolean =>
    name === asked ||
    ['entered', 'wins', 'bookings', 'running'].includes(name) ||
    (name === 'fresh' && asked === 'running')
  const own = [
    column('month', 'date', { en: 'month', fr: 'mois' }),
    ...courseFigures.flatMap(([name, unit, label]) => [
      (isShown(name) ? column : machineColumn)(name, unit, label),
      ...fanEnds.map(([end]) => {
        const isAsked = name === asked && (end === 'low' || end === 'high')
        return (isAsked ? column : machineColumn)(`${name}_${end}`, unit, endLabels[end])
      }),
    ]),
    machineColumn('bookings_method', 'text', {
      en: 'method of bookings',
      fr: 'méthode des commandes',
    }),
    machineColumn('wins_method', 'text', { en: 'method of wins', fr: 'méthode des ventes' }),
    machineColumn('running_method', 'text', {
      en: 'method of running',
      fr: 'méthode de l’en cours',
    }),
  ].map((make) => make(lang))
  return withDimensions(own, by, 1)
}

/** What each part adds within the months; the columns sum to what is expected. */
export function partColumns(by: readonly string[], until: string, lang: Language) {
  const own = [
    column('part', 'text', { en: 'part', fr: 'partie' }),
    column('now', 'count', { en: 'journeys', fr: 'parcours' }),
    column('wins', 'count', { en: 'wins', fr: 'ventes' }),
    column('bookings', 'money', { en: 'bookings', fr: 'commandes' }),
    column('running', 'money', { en: `running on ${until}`, fr: `en cours le ${until}` }),
    machineColumn('kind', 'text', { en: 'kind', fr: 'sorte' }),
    machineColumn('stage', 'text', { en: 'stage', fr: 'étape' }),
    column('ref', 'ref', { en: 'ref', fr: 'réf.' }),
  ].map((make) => make(lang))
  return withDimensions(own, by, 0)
}

/** The columns with those of the dimensions after the first `before`. */
export function withDimensions(
  own: readonly AnswerColumn[],
  by: readonly string[],
  before: number,
): { readonly all: readonly AnswerColumn[]; readonly dimensions: readonly string[] } {
  const taken = own.map(({ name }) => name)
  const dimensions = by.map((name) => dimensionColumn(name, taken))
  return {
    all: [...own.slice(0, before), ...dimensions, ...own.slice(before)],
    dimensions: dimensions.map(({ name }) => name),
  }
}
