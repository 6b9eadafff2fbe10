import { z } from 'zod'
import type { Catalog } from '../../engine/engine.ts'
import type { Finding } from '../../findings/finding.ts'
import { scenarioTold } from '../../models/math/forecast/scenario-told.ts'
import type { Scenario } from '../../plans/scenario.ts'
import { formatDay } from '../../time/calendar.ts'
import type { Answer, AnswerRow } from '../answer.ts'
import { stageNames } from './stage-names.ts'
import { courseFindings } from './course-findings.ts'
import { courseOptions, figureOption, monthsOption } from './course-options.ts'
import { courseMoney } from './course-words.ts'
import { targetOf } from './goal-options.ts'
import { dayAfter, isNothing, monthStarts, outlookOf, type Outlook } from './outlook.ts'
import { checkScenarios, scenariosAsked, splitFor } from './scenario-asked.ts'
import { scenarioColumns, scenarioRow } from './scenario-columns.ts'
import {
  scenarioCourse,
  togetherOf,
  type Foreseen,
  type ScenarioCourse,
} from '../../models/math/forecast/scenario-course.ts'
import { scenarioStageColumns, scenarioStageRows } from './scenario-stage-rows.ts'
import { besideFindings, besideWords, forecastBeside } from './levers-by-parts.ts'
import { scenarioFindings } from './scenario-findings.ts'
import { simulateSentence } from './simulate-sentence.ts'
import { nothingSentence } from './forecast-sentence.ts'

const { by: _by, ...options } = courseOptions

const input = z.strictObject({
  view: z
    .enum(['end', 'months', 'bowtie'])
    .default('end')
    .meta({
      label: { en: 'view', fr: 'vue' },
      description:
        'end: what each comes to at the end; months: month by month; bowtie: the stages of each',
      french:
        'end : ce à quoi chacun mène à la fin ; months : mois par mois ; bowtie : les étapes de chacun',
      choices: {
        end: { en: 'at the end', fr: 'à la fin' },
        months: { en: 'months', fr: 'mois' },
        bowtie: { en: 'bowtie', fr: 'nœud papillon' },
      },
    }),
  scenario: z
    .array(z.string())
    .default([])
    .meta({
      label: { en: 'scenario', fr: 'scénario' },
      description:
        'a file of scenarios/, by its name (default: all, unless set is given); repeatable',
      french: 'un fichier de scenarios/, par son nom (sinon : tous, sauf avec set) ; répétable',
      metavar: 'NAME',
    }),
  set: z
    .array(z.string())
    .default([])
    .meta({
      label: { en: 'what if', fr: 'et si' },
      description:
        'a lever moved from the first month on: rate:selection=+10% (relative), =+2pt (points), =25% (the figure itself), days:selection=-3d, price, entering, churn, expansion, onboarding; MOTION. before it, of that motion alone; repeatable',
      french:
        'un levier déplacé dès le premier mois : rate:selection=+10% (relatif), =+2pt (points), =25% (le chiffre même), days:selection=-3d, price, entering, churn, expansion, onboarding ; MOTION. devant, de ce seul mouvement ; répétable',
      metavar: '[MOTION.]LEVER=CHANGE',
    }),
  figure: figureOption,
  target: z
    .string()
    .optional()
    .meta({
      label: { en: 'target', fr: 'objectif' },
      description: 'money of the figure: how likely each reaches it',
      french: 'un montant de la grandeur : avec quelle probabilité chacun l’atteint',
      metavar: 'MONEY',
    }),
  months: monthsOption,
  ...options,
})

export type SimulateInput = z.infer<typeof input>

