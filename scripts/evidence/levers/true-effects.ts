import { foundCompany } from '../../../src/generator/life/prepare.ts'
import type { Life } from '../../../src/generator/life/life.ts'
import { lives } from '../../../src/generator/life/lives.ts'
import type { Truth } from '../../../src/generator/truth/truth.ts'
import { SECONDS_PER_DAY, startOfDay } from '../../../src/time/calendar.ts'
import { discountAt, paidAt } from './paid-at.ts'
import type { Outcome, Regenerated } from './regenerated.ts'
import { trueChanges } from './true-changes.ts'

/** A tenth more. */
const SHARE = 0.1
/** Drawn, and then counted as a tenth: so many more journeys go on that chance weighs less. */
const DRAWN_SHARE = 0.3
const CENTS = 100
/**
 * Seconds. Who is won sooner by so much was to be won that much after the end: as nothing drifts,
 * those around it tell how many, and tell it of more.
 */
const AROUND = 90 * SECONDS_PER_DAY

/**
 * What a tenth more of each figure adds, by lever: the same company, drawn from the same random
 * numbers, once as it is and once with the change from the window's first day on.
 */
export function trueEffects(asked: Regenerated): ReadonlyMap<string, Outcome> {
  const { truth, size, seed, window } = asked
  const base = foundCompany(truth, size, seed)
  const stages = base.stages.slice(0, base.stages.indexOf('commit'))
  const start = startOfDay(window.from, base.offsets)
  const end = startOfDay(window.until, base.offsets)
  const effects = new Map<string, Outcome>()
  const add = (lever: string, wins: number, running: number): void => {
    const sofar = effects.get(lever) ?? { wins: 0, running: 0 }
    effects.set(lever, { wins: sofar.wins + wins, running: sofar.running + running })
  }
  const isIn = (at: number): boolean => at >= start && at < end
  const gone = new Map(stages.map((stage) => [stage, nothing()]))
  /** Those who go on from a stage in the window, and what becomes of them in it. */
  const pass = (tally: Tally, life: Life, stage: string): void => {
    const [began, left] = passage(life, stage)
    if (began === null || left < start || left >= end) return
    tally.gone += 1
    const won = entered(life, 'commit')
    if (won === null || !isIn(won)) return
    tally.wins += 1
    tally.running += paidAt(life, window.until)
  }
  const opened = { lost: 0, kept: 0, grown: 0 }
  for (const life of lives(base)) {
    for (const [stage, tally] of gone) pass(tally, life, stage)
    const [won, arrived] = [entered(life, 'commit'), life.entries[0]?.at ?? Infinity]
    const paid = paidAt(life, window.until)
    if (won !== null && isIn(won)) {
      if (arrived >= start) add('entering', SHARE, SHARE * paid)
      add('price', 0, SHARE * paid)
      add('discount', 0, SHARE * discountAt(life, window.until))
    }
    if (won !== null) {
      for (const stage of stages) {
        const [began, left] = passage(life, stage)
        if (began === null || left <= start) continue
        const rest = left - Math.max(began, start)
        const wins = Math.abs(won - end) < AROUND ? (SHARE * rest) / (2 * AROUND) : 0
        // Who is won sooner in the window is older at its end: lost and grown as much farther, in whole
        // days, so that nobody comes to a renewal who was not won before it.
        const older = window.until + Math.floor(rest / SECONDS_PER_DAY)
        const aged = isIn(won) ? paidAt(life, older) - paid : 0
        add(`days:${stage}`, wins, (wins * life.amount) / CENTS + SHARE * aged)
      }
    }
    const before = paidAt(life, window.from)
    const first = (firstLine(life)?.amount ?? 0) / CENTS
    opened.lost += Math.max(0, before - paid)
    opened.kept += Math.min(before, paid)
    opened.grown += before > 0 ? Math.max(0, paid - before) * Number(paid > 0) : 0
    add('expansion', 0, paid === 0 ? 0 : SHARE * Math.max(0, paid - (before || first)))
    // Who never goes live is not lost by churn.
    const isLive = (entered(life, 'live') ?? Infinity) < end
    if (won !== null && isIn(won) && isLive) {
      add('gross_retention', 0, SHARE * Math.max(0, first - paid))
    }
  }
  // Who had stayed would have grown like the others.
  add('gross_retention', 0, SHARE * opened.lost * (1 + opened.grown / opened.kept))
  for (const stage of stages) {
    const changed = {
      ...truth,
      steps: truth.steps.map((step) => (step.stage === stage ? likelier(step) : step)),
    }
    const [before, after] = [gone.get(stage) ?? nothing(), nothing()]
    for (const life of lives(foundCompany(changed, size, seed))) pass(after, life, stage)
    // As much likelier as effects and luck leave it; what that adds, for a tenth.
    const scale = SHARE / (after.gone / before.gone - 1)
    const running = scale * (after.running - before.running)
    add(`rate:${stage}`, scale * (after.wins - before.wins), running)
  }
  for (const [lever, { wins, running }] of trueChanges(asked)) add(lever, wins, running)
  return effects
}

interface Tally {
  wins: number
  running: number
  gone: number
}

function nothing(): Tally {
  return { wins: 0, running: 0, gone: 0 }
}

type Step = Truth['steps'][number]

function likelier(step: Step): Step {
  const chance = Math.min(1, step.chance * (1 + DRAWN_SHARE))
  if (step.meetings === null) return { ...step, chance }
  const each = Math.min(1, step.meetings.each * (1 + DRAWN_SHARE) ** (1 / step.meetings.count))
  return { ...step, chance, meetings: { ...step.meetings, each } }
}

function entered(life: Life, stage: string): number | null {
  return life.entries.find((entry) => entry.stage === stage)?.at ?? null
}

/** When it entered a stage, and went on from it; `Infinity`: never. */
function passage(life: Life, stage: string): readonly [start: number | null, end: number] {
  const at = life.entries.findIndex((entry) => entry.stage === stage)
  return [life.entries[at]?.at ?? null, life.entries[at + 1]?.at ?? Infinity]
}

function firstLine({ contract }: Life) {
  return contract?.lines[0]
}
