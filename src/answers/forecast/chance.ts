import { z } from 'zod'
import { noneKept } from '../../models/math/forecast/kept-forecast.ts'
import { formatDay } from '../../time/calendar.ts'
import type { Answer, AnswerRow } from '../answer.ts'
import { column, machineColumn } from '../columns.ts'
import { assumption, factorFigure, factorNames } from './assumptions.ts'
import { askedGoal } from './asked-goal.ts'
import { chanceSentence } from './chance-sentence.ts'
import { chanceTold, type ChanceTold } from './chance-told.ts'
import { courseFindings } from './course-findings.ts'
import { courseOptions } from './course-options.ts'
import { courseMoney, type Speech } from './course-words.ts'
import { foreseenTogether, methodOf } from './foreseen.ts'
import { goalOptions } from './goal-options.ts'
import { movedOf } from './moved-chance.ts'
import { movedSentence } from './moved-words.ts'
import type { Outlook } from './outlook.ts'

const { by: _by, ...options } = courseOptions
const input = z.strictObject({ ...goalOptions, ...options })

const columns = [
  column('hinge', 'text', { en: 'hinges on', fr: 'tient à' }),
  column('share', 'fraction', { en: 'share', fr: 'part' }),
  column('assumes', 'text', { en: 'which assumes', fr: 'qui suppose' }),
  column('worst', 'fraction', { en: 'chance at worst', fr: 'probabilité au pire' }),
  column('best', 'fraction', { en: 'at best', fr: 'au mieux' }),
  machineColumn('factor', 'text', { en: 'factor', fr: 'facteur' }),
  machineColumn('value', 'text', { en: 'figure', fr: 'chiffre' }),
  machineColumn('value_low', 'text', { en: 'from', fr: 'de' }),
  machineColumn('value_high', 'text', { en: 'to', fr: 'à' }),
  machineColumn('chance', 'fraction', { en: 'chance', fr: 'probabilité' }),
]

export const chance: Answer<z.infer<typeof input>> = {
  name: 'chance',
  topic: 'ahead',
  title: { en: 'Chance', fr: 'Probabilité' },
  question: {
    en: 'How likely is it that we hit the number, and what does it hinge on?',
    fr: 'Quelle est la probabilité d’atteindre l’objectif, et à quoi tient-elle ?',
  },
  input,
  needs: [],
  profiled: true,
  keeps: true,
  async run(context, asked) {
    const { outlook, goal, said, speech, about, state } = await askedGoal(context, asked)
    const shown = {
      asOf: formatDay(outlook.asked.asOf),
      columns: columns.map((make) => make(context.lang)),
      findings: courseFindings(context.engine.catalog, outlook),
    }
    if (state.state !== 'ahead') return { ...shown, ...state.told }
    const foreseen = foreseenTogether(outlook, goal.months)
    const { methods } = foreseen
    const told = chanceTold(goal, foreseen, state.now)
    const method = methodOf(goal.figure, methods)
    const now = { chance: told.chance, came: state.now, methods }
    const moved = movedOf(goal, outlook, context.kept ?? noneKept, now)
    const likely = chanceSentence({ ...said, method }, state, told, outlook.slices, speech)
    return {
      ...shown,
      rows: told.hinges
        .filter(({ factor, share }) => share > 0 || factor === 'chance')
        .map((hinge) => hingeRow(hinge, told, outlook, speech)),
      summary: {
        sentence: moved === null ? likely : `${likely} ${movedSentence(moved, speech)}`,
        ...about,
        chance: told.chance,
        method,
        now: courseMoney(state.now),
        isMet: state.isMet,
        expected: courseMoney(told.expected),
        low: courseMoney(told.low),
        high: courseMoney(told.high),
        low95: courseMoney(told.low95),
        high95: courseMoney(told.high95),
        median: courseMoney(told.median),
        moved,
        outcome: told.outcome.map(([share, value]) => ({ share, value: courseMoney(value) })),
      },
    }
  },
}

function hingeRow(
  { factor, share, worst, best }: ChanceTold['hinges'][number],
  { chance: whole }: ChanceTold,
  { slices }: Outlook,
  speech: Speech,
): AnswerRow {
  const figure = factorFigure(factor, slices)
  return {
    hinge: factorNames[factor][speech.lang],
    share,
    assumes: assumption(factor, slices, speech),
    worst,
    best,
    factor,
    value: text(figure?.value),
    value_low: text(figure?.low),
    value_high: text(figure?.high),
    chance: whole,
  }
}

function text(value: number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}
