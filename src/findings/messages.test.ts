import { describe, expect, it } from 'vitest'
import type { Finding } from './finding.ts'
import { english } from './messages/messages-en.ts'
import { french } from './messages/messages-fr.ts'
import { showFinding } from './messages.ts'

/** Every parameter any finding has: each sentence takes what it needs. */
const params = {
  example: 'EXAMPLE',
  expected: 'timestamp',
  allowed: ['new', 'renewal'],
  nearest: 'commit',
  references: 'journeys',
  timezone: 'Europe/Paris',
  withZone: 1,
  without: 2000,
  next: 'commit',
  least: 20,
  mapped: true,
  seconds: 60,
  most: 365,
  goneOn: 40,
  entered: 2000,
  entries: 12,
  journeys: 2,
  back: 1,
  afterLoss: 0,
  accounts: 3,
  currency: 'USD',
  values: ['social', 'Social'],
  until: '2018-06-01',
  asOf: '2018-11-15',
  filters: 'origin=sozial',
  builtAt: '2018-11-15T10:00:00+01:00',
  reason: 'REASON',
  labels: 'VM8, CR5',
  foreign: 1,
  period: 2,
  counted: 5000,
  count: 1200,
  days: 540,
  dimensions: ['origin', 'segment'],
  amount: 0,
  theirs: 'USD',
  ours: 'EUR',
  source: 'subscriptions',
  amounts: [{ amount: '1200.50', currency: 'EUR' }],
  grain: 'parent',
  ages: 12,
  profile: 'stripe',
  grace: 90,
  before: 3,
  after: 2,
  cells: ['entering', 'rate:commit'],
  why: 'few',
  left: 'no_rate',
  unfit: 'at_edge',
  n: 12,
  all: true,
  product: 0.012,
  measured: 0.02,
  wins: 40,
  months: 12,
  good: 10,
  ends: 5,
  ranked: 0.52,
  low: 0.38,
  high: 0.66,
  because: 'no_losses',
  step: 'month',
  years: 5,
  since: 180,
  longest: 270,
  share: 0.12,
  lacks: 'price',
  figure: 'running',
  more: 0.04,
  how: 'nothing',
  within: 0.6,
  alike: 1.2,
  names: ['Coach the closers'],
  levers: ['price'],
  figures: ['bookings'],
  waiting: 12,
  past: 0.12,
  ahead: 0.1,
  slices: ['web', 'unassigned'],
  of: 6400,
}

const codes = Object.keys(english)

describe.each(codes)('%s', (code) => {
  const shown = (lang: 'en' | 'fr', rows: number): string => {
    const finding = { code, severity: 'error', where: 'stage_entries/impact', rows, params }
    const { message, effect } = showFinding(finding as unknown as Finding, lang)
    return `${message} | ${effect}`
  }

  it.each(['en', 'fr'] as const)('is whole sentences in %s', (lang) => {
    for (const rows of [0, 1, 2, 1234]) {
      const text = shown(lang, rows)
      expect(text).not.toMatch(/\bundefined\b|\bnull\b|NaN|\[object| {2}|\$\{/u)
      for (const sentence of text.split(' | ')) expect(sentence).toMatch(/^\S.*(?:\.|REASON)$/su)
    }
  })

  it('is typeset in French: no line may break before a sign or inside quotes', () => {
    expect(shown('fr', 2)).not.toMatch(/ [;:?!»]|« /u)
  })

  it('says something else in French', () => {
    expect(shown('fr', 2)).not.toBe(shown('en', 2))
  })

  it('shows the example it has', () => {
    const takes = shown('en', 2).includes('EXAMPLE')
    expect(shown('fr', 2).includes('EXAMPLE')).toBe(takes)
  })
})

describe('showFinding', () => {
  const undated = (rows: number): Finding => ({
    code: 'undated_entry',
    severity: 'warning',
    where: 'stage_entries/education',
    rows,
    params: {},
  })

  it('has every code in both languages', () => {
    expect(codes.length).toBeGreaterThan(30)
    expect(Object.keys(french)).toEqual(codes)
  })

  it('agrees with the number, and names the stage as the reader does', () => {
    const name = (stage: string): string => (stage === 'education' ? 'Leads' : stage)
    expect(showFinding(undated(1), 'en', { name }).message).toBe('1 entry of Leads has no date.')
    expect(showFinding(undated(500), 'en', { name }).message).toBe(
      '500 entries of Leads have no date.',
    )
    expect(showFinding(undated(1), 'fr', { name }).message).toBe(
      '1 entrée en Leads n’a pas de date.',
    )
    expect(showFinding(undated(2), 'fr').message).toBe('2 entrées en education n’ont pas de date.')
  })
})
