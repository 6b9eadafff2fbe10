import type { ForecastFacts } from '../../models/math/forecast/facts.ts'
import { leverFigure, leversOf } from '../../models/math/forecast/lever-figures.ts'
import { changeFactor } from '../../models/math/forecast/scenario-drivers.ts'
import { leverFamily, parseChange } from '../../plans/scenario.ts'
import type { GoalLever } from '../../models/math/forecast/seek-goal.ts'
import { CallError } from '../call-error.ts'
import { suggestName } from '../input/suggest-name.ts'

export interface FeasibleLever extends GoalLever {
  /** What it stands at. */
  readonly figure: number
}

interface LeverCost {
  readonly amount: number
  readonly unit: '%' | 'pt' | 'd'
}

/** A fifth better, where nothing else is said. */
export const USUAL_RANGE = 0.2

/** The levers that are known here, each with how far it may go: those named, or all of them. */
export function feasibleLevers(
  facts: readonly ForecastFacts[],
  { within, cost }: { readonly within: readonly string[]; readonly cost: readonly string[] },
): readonly FeasibleLever[] {
  const known = leversOf(facts)
  const ranges = pairs('within', within, known, 'rate:selection=20%..30% or price=+0%..+10%')
  const costs = pairs('cost', cost, known, 'rate:selection=5000/pt or price=1000/%')
  const names = ranges.size > 0 ? known.filter((lever) => ranges.has(lever)) : known
  return names.flatMap((lever): readonly FeasibleLever[] => {
    const figure = leverFigure(facts, lever)?.value ?? null
    if (figure === null || figure <= 0) return []
    const range = ranges.get(lever)
    const best = range === undefined ? usual(lever, figure) : bestOf(lever, range, figure)
    const price = costs.get(lever)
    const priced = price === undefined ? {} : { cost: wholeCost(figure, costOf(lever, price)) }
    if (!isBetter(lever, best)) return []
    return [{ cell: lever, figure, least: Math.min(1, best), most: Math.max(1, best), ...priced }]
  })
}

/** Less of it is better. */
export function isOfLess(lever: string): boolean {
  const family = leverFamily(lever)
  return family === 'days' || family === 'churn'
}

/** What it costs to move a lever by its whole. */
function wholeCost(figure: number, { amount, unit }: LeverCost): number {
  return amount * { '%': 100, pt: 100 * figure, d: figure }[unit]
}

function usual(lever: string, figure: number): number {
  return isOfLess(lever) ? 1 - USUAL_RANGE : heldBest(lever, 1 + USUAL_RANGE, figure)
}

/** No share is above all. */
function heldBest(lever: string, best: number, figure: number): number {
  const family = leverFamily(lever)
  const isWhole = family === 'rate' || family === 'onboarding'
  return isWhole ? Math.min(best, 1 / figure) : best
}

function isBetter(lever: string, best: number): boolean {
  return isOfLess(lever) ? best < 1 - 1e-9 : best > 1 + 1e-9
}

/** The end of a range that is better. */
function bestOf(lever: string, range: string, figure: number): number {
  const ends = range.split('..')
  const factors = ends.map((end) => {
    const change = parseChange(lever, end)
    return change === null ? null : changeFactor(lever, change, figure)
  })
  const [one, two] = factors
  if (ends.length !== 2 || one == null || two == null) {
    throw new CallError(
      'bad_option',
      `within is no range of ${lever}: ${range}`,
      'write the least and the most, for example rate:selection=20%..30% or price=+0%..+10%',
    )
  }
  const best = isOfLess(lever) ? Math.min(one, two) : Math.max(one, two)
  return heldBest(lever, best, figure)
}

function costOf(lever: string, text: string): LeverCost {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)(?:\/(%|pt|d|days?))?$/u.exec(text) ?? []
  const family = leverFamily(lever)
  const isShare = ['rate', 'churn', 'expansion', 'onboarding'].includes(family ?? '')
  const named = unit.startsWith('d') ? 'd' : unit === 'pt' ? 'pt' : '%'
  const fits = named === '%' || (named === 'pt' ? isShare : family === 'days')
  if (digits !== '' && fits) return { amount: Number(digits), unit: named }
  throw new CallError(
    'bad_option',
    `cost is none of ${lever}: ${text}`,
    'write money for each per cent of change, as 1000/%, for each point (/pt) or day (/d)',
  )
}

/** `LEVER=VALUE` texts, each of a lever that is known. */
function pairs(
  option: string,
  texts: readonly string[],
  known: readonly string[],
  example: string,
): ReadonlyMap<string, string> {
  return new Map(
    texts.map((text) => {
      const equals = text.indexOf('=')
      const lever = text.slice(0, Math.max(0, equals)).trim()
      if (equals < 1) {
        const remedy = `write for example ${example}`
        throw new CallError('bad_option', `${option} is not LEVER=VALUE: ${text}`, remedy)
      }
      if (!known.includes(lever)) {
        const remedy = suggestName(lever, known)
        throw new CallError('bad_option', `${option} names an unknown lever: ${lever}`, remedy)
      }
      return [lever, text.slice(equals + 1).trim()] as const
    }),
  )
}
