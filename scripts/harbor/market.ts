/**
 * What is true of the made-up company. The data is drawn from this, and README.md of the example
 * tells it, so that one can see whether an analysis finds what was put in.
 */
export const SEED = 4310

/** One more than end up in `awareness`: one of them gets a date in the year 2062. */
export const LEADS = 12_401

export const motions = ['self_serve', 'inside_sales', 'enterprise'] as const
export type Motion = (typeof motions)[number]

export const channels = ['organic', 'paid', 'partner', 'event', 'outbound', 'referral'] as const
export type Channel = (typeof channels)[number]

export const countries = ['FR', 'DE', 'NL', 'ES', 'GB'] as const
export type Country = (typeof countries)[number]

/** The transitions left of the knot, by where they begin. */
export type Step = 'awareness' | 'education' | 'consideration' | 'selection'

interface Transition {
  /** Share that goes on in the end, before channel, country and the rest have their say. */
  readonly rate: number
  /** Days in the middle, and spread of their logarithm. */
  readonly days: number
  readonly spread: number
}

export const motionShare: Readonly<Record<Motion, number>> = {
  self_serve: 60,
  inside_sales: 30,
  enterprise: 10,
}

export const transitions: Readonly<Record<Motion, Readonly<Record<Step, Transition>>>> = {
  self_serve: {
    awareness: { rate: 0.27, days: 6, spread: 1.4 },
    education: { rate: 0.39, days: 8, spread: 1.1 },
    consideration: { rate: 0.45, days: 5, spread: 0.9 },
    selection: { rate: 0.22, days: 9, spread: 0.8 },
  },
  inside_sales: {
    awareness: { rate: 0.25, days: 11, spread: 1.3 },
    education: { rate: 0.42, days: 15, spread: 1 },
    consideration: { rate: 0.54, days: 12, spread: 0.8 },
    selection: { rate: 0.3, days: 36, spread: 0.6 },
  },
  enterprise: {
    awareness: { rate: 0.21, days: 24, spread: 1.2 },
    education: { rate: 0.42, days: 34, spread: 0.9 },
    consideration: { rate: 0.64, days: 30, spread: 0.7 },
    selection: { rate: 0.42, days: 90, spread: 0.5 },
  },
}

/** Share of those who do not go on whose end is written down; the others stay open. */
export const lossWrittenDown: Readonly<Record<Step, number>> = {
  awareness: 0.34,
  education: 0.6,
  consideration: 0.9,
  selection: 0.96,
}

/** Days until an end is written down, as a multiple of the days of going on. */
export const lossDelay: Readonly<Record<Step, number>> = {
  awareness: 9,
  education: 4,
  consideration: 2.2,
  selection: 1.3,
}

export const channelShare: Readonly<Record<Motion, Readonly<Record<Channel, number>>>> = {
  self_serve: { organic: 44, paid: 34, partner: 4, event: 4, outbound: 2, referral: 12 },
  inside_sales: { organic: 24, paid: 20, partner: 14, event: 14, outbound: 20, referral: 8 },
  enterprise: { organic: 8, paid: 6, partner: 22, event: 24, outbound: 32, referral: 8 },
}

/** Odds of going on, against the average: what a referral is worth, what outbound costs. */
export const channelOdds: Readonly<Record<Channel, Readonly<Record<Step, number>>>> = {
  organic: { awareness: 1.1, education: 1, consideration: 1, selection: 1 },
  paid: { awareness: 0.9, education: 0.85, consideration: 0.9, selection: 0.9 },
  partner: { awareness: 1.25, education: 1.15, consideration: 1.15, selection: 1.25 },
  event: { awareness: 0.95, education: 0.95, consideration: 1, selection: 1 },
  outbound: { awareness: 0.6, education: 0.85, consideration: 0.9, selection: 0.85 },
  referral: { awareness: 1.5, education: 1.35, consideration: 1.25, selection: 1.6 },
}

export const countryShare: Readonly<Record<Country, number>> = {
  FR: 42,
  DE: 22,
  NL: 13,
  ES: 13,
  GB: 10,
}

/** From here on a German rival sells to the same mid-sized companies. */
export const RIVAL_SINCE = '2026-04-01'
export const RIVAL_ODDS = 0.35

/** From here on two of five people who set up large customers were gone. */
export const FEWER_ONBOARDERS_SINCE = '2026-01-01'
export const FEWER_ONBOARDERS_DELAY = 1.6

export const owners: Readonly<Record<Motion, readonly { name: string; odds: number }[]>> = {
  // nobody owns a trial until it is bought
  self_serve: [],
  inside_sales: [
    { name: 'Amira Benali', odds: 1.35 },
    { name: 'Jonas Weidner', odds: 0.9 },
    { name: 'Lucie Marchand', odds: 1.1 },
    { name: 'Piet Hoekstra', odds: 1 },
    { name: 'Sofia Cano', odds: 0.85 },
  ],
  enterprise: [
    { name: 'Claire Vasseur', odds: 1.15 },
    { name: 'Henrik Olsson', odds: 1 },
    { name: 'Tom Ashworth', odds: 0.85 },
  ],
}

interface Service {
  /** Share that goes live, and of those the share that reaches a first impact. */
  readonly live: number
  readonly impact: number
  readonly daysToLive: number
  readonly daysToImpact: number
  /** Chance in a year to cancel, with a first impact; without one it is twice that. */
  readonly churn: number
  /** Chance to pay for more after the first anniversary. */
  readonly expansion: number
  readonly sites: { readonly median: number; readonly least: number; readonly most: number }
  readonly discount: { readonly least: number; readonly most: number }
}

export const services: Readonly<Record<Motion, Service>> = {
  self_serve: {
    live: 0.96,
    impact: 0.8,
    daysToLive: 2,
    daysToImpact: 14,
    churn: 0.16,
    expansion: 0.35,
    sites: { median: 1.6, least: 1, most: 4 },
    discount: { least: 0, most: 0 },
  },
  inside_sales: {
    live: 0.95,
    impact: 0.9,
    daysToLive: 19,
    daysToImpact: 31,
    churn: 0.08,
    expansion: 0.55,
    sites: { median: 9, least: 3, most: 28 },
    discount: { least: 0, most: 15 },
  },
  enterprise: {
    live: 0.97,
    impact: 0.94,
    daysToLive: 52,
    daysToImpact: 58,
    churn: 0.04,
    expansion: 0.7,
    sites: { median: 52, least: 24, most: 140 },
    discount: { least: 6, most: 24 },
  },
}

/** Euro per site and month. */
export const prices = { Gate: 120, 'Gate + Yard': 180 } as const
export type Product = keyof typeof prices
