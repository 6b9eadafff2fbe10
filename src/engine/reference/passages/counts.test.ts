import { DEFAULT_POLICIES } from '../../../standard/policies.ts'
import { describe, expect, it } from 'vitest'
import { zoneOffsets } from '../../../time/zone.ts'
import { EXACT_AGES } from '../../engine.ts'
import type { Question } from '../../engine.ts'
import { countPassages } from './counts.ts'
import type { FullPassage } from './passages.ts'

const HOUR = 3600
const passage: FullPassage = {
  journey: 'a',
  account: null,
  isShared: false,
  stage: 'education',
  entered: 0,
  next: Infinity,
  beyond: Infinity,
  lost: Infinity,
  since: 0,
  observedFrom: null,
  reason: null,
  amount: null,
  slice: { origin: 'web' },
  again: [],
  moved: false,
  outside: false,
}
const question: Question = {
  view: 'cohort',
  asOf: 10,
  path: null,
  stage: null,
  knownBefore: null,
  from: null,
  to: null,
  interval: null,
  by: [],
  where: [],
  scope: [],
  ages: true,
}
const zone = {
  setup: {
    company: 'Any',
    currency: 'EUR',
    timezone: 'UTC',
    dimensions: ['origin'],
    observedUntil: [],
    within: [],
    policies: DEFAULT_POLICIES,
    stages: [],
    dates: [],
  },
  offsets: zoneOffsets('UTC'),
}

function agesOf(passages: readonly FullPassage[], asked = question): number[] {
  return countPassages(passages, asked, zone)
    .flatMap(({ age }) => age ?? [])
    .sort((a, b) => a - b)
}

describe('countPassages', () => {
  it('gives ages to the hour, downwards, above the largest exact slice of a stage', () => {
    const ended = [
      { ...passage, next: 3 * HOUR - 1 },
      { ...passage, lost: -1 },
    ]
    const exact = [...ended, ...Array.from({ length: EXACT_AGES - 2 }, () => passage)]
    expect(agesOf(exact)).toEqual([-1, 3 * HOUR - 1])
    expect(agesOf([...exact, { ...passage, stage: 'commit' }])).toEqual([-1, 3 * HOUR - 1])
    expect(agesOf([...exact, passage])).toEqual([-HOUR, 2 * HOUR])
    const elsewhere = { ...passage, slice: { origin: null } }
    expect(agesOf([...exact, elsewhere], { ...question, by: ['origin'] })).toEqual([
      -1,
      3 * HOUR - 1,
    ])
  })

  it('counts an end that stands before its entry in the period of the entry', () => {
    const entered = 40 * 24 * HOUR
    const counts = countPassages(
      [{ ...passage, entered, next: 0 }],
      { ...question, view: 'period', asOf: 90, interval: 'month' },
      zone,
    )
    expect(counts.map(({ event, period, age }) => [event, period, age])).toEqual([
      ['entered', 31, null],
      ['next', 31, -entered],
    ])
  })
})
