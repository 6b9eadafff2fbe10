import type { AnswerEnvelope, AnswerRow } from '../../answers/answer.ts'
import { bowtieChart } from './bowtie-chart.ts'
import type { PlannedLook } from './prepare-steps.ts'
import type { Chart } from '../chart-options.ts'
import { spokenMonth } from '../spoken-month.ts'
import type { Language } from '../../standard/types.ts'

/** What the answer says of each sheet, as far as it is drawn. */
interface DrawnSheet {
  readonly motion: string | null
  readonly stages: readonly DrawnStage[]
}

interface DrawnStage {
  readonly id: string
  readonly label: string
  readonly volume: number | null
  readonly volumeBefore: number | null
  readonly rate: number | null
  readonly rateBefore: number | null
  readonly days: number | null
  readonly money: number | null
}

const looks: Readonly<Record<Language, PlannedLook>> = {
  en: {
    notes: [
      'height is the square root of a month’s journeys, when all that takes time has happened; width is time',
      'the last step is a year: gross retention of what went live',
    ],
    earlierKey: 'without what is set',
    lostKey: 'does not go on',
    spoken: (stage) => spokenMonth(stage, 'en'),
  },
  fr: {
    notes: [
      'hauteur : racine carrée des parcours d’un mois, une fois passé tout ce qui prend du temps ; largeur : durée',
      'le dernier passage est un an : la rétention brute de ce qui a démarré',
    ],
    earlierKey: 'sans ce qui est changé',
    lostKey: 'ne continue pas',
    spoken: (stage) => spokenMonth(stage, 'fr'),
  },
}

/** The plan as a bowtie, whatever view of it is asked for; dashed, what it was without what is set. */
export const planChart: Chart = (envelope, options) => {
  const sheets = sheetsOf(envelope)
  const isSet = Array.isArray(envelope.summary['sets']) && envelope.summary['sets'].length > 0
  return bowtieChart(asBowtie(envelope, sheets, 'after'), {
    ...options,
    ...(isSet ? { compare: asBowtie(envelope, sheets, 'before') } : {}),
    planned: looks[options.lang],
  })
}

function sheetsOf({ summary }: AnswerEnvelope): readonly DrawnSheet[] {
  return Array.isArray(summary['sheets']) ? (summary['sheets'] as readonly DrawnSheet[]) : []
}

const columns = ['stage', 'label', 'entered', 'gone_on', 'rate_naive', 'time_naive_median'] as const

function asBowtie(
  envelope: AnswerEnvelope,
  sheets: readonly DrawnSheet[],
  which: 'before' | 'after',
): AnswerEnvelope {
  const isSeveral = sheets.length > 1
  const names = [...(isSeveral ? ['motion'] : []), ...columns]
  return {
    ...envelope,
    answer: 'bowtie',
    input: { ...envelope.input, view: 'cohort' },
    columns: names.map((name) => ({ name, unit: 'text', label: name })),
    rows: sheets.flatMap(({ motion, stages }) =>
      stages.map((stage, index) => ({
        ...(isSeveral ? { motion } : {}),
        ...rowOf(stage, stages[index + 1], which),
      })),
    ),
  }
}

function rowOf(
  stage: DrawnStage,
  next: DrawnStage | undefined,
  which: 'before' | 'after',
): AnswerRow {
  const volume = (of: DrawnStage): number | null =>
    which === 'after' ? of.volume : of.volumeBefore
  const [entered, goneOn] = [volume(stage), volume(next ?? stage)]
  // What the sheet does not know is drawn as neither gone on nor lost.
  if (entered === null) {
    return { stage: stage.id, label: stage.label, to: next?.id ?? null, known_by: 'counts' }
  }
  return {
    stage: stage.id,
    label: stage.label,
    to: next?.id ?? null,
    entered,
    gone_on: goneOn ?? 0,
    lost: goneOn === null ? 0 : Math.max(0, entered - goneOn),
    open: goneOn === null ? entered : 0,
    rate_naive: goneOn === null ? null : which === 'after' ? stage.rate : stage.rateBefore,
    rate_naive_n: entered,
    time_naive_median: stage.days,
    amount: stage.money === null ? null : stage.money.toFixed(0),
  }
}
