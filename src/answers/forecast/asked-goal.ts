import { formatDay } from '../../time/calendar.ts'
import type { AnswerContext, AnswerTable } from '../answer.ts'
import { pastSentence, unpricedSentence, type GoalSaid } from './chance-sentence.ts'
import { goalState, type GoalState } from './chance-told.ts'
import { courseMoney, type Speech } from './course-words.ts'
import { nothingSentence } from './forecast-sentence.ts'
import { checkGoal, goalOf, type Goal, type GoalInput } from './goal-options.ts'
import { outlookOf, type Outlook, type OutlookInput } from './outlook.ts'

type Ahead = Extract<GoalState, { readonly state: 'ahead' }>

/** What is to be reached, what is foreseen, and where it stands. */
export interface AskedGoal {
  readonly outlook: Outlook
  readonly goal: Goal
  readonly said: GoalSaid
  readonly speech: Speech
  /** What the summary says of the goal, whatever becomes of it. */
  readonly about: Readonly<Record<string, unknown>>
  readonly state: Ahead | Over
}

/** No path can tell of it: what is said instead. */
interface Over {
  readonly state: Exclude<GoalState['state'], 'ahead'>
  readonly told: { readonly rows: AnswerTable['rows']; readonly summary: AnswerTable['summary'] }
}

export async function askedGoal(
  context: AnswerContext,
  input: GoalInput & Omit<OutlookInput, 'by'>,
): Promise<AskedGoal> {
  checkGoal(input)
  const { lang, engine } = context
  const outlook = await outlookOf(context, { ...input, by: [] }, { isTested: true })
  const goal = goalOf(input, outlook.origin)
  const state = goalState(goal, outlook)
  const { figure, target, months } = goal
  const { paths, seed } = outlook
  const until = formatDay(goal.until)
  const origin = formatDay(outlook.origin)
  const said = { figure, target, until, since: input.since ?? null, origin, paths }
  const speech = { lang, currency: engine.catalog.currency }
  const about = {
    figure,
    target: courseMoney(target),
    until,
    origin,
    state: state.state,
    months,
    paths,
    seed,
  }
  const asked = { outlook, goal, said, speech, about }
  if (state.state === 'ahead') return { ...asked, state }
  const came = state.state === 'past' ? state.came : null
  const sentences = {
    past: () => pastSentence(said, came, speech),
    nothing: () => nothingSentence(lang),
    unpriced: () => unpricedSentence(said, speech),
  }
  const sentence = sentences[state.state]()
  const summary = {
    sentence,
    ...about,
    chance: null,
    came: came === null ? null : courseMoney(came),
  }
  return { ...asked, state: { state: state.state, told: { rows: [], summary } } }
}
