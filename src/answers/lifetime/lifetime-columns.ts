import type { MoneyGrain } from '../../standard/revenue-policies.ts'
import type { Language } from '../../standard/types.ts'
import { formatDay } from '../../time/calendar.ts'
import type { AnswerColumn, AnswerRow } from '../answer.ts'
import { column, details, dimensionColumn, machineColumn, spanColumn } from '../columns.ts'
import type { CountedLives, SliceLifetime } from './count-lived.ts'
import { unitLabels } from '../money/revenue-columns.ts'
import { rangedColumns } from './ranged.ts'

/** After how many years it is told who is left. */
export const shareYears = [1, 2, 3, 5] as const

const start = column('start', 'date', { en: 'began', fr: 'début' })
const ref = column('ref', 'ref', { en: 'ref', fr: 'réf.' })
const model = machineColumn('model', 'text', { en: 'model', fr: 'modèle' })
const curve = column('curve', 'text', { en: 'curve', fr: 'courbe' })

export function lifetimeColumns(grain: MoneyGrain, lang: Language): readonly AnswerColumn[] {
  return [
    column('customers', 'count', unitLabels[grain]),
    column('lost', 'count', { en: 'of these, lost', fr: 'dont partis' }),
    ...details(
      spanColumn('known', { en: 'followed for', fr: 'suivis pendant' }),
      curve,
      column('chosen', 'text', { en: 'chosen by', fr: 'choisie par' }),
    ),
    model,
    machineColumn('chosen_by', 'text', { en: 'chosen by', fr: 'choisie par' }),
    spanColumn('lifetime', { en: 'expected lifetime', fr: 'durée de vie attendue' }),
    spanColumn('lifetime_low', { en: 'from', fr: 'de' }),
    spanColumn('lifetime_high', { en: 'to', fr: 'à' }),
    ...details(
      spanColumn('lifetime_naive', { en: 'by constant churn', fr: 'par départs constants' }),
      ...shareYears.flatMap((years) =>
        rangedColumns(`share_${years}y`, 'fraction', {
          en: `left after ${years} y`,
          fr: `restants après ${years} an${years === 1 ? '' : 's'}`,
        }),
      ),
    ),
    ...rangedColumns('value', 'money', { en: 'lifetime value', fr: 'valeur vie client' }),
    ...details(
      column('value_naive', 'money', { en: 'by constant churn', fr: 'par départs constants' }),
      ...rangedColumns('residual_value', 'money', {
        en: 'value of all who pay now',
        fr: 'valeur de ceux qui paient',
      }),
    ),
    ref,
  ].map((make) => make(lang))
}

export function curveColumns(lang: Language): readonly AnswerColumn[] {
  return [
    column('age', 'count', { en: 'periods after', fr: 'périodes après' }),
    ...details(spanColumn('days', { en: 'time after', fr: 'temps après' })),
    column('at_risk', 'count', { en: 'could leave', fr: 'pouvaient partir' }),
    column('lost', 'count', { en: 'left', fr: 'partis' }),
    ...rangedColumns('share', 'fraction', { en: 'seen to be there', fr: 'vus encore là' }),
    ...rangedColumns('fitted', 'fraction', { en: 'told by the curve', fr: 'dits par la courbe' }),
    ...details(curve),
    model,
    ref,
  ].map((make) => make(lang))
}

/** What tells the rows apart: the dimensions asked for, and when they began. */
export function slicing(
  { asked, cohorts, context }: CountedLives,
  columns: readonly AnswerColumn[],
): {
  readonly columns: readonly AnswerColumn[]
  readonly cellsOf: (slice: SliceLifetime) => AnswerRow
} {
  const taken = [...columns.map(({ name }) => name), 'start']
  const dimensions = asked.by.map((name) => dimensionColumn(name, taken))
  const begun = cohorts === 'all' ? [] : [start(context.lang)]
  return {
    columns: [...dimensions, ...begun, ...columns],
    cellsOf: ({ by, since }) => ({
      ...Object.fromEntries(dimensions.map(({ name }, at) => [name, by[at] ?? null])),
      ...(cohorts === 'all' ? {} : { start: since === null ? null : formatDay(since) }),
    }),
  }
}
