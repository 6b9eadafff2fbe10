import type { Day, Instant } from '../../time/calendar.ts'
import type { ZoneOffset } from '../../time/zone.ts'
import type { Offer, Step, Truth } from '../truth/truth.ts'
import type { Person } from './people.ts'
import type { When } from './when.ts'

/** A truth made ready to draw lives from: all that is the same for every journey. */
export interface Company {
  readonly truth: Truth
  /** Journeys. */
  readonly size: number
  readonly seed: number
  /** Of the zone, from the first day on. */
  readonly offsets: readonly ZoneOffset[]
  readonly firstDay: Day
  /** The day of the exports, excluded, and its start. */
  readonly endDay: Day
  readonly end: Instant
  /** How many journeys arrive before each day, and last their number. */
  readonly arrivedBefore: readonly number[]
  /** By attribute, then day by day: up to where each value reaches in [0, 1). */
  readonly mixes: readonly Float64Array[]
  /** By attribute: other reaches, the same on all days, where a condition holds. */
  readonly mixesWhen: readonly (readonly PreparedMix[])[]
  readonly steps: readonly PreparedStep[]
  /** In the order of the bowtie: those of the steps, then `impact`. */
  readonly stages: readonly string[]
  /** The first stage whose journeys have an owner. */
  readonly ownedFrom: number
  readonly people: readonly Person[]
  readonly offers: readonly PreparedOffer[]
  /** By channel value: the touches of its journeys in a day. */
  readonly touches: ReadonlyMap<number, number>
  /** The attribute of that name, -1 where there is none. */
  readonly channel: number
  readonly country: number
  /** Of the attributes that belong to an account rather than to a pursuit. */
  readonly ofAccount: readonly number[]
  readonly campaigns: readonly PreparedCampaign[]
}

export interface PreparedMix {
  readonly when: When
  readonly reach: Float64Array
}

export interface PreparedStep extends Step {
  readonly effects: readonly PreparedEffect[]
}

export interface PreparedEffect {
  readonly when: When
  readonly from: Day
  readonly until: Day
  readonly odds: number
  readonly time: number
}

export interface PreparedOffer extends Omit<Offer, 'when' | 'priceRises'> {
  readonly when: When
  readonly priceRises: readonly { readonly on: Day; readonly factor: number }[]
}

export interface PreparedCampaign {
  readonly name: string
  /** A value of `channel`. */
  readonly channel: number
  readonly from: Day
  readonly until: Day
}
