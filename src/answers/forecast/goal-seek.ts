import { z } from 'zod'
import {
  seekGoal,
  type SoughtGoal,
  type SoughtLever,
} from '../../models/math/forecast/seek-goal.ts'
import type { Simulated } from '../../models/math/forecast/simulated.ts'
import type { Language } from '../../standard/types.ts'
import { formatDay } from '../../time/calendar.ts'
import type { Answer, AnswerRow } from '../answer.ts'
import { CallError } from '../call-error.ts'
import { column, machineColumn } from '../columns.ts'
import { askedGoal } from './asked-goal.ts'
import { sayTarget } from './chance-sentence.ts'
import { courseFindings } from './course-findings.ts'
import { courseOptions } from './course-options.ts'
import { courseMoney, sayShare, type Speech } from './course-words.ts'
import { goalOptions, type Goal } from './goal-options.ts'
import { goalSentence } from './goal-sentence.ts'
import { changeWords, leverValue, leverWords } from './lever-told.ts'
import { besideFindings, besideWords, forecastBeside } from './levers-by-parts.ts'
import type { Outlook } from './outlook.ts'
import { stageNames } from './stage-names.ts'
import { isLevel, pathTotals, shareReached } from '../../models/math/forecast/path-totals.ts'
import { feasibleLevers, type FeasibleLever } from './sought-levers.ts'

const { by: _by, paths, ...options } = courseOptions

const input = z.strictObject({
  ...goalOptions,
  chance: z
    .string()
    .default('0.8')
    .meta({
      label: { en: 'chance wanted', fr: 'probabilité voulue' },
      description: 'the chance to bring it to, as 0.8 or 80%',
      french: 'la probabilité à laquelle l’amener, comme 0.8 ou 80%',
      metavar: 'SHARE',
    }),
  within: z
    .array(z.string())
    .default([])
    .meta({
      label: { en: 'within', fr: 'dans les limites' },
      description:
        'how far a lever may go: rate:selection=20%..30% (the figure itself) or price=+0%..+10% (relative); those named alone are sought (default: all, a fifth better); repeatable',
      french:
        'jusqu’où un levier peut aller : rate:selection=20%..30% (le chiffre même) ou price=+0%..+10% (relatif) ; seuls ceux nommés sont cherchés (sinon : tous, d’un cinquième) ; répétable',
      metavar: 'LEVER=LEAST..MOST',
    }),
  cost: z
    .array(z.string())
    .default([])
    .meta({
      label: { en: 'cost', fr: 'coût' },
      description:
        'what moving a lever costs for each per cent (1000/%), point (5000/pt) or day (200/d) of change; repeatable',
      french:
        'ce que coûte un levier pour chaque pour cent (1000/%), point (5000/pt) ou jour (200/d) de changement ; répétable',
      metavar: 'LEVER=MONEY/UNIT',
    }),
  ...options,
  paths: paths.default(4000),
})

const columns = [
  column('name', 'text', { en: 'lever', fr: 'levier' }),
  column('from', 'text', { en: 'now', fr: 'aujourd’hui' }),
  column('to', 'text', { en: 'to', fr: 'à' }),
  column('change', 'text', { en: 'change', fr: 'changement' }),
  column('chance', 'fraction', { en: 'chance', fr: 'probabilité' }),
  column('enough', 'text', { en: 'does it', fr: 'suffit' }),
  column('cost', 'money', { en: 'cost', fr: 'coût' }),
  machineColumn('lever', 'text', { en: 'id', fr: 'identifiant' }),
  machineColumn('factor', 'count', { en: 'factor', fr: 'facteur' }),
  machineColumn('farthest', 'count', { en: 'farthest factor', fr: 'facteur extrême' }),
]

