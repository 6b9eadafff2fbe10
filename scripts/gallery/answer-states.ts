import type { AnswerEnvelope, AnswerRow } from '../../src/answers/answer.ts'
import { madeCompare } from '../../src/charts/goldens/made-compare.ts'
import { madeGaps, madeKnot, madeReconcile } from '../../src/charts/goldens/made-reconcile.ts'
import {
  madeCohorts,
  madeRenewals,
  madeRetention,
  madeRevenue,
  madeStates,
} from '../../src/charts/goldens/made-money.ts'
import { madeForecast } from '../../src/charts/goldens/made-course.ts'
import { madeChance, madeGoal } from '../../src/charts/goldens/made-goal.ts'
import { madeSimulation } from '../../src/charts/goldens/made-simulation.ts'
import { madeCurve, madeLifetime } from '../../src/charts/goldens/made-lifetime.ts'
import {
  madeAccounts,
  madePolicies,
  madeRestatement,
} from '../../src/charts/goldens/made-definitions.ts'
import { madeCheck, madeMarks, madeScores } from '../../src/charts/goldens/made-loop.ts'
import { madeLevers, madeMeetings } from '../../src/charts/goldens/made-levers.ts'
import { madePlan } from '../../src/charts/goldens/made-plan.ts'
import { madeCourse, madePurchases } from '../../src/charts/goldens/made-purchases.ts'
import { madeChange, madeTransition, madeTrend } from '../../src/charts/goldens/made-plots.ts'
import { madeFacts } from '../../src/models/math/forecast/made-facts.ts'
import { madeBowtie, madeFindings, madeProject, madeRows } from './made-up.ts'
import type { GalleryState } from './states.ts'

const usual = [12_400, 3136, 1249, 611, 146, 131, 105, 37, 15]
const tera = [1e12, 4e11, 8e10, 2e10, 3e9, 2e9, 1.5e9, 6e8, 12]
const strangeNames = ['"Quoted" & <b>bold</b>', '🚢 Harbor 👩‍👩‍👧', 'شركة الميناء', "O'Brien; drop--"]
const findings = madeTable(
  'findings',
  '1 error, 1 warning, 1 note.',
  madeFindings(3).map((finding): AnswerRow => ({ ...finding })),
)
const slices = ['small', 'mid', 'a name that is rather long for a slice', null, ...strangeNames]
const facts = [madeFacts({ arrivals: 300, goesOn: 0.3, customers: 120 })]
const rows = `&ref=${encodeURIComponent('bowtie/selection?asOf=2026-10-01&view=cohort')}`

/** What an answer with a picture is asked, where it has no stage. */
const asked: Readonly<Record<string, string>> = {
  compare: '&against=to%3D2026-04-01',
  levers: '',
  meetings: '&stage=selection',
  revenue: '',
  retention: '',
  reconcile: '',
  lifetime: '',
  loop: '',
  plan: '',
  purchases: '',
  forecast: '',
  chance: '&target=1500000&byDate=2027-11-01',
  'goal-seek': '&target=1600000&byDate=2027-11-01',
  simulate: '',
}

