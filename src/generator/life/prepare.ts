import { parseDay, startOfDay } from '../../time/calendar.ts'
import type { Day } from '../../time/calendar.ts'
import { zoneOffsets } from '../../time/zone.ts'
import type { ZoneOffset } from '../../time/zone.ts'
import { multinomial } from '../draw/multinomial.ts'
import { purpose } from '../draw/purpose.ts'
import { stream } from '../draw/stream.ts'
import { DAYS_PER_MONTH } from '../truth/spans.ts'
import type { Truth } from '../truth/truth.ts'
import { dayWeights, liftsByDay, mixByDay } from './arrivals.ts'
import type { Days } from './arrivals.ts'
import type { Company, PreparedCampaign, PreparedOffer, PreparedStep } from './company.ts'
import { peopleOf } from './people.ts'
import { prepareWhen } from './when.ts'

/** A company of `size` journeys: the same truth, size and seed give the same company. */
export function foundCompany(truth: Truth, size: number, seed: number): Company {
  const days = { firstDay: dayOf(truth.from), endDay: dayOf(truth.until) }
  const names = truth.attributes.map(({ name }) => name)
  const channel = names.indexOf('channel')
  const campaigns = prepareCampaigns(truth, channel)
  const lifts = liftsByDay(truth, days, campaigns)
  const offsets = offsetsFrom(zoneOffsets(truth.timezone), days)
  const arrivals = multinomial(
    size,
    dayWeights(truth, days, lifts),
    stream(seed, purpose.arrivalDays, 0),
  )
  const ownedFrom = truth.steps.findIndex(
    ({ stage }) => stage === 'selection' || stage === 'commit',
  )
  return {
    truth,
    size,
    seed,
    offsets,
    ...days,
    end: startOfDay(days.endDay, offsets),
    arrivedBefore: runningSums(arrivals),
    mixes: truth.attributes.map((attribute) => mixByDay(attribute, days, lifts)),
    mixesWhen: truth.attributes.map((attribute) =>
      truth.mixes
        .filter((mix) => mix.attribute === attribute.name)
        .map(({ when, shares }) => ({
          when: prepareWhen(when, truth.attributes),
          reach: Float64Array.from(runningSums(shares.map(({ share }) => share)).slice(1)),
        })),
    ),
    steps: prepareSteps(truth),
    stages: [...truth.steps.map(({ stage }) => stage), 'impact'],
    ownedFrom,
    people: peopleOf(truth.people, truth.attributes, days),
    offers: prepareOffers(truth),
    touches: new Map(
      truth.channels.map((found) => [
        valueIndex(truth, channel, found.channel),
        found.touchesPerMonth / DAYS_PER_MONTH,
      ]),
    ),
    channel,
    country: names.indexOf('country'),
    ofAccount: names.flatMap((name, index) =>
      name === 'motion' || name === 'channel' ? [] : [index],
    ),
    campaigns,
  }
}

function prepareSteps(truth: Truth): readonly PreparedStep[] {
  return truth.steps.map((step) => ({
    ...step,
    effects: truth.effects
      .filter(({ stages }) => stages.length === 0 || stages.includes(step.stage))
      .map((effect) => ({
        when: prepareWhen(effect.when, truth.attributes),
        from: effect.from === null ? -Infinity : dayOf(effect.from),
        until: effect.until === null ? Infinity : dayOf(effect.until),
        odds: effect.odds,
        time: effect.time,
      })),
  }))
}

function prepareOffers(truth: Truth): readonly PreparedOffer[] {
  return truth.offers.map((offer) => ({
    ...offer,
    when: prepareWhen(offer.when, truth.attributes),
    priceRises: offer.priceRises.map(({ on, factor }) => ({ on: dayOf(on), factor })),
  }))
}

function prepareCampaigns(truth: Truth, channel: number): readonly PreparedCampaign[] {
  return truth.arrivals.campaigns.map((campaign) => ({
    name: campaign.name,
    channel: valueIndex(truth, channel, campaign.channel),
    from: dayOf(campaign.from),
    until: dayOf(campaign.until),
  }))
}

function valueIndex(truth: Truth, attribute: number, name: string): number {
  const values = truth.attributes[attribute]?.values ?? []
  return values.findIndex(({ value }) => value === name)
}

/** Only what can hold from the first day on: found faster. */
function offsetsFrom(offsets: readonly ZoneOffset[], { firstDay }: Days): readonly ZoneOffset[] {
  const before = startOfDay(firstDay - 2, offsets)
  const first = offsets.findLastIndex(({ from }) => from <= before)
  return offsets.slice(Math.max(0, first))
}

function runningSums(counts: readonly number[]): readonly number[] {
  const sums = [0]
  for (const count of counts) sums.push(sums.at(-1)! + count)
  return sums
}

function dayOf(date: string): Day {
  const day = parseDay(date)
  if (day === null) throw new Error(`day must be a date: ${date}`)
  return day
}
