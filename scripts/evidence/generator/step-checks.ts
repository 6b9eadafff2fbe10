import type { Life } from '../../../src/generator/life/life.ts'
import { multiplyOdds } from '../../../src/generator/draw/odds.ts'
import type { Duration, Truth } from '../../../src/generator/truth/truth.ts'
import { chiSquareTest, chiSquareUpper } from '../../../src/stats/chi-square.ts'
import { erlangCdf } from '../../../src/stats/erlang.ts'
import { kolmogorovSmirnov } from '../../../src/stats/kolmogorov-smirnov.ts'
import { logNormalCdf } from '../../../src/stats/log-normal.ts'
import { weibullCdf } from '../../../src/stats/weibull.ts'
import { dayOfInstant, parseDay } from '../../../src/time/calendar.ts'
import { zoneOffsets } from '../../../src/time/zone.ts'

/** A name and the chance of as much distance between lives and truth. */
export type Check = readonly [name: string, p: number]

/** What happened in one stage. */
interface Passage {
  readonly life: Life
  readonly day: number
  readonly seconds: number | null
  readonly isSkip: boolean
  readonly isLost: boolean
}

export function stepChecks(truth: Truth, lives: readonly Life[]): readonly Check[] {
  return truth.steps.flatMap((step, index): readonly Check[] => {
    const passages = passagesOf(truth, lives, index)
    const on = passages.filter(({ seconds, isLost }) => seconds !== null && !isLost)
    const off = passages.filter(({ seconds, isLost }) => seconds === null || isLost)
    const lost = off.filter(({ isLost }) => isLost)
    const checks: Check[] = []
    if (step.meetings === null) {
      const chances = passages.map((passage) => chanceOf(truth, index, passage).chance)
      const goneOn = passages.map(({ seconds, isLost }) => seconds !== null && !isLost)
      checks.push(
        [
          `${step.stage}: chance`,
          byGroups(
            passages.map(({ life }) => life.values[0]!),
            goneOn,
            chances,
          ),
        ],
        [
          `${step.stage}: lost`,
          chiSquareTest(
            [lost.length, off.length - lost.length],
            [step.lost, 1 - step.lost].map((share) => share * off.length),
          ),
        ],
        [
          `${step.stage}: time`,
          kolmogorovSmirnov(
            on.map((passage) => passage.seconds! / 86_400 / chanceOf(truth, index, passage).time),
            (x) => durationCdf(step.time, x),
          ),
        ],
        [
          `${step.stage}: time until lost`,
          kolmogorovSmirnov(
            lost.map(({ seconds }) => seconds! / 86_400),
            (x) => durationCdf(step.timeLost, x),
          ),
        ],
      )
    }
    if (step.skip > 0) {
      const skipped = on.filter(({ isSkip }) => isSkip).length
      checks.push([
        `${step.stage}: skip`,
        chiSquareTest(
          [skipped, on.length - skipped],
          [step.skip, 1 - step.skip].map((share) => share * on.length),
        ),
      ])
    }
    if (step.reasons.length > 1) {
      const counts = step.reasons.map(
        ({ value }) => lost.filter(({ life }) => life.loss?.reason === value).length,
      )
      checks.push([
        `${step.stage}: reasons`,
        chiSquareTest(
          counts,
          step.reasons.map(({ share }) => share * lost.length),
        ),
      ])
    }
    return checks
  })
}

export function meetingChecks(truth: Truth, lives: readonly Life[]): readonly Check[] {
  const { count, each, gap } = truth.steps.find(({ meetings }) => meetings !== null)!.meetings!
  const series = lives.filter(({ meetings }) => meetings.length > 0)
  const held = Array.from({ length: count }, (_, nth) =>
    series.flatMap(({ meetings }) => meetings.slice(nth, nth + 1)),
  )
  const gaps = series.flatMap(({ entries, meetings }) => {
    const start = entries.find(({ stage }) => stage === 'selection')!.at
    return meetings.map(({ at }, nth) => at - (meetings[nth - 1]?.at ?? start))
  })
  const all = held.flatMap((some, nth) => some.map(({ isGood }) => ({ nth, isGood })))
  return [
    [
      'meetings: each',
      byGroups(
        all.map(({ nth }) => nth),
        all.map(({ isGood }) => isGood),
        all.map(() => each),
      ),
    ],
    [
      'meetings: gap',
      kolmogorovSmirnov(
        gaps.map((seconds) => seconds / 86_400),
        (x) => durationCdf(gap, x),
      ),
    ],
  ]
}

