import { foundCompany } from '../../../src/generator/life/prepare.ts'
import { lives } from '../../../src/generator/life/lives.ts'
import { stream } from '../../../src/generator/draw/stream.ts'
import type { Truth } from '../../../src/generator/truth/truth.ts'
import { scoreOrigins, type OriginOutcome } from '../../../src/models/math/forecast/backtest.ts'
import { chanceOf } from '../../../src/models/math/forecast/chance.ts'
import type { ForecastFacts } from '../../../src/models/math/forecast/facts.ts'
import { fanOf } from '../../../src/models/math/forecast/fan.ts'
import { figureHistory } from '../../../src/models/math/forecast/figure-history.ts'
import { forecastModel } from '../../../src/models/math/forecast/forecast-model.ts'
import { monthsBetween } from '../../../src/models/math/forecast/months-between.ts'
import { pastOrigins } from '../../../src/models/math/forecast/past-origins.ts'
import { rivalFans } from '../../../src/models/math/forecast/rival-fans.ts'
import { simulate } from '../../../src/models/math/forecast/simulate.ts'
import { parseDay, type Day } from '../../../src/time/calendar.ts'
import { livesFacts } from './lives-facts.ts'

export interface Forecasting {
  readonly truth: Truth
  readonly size: number
  readonly seed: number
  readonly origin: string
  readonly until: string
  /** Whether to look back too. */
  readonly isTested?: boolean
}

/** What was forecast of what runs a year after the origin, and what came. */
export interface Outcome {
  readonly wins: number
  readonly before: number
  readonly came: number
  readonly middle: number
  readonly is80: boolean
  readonly is95: boolean
  /** The share of the paths below what came. */
  readonly place: number
  /** Of targets drawn: so many times what ran at the origin, and the chance that was said. */
  readonly targets: readonly { readonly factor: number; readonly chance: number }[]
  /** Of forecasts of its own past: the share within 80 %, and whether that warns. */
  readonly back: { readonly covered: number; readonly isWarned: boolean } | null
}

const MONTHS = 12
const PATHS = 4000
const BACK_PATHS = 1000
const BACK_ORIGINS = 6
const TARGETS = 4
const PURPOSE = 902
const Z80 = 1.2816

export function forecastOutcome(asked: Forecasting): Outcome {
  const { truth, size, seed, isTested = false } = asked
  const [origin, until] = [dayOf(asked.origin), dayOf(asked.until)]
  const company = foundCompany(truth, size, seed)
  const all = [...lives(company)]
  const at = (day: Day): ForecastFacts => livesFacts(company, all, day)
  const facts = at(origin)
  const came = at(until).customers.running
  const simulated = simulate([forecastModel(facts)], { months: MONTHS, paths: PATHS, seed })
  const { quantiles } = fanOf(simulated, 'running')
  const last = (index: number): number => quantiles[index]?.at(-1) ?? 0
  const within = (low: number, high: number): boolean => last(low) <= came && came <= last(high)
  const luck = stream(seed, PURPOSE, 0)
  const before = facts.customers.running
  const targets = Array.from({ length: TARGETS }, () => {
    const factor = 0.8 + 1.6 * luck.uniform()
    return { factor, chance: chanceOf(simulated, 'running', MONTHS - 1, factor * before) }
  })
  return {
    wins: facts.wins.reduce((sum, count) => sum + count, 0),
    before,
    came,
    middle: last(3),
    is80: within(1, 5),
    is95: within(0, 6),
    place: 1 - chanceOf(simulated, 'running', MONTHS - 1, came),
    targets,
    back: isTested ? lookBack(facts, at) : null,
  }
}

/** Forecasts of the company's own past, as `forecast` tests itself. */
function lookBack(facts: ForecastFacts, at: (day: Day) => ForecastFacts): Outcome['back'] {
  const history = figureHistory([facts], 'running')
  const outcomes = pastOrigins([facts], BACK_ORIGINS).map((then): OriginOutcome => {
    const past = at(then)
    const ago = monthsBetween(then, facts.origin)
    const come = history.slice(history.length - ago).slice(0, MONTHS)
    const simulated = simulate([forecastModel(past)], {
      months: come.length,
      paths: BACK_PATHS,
      seed: 1,
    })
    const rivals = rivalFans(figureHistory([past], 'running'), come.length, null)
    return { origin: then, came: come, fans: { parts: fanOf(simulated, 'running'), ...rivals } }
  })
  const { methods } = scoreOrigins('running', outcomes)
  const covered = methods.find(({ method }) => method === 'parts')?.overall.covered80 ?? null
  if (covered === null) return null
  return { covered, isWarned: 0.8 - covered > Z80 * Math.sqrt(0.16 / outcomes.length) }
}

function dayOf(text: string): Day {
  const day = parseDay(text)
  if (day === null) throw new Error(`day must be a date: ${text}`)
  return day
}
