import type { Language } from '../../standard/types.ts'
import type { AnswerColumn, AnswerRow } from '../answer.ts'
import { column, machineColumn } from '../columns.ts'
import type { CourseFigure } from './course-options.ts'
import { courseMoney } from './course-words.ts'
import {
  chanceBy,
  differenceOf,
  type ScenarioCourse,
} from '../../models/math/forecast/scenario-course.ts'

const figures = [
  ['running', { en: 'running', fr: 'en cours' }],
  ['bookings', { en: 'bookings', fr: 'commandes' }],
  ['cash', { en: 'paid', fr: 'encaissé' }],
] as const

interface Shown {
  readonly figure: CourseFigure
  readonly view: 'end' | 'months'
  readonly until: string
  readonly target: number | null
}

/** The figure asked about and how far it lies from the baseline; the others for programs. */
export function scenarioColumns(
  { figure, view, target }: Shown,
  lang: Language,
): readonly AnswerColumn[] {
  return [
    ...(view === 'months' ? [column('month', 'date', { en: 'month', fr: 'mois' })] : []),
    column('scenario', 'text', { en: 'scenario', fr: 'scénario' }),
    ...figures.flatMap(([name, label]) => {
      const make = name === figure ? column : machineColumn
      return [
        make(name, 'money', label),
        make(`${name}_more`, 'money', { en: 'more', fr: 'en plus' }),
        make(`${name}_more_low`, 'money', { en: '80 % from', fr: '80 % de' }),
        make(`${name}_more_high`, 'money', { en: 'to', fr: 'à' }),
      ]
    }),
    ...(target === null ? [] : [column('chance', 'fraction', { en: 'chance', fr: 'probabilité' })]),
    column('cost', 'money', { en: 'cost', fr: 'coût' }),
    machineColumn('id', 'text', { en: 'id', fr: 'identifiant' }),
  ].map((make) => make(lang))
}

/** A scenario until the end of so many months, beside the baseline. */
export function scenarioRow(
  scenario: ScenarioCourse,
  baseline: ScenarioCourse,
  {
    figure,
    target,
    to,
  }: { readonly figure: CourseFigure; readonly target: number | null; readonly to: number },
): AnswerRow {
  const isBaseline = scenario === baseline
  return {
    scenario: scenario.name,
    ...Object.fromEntries(
      figures.flatMap(([name]): readonly (readonly [string, string | null])[] => {
        const { expected, more, low, high } = differenceOf(scenario, baseline, name, to)
        const apart = isBaseline ? [null, null, null] : [more, low, high].map(courseMoney)
        return [
          [name, courseMoney(expected)],
          [`${name}_more`, apart[0] ?? null],
          [`${name}_more_low`, apart[1] ?? null],
          [`${name}_more_high`, apart[2] ?? null],
        ]
      }),
    ),
    chance: target === null ? null : chanceBy(scenario, figure, target, to),
    cost: isBaseline ? null : courseMoney(costUntil(scenario, to)),
    id: scenario.id,
  }
}

export function costUntil({ cost }: ScenarioCourse, to: number): number {
  return cost.slice(0, to).reduce((sum, each) => sum + each, 0)
}
