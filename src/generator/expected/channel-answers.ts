import type { Truth } from '../truth/truth.ts'
import { arrivalsOf, journeysFactor, spendFactor, timelineOf } from './arrivals.ts'
import type { ExpectedChannel } from './expected.ts'

/** What each channel spends, and how many of its journeys would not have come without. */
export function channelAnswers(truth: Truth, size: number): readonly ExpectedChannel[] {
  const timeline = timelineOf(truth)
  const { day, share } = arrivalsOf(truth)
  const attribute = truth.attributes.findIndex(({ name }) => name === 'channel')
  const values = truth.attributes[attribute]?.values ?? []
  return truth.channels.map(({ channel, costPerJourney, caused }) => {
    const byDay = share[attribute]?.[values.findIndex(({ value }) => value === channel)]
    let journeys = 0
    let usual = 0
    let spend = 0
    for (let d = 0; d < timeline.length; d++) {
      const here = size * day[d]! * (byDay?.[d] ?? 0)
      const usually = here / journeysFactor(truth, timeline, channel, d)
      journeys += here
      usual += usually
      spend += usually * costPerJourney * spendFactor(truth, timeline, channel, d)
    }
    const because = journeys - usual * (1 - caused)
    return {
      channel,
      journeys,
      spend,
      caused: because,
      causedPerThousand: spend === 0 ? null : (because / spend) * 1000,
    }
  })
}