export const simulate: Answer<SimulateInput> = {
  name: 'simulate',
  topic: 'ahead',
  title: { en: 'Simulate', fr: 'Simuler' },
  question: {
    en: 'What would come of what we might do, beside what is expected?',
    fr: 'Que donnerait ce que nous pourrions faire, à côté de ce qui est attendu ?',
  },
  input,
  needs: [],
  profiled: true,
  supposed: true,
  async run(context, asked) {
    const target = asked.target === undefined ? null : targetOf(asked.target)
    const { engine, lang } = context
    const { catalog } = engine
    const scenarios = scenariosAsked(asked, context.scenarios ?? [], lang)
    const outlook = await outlookOf(context, { ...asked, by: [] }, { isTested: true })
    const by = splitFor(scenarios, catalog)
    const apart = by.length === 0 ? null : await outlookOf(context, { ...asked, by })
    checkScenarios(scenarios, knownIn(outlook, apart))
    const foreseen = { ...outlook, ...(apart === null ? {} : { motions: apart.slices }) }
    const courses = coursesOf(foreseen, asked.months, scenarios, lang)
    const speech = { lang, currency: catalog.currency }
    const { figure, months, view } = asked
    const until = dayAfter(outlook.origin, months)
    const span = { from: 0, to: months, came: 0 }
    const beside = forecastBeside(outlook, figure, { ...span, target: null })
    const told = { figure, until, months, target, courses, beside: besideWords(beside, speech) }
    const starts = monthStarts(outlook.origin, months)
    const [baseline] = courses
    const label = stageNames(catalog, lang)
    const scenariosTold = courses.map((course) => {
      const { stages, ...rest } = scenarioTold(course, baseline ?? course, told)
      return { ...rest, stages: stages.map((stage) => ({ ...stage, label: label(stage.id) })) }
    })
    const columns =
      view === 'bowtie'
        ? scenarioStageColumns(lang)
        : scenarioColumns({ figure, view, until, target }, lang)
    return {
      asOf: formatDay(outlook.asked.asOf),
      columns,
      rows:
        view === 'bowtie'
          ? scenariosTold.flatMap(scenarioStageRows)
          : endsOf(asked).flatMap((to) =>
              courses.map((course): AnswerRow => {
                const cells = scenarioRow(course, baseline ?? course, { figure, target, to })
                const month = formatDay(starts[to - 1] ?? outlook.origin)
                const row: AnswerRow = { ...cells, month }
                return Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? null]))
              }),
            ),
      summary: {
        sentence: isNothing(outlook.slices)
          ? nothingSentence(lang)
          : simulateSentence(told, speech),
        view,
        figure,
        origin: formatDay(outlook.origin),
        until,
        months,
        target: target === null ? null : courseMoney(target),
        paths: outlook.paths,
        seed: outlook.seed,
        scenarios: scenariosTold,
        forecast: beside,
        facts: outlook.slices.map(({ facts }) => facts),
        motions: apart?.slices.map(({ facts }) => facts) ?? null,
      },
      findings: [
        ...scenarioFindings(scenarios, courses, {
          origin: outlook.origin,
          until: starts.at(-1) ?? 0,
        }),
        ...besideFindings(beside, figure),
        ...lacksOf(catalog, outlook, apart),
      ],
    }
  },
}

/** After how many months rows tell what came of each. */
function endsOf({ view, months }: Pick<SimulateInput, 'view' | 'months'>): readonly number[] {
  return view === 'end' ? [months] : Array.from({ length: months }, (_, at) => at + 1)
}

/** The baseline, each scenario, and all of them together. */
function coursesOf(
  foreseen: Foreseen,
  months: number,
  scenarios: readonly Scenario[],
  lang: 'en' | 'fr',
): readonly ScenarioCourse[] {
  const usual = {
    id: 'baseline',
    name: lang === 'fr' ? 'sans rien changer' : 'as things are',
    what: [],
  }
  const all = togetherOf(scenarios, lang === 'fr' ? 'tous ensemble' : 'all together')
  return [usual, ...scenarios, ...(scenarios.length > 1 ? [all] : [])].map((scenario) =>
    scenarioCourse(foreseen, months, scenario),
  )
}

/** What the forecast lacks, and what it lacks only where motions are forecast apart. */
function lacksOf(catalog: Catalog, outlook: Outlook, apart: Outlook | null): readonly Finding[] {
  const whole = courseFindings(catalog, { ...outlook, tested: null })
  if (apart === null) return whole
  const said = new Set(whole.map(({ code, where }) => `${code} ${where}`))
  const more = courseFindings(catalog, { ...apart, tested: null })
  return [...whole, ...more.filter(({ code, where }) => !said.has(`${code} ${where}`))]
}

function knownIn({ slices }: Outlook, apart: Outlook | null) {
  const stages = slices.flatMap(({ facts }) => facts.stages.map(({ id }) => id))
  const motions = apart?.slices.flatMap(({ facts }) => facts.by[0] ?? []) ?? []
  return { stages: [...new Set(stages)], motions }
}
