/**
 * What is true of a made-up company: `truth.yaml` with every default filled in. Chances are
 * fractions, times days, money in the company's currency; days are ISO, local, `until` excluded.
 */
export interface Truth {
  readonly company: string
  readonly currency: string
  readonly timezone: string
  /** The first day on which a journey may arrive. */
  readonly from: string
  /** The day of the exports: nothing after it is seen in any system. */
  readonly until: string
  /** Journeys that arrive between the two, where nobody says another number. */
  readonly size: number
  readonly attributes: readonly Attribute[]
  /** Where an attribute depends on those before it; of several that hold, the first. */
  readonly mixes: readonly Mix[]
  readonly arrivals: Arrivals
  /** From which stage to the next, in the order of the bowtie; the last leads from `live` to `impact`. */
  readonly steps: readonly Step[]
  readonly effects: readonly Effect[]
  /** Standard deviation of a journey's own luck, added to the log odds of its every step. */
  readonly luck: number
  readonly accounts: Accounts
  /** What is sold to whom: the first whose `when` holds. The last holds for everybody. */
  readonly offers: readonly Offer[]
  readonly channels: readonly Channel[]
  readonly people: readonly Team[]
  /** Beside the company's own: what a unit of it was worth on the first day and on the last. */
  readonly currencies: readonly Currency[]
}

/** `motion`, `segment`, `channel`, `country` and whatever else a journey has from its first day. */
export interface Attribute {
  readonly name: string
  readonly values: readonly AttributeValue[]
}

export interface AttributeValue {
  readonly value: string
  /** Its share on the first day and on the last; between them a straight line. Shares sum to 1. */
  readonly share: Drift
}

/** Other shares of an attribute, where `when` holds; they do not drift. */
export interface Mix {
  readonly attribute: string
  readonly when: Readonly<Record<string, readonly string[]>>
  readonly shares: readonly Share[]
}

export type Drift = readonly [first: number, last: number]

export interface Arrivals {
  /** Growth in a year: 0.25 is a quarter more. */
  readonly trend: number
  /** A factor for each month, January first. */
  readonly season: readonly number[]
  /** Days by which the season comes later with each year. */
  readonly seasonShift: number
  /** A factor for each day of the week, Monday first. */
  readonly week: readonly number[]
  readonly campaigns: readonly Campaign[]
}

/** For some days a channel spends more, and more come by it; several at once add what is more. */
export interface Campaign {
  readonly name: string
  readonly channel: string
  readonly from: string
  readonly until: string
  /** What is spent on a day, as a multiple of the usual. */
  readonly spend: number
}

/** How a journey leaves a stage. */
export interface Step {
  readonly stage: string
  /** Of going on, before effects. */
  readonly chance: number
  /** Of those that do not go on: the share that is lost. The others stay, open for ever. */
  readonly lost: number
  /** Of those that go on: the share that passes the next stage over. */
  readonly skip: number
  readonly reasons: readonly Share[]
  /** Until going on. */
  readonly time: Duration
  /** Until being lost. */
  readonly timeLost: Duration
  /** Factor of the odds of going on for each year since the first day. */
  readonly oddsPerYear: number
  /** A series of meetings stands in for `chance`, `time` and `timeLost`. */
  readonly meetings: Meetings | null
}

/** Going on takes `count` meetings in a row; the first that fails loses the journey. */
export interface Meetings {
  readonly count: number
  /** The chance that one goes well, before effects, which change the odds of each. */
  readonly each: number
  /** Between one and the next, and before the first. */
  readonly gap: Extract<Duration, { kind: 'erlang' }>
}

export interface Share {
  readonly value: string
  readonly share: number
}

/** A time in days. `sigma` is the standard deviation of its logarithm. */
export type Duration =
  | { readonly kind: 'lognormal'; readonly median: number; readonly sigma: number }
  | { readonly kind: 'weibull'; readonly scale: number; readonly shape: number }
  | { readonly kind: 'erlang'; readonly mean: number; readonly shape: number }
  | { readonly kind: 'mixture'; readonly parts: readonly MixturePart[] }

