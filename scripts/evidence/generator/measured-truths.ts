import {
  plainOffer,
  plainStep,
  plainTruth,
} from '../../../src/generator/truth/made-up/plain-truth.ts'

const quick = { kind: 'erlang', mean: 2, shape: 4 } as const
const never = { kind: 'weibull', scale: 20, shape: 1 } as const

/** Every step differs, and terms are so long that leaving customers hide nothing of it. */
export const ofSteps = plainTruth({
  from: '2023-01-01',
  until: '2025-01-01',
  attributes: [
    {
      name: 'motion',
      values: [
        { value: 'inbound', share: [0.7, 0.2] },
        { value: 'outbound', share: [0.3, 0.8] },
      ],
    },
    {
      name: 'channel',
      values: [
        { value: 'search', share: [0.5, 0.5] },
        { value: 'events', share: [0.5, 0.5] },
      ],
    },
  ],
  arrivals: {
    trend: 0.4,
    season: [1, 1.1, 1.2, 1.1, 1, 0.9, 0.6, 0.5, 1.1, 1.2, 1.1, 0.7],
    seasonShift: 10,
    week: [1.2, 1.3, 1.2, 1.1, 0.9, 0.3, 0.2],
    campaigns: [
      { name: 'spring', channel: 'search', from: '2024-03-01', until: '2024-05-01', spend: 3 },
    ],
  },
  channels: [{ channel: 'search', costPerJourney: 40, caused: 0.7, touchesPerMonth: 3 }],
  effects: [
    {
      name: 'rival',
      when: { motion: ['outbound'] },
      stages: ['education'],
      from: '2024-01-01',
      until: null,
      odds: 0.5,
      time: 1.5,
    },
  ],
  steps: [
    plainStep({
      stage: 'awareness',
      chance: 0.8,
      skip: 0.2,
      reasons: [
        { value: 'no_answer', share: 0.6 },
        { value: 'no_need', share: 0.3 },
        { value: 'rival', share: 0.1 },
      ],
    }),
    plainStep({
      stage: 'education',
      chance: 0.7,
      oddsPerYear: 0.7,
      time: { kind: 'weibull', scale: 20, shape: 0.8 },
    }),
    plainStep({
      stage: 'consideration',
      chance: 0.75,
      time: { kind: 'erlang', mean: 15, shape: 3 },
    }),
    plainStep({
      stage: 'selection',
      meetings: { count: 3, each: 0.85, gap: { kind: 'erlang', mean: 6, shape: 2 } },
    }),
    plainStep({
      stage: 'commit',
      chance: 0.9,
      time: {
        kind: 'mixture',
        parts: [
          { share: 0.3, time: { kind: 'lognormal', median: 5, sigma: 0.5 } },
          { share: 0.7, time: { kind: 'weibull', scale: 40, shape: 2 } },
        ],
      },
    }),
    plainStep({ stage: 'live', chance: 0.8 }),
  ],
  people: [
    {
      role: 'seller',
      when: {},
      count: 4,
      hiredFrom: 4000,
      rampMonths: 6,
      startOdds: 0.5,
      quota: 1,
      cost: 1,
    },
  ],
  accounts: { repeat: 0.15, parents: 0 },
  offers: [
    plainOffer({ term: 60, expansion: { perYear: 0.8, factor: { median: 1.2, sigma: 0.15 } } }),
  ],
})

/** Everybody becomes a customer at once, half of them with impact, and terms are short. */
export const ofContracts = plainTruth({
  from: '2023-01-01',
  until: '2025-01-01',
  steps: [
    plainStep({ stage: 'selection', chance: 1, time: quick }),
    plainStep({ stage: 'commit', chance: 1, time: quick }),
    plainStep({ stage: 'live', chance: 0.5, lost: 0, time: quick, timeLost: never }),
  ],
  offers: [
    plainOffer({
      term: 2,
      churn: {
        withImpact: { alpha: 0.9, beta: 5 },
        without: { alpha: 2, beta: 4 },
        byTerm: [1],
        notice: 30,
        reasons: [
          { value: 'price', share: 0.4 },
          { value: 'rival', share: 0.6 },
        ],
      },
      expansion: { perYear: 0, factor: { median: 1, sigma: 0 } },
      contraction: { chance: 0.2, factor: { median: 0.7, sigma: 0.1 } },
      reactivation: { chance: 0.3, time: { kind: 'erlang', mean: 40, shape: 2 } },
    }),
  ],
})

/** Two steps joined by a journey's own luck. */
export const ofLuck = plainTruth({
  luck: 1.5,
  steps: [
    plainStep({ stage: 'consideration', chance: 0.5, lost: 1, time: quick }),
    plainStep({ stage: 'selection', chance: 0.4, lost: 1, time: quick }),
    plainStep({ stage: 'commit', chance: 1 }),
    plainStep({ stage: 'live', chance: 1 }),
  ],
})
