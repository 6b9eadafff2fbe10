import type { Day } from '../time/calendar.ts'

/** Something done on purpose, as it is typed: what is changed, from when on, and what it costs. */
export interface Scenario {
  /** What `--scenario` takes; unique within a project. */
  readonly id: string
  readonly name: string
  readonly what: readonly ScenarioChange[]
}

export interface ScenarioChange {
  /** `entering`, `rate:<stage>`, `days:<stage>`, `price`, `churn`, `expansion` or `onboarding`. */
  readonly lever: string
  /** `null`: of every motion. */
  readonly motion: string | null
  readonly change: LeverChange
  /** A day of the month in which it begins; `null`: with the forecast. */
  readonly from: Day | null
  /** Months until all of it is there, evenly; 0 and 1: at once. */
  readonly ramp: number
  readonly cost: ScenarioCost
}

/** `to`: the figure itself. `points` are .01; `days` are days. */
export interface LeverChange {
  readonly how: 'relative' | 'points' | 'days' | 'to'
  readonly by: number
}

/** In the project's currency, from the month in which the change begins. */
export interface ScenarioCost {
  readonly once: number
  readonly perMonth: number
}

export type LeverFamily =
  | 'entering'
  | 'rate'
  | 'days'
  | 'price'
  | 'churn'
  | 'expansion'
  | 'onboarding'

const families: readonly string[] = [
  'entering',
  'rate',
  'days',
  'price',
  'churn',
  'expansion',
  'onboarding',
] satisfies readonly LeverFamily[]

/**
 * What kind of lever that is; `null`: none.
 *
 * ```ts
 * leverFamily('rate:selection') // => 'rate'
 * ```
 */
export function leverFamily(lever: string): LeverFamily | null {
  const [family = '', stage] = lever.split(/:(.*)/su)
  const isStaged = family === 'rate' || family === 'days'
  if (!families.includes(family) || isStaged !== (stage !== undefined && stage !== '')) return null
  return family as LeverFamily
}

const CHANGE = /^([+-]?)\s*(\d+(?:\.\d+)?)\s*(%|pt|pts|points?|d|days?)?$/u

/**
 * A change as people write it, `null` where it cannot be meant of that lever: `+10 %` is relative,
 * `+2 pt` are points of a share, `-3 days` are days, and without a sign it is the figure itself.
 *
 * ```ts
 * parseChange('rate:selection', '+10 %') // => { how: 'relative', by: 0.1 }
 * parseChange('days:selection', '-3 days') // => { how: 'days', by: -3 }
 * parseChange('price', '-3 days') // => null
 * ```
 */
export function parseChange(lever: string, text: string): LeverChange | null {
  const family = leverFamily(lever)
  const [, sign = '', digits = '', unit = ''] =
    CHANGE.exec(text.trim().replaceAll('−', '-').replaceAll(/\s+/gu, ' ')) ?? []
  if (family === null || digits === '') return null
  const isShare = ['rate', 'churn', 'expansion', 'onboarding'].includes(family)
  const number = Number(`${sign}${digits}`)
  const hundredth = Number(`${sign}${digits}e-2`)
  if (unit === '%' && sign !== '') {
    return hundredth >= -1 ? { how: 'relative', by: hundredth } : null
  }
  if (unit === '%') return isShare ? { how: 'to', by: hundredth } : null
  if (unit.startsWith('p')) return isShare && sign !== '' ? { how: 'points', by: hundredth } : null
  if (unit.startsWith('d')) {
    if (family !== 'days') return null
    return sign === '' ? { how: 'to', by: number } : { how: 'days', by: number }
  }
  return sign === '' ? { how: 'to', by: number } : null
}

/**
 * `[MOTION.]LEVER=CHANGE`, from the beginning of the forecast on; `null` where it is none.
 *
 * ```ts
 * parseSetChange('field.price=+10%')?.motion // => 'field'
 * ```
 */
export function parseSetChange(text: string): ScenarioChange | null {
  const equals = text.lastIndexOf('=')
  const name = text.slice(0, Math.max(0, equals)).trim()
  const dot = name.lastIndexOf('.')
  const lever = name.slice(dot + 1)
  const change = equals < 1 ? null : parseChange(lever, text.slice(equals + 1))
  if (change === null) return null
  const motion = dot < 0 ? null : name.slice(0, dot)
  return { lever, motion, change, from: null, ramp: 0, cost: { once: 0, perMonth: 0 } }
}

/**
 * As `parseChange` reads it.
 *
 * ```ts
 * changeText('rate:selection', { how: 'relative', by: 0.1 }) // => '+10%'
 * changeText('rate:selection', { how: 'to', by: 0.25 }) // => '25%'
 * ```
 */
export function changeText(lever: string, { how, by }: LeverChange): string {
  const family = leverFamily(lever)
  const sign = by < 0 ? '-' : '+'
  const hundredths = Number((Math.abs(by) * 100).toPrecision(12))
  if (how === 'relative') return `${sign}${hundredths}%`
  if (how === 'points') return `${sign}${hundredths}pt`
  if (how === 'days') return `${sign}${Math.abs(by)}d`
  const isShare = family === 'rate' || family === 'churn' || family === 'expansion'
  return isShare || family === 'onboarding' ? `${hundredths}%` : String(Math.abs(by))
}
