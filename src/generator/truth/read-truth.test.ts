import { describe, expect, it } from 'vitest'
import { ProjectErrors } from '../../project/project-errors.ts'
import { readTruth } from './read-truth.ts'

const SMALL = `company: Quay
currency: EUR
timezone: Europe/Paris
from: 2023-01-01
until: 2025-07-01
size: 5000
attributes:
  motion: { inbound: 0.5, outbound: [0.5, 0.3], partner: [0, 0.2] }
  channel: { search: 0.6, events: 0.4 }
  country: { FR: 0.7, US: 0.3 }
arrivals:
  trend: 0.2
  campaigns:
    - { name: spring, channel: search, from: 2024-03-01, until: 2024-05-01, spend: 3 }
steps:
  awareness: { chance: 0.3, time: { lognormal: { median: 12, sigma: 0.8 } } }
  consideration: { chance: 0.5, reasons: { price: 0.4, no_answer: 0.6 }, time_lost: { weibull: { scale: 30, shape: 1.2 } } }
  selection: { meetings: { count: 3, each: 0.8, gap: { erlang: { mean: 9, shape: 2 } } } }
effects:
  - { name: rival, when: { country: FR }, stages: [selection], from: 2024-04-01, odds: 0.6 }
offers:
  - { name: small, when: { motion: [inbound, partner] }, price: { median: 900, sigma: 0.3 }, churn: { with_impact: { alpha: 1, beta: 6 } }, term: 1 }
  - { name: large, price: { median: 9000, sigma: 0.6 }, churn: { with_impact: { alpha: 1, beta: 9 }, without: { alpha: 2, beta: 5 } } }
channels:
  search: { cost_per_journey: 40, caused: 0.6, touches_per_month: 0.5 }
people:
  - { role: seller, count: 4, ramp_months: 6, start_odds: 0.5 }
currencies:
  USD: { countries: [US], rate: [0.93, 0.91] }
`

function mixOf(attribute: string, when: string, shares: string): string {
  return `mixes:\n  - { attribute: ${attribute}, when: ${when}, shares: ${shares} }\n`
}

