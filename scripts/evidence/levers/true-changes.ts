import type { Company } from '../../../src/generator/life/company.ts'
import type { Life } from '../../../src/generator/life/life.ts'
import { lives } from '../../../src/generator/life/lives.ts'
import { foundCompany } from '../../../src/generator/life/prepare.ts'
import type { Truth } from '../../../src/generator/truth/truth.ts'
import { startOfDay } from '../../../src/time/calendar.ts'
import { paidAt } from './paid-at.ts'
import type { Outcome, Regenerated } from './regenerated.ts'

/** A tenth better. */
const SHARE = 0.1
/** Of going live so much is drawn, and then counted as a tenth: chance weighs less. */
const DRAWN_SHARE = 0.9

/** What is done to the steps of a truth, and to how much of what it does there it is counted. */
interface Change {
  readonly lever: string
  readonly stage: string
  readonly changed: Truth
  readonly scale: (went: Went) => number
}

/** Of those who were not done with the stage when the window began: gone on, and lost. */
interface Went {
  readonly before: { on: number; lost: number }
  readonly after: { on: number; lost: number }
}

/**
 * What a change adds that holds for whoever is in a stage on the window's first day or enters it
 * later: the same journeys, one by one, drawn from the same random numbers in another world. Who was
 * done with the stage before the window is as it was.
 */
export function trueChanges(asked: Regenerated): ReadonlyMap<string, Outcome> {
  const { truth, size, seed } = asked
  const effects = new Map<string, Outcome>()
  for (const change of [...meetingChanges(truth), ...liveChanges(truth)]) {
    const [base, other] = [
      foundCompany(truth, size, seed),
      foundCompany(change.changed, size, seed),
    ]
    effects.set(change.lever, differenceOf(base, other, { ...asked, change }))
  }
  return effects
}

function differenceOf(
  base: Company,
  other: Company,
  { window, change }: Regenerated & { readonly change: Change },
): Outcome {
  const { stage } = change
  const start = startOfDay(window.from, base.offsets)
  const end = startOfDay(window.until, base.offsets)
  const went: Went = { before: { on: 0, lost: 0 }, after: { on: 0, lost: 0 } }
  let [wins, running] = [0, 0]
  /** What would have been won before the window is won on its first day. */
  const isWon = (life: Life): number => {
    const won = life.entries.find((entry) => entry.stage === 'commit')?.at ?? Infinity
    return Number(Math.max(won, start) < end)
  }
  const others = lives(other)
  for (const life of lives(base)) {
    const changed: Life = others.next().value
    const done = doneWith(life, stage)
    if (done === null || done.at < start) continue
    const then = doneWith(changed, stage)
    went.before.on += Number(done.isOn)
    went.before.lost += Number(done.isLost)
    went.after.on += Number(then?.isOn)
    went.after.lost += Number(then?.isLost)
    wins += isWon(changed) - isWon(life)
    running += paidAt(changed, window.until) - paidAt(life, window.until)
  }
  const scale = change.scale(went)
  return { wins: scale * wins, running: scale * running }
}

/** When it left a stage, and how; `null`: it never entered it. */
function doneWith({ entries, loss }: Life, stage: string) {
  const at = entries.findIndex((entry) => entry.stage === stage)
  if (at < 0) return null
  const next = entries[at + 1]
  if (next !== undefined) return { at: next.at, isOn: true, isLost: false }
  return { at: loss?.at ?? Infinity, isOn: false, isLost: loss !== null }
}

/** The series of a stage with one meeting fewer, and with each a tenth better. */
function meetingChanges(truth: Truth): readonly Change[] {
  const step = truth.steps.find(({ meetings }) => meetings !== null)
  if (step?.meetings == null) return []
  const { stage, meetings } = step
  const { count, each } = meetings
  const withMeetings = (own: Partial<typeof meetings>): Truth =>
    withStep(truth, stage, (found) => ({ ...found, meetings: { ...meetings, ...own } }))
  return [
    { lever: 'meetings', stage, changed: withMeetings({ count: count - 1 }), scale: () => 1 },
    {
      lever: 'meeting',
      stage,
      changed: withMeetings({ each: Math.min(1, each * (1 + SHARE)) }),
      // As much better as effects leave it.
      scale: ({ before, after }) => ((1 + SHARE) ** count - 1) / (after.on / before.on - 1),
    },
  ]
}

/** A tenth less lost before going live, and a tenth less time to it. */
function liveChanges(truth: Truth): readonly Change[] {
  const stage = 'commit'
  const likelier = withStep(truth, stage, (step) => ({
    ...step,
    chance: step.chance + DRAWN_SHARE * (1 - step.chance),
  }))
  const sooner = { name: 'sooner', when: {}, stages: [stage], from: null, until: null, odds: 1 }
  return [
    {
      lever: 'onboarding',
      stage,
      changed: likelier,
      scale: ({ before, after }) => SHARE / (1 - after.lost / before.lost),
    },
    {
      lever: 'onboarding_days',
      stage,
      changed: { ...truth, effects: [...truth.effects, { ...sooner, time: 1 - SHARE }] },
      scale: () => 1,
    },
  ]
}

type Step = Truth['steps'][number]

function withStep(truth: Truth, stage: string, change: (step: Step) => Step): Truth {
  return {
    ...truth,
    steps: truth.steps.map((step) => (step.stage === stage ? change(step) : step)),
  }
}
