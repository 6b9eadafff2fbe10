import type { ForeseenSlice } from '../../models/math/forecast/course-together.ts'
import { leversOf } from '../../models/math/forecast/lever-figures.ts'
import { leverStand, type LeverStand } from '../../models/math/forecast/lever-stand.ts'
import { changeFactor } from '../../models/math/forecast/scenario-drivers.ts'
import { leverFamily, parseChange } from '../../plans/scenario.ts'
import type { GoalLever } from '../../models/math/forecast/seek-goal.ts'
import { CallError } from '../call-error.ts'
import { suggestName } from '../input/suggest-name.ts'

export interface FeasibleLever extends GoalLever {
  readonly stand: LeverStand
}

interface LeverCost {
  readonly amount: number
  readonly unit: '%' | 'pt' | 'd'
}

/** A fifth better, where nothing else is said. */
export const USUAL_RANGE = 0.2

/** The levers that are known here, each with how far it may go: those named, or all of them. */
export function feasibleLevers(
  slices: readonly ForeseenSlice[],
  { within, cost }: { readonly within: readonly string[]; readonly cost: readonly string[] },
): readonly FeasibleLever[] {
  const known = leversOf(slices.map(({ facts }) => facts))
  const ranges = pairs('within', within, known, 'rate:selection=20%..30% or price=+0%..+10%')
  const costs = pairs('cost', cost, known, 'rate:selection=5000/pt or price=1000/%')
  const names = ranges.size > 0 ? known.filter((lever) => ranges.has(lever)) : known
  return names.flatMap((lever): readonly FeasibleLever[] => {
    const stand = leverStand(slices, lever)
    if (stand === null || stand.value <= 0) return []
    const range = ranges.get(lever)
    const best = range === undefined ? usual(lever, stand) : bestOf(lever, range, stand)
    const price = costs.get(lever)
    const priced = price === undefined ? {} : { cost: movingCost(stand, costOf(lever, price)) }
    if (!isBetter(lever, best)) return []
    return [{ cell: lever, stand, least: Math.min(1, best), most: Math.max(1, best), ...priced }]
  })
}

/** Less of it is better. */
export function isOfLess(lever: string): boolean {
  const family = leverFamily(lever)
  return family === 'days' || family === 'churn'
}

/** What it costs to move a lever by a factor. */
function movingCost({ value, at }: LeverStand, { amount, unit }: LeverCost) {
  const each = amount * { '%': 100 / value, pt: 100, d: 1 }[unit]
  return (factor: number): number => each * Math.abs(at(factor) - value)
}

function usual(lever: string, { value, factorOf }: LeverStand): number {
  return isOfLess(lever)
    ? factorOf((1 - USUAL_RANGE) * value)
    : heldBest(lever, 1 + USUAL_RANGE, value)
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
function bestOf(lever: string, range: string, stand: LeverStand): number {
  const ends = range.split('..')
  const factors = ends.map((end) => {
    const change = parseChange(lever, end)
    return change === null ? null : changeFactor(lever, change, stand)
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
  return heldBest(lever, best, stand.value)
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