describe('readTruth', () => {
  it('reads a mix with a share for every value', () => {
    const mixes = mixOf('country', '{ motion: inbound }', '{ US: 1 }')
    expect(readTruth(SMALL.replace('arrivals:', `${mixes}arrivals:`), 'truth.yaml').mixes).toEqual([
      {
        attribute: 'country',
        when: { motion: ['inbound'] },
        shares: [
          { value: 'FR', share: 0 },
          { value: 'US', share: 1 },
        ],
      },
    ])
  })

  it('fills in what a small file leaves out', () => {
    const truth = readTruth(SMALL, 'truth.yaml')
    expect(truth.steps.map(({ stage }) => stage)).toEqual([
      'awareness',
      'consideration',
      'selection',
      'commit',
      'live',
    ])
    expect(truth.attributes[0]).toEqual({
      name: 'motion',
      values: [
        { value: 'inbound', share: [0.5, 0.5] },
        { value: 'outbound', share: [0.5, 0.3] },
        { value: 'partner', share: [0, 0.2] },
      ],
    })
    expect(truth.steps[0]?.time).toEqual({ kind: 'lognormal', median: 12, sigma: 0.8 })
    expect(truth.steps[2]?.meetings?.gap).toEqual({ kind: 'erlang', mean: 9, shape: 2 })
    expect(truth.offers[0]?.when).toEqual({ motion: ['inbound', 'partner'] })
    expect(truth.offers[0]?.churn.without).toEqual({ alpha: 1, beta: 6 })
    expect(truth.effects[0]).toMatchObject({ until: null, time: 1, odds: 0.6 })
    expect(truth.arrivals.week).toEqual([1, 1, 1, 1, 1, 1, 1])
    expect(truth.currencies).toEqual([{ currency: 'USD', countries: ['US'], rate: [0.93, 0.91] }])
  })

  it.each<[string, string, string]>([
    [
      'chance: 0.3',
      'chance: 1.3',
      'truth.yaml:16:24: steps.awareness.chance must be from 0 to 1: 1.3',
    ],
    [
      'chance: 0.3',
      'chanse: 0.3',
      'truth.yaml:16:16: unknown key in steps.awareness: chanse\n  write `chance`',
    ],
    [
      'lognormal',
      'lognormale',
      'truth.yaml:16:37: unknown key in steps.awareness.time: lognormale\n  write `lognormal`',
    ],
    [
      'awareness:',
      'awarenes:',
      'truth.yaml:16:3: unknown key in steps: awarenes\n  write `awareness`',
    ],
    [
      '[0, 0.2]',
      '[0, 0.3]',
      'truth.yaml:8:11: attributes.motion must sum to 1 on the last day: 1.1',
    ],
    [
      'price: 0.4',
      'price: 0.5',
      'truth.yaml:17:42: steps.consideration.reasons must sum to 1: 1.1',
    ],
    [
      'country: FR',
      'country: DE',
      'is no value of country of this truth: DE\n  write one of: FR, US',
    ],
    ['country: FR', 'contry: FR', 'is no attribute of this truth: contry\n  write `country`'],
    ...(
      [
        [mixOf('country', '{ motion: inbound }', '{ FR: 0.7 }'), 'shares must sum to 1: 0.7'],
        [mixOf('country', '{ motion: inbound }', '{ UK: 1 }'), 'is no value of country'],
        [mixOf('motion', '{ country: FR }', '{ inbound: 1 }'), 'attributes before motion: country'],
        [mixOf('channel', '{ motion: inbound }', '{ events: 1 }'), 'must not be of channel'],
        [
          `${mixOf('country', '{ motion: inbound }', '{ FR: 1 }')}accounts: { repeat: 0.1 }\n`,
          'an account keeps its country',
        ],
      ] as const
    ).map(([mixes, message]): [string, string, string] => [
      'arrivals:\n',
      `${mixes}arrivals:\n`,
      message,
    ]),
    ['stages: [selection]', 'stages: [impact]', 'is no stage that is left of this truth: impact'],
    [
      'until: 2024-05-01',
      'until: 2024-02-01',
      'arrivals.campaigns.0.until must be after from: 2024-02-01',
    ],
    [
      'until: 2025-07-01',
      'until: 2022-07-01',
      'truth.yaml:5:8: until must be after from: 2022-07-01',
    ],
    [
      'until: 2025-07-01',
      'until: 1/7/2025',
      'truth.yaml:5:8: until must be a date, year-month-day: 1/7/2025',
    ],
    ['name: large, ', 'name: large, when: { motion: outbound }, ', 'the last offer is for all'],
    [
      'name: small, when: { motion: [inbound, partner] }',
      'name: small',
      'item 1 of offers leaves nobody',
    ],
    ['meetings: {', 'chance: 0.5, meetings: {', 'stands beside meetings'],
    [
      'selection: { ',
      'selection: { skip: 0.1, ',
      'steps.selection.skip must be 0: nobody passes commit over',
    ],
    [
      'channel: search',
      'channel: serch',
      'is no value of channel of this truth: serch\n  write `search`',
    ],
    ['countries: [US]', 'countries: [UK]', 'is no value of country of this truth: UK'],
    ['  USD:', '  EUR:', "truth.yaml:29:8: currencies.EUR is the company's own"],
    ['shape: 2 }', 'shape: 2.5 }', 'must be a whole number from 1 to 100: 2.5'],
    ['sigma: 0.8', 'sigma: -0.8', 'must not be below 0: -0.8'],
    ['  channel: {', '  amount: {', 'attributes.amount has the name of a column'],
    ['price: { median: 900, sigma: 0.3 }, ', '', 'offers.0.price is missing'],
    ['from: 2023-01-01\n', '', 'truth.yaml:1:1: from is missing\n  add `from: 2024-01-01`'],
  ])('with %s written as %s says: %s', (right, wrong, message) => {
    expect(SMALL).toContain(right)
    expect(errorsOf(SMALL.replace(right, wrong))).toContain(message)
  })

  it('says what is wrong with what is no truth at all', () => {
    expect(errorsOf('')).toContain('truth.yaml:1:1')
    expect(errorsOf('a: [')).toContain('truth.yaml:1')
    expect(errorsOf('- 1')).toContain('file must be a mapping')
  })
})

function errorsOf(text: string): string {
  try {
    readTruth(text, 'truth.yaml')
  } catch (error) {
    if (error instanceof ProjectErrors) return error.message
    throw error
  }
  return ''
}