/** The states of the pages that every answer has. */
export const answerStates: readonly GalleryState[] = [
  { ...state('answers', 'answers', madeRows), ready: 'main li' },
  drawn('transition', madeTransition('en')),
  drawn('transition-sliced', madeTransition('en', { slices, skipped: 0.3 })),
  drawn('transition-few', madeTransition('en', { entered: 4 })),
  drawn('trend', madeTrend('en')),
  drawn('trend-sliced', madeTrend('en', { slices, unit: 'count' })),
  drawn('trend-unjudged', madeTrend('en', { isJudged: false, unit: 'days' })),
  drawn('change', madeChange('en')),
  drawn('change-sliced', madeChange('en', slices)),
  drawn('compare', madeCompare('en')),
  definitions('compare-policies', madePolicies('en'), 'policies'),
  definitions('compare-accounts', madeAccounts('en'), 'accounts'),
  definitions('compare-revenue', madeRestatement('en'), 'revenue&interval=quarter'),
  drawn('levers', madeLevers('en')),
  drawn('levers-sliced', madeLevers('en', slices)),
  drawn('meetings', madeMeetings('en')),
  drawn('meetings-sliced', madeMeetings('en', slices)),
  drawn('revenue', madeRevenue('en')),
  drawn('revenue-sliced', madeRevenue('en', slices)),
  drawn('retention', madeRetention('en')),
  drawn('retention-sliced', madeRetention('en', slices)),
  drawn('renewals', madeRenewals('en')),
  drawn('renewals-sliced', madeRenewals('en', slices)),
  drawn('states', madeStates('en')),
  drawn('states-sliced', madeStates('en', slices)),
  drawn('cohorts', madeCohorts('en')),
  drawn('lifetime', madeLifetime('en')),
  drawn('lifetime-sliced', madeLifetime('en', slices)),
  drawn('lifetime-curve', madeCurve('en')),
  drawn('lifetime-curve-sliced', madeCurve('en', { slices })),
  drawn('purchases', madePurchases('en')),
  drawn('purchases-sliced', madePurchases('en', slices)),
  drawn('purchases-course', madeCourse('en')),
  drawn('purchases-course-sliced', madeCourse('en', slices)),
  drawn('cohorts-many', madeCohorts('en', { cohorts: 36 })),
  drawn('reconcile', madeReconcile('en')),
  drawn('reconcile-accounts', madeGaps('en', 30)),
  drawn('reconcile-knot', madeKnot('en')),
  drawn('loop', madeMarks('en')),
  drawn('loop-retention', madeMarks('en', 'retention')),
  drawn('loop-scores', madeScores('en')),
  drawn('loop-check', madeCheck('en')),
  drawn('forecast', madeForecast('en')),
  drawn('forecast-sliced', madeForecast('en', { slices, figure: 'bookings' })),
  drawn('forecast-parts', madeForecast('en', { view: 'parts' })),
  drawn('forecast-past', madeForecast('en', { view: 'backtest' })),
  drawn('forecast-new', madeForecast('en', { isNew: true, figure: 'cash' })),
  drawn('chance', madeChance('en')),
  drawn('chance-none', madeChance('en', 9_000_000)),
  drawn('goal-seek', madeGoal('en')),
  drawn('simulate', madeSimulation('en', { target: 1_600_000, facts })),
  drawn('simulate-none', madeSimulation('en', { count: 0, facts })),
  drawn('simulate-bowtie', madeSimulation('en', { view: 'bowtie', count: 2, facts })),
  drawn('plan', madePlan('en')),
  { ...drawn('plan-set', madePlan('en', { win: 0.4 })), query: '&set=rate%3Aselection%3D40%25' },
  drawn('plan-motions', madePlan('en', { motions: ['self_serve', 'inside_sales', null] })),
  drawn('plan-lacking', madePlan('en', { lacks: true })),
  state('answer-bowtie', 'answers/bowtie', madeBowtie(usual)),
  {
    ...state('answer-findings', 'answers/findings', { ...findings, findings: madeFindings(3) }),
  },
  { ...state('answer-rows', 'answers/explain', madeRows), query: `${rows}&limit=20` },
  { ...state('answer-to-fill-in', 'answers/explain', madeRows), ready: '[data-part=waiting]' },
  {
    ...state('answer-empty', 'answers/findings', madeTable('findings', 'Nothing was found.', [])),
    ready: '[data-part=empty]',
  },
  {
    ...state('answer-loading', 'answers/bowtie', madeRows),
    ready: 'main summary',
    answer: () => new Promise(() => {}),
  },
  {
    ...state('answer-error', 'answers/bowtie', madeRows),
    ready: '[role=alert]',
    answer: async () => ({
      error: {
        code: 'unknown_dimension',
        message: 'unknown dimension: orign',
        remedy: 'did you mean origin? known: motion, origin',
      },
    }),
  },
  {
    ...state(
      'answer-strange-names',
      'answers/bowtie',
      madeBowtie(tera, { name: 'account', values: strangeNames }),
    ),
    query: '&by=account&where=account%3D&where=account%3D%F0%9F%9A%A2',
    project: madeProject([{ name: 'account', values: strangeNames }]),
  },
]

/** A page with a picture of its own. */
function drawn(name: string, envelope: AnswerEnvelope): GalleryState {
  const given = state(`answer-${name}`, `answers/${envelope.answer}`, envelope)
  const query = `${asked[envelope.answer] ?? '&stage=education'}&from=2026-04-01`
  return { ...given, query, ready: '.picture svg' }
}

/** Two definitions side by side. */
function definitions(name: string, envelope: AnswerEnvelope, show: string): GalleryState {
  const query = `&against=profile%3Dstripe&profile=board&show=${show}`
  return { ...drawn(name, envelope), query }
}

function state(name: string, path: string, envelope: AnswerEnvelope): GalleryState {
  return {
    name,
    path,
    ready: 'main[aria-busy=false]:has([data-part=sentence])',
    project: madeProject([
      { name: 'segment', values: ['small', 'large'] },
      { name: 'channel', values: ['paid'] },
    ]),
    answer: async () => envelope,
  }
}

function madeTable(answer: string, sentence: string, made: readonly AnswerRow[]): AnswerEnvelope {
  const names = ['severity', 'code', 'where', 'rows', 'message', 'effect', 'ref'] as const
  return {
    ...madeRows,
    answer,
    columns: names.map((name) => ({
      name,
      label: name,
      unit: name === 'rows' ? 'count' : name === 'ref' ? 'ref' : 'text',
    })),
    rows: made,
    summary: { sentence },
  }
}