export interface MixturePart {
  readonly share: number
  readonly time: Duration
}

/** What multiplies odds and times, for whom, where and when. Effects multiply each other. */
export interface Effect {
  readonly name: string
  /** Attribute to the values meant; all must hold. Empty: everybody. */
  readonly when: Readonly<Record<string, readonly string[]>>
  /** Stages that are left; empty: all. */
  readonly stages: readonly string[]
  /** Local days on which the stage is entered; `null`: no bound. */
  readonly from: string | null
  readonly until: string | null
  /** Of going on. 0: nobody does. */
  readonly odds: number
  /** Of times until going on, and between meetings. */
  readonly time: number
}

export interface Accounts {
  /** Share of journeys that are another pursuit of an account seen before. */
  readonly repeat: number
  /** Share of accounts that belong to another. */
  readonly parents: number
}

export type RevenueModel = 'subscription' | 'usage' | 'prepaid'

export interface Offer {
  readonly name: string
  readonly when: Readonly<Record<string, readonly string[]>>
  readonly products: readonly Share[]
  readonly revenueModel: RevenueModel
  /** A year at list price. */
  readonly price: { readonly median: number; readonly sigma: number }
  /** A share of the list price: Beta distributed, `null` none. */
  readonly discount: Beta | null
  /** Months until a renewal is due. */
  readonly term: number
  readonly billing: 'month' | 'year'
  readonly churn: Churn
  /** Changes upwards in a year, and by what factor. */
  readonly expansion: { readonly perYear: number; readonly factor: Spread }
  /** At a renewal. */
  readonly contraction: { readonly chance: number; readonly factor: Spread }
  readonly reactivation: { readonly chance: number; readonly time: Duration }
  readonly priceRises: readonly PriceRise[]
  /** Of a month's consumption, as a share of a month's price; for usage-based and prepaid offers. */
  readonly usage: { readonly sigma: number; readonly trend: number }
}

/** Log-normal. */
export interface Spread {
  readonly median: number
  readonly sigma: number
}

/**
 * The chance to leave at a renewal is a customer's own, drawn once from a Beta (the sBG model);
 * which one depends on whether the first impact was reached before the first renewal. `byTerm`
 * multiplies its odds at the first renewal, the second and so on (the last holds on): other than
 * 1, retention is not sBG.
 */
export interface Churn {
  readonly withImpact: Beta
  readonly without: Beta
  readonly byTerm: readonly number[]
  /** Days before the end of the term at which notice is given, at most. */
  readonly notice: number
  readonly reasons: readonly Share[]
}

export interface Beta {
  readonly alpha: number
  readonly beta: number
}

/** For who signed before it: the first renewal from that day on, and all after, cost `factor` as much. */
export interface PriceRise {
  readonly on: string
  readonly factor: number
}

/** A value of the attribute `channel`: what it costs, and what of it would not have come. */
export interface Channel {
  readonly channel: string
  /** Spend for each journey that arrives by it on an ordinary day. */
  readonly costPerJourney: number
  /** Share of its journeys that come because of the spend: x times the spend brings 1 + caused·(x − 1) times the journeys. */
  readonly caused: number
  /** Touches for each month a journey is left of the knot. */
  readonly touchesPerMonth: number
}

/** People who own journeys from `selection` on; one is drawn from those there on the day. */
export interface Team {
  readonly role: string
  readonly when: Readonly<Record<string, readonly string[]>>
  readonly count: number
  /** People start evenly over the time from this many days before the first day to the last day. */
  readonly hiredFrom: number
  readonly rampMonths: number
  /** Factor of the odds of winning on somebody's first day; it grows in a straight line to 1. */
  readonly startOdds: number
  /** A month, in money. */
  readonly quota: number
  readonly cost: number
}

/** Prices in it are set once, at the rate of the first day; the rate goes in a straight line. */
export interface Currency {
  readonly currency: string
  /** The countries that pay in it. */
  readonly countries: readonly string[]
  readonly rate: Drift
}
