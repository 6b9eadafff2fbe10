import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AfterMeeting, MeetingStep } from '../../engine/meetings.ts'
import { HEADLINE_AGES } from '../data/headline-age.ts'
import { equalMeetings, meetingPlaces, meetingsToWin, placeAges } from './meeting-chain.ts'

/** Everybody could be followed for ever. */
function step(place: number, after: AfterMeeting, count: number, age = 5): MeetingStep {
  return { by: [], place, after, age, count, mature: HEADLINE_AGES.map(() => count) }
}

/** Of 100, all meet; each meeting goes well for nine of ten. */
const nines = [
  step(0, 'meeting', 100),
  step(1, 'meeting', 90),
  step(1, 'lost', 10),
  step(2, 'meeting', 81),
  step(2, 'lost', 9),
  step(3, 'won', 72.9),
  step(3, 'lost', 8.1),
]

describe('a series of meetings', () => {
  it('is told place by place', () => {
    const places = meetingPlaces(nines, placeAges(nines))
    expect(places.map(({ held, rate }) => [held, rate.value])).toEqual([
      [100, 1],
      [100, 0.9],
      [90, expect.closeTo(0.9, 12)],
      [81, expect.closeTo(0.9, 12)],
    ])
    expect(places.map(({ gapMedian }) => gapMedian)).toEqual([5, 5, 5, 5])
    expect(places[1]?.lostShare).toBeCloseTo(10 / 27.1, 12)
  })

  it('is, as equal meetings, the root of the win rate', () => {
    expect(equalMeetings(nines, 0.729)).toEqual({
      count: 3,
      winRate: 0.729,
      each: expect.closeTo(0.9, 12),
      oneFewer: expect.closeTo(0.81, 12),
      tenthBetter: expect.closeTo(0.99 ** 3, 12),
    })
    expect(equalMeetings(nines, 0)).toBeNull()
    expect(equalMeetings([step(0, 'won', 5)], 0.5)).toBeNull()
  })

  it('takes the meetings of those who were won', () => {
    expect(meetingsToWin([step(0, 'won', 90), step(2, 'won', 3), step(5, 'won', 2)])).toBe(2)
  })

  it('does not take who is open for who is lost', () => {
    const open = {
      ...step(1, 'open', 50, 2),
      mature: HEADLINE_AGES.map((age) => (age <= 1 ? 50 : 0)),
    }
    const places = meetingPlaces([...nines, open], placeAges([...nines, open]))
    expect(places[1]?.rate.value).toBeGreaterThan(0.88)
    expect(places[1]?.rateNaive).toBeCloseTo(0.6, 12)
  })

  it('accounts for everybody, whatever happened', () => {
    const some = fc.record({
      place: fc.nat(4),
      after: fc.constantFrom<AfterMeeting>('meeting', 'won', 'lost', 'open'),
      age: fc.nat(400),
      count: fc.integer({ min: 1, max: 40 }),
    })
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), (told) => {
        const steps = told.map(({ place, after, age, count }) => step(place, after, count, age))
        const places = meetingPlaces(steps, placeAges(steps))
        const all = steps.reduce((sum, { count }) => sum + count, 0)
        expect(places.reduce((sum, { held }) => sum + held, 0)).toBe(all)
        for (const { held, another, won, lost, open, rate } of places) {
          expect(another + won + lost + open).toBe(held)
          expect(rate.value ?? 0).toBeGreaterThanOrEqual(0)
          expect(rate.value ?? 0).toBeLessThanOrEqual(1 + 1e-12)
        }
      }),
    )
  })
})