export const goalSeek: Answer<z.infer<typeof input>> = {
  name: 'goal-seek',
  topic: 'ahead',
  title: { en: 'Goal seek', fr: 'Valeur cible' },
  question: {
    en: 'What is the least we must change to hit the number?',
    fr: 'Que faut-il changer au moins pour atteindre l’objectif ?',
  },
  input,
  needs: [],
  profiled: true,
  async run(context, asked) {
    const wanted = wantedOf(asked.chance)
    const { lang, engine } = context
    const { outlook, goal, said, speech, about, state } = await askedGoal(context, asked)
    const findings = courseFindings(engine.catalog, { ...outlook, tested: null })
    const shown = {
      asOf: formatDay(outlook.asked.asOf),
      columns: columns.map((make) => make(lang)),
    }
    if (state.state !== 'ahead') {
      const { rows, summary } = state.told
      return { ...shown, rows, summary: { ...summary, wanted }, findings }
    }
    const beside = forecastBeside(outlook, goal.figure, {
      target: goal.target,
      from: goal.from,
      to: goal.months,
      came: state.now,
    })
    const levers = feasibleLevers(outlook.slices, asked)
    const sought = soughtOf(outlook, goal, { levers, wanted, now: state.now })
    const stage = stageNames(engine.catalog, lang)
    const told = levers.map((lever, at) => leverTold(lever, sought.alone[at], stage, speech))
    return {
      ...shown,
      rows: [...told.toSorted(leastFirst).map(({ row }) => row), togetherRow(sought, levers, lang)],
      summary: {
        sentence: goalSentence(
          {
            goal: sayTarget(said, speech),
            wanted,
            beside: besideWords(beside, speech),
            sought,
            said: told,
          },
          speech,
        ),
        ...about,
        wanted,
        chance: sought.now,
        together: sought.together,
        forecast: beside,
      },
      findings: [...besideFindings(beside, goal.figure), ...findings],
    }
  },
}

function soughtOf(
  { slices, paths: count, seed }: Outlook,
  { figure, months, target, from }: Goal,
  asked: {
    readonly levers: readonly FeasibleLever[]
    readonly wanted: number
    readonly now: number
  },
): SoughtGoal {
  const rest = isLevel(figure) ? target : target - asked.now
  return seekGoal({
    models: slices.map(({ model }) => model),
    month: months - 1,
    figure,
    target,
    wanted: asked.wanted,
    levers: asked.levers,
    chanceIn: (simulated: Simulated) =>
      shareReached(pathTotals(simulated, figure, { from, to: months }), rest),
    paths: count,
    seed,
  })
}

interface LeverTold {
  readonly name: string
  readonly change: string
  readonly row: AnswerRow
  /** Smaller ones stand first. */
  readonly order: readonly number[]
}

/** The least change that does it; where none does, all that the lever may. */
function leverTold(
  { cell, stand }: FeasibleLever,
  sought: SoughtLever | undefined,
  stage: (id: string) => string,
  speech: Speech,
): LeverTold {
  const { lang } = speech
  const factor = sought?.factor ?? sought?.end ?? 1
  const isEnough = sought?.factor != null
  const name = leverWords(cell, stage, lang)
  const after = stand.at(factor)
  const change = changeWords(cell, stand.value, after, lang)
  const chance = (isEnough ? sought.chance : sought?.endChance) ?? null
  const effort = Math.abs(factor - 1)
  return {
    name,
    change,
    order: isEnough ? [0, sought.cost ?? Infinity, effort] : [1, -(chance ?? 0), 0],
    row: {
      name,
      from: leverValue(cell, stand.value, speech),
      to: leverValue(cell, after, speech),
      change,
      chance,
      enough: yesOrNo(isEnough, lang),
      cost: sought?.cost == null ? null : courseMoney(sought.cost),
      lever: cell,
      factor,
      farthest: sought?.end ?? null,
    },
  }
}

/** What does it first, by its cost and then by how little it is; then what comes nearest. */
function leastFirst({ order: one }: LeverTold, { order: two }: LeverTold): number {
  for (const [at, value] of one.entries()) {
    const other = two[at] ?? 0
    if (value !== other) return value < other ? -1 : 1
  }
  return 0
}

function togetherRow(
  { together }: SoughtGoal,
  levers: readonly FeasibleLever[],
  lang: Language,
): AnswerRow {
  const { effort, chance, endChance, cost } = together
  return {
    name: lang === 'fr' ? 'tous ensemble' : 'all together',
    from: null,
    to: null,
    change: togetherChange(effort, lang),
    chance: chance ?? endChance,
    enough: yesOrNo(effort !== null && levers.length > 0, lang),
    cost: cost === null ? null : courseMoney(cost),
    lever: 'together',
    factor: effort,
    farthest: null,
  }
}

function togetherChange(effort: number | null, lang: Language): string {
  const share = sayShare(effort ?? 1, lang)
  return lang === 'fr' ? `${share} du possible` : `${share} of the way`
}

function yesOrNo(isSo: boolean, lang: Language): string {
  if (lang === 'fr') return isSo ? 'oui' : 'non'
  return isSo ? 'yes' : 'no'
}

function wantedOf(text: string): number {
  const [, digits = '', percent = ''] = /^(\d+(?:\.\d+)?)\s*(%?)$/u.exec(text.trim()) ?? []
  const value = percent === '' ? Number(digits) : Number(`${digits}e-2`)
  if (digits !== '' && value > 0 && value < 1) return value
  throw new CallError(
    'bad_option',
    `chance is no share between none and all: ${text}`,
    'write for example 0.8 or 80%',
  )
}
