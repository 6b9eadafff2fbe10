import type { ScenarioTold } from '../../models/math/forecast/scenario-told.ts'
import type { ScenarioStage } from '../../models/math/forecast/scenario-stages.ts'
import type { Language } from '../../standard/types.ts'
import type { AnswerColumn, AnswerRow } from '../answer.ts'
import { column, machineColumn } from '../columns.ts'
import { courseMoney } from './course-words.ts'

export function scenarioStageColumns(lang: Language): readonly AnswerColumn[] {
  return [
    column('scenario', 'text', { en: 'scenario', fr: 'scénario' }),
    machineColumn('stage', 'text', { en: 'stage', fr: 'étape' }),
    column('label', 'text', { en: 'stage', fr: 'étape' }),
    column('volume', 'count', { en: 'a month', fr: 'par mois' }),
    column('rate', 'fraction', { en: 'go on', fr: 'continuent' }),
    column('days', 'days', { en: 'in', fr: 'en' }),
    column('money', 'money', { en: 'a year’s', fr: 'par an' }),
    machineColumn('id', 'text', { en: 'id', fr: 'identifiant' }),
  ].map((make) => make(lang))
}

type Told = Pick<ScenarioTold, 'id' | 'name'> & {
  readonly stages: readonly (ScenarioStage & { readonly label: string })[]
}

/** What a month’s entries come to in each stage, in the end. */
export function scenarioStageRows({ id, name, stages }: Told): readonly AnswerRow[] {
  return stages.map(({ id: stage, label, volume, rate, days, money }) => ({
    scenario: name,
    stage,
    label,
    volume,
    rate,
    days,
    money: money === null ? null : courseMoney(money),
    id,
  }))
}
