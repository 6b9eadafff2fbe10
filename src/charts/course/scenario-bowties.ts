import type { AnswerEnvelope, AnswerRow } from '../../answers/answer.ts'
import type { Language } from '../../standard/types.ts'
import { bowtieChart } from '../bowtie/bowtie-chart.ts'
import type { Chart } from '../chart-options.ts'
import type { PlannedLook } from '../bowtie/prepare-steps.ts'
import { labelOf } from '../slice-series.ts'
import { spokenMonth } from '../spoken-month.ts'
import { figureIn } from './read-course.ts'
import { scenariosIn, type DrawnScenario, type DrawnStage } from './read-scenarios.ts'

const looks: Readonly<Record<Language, PlannedLook>> = {
  en: {
    notes: [
      'height is the square root of a month’s journeys, when all that takes time has happened; width is time',
      'each as it is when all of the scenario is there; the last step is a year: what is kept of what went live',
    ],
    earlierKey: 'as things are',
    lostKey: 'does not go on',
    spoken: (stage) => spokenMonth(stage, 'en'),
  },
  fr: {
    notes: [
      'hauteur : racine carrée des parcours d’un mois, une fois passé tout ce qui prend du temps ; largeur : durée',
      'chacun une fois tout le scénario en place ; le dernier passage est un an : ce qui est gardé de ce qui a démarré',
    ],
    earlierKey: 'sans rien changer',
    lostKey: 'ne continue pas',
    spoken: (stage) => spokenMonth(stage, 'fr'),
  },
}

/** Each scenario as a bowtie, all on one scale; dashed, the same as things are. */
export const scenarioBowties: Chart = (envelope, options) => {
  const [baseline, ...scenarios] = scenariosIn(envelope, figureIn(envelope))
  const before = baseline === undefined ? [] : baseline.stages
  const shown = baseline === undefined ? [] : scenarios.length === 0 ? [baseline] : scenarios
  const compare = asBowties(
    envelope,
    shown.map((each) => ({ ...each, stages: before })),
  )
  return bowtieChart(asBowties(envelope, shown), {
    ...options,
    ...(scenarios.length === 0 ? {} : { compare }),
    planned: looks[options.lang],
  })
}

const columns = ['stage', 'label', 'entered', 'gone_on', 'rate_naive', 'time_naive_median'] as const

function asBowties(envelope: AnswerEnvelope, shown: readonly DrawnScenario[]): AnswerEnvelope {
  return {
    ...envelope,
    answer: 'bowtie',
    input: { ...envelope.input, view: 'cohort', by: ['scenario'] },
    columns: ['scenario', ...columns].map((name) => ({
      name,
      unit: 'text',
      label: name === 'scenario' ? labelOf(envelope, name) : name,
    })),
    rows: shown.flatMap(({ name, stages }) =>
      stages.map((stage, place) => rowOf(name, stage, stages[place + 1])),
    ),
  }
}

function rowOf(scenario: string, stage: DrawnStage, next: DrawnStage | undefined): AnswerRow {
  const { id, label, volume, rate, days, money } = stage
  const on = rate === null ? volume : volume * rate
  return {
    scenario,
    stage: id,
    label,
    to: next?.id ?? null,
    entered: volume,
    gone_on: on,
    lost: Math.max(0, volume - on),
    open: 0,
    rate_naive: rate,
    rate_naive_n: volume,
    time_naive_median: days,
    amount: money === null ? null : money.toFixed(0),
  }
}
