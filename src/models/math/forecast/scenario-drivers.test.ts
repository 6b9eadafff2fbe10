import { describe, expect, it } from 'vitest'
import { parseDay } from '../../../time/calendar.ts'
import { parseChange, type ScenarioChange } from '../../../plans/scenario.ts'
import { evenStand, type LeverStand } from './lever-stand.ts'
import { scenarioDrivers } from './scenario-drivers.ts'

const origin = parseDay('2026-01-01') ?? 0
const stands = ({ lever }: Pick<ScenarioChange, 'lever'>): LeverStand | null => {
  const value = { 'rate:trial': 0.5, 'days:trial': 20, churn: 0.1 }[lever]
  return value === undefined ? null : evenStand(value)
}

function change(lever: string, text: string, more: Partial<ScenarioChange> = {}): ScenarioChange {
  const meant = parseChange(lever, text)
  if (meant === null) throw new Error(`no change of ${lever}: ${text}`)
  const free = { motion: null, from: null, ramp: 0, cost: { once: 0, perMonth: 0 } }
  return { lever, change: meant, ...free, ...more }
}

const driven = (...changes: readonly ScenarioChange[]) =>
  scenarioDrivers(changes, { origin, months: 4, stands })

describe('a scenario', () => {
  it('is there from its month on, as far as its ramp has come', () => {
    const from = parseDay('2026-02-20') ?? 0
    const { drivers } = driven(change('rate:trial', '+30 %', { from, ramp: 2 }))
    expect(drivers).toEqual({ rates: { trial: [1, 1.15, 1.3, 1.3] } })
    const before = driven(change('price', '+30 %', { from: parseDay('2025-12-01') ?? 0, ramp: 3 }))
    expect(before.drivers.price).toEqual([1.2, 1.3, 1.3, 1.3])
  })

  it('is relative, in points or days, or the figure itself, as it is typed', () => {
    const first = (lever: string, text: string): number | undefined => {
      const { rates, days, churn } = driven(change(lever, text)).drivers
      return (rates?.['trial'] ?? days?.['trial'] ?? churn)?.[0]
    }
    expect(first('rate:trial', '+5 pt')).toBe(1.1)
    expect(first('rate:trial', '+60 pt')).toBe(2)
    expect(first('rate:trial', '25%')).toBe(0.5)
    expect(first('days:trial', '-5 days')).toBe(0.75)
    expect(first('days:trial', '-50 days')).toBe(0)
    expect(first('days:trial', '10')).toBe(0.5)
    expect(first('churn', '-4 pt')).toBe(0.6)
  })

  it('multiplies with what else is done to the same lever', () => {
    const { drivers } = driven(change('price', '+10 %'), change('price', '-50 %'))
    expect(drivers.price?.[3]).toBeCloseTo(0.55, 12)
  })

  it('costs from its month on', () => {
    const from = parseDay('2026-03-01') ?? 0
    const { cost } = driven(
      change('price', '+1 %', { from, cost: { once: 7, perMonth: 2 } }),
      change('churn', '-1 %', { cost: { once: 1, perMonth: 0 } }),
    )
    expect(cost).toEqual([1, 0, 9, 2])
  })

  it('says of which levers nobody knows what they stand at', () => {
    const told = driven(change('price', '18000'), change('price', '+10 %'))
    expect(told.unknown.map(({ change: { how } }) => how)).toEqual(['to'])
    expect(told.drivers.price?.[0]).toBe(1.1)
  })
})

it.each([
  ['rate:trial', '+10 %', { how: 'relative', by: 0.1 }],
  ['rate:trial', '−10%', { how: 'relative', by: -0.1 }],
  ['rate:trial', '+2 pt', { how: 'points', by: 0.02 }],
  ['rate:trial', '2 pt', null],
  ['churn', '8 %', { how: 'to', by: 0.08 }],
  ['price', '8 %', null],
  ['price', '+5', null],
  ['price', '+2 pt', null],
  ['days:trial', '-3 d', { how: 'days', by: -3 }],
  ['days', '-3 d', null],
  ['rate:', '+1 %', null],
  ['margin', '+1 %', null],
  ['price', '-101 %', null],
  ['price', '', null],
])('%s %s is %j', (lever, text, meant) => {
  expect(parseChange(lever, text)).toEqual(meant)
})
