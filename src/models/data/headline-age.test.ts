import { describe, expect, it } from 'vitest'
import type { Followed } from '../../engine/engine.ts'
import { HEADLINE_AGES, HEADLINE_SECONDS, headlineAge } from './headline-age.ts'

const DAY = 86_400

describe('headlineAge', () => {
  it('is the first by which nine tenths of all that goes on has gone on', () => {
    const gone = [after(5, 8), after(20, 81), after(200, 11)]
    expect(headlineAge([...gone, open(1000, 100)])).toBe(270)
    // 90 of 100 within 30 days is nine tenths.
    expect(headlineAge([after(5, 9), after(20, 81), after(200, 10), open(1000, 100)])).toBe(30)
  })

  it('looks no further than a tenth of the entries, and twenty of them, could be followed', () => {
    const slow = after(100, 50, 110)
    expect(headlineAge([slow, open(60, 450)])).toBe(90)
    expect(headlineAge([after(100, 50, 130), open(60, 450)])).toBe(120)
    expect(headlineAge([after(100, 49, 130), open(60, 450)])).toBe(60)
    expect(headlineAge([after(100, 19, 130), open(60, 80)])).toBe(60)
    expect(headlineAge([after(100, 20, 130), open(60, 80)])).toBe(120)
  })

  it('is satisfied with half of fewer than forty', () => {
    expect(headlineAge([after(100, 5, 130), open(60, 5)])).toBe(120)
    expect(headlineAge([after(100, 4, 130), open(60, 5)])).toBe(60)
  })

  it('is the longest where nobody goes on, and none where nobody was followed for a day', () => {
    expect(headlineAge([open(400, 30)])).toBe(365)
    expect(headlineAge([open(0.5, 30)])).toBeNull()
    expect(headlineAge([])).toBeNull()
  })
})

function after(days: number, count: number, seen = 1200): Followed {
  return passages('next', days, { count, seen })
}

function open(seen: number, count: number): Followed {
  return passages('open', seen, { count, seen })
}

/** `seen`: for how many days they could be followed. */
function passages(
  outcome: 'next' | 'open',
  days: number,
  { count, seen }: { readonly count: number; readonly seen: number },
): Followed {
  expect(HEADLINE_SECONDS).toHaveLength(HEADLINE_AGES.length)
  return {
    stage: 'education',
    period: null,
    by: [],
    outcome,
    reason: null,
    since: null,
    age: days * DAY,
    cluster: 0,
    count,
    mature: HEADLINE_AGES.map((age) => (seen >= age ? count : 0)),
  }
}
