import type { Offer, Step, Truth } from '../truth.ts'

/** A small whole company for tests, in the shape that reading a file gives. */
export function plainTruth(changes: Partial<Truth> = {}): Truth {
  return {
    company: 'Quay',
    currency: 'EUR',
    timezone: 'Europe/Paris',
    from: '2023-01-01',
    until: '2025-07-01',
    size: 1000,
    mixes: [],
    attributes: [
      {
        name: 'motion',
        values: [
          { value: 'inbound', share: [0.6, 0.6] },
          { value: 'outbound', share: [0.4, 0.4] },
        ],
      },
    ],
    arrivals: {
      trend: 0,
      season: Array.from({ length: 12 }, () => 1),
      seasonShift: 0,
      week: Array.from({ length: 7 }, () => 1),
      campaigns: [],
    },
    steps: [
      plainStep({ stage: 'awareness', chance: 0.6 }),
      plainStep({ stage: 'education', chance: 0.5 }),
      plainStep({ stage: 'consideration', chance: 0.5, skip: 0.1 }),
      plainStep({ stage: 'selection', chance: 0.4 }),
      plainStep({ stage: 'commit', chance: 0.9 }),
      plainStep({ stage: 'live', chance: 0.8 }),
    ],
    effects: [],
    luck: 0,
    accounts: { repeat: 0, parents: 0 },
    offers: [plainOffer()],
    channels: [],
    people: [],
    currencies: [],
    ...changes,
  }
}

export function plainStep(changes: Partial<Step>): Step {
  return {
    stage: 'awareness',
    chance: 0.5,
    lost: 0.8,
    skip: 0,
    reasons: [{ value: 'no_answer', share: 1 }],
    time: { kind: 'lognormal', median: 12, sigma: 0.8 },
    timeLost: { kind: 'weibull', scale: 30, shape: 1.2 },
    oddsPerYear: 1,
    meetings: null,
    ...changes,
  }
}

export function plainOffer(changes: Partial<Offer> = {}): Offer {
  return {
    name: 'standard',
    when: {},
    products: [{ value: 'core', share: 1 }],
    revenueModel: 'subscription',
    price: { median: 6000, sigma: 0.5 },
    discount: { alpha: 2, beta: 18 },
    term: 12,
    billing: 'month',
    churn: {
      withImpact: { alpha: 0.9, beta: 6 },
      without: { alpha: 1.5, beta: 4 },
      byTerm: [1],
      notice: 60,
      reasons: [{ value: 'not_used', share: 1 }],
    },
    expansion: { perYear: 0.4, factor: { median: 1.25, sigma: 0.1 } },
    contraction: { chance: 0.1, factor: { median: 0.8, sigma: 0.1 } },
    reactivation: { chance: 0.2, time: { kind: 'weibull', scale: 120, shape: 1 } },
    priceRises: [],
    usage: { sigma: 0.2, trend: 0 },
    ...changes,
  }
}