/** With luck z the chances of both steps move together; over z by the midpoint rule. */
export function luckCheck(truth: Truth, lives: readonly Life[]): Check {
  const [first, second] = truth.steps.map(({ chance }) => chance)
  const expected = [0, 0, 0]
  for (let z = -8; z < 8; z += 0.01) {
    const weight = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * 0.01 * lives.length
    const [a, b] = [first!, second!].map((chance) => multiplyOdds(chance, Math.exp(truth.luck * z)))
    expected[0]! += weight * (1 - a!)
    expected[1]! += weight * a! * (1 - b!)
    expected[2]! += weight * a! * b!
  }
  const reached = [1, 2, 3].map(
    (count) => lives.filter(({ entries }) => Math.min(entries.length, 3) === count).length,
  )
  return ['luck: chances of two steps', chiSquareTest(reached, expected)]
}

/** Each group's count against the sum of its chances, together. */
export function byGroups(
  groups: readonly number[],
  happened: readonly boolean[],
  chances: readonly number[],
): number {
  const sums = new Map<number, { more: number; variance: number }>()
  groups.forEach((group, nth) => {
    const sum = sums.get(group) ?? { more: 0, variance: 0 }
    sum.more += Number(happened[nth]) - chances[nth]!
    sum.variance += chances[nth]! * (1 - chances[nth]!)
    sums.set(group, sum)
  })
  const value = [...sums.values()].reduce(
    (sum, { more, variance }) => sum + more ** 2 / variance,
    0,
  )
  return chiSquareUpper(value, sums.size)
}

export function durationCdf(time: Duration, days: number): number {
  switch (time.kind) {
    case 'lognormal':
      return logNormalCdf(days, time)
    case 'weibull':
      return weibullCdf(days, time)
    case 'erlang':
      return erlangCdf(days, time)
    case 'mixture':
      return time.parts.reduce((sum, part) => sum + part.share * durationCdf(part.time, days), 0)
  }
}

function passagesOf(truth: Truth, lives: readonly Life[], index: number): readonly Passage[] {
  const { stage } = truth.steps[index]!
  const after = truth.steps[index + 1]?.stage ?? 'impact'
  const offsets = zoneOffsets(truth.timezone)
  return lives.flatMap((life) => {
    const place = life.entries.findIndex((entry) => entry.stage === stage)
    const entry = life.entries[place]
    if (entry === undefined) return []
    const next = life.entries[place + 1]
    const isLost = next === undefined && life.loss !== null && life.loss.stage === stage
    const end = isLost ? life.loss?.at : next?.at
    return {
      life,
      day: dayOfInstant(entry.at, offsets),
      seconds: end === undefined ? null : end - entry.at,
      isSkip: next !== undefined && next.stage !== after,
      isLost,
    }
  })
}

function chanceOf(truth: Truth, index: number, { life, day }: Passage) {
  const step = truth.steps[index]!
  const acting = truth.effects.filter(({ stages, from, when }) => {
    const dated = from === null || day >= parseDay(from)!
    const meant = Object.entries(when).every(([name, values]) => {
      const attribute = truth.attributes.findIndex((found) => found.name === name)
      return values.includes(truth.attributes[attribute]!.values[life.values[attribute]!]!.value)
    })
    return stages.includes(step.stage) && dated && meant
  })
  const years = (day - parseDay(truth.from)!) / 365.25
  const odds = acting.reduce((product, effect) => product * effect.odds, step.oddsPerYear ** years)
  return {
    chance: multiplyOdds(step.chance, odds),
    time: acting.reduce((product, effect) => product * effect.time, 1),
  }
}
