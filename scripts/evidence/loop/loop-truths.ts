import {
  plainOffer,
  plainStep,
  plainTruth,
} from '../../../src/generator/truth/made-up/plain-truth.ts'
import type { Offer, Truth } from '../../../src/generator/truth/truth.ts'
import type { LoopTarget } from '../../../src/models/math/worth.ts'

function values(name: string, shares: Readonly<Record<string, number>>) {
  return {
    name,
    values: Object.entries(shares).map(([value, share]) => ({
      value,
      share: [share, share] as const,
    })),
  }
}

/** Who leaves depends on nobody's impact, so that each attribute does one thing alone. */
function offer(alpha: number, beta: number, changes: Partial<Offer> = {}): Offer {
  const leaves = { alpha, beta }
  const { churn } = plainOffer()
  return plainOffer({
    churn: { ...churn, withImpact: leaves, without: leaves },
    products: [
      { value: 'core', share: 0.7 },
      { value: 'more', share: 0.3 },
    ],
    ...changes,
  })
}

const stays = (stage: string, chance: number) => plainStep({ stage, chance, lost: 0 })

/** A company whose attributes mark nobody. */
export const unmarked: Truth = plainTruth({
  until: '2026-01-01',
  attributes: [
    values('motion', { inbound: 0.6, outbound: 0.4 }),
    values('segment', { small: 0.6, mid: 0.3, large: 0.1 }),
    values('channel', { paid: 0.35, organic: 0.25, event: 0.2, partner: 0.12, referral: 0.08 }),
    values('country', { FR: 0.4, DE: 0.2, ES: 0.15, NL: 0.15, GB: 0.1 }),
  ],
  steps: [
    plainStep({ stage: 'awareness', chance: 0.6 }),
    plainStep({ stage: 'education', chance: 0.6 }),
    plainStep({ stage: 'consideration', chance: 0.6 }),
    plainStep({ stage: 'selection', chance: 0.5 }),
    stays('commit', 1),
    stays('live', 0.6),
  ],
  offers: [offer(1.5, 4)],
})

/**
 * One where each target has its attribute: who is large pays two and a half times as much, who came
 * by a partner hardly leaves, who is in DE reaches an impact at five times the odds.
 */
export const marked: Truth = {
  ...unmarked,
  offers: [
    offer(0.3, 9, {
      name: 'large, by a partner',
      when: { segment: ['large'], channel: ['partner'] },
      price: { median: 15_000, sigma: 0.5 },
    }),
    offer(1.5, 4, {
      name: 'large',
      when: { segment: ['large'] },
      price: { median: 15_000, sigma: 0.5 },
    }),
    offer(0.3, 9, { name: 'by a partner', when: { channel: ['partner'] } }),
    offer(1.5, 4),
  ],
  effects: [
    {
      name: 'in DE',
      when: { country: ['DE'] },
      stages: ['live'],
      from: null,
      until: null,
      odds: 5,
      time: 1,
    },
  ],
}

export interface Planted {
  readonly target: LoopTarget
  readonly dimension: string
  readonly value: string
}

/** What marks good customers in `marked`. */
export const planted: readonly Planted[] = [
  { target: 'value', dimension: 'segment', value: 'large' },
  { target: 'retention', dimension: 'channel', value: 'partner' },
  { target: 'impact', dimension: 'country', value: 'DE' },
]
