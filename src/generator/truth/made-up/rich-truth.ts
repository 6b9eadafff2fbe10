import type { Truth } from '../truth.ts'
import { plainOffer, plainStep, plainTruth } from './plain-truth.ts'

/** Everything a truth can say, in a zone whose clocks change at midnight. */
export function richTruth(changes: Partial<Truth> = {}): Truth {
  const { arrivals } = plainTruth()
  return plainTruth({
    company: "Gull & Sons' Nets",
    timezone: 'America/Sao_Paulo',
    from: '2016-01-01',
    until: '2018-11-15',
    mixes: [],
    attributes: [
      attribute('motion', { inbound: 0.5, outbound: 0.3, partner: 0.2 }),
      attribute('segment', { small: 0.7, 'large, public': 0.3 }),
      attribute('channel', { search: 0.6, fairs: 0.4 }),
      attribute('country', { BR: 0.8, US: 0.2 }),
    ],
    arrivals: {
      ...arrivals,
      trend: 0.3,
      campaigns: [
        {
          name: 'Spring "offer"',
          channel: 'search',
          from: '2017-03-01',
          until: '2017-05-01',
          spend: 3,
        },
      ],
    },
    steps: [
      plainStep({ stage: 'awareness', chance: 0.7, skip: 0.2 }),
      plainStep({ stage: 'education', chance: 0.6, skip: 0.15 }),
      plainStep({ stage: 'consideration', chance: 0.6, skip: 0.1 }),
      plainStep({
        stage: 'selection',
        meetings: { count: 2, each: 0.75, gap: { kind: 'erlang', mean: 9, shape: 2 } },
      }),
      plainStep({ stage: 'commit', chance: 0.9, skip: 0.1, lost: 1 }),
      plainStep({ stage: 'live', chance: 0.8 }),
    ],
    luck: 0.5,
    accounts: { repeat: 0.15, parents: 0.1 },
    offers: [
      plainOffer({
        name: 'metered',
        when: { motion: ['partner'] },
        revenueModel: 'usage',
        term: 1,
        usage: { sigma: 0.4, trend: 0.2 },
      }),
      plainOffer({
        name: 'credits',
        when: { segment: ['large, public'] },
        revenueModel: 'prepaid',
        billing: 'year',
        priceRises: [{ on: '2018-01-01', factor: 1.1 }],
      }),
      plainOffer({
        products: [
          { value: 'core', share: 0.6 },
          { value: 'plus', share: 0.4 },
        ],
      }),
    ],
    channels: [
      { channel: 'search', costPerJourney: 12.35, caused: 0.7, touchesPerMonth: 1.5 },
      { channel: 'fairs', costPerJourney: 80, caused: 0.3, touchesPerMonth: 0.5 },
    ],
    people: [
      {
        role: 'seller',
        when: {},
        count: 6,
        hiredFrom: 200,
        rampMonths: 4,
        startOdds: 0.5,
        quota: 30_000,
        cost: 7000,
      },
    ],
    currencies: [{ currency: 'USD', countries: ['US'], rate: [0.9, 1.1] }],
    ...changes,
  })
}

function attribute(name: string, shares: Readonly<Record<string, number>>) {
  const values = Object.entries(shares).map(([value, share]) => ({
    value,
    share: [share, share] as const,
  }))
  return { name, values }
}
