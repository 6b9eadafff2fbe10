import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CallError } from '../call-error.ts'
import { movements } from '../../models/business/bridge.ts'
import { formatRef, parseRef, refOutcomes, shortRef, type Ref } from './ref.ts'
import { policyNames } from '../../standard/profiles.ts'
import { renewalStates } from '../../models/business/renewals.ts'
import { MOST_GRACE } from './renewals-ref.ts'
import { bridgeSteps, moneyGrains } from './revenue-ref.ts'

const text = fc.string({ unit: 'grapheme', minLength: 1 })
const day = fc.integer({ min: -700_000, max: 2_900_000 })

const bowtieRefs: fc.Arbitrary<Ref> = fc
  .record({
    kind: fc.constant('bowtie' as const),
    stage: text,
    view: fc.constantFrom('cohort', 'period'),
    asOf: fc.option(day, { nil: null }),
    from: fc.option(fc.integer({ min: -700_000, max: 0 }), { nil: null }),
    to: fc.option(fc.integer({ min: 1, max: 2_900_000 }), { nil: null }),
    undated: fc.constant(false),
    where: fc.uniqueArray(
      fc.record({
        dimension: text.filter((name) => !name.includes('=')),
        values: fc.uniqueArray(fc.option(text, { nil: null }), { minLength: 1 }),
      }),
      { selector: ({ dimension }) => dimension },
    ),
    outcome: fc.option(fc.constantFrom(...refOutcomes), { nil: null }),
    knownNow: fc.boolean(),
  })
  .map((ref) => ({ ...ref, knownNow: ref.asOf === null || ref.knownNow }))

const revenueRefs: fc.Arbitrary<Ref> = fc
  .record({
    kind: fc.constant('revenue' as const),
    movement: fc.option(fc.constantFrom(...movements), { nil: null }),
    asOf: fc.option(day, { nil: null }),
    knownNow: fc.boolean(),
    step: fc.constantFrom(...bridgeSteps),
    from: fc.option(fc.integer({ min: -700_000, max: 0 }), { nil: null }),
    to: fc.option(fc.integer({ min: 1, max: 2_900_000 }), { nil: null }),
    profile: text,
    grain: fc.option(fc.constantFrom(...moneyGrains), { nil: null }),
    where: fc.constantFrom([], [{ dimension: 'origin', values: ['a', null] }]),
  })
  .map((ref) => ({ ...ref, knownNow: ref.asOf === null || ref.knownNow }))

const definitionRefs: fc.Arbitrary<Ref> = fc
  .record({
    kind: fc.constant('definition' as const),
    policy: fc.option(fc.constantFrom(...policyNames), { nil: null }),
    asOf: fc.option(day, { nil: null }),
    knownNow: fc.boolean(),
    to: fc.option(day, { nil: null }),
    profile: text,
    grain: fc.option(fc.constantFrom(...moneyGrains), { nil: null }),
    against: text,
    againstGrain: fc.option(fc.constantFrom(...moneyGrains), { nil: null }),
    where: fc.constantFrom([], [{ dimension: 'origin', values: ['a', null] }]),
  })
  .map((ref) => ({ ...ref, knownNow: ref.asOf === null || ref.knownNow }))

const renewalsRefs: fc.Arbitrary<Ref> = fc
  .record({
    kind: fc.constant('renewals' as const),
    state: fc.option(fc.constantFrom(...renewalStates), { nil: null }),
    asOf: fc.option(day, { nil: null }),
    knownNow: fc.boolean(),
    interval: fc.constantFrom('month', 'quarter', 'year'),
    from: fc.option(day, { nil: null }),
    grace: fc.nat(MOST_GRACE),
    profile: text,
    where: fc.constantFrom([], [{ dimension: 'origin', values: ['a', null] }]),
  })
  .map((ref) => ({ ...ref, knownNow: ref.asOf === null || ref.knownNow }))

const purchasesRefs: fc.Arbitrary<Ref> = fc
  .record({
    kind: fc.constant('purchases' as const),
    months: fc.integer({ min: 1, max: 120 }),
    charges: fc.constantFrom('apart', 'all'),
    asOf: fc.option(day, { nil: null }),
    knownNow: fc.boolean(),
    from: fc.option(fc.integer({ min: -700_000, max: 0 }), { nil: null }),
    to: fc.option(fc.integer({ min: 1, max: 2_900_000 }), { nil: null }),
    profile: text,
    where: fc.constantFrom([], [{ dimension: 'origin', values: ['a', null] }]),
  })
  .map((ref) => ({ ...ref, knownNow: ref.asOf === null || ref.knownNow }))

const moneyRefs = fc.oneof(revenueRefs, definitionRefs, renewalsRefs, purchasesRefs)

const rowsRefs: fc.Arbitrary<Ref> = fc.record({
  kind: fc.constant('rows' as const),
  table: fc.constantFrom('subscriptions', 'charges'),
  where: fc.record({ account_id: text, product: text }),
})

const things: fc.Arbitrary<Ref> = fc.record({
  kind: fc.constantFrom('journey', 'finding'),
  id: text,
})

describe('formatRef', () => {
  it('is read back as it was, whatever ids and values there are', () => {
    fc.assert(
      fc.property(fc.oneof(bowtieRefs, moneyRefs, rowsRefs, things), (ref) => {
        expect(parseRef(formatRef(ref))).toEqual(ref)
      }),
    )
  })

  it('is one word, so that it can be quoted, linked and put into CSV', () => {
    fc.assert(
      fc.property(fc.oneof(bowtieRefs, moneyRefs, rowsRefs, things), (ref) => {
        expect(formatRef(ref)).toMatch(/^[\w/?&=%.:~-]+$/u)
      }),
    )
  })

  it('is readable', () => {
    const ref = formatRef({
      kind: 'bowtie',
      stage: 'commit',
      view: 'cohort',
      asOf: 17_850,
      knownNow: false,
      from: null,
      to: null,
      undated: false,
      where: [{ dimension: 'origin', values: ['social', null] }],
      outcome: null,
    })
    expect(ref).toBe(
      'bowtie/commit?asOf=2018-11-15&view=cohort&where=origin%3Dsocial&where=origin%3D',
    )
  })

  it('leaves what findings are made of as it is', () => {
    const id = 'undated_entry:stage_entries/commit'
    expect(formatRef({ kind: 'finding', id })).toBe(`finding/${id}`)
    expect(parseRef(`finding/${encodeURIComponent(id)}`)).toEqual({ kind: 'finding', id })
  })

  it('takes half a surrogate pair', () => {
    expect(formatRef({ kind: 'journey', id: 'a\ud800' })).toBe('journey/a%EF%BF%BD')
  })
})

describe('parseRef', () => {
  it('takes defaults for what is left out', () => {
    const whole = {
      view: 'cohort',
      asOf: null,
      knownNow: true,
      from: null,
      to: null,
      where: [],
      outcome: null,
    }
    expect(parseRef('bowtie/commit')).toMatchObject({ stage: 'commit', ...whole })
    expect(parseRef('bowtie/commit?view=stock')).toMatchObject({ ...whole, view: 'stock' })
    expect(parseRef(shortRef('a/b c'))).toMatchObject({ stage: 'a/b c', ...whole })
  })

  it.each([
    '',
    'nonsense',
    'bowtie',
    'bowtie/',
    'bowtie/commit?asOf=2018-02-30&view=cohort',
    'bowtie/commit?asOf=2018-11-15&view=cohorts',
    'bowtie/commit?asOf=2018-11-15&known=then',
    'bowtie/commit?asOf=2018-11-15&view=cohort&view=period',
    'bowtie/commit?asOf=2018-11-15&view=cohort&colour=red',
    'bowtie/commit?asOf=2018-11-15&view=cohort&where=origin',
    'bowtie/commit?asOf=2018-11-15&view=cohort&where=%3Dsocial',
    'bowtie/commit?asOf=2018-11-15&view=cohort&from=2018-02-01&to=2018-01-01',
    'bowtie/commit?asOf=2018-11-15&view=cohort&period=undated&from=2018-02-01',
    'bowtie/commit?asOf=2018-11-15&view=stock&to=2018-02-01',
    'bowtie/commit?asOf=2018-11-15&view=cohort&outcome=won',
    'bowtie/commit?asOf=2018-11-15&&view=cohort',
    'bowtie/%E0%A4%A?asOf=2018-11-15&view=cohort',
    'journey/a?b=c',
    'revenue/new?interval=week',
    'revenue/gained?interval=month',
    'revenue/new?grain=team',
    'revenue/new?from=2018-02-01&to=2018-01-01',
    'revenue/new?colour=red',
    'definition/price?profile=a',
    'definition/all?colour=red',
    'definition/all?grain=team',
    'definition/all?known=then',
    'renewals/gone?interval=month',
    'renewals/lost?interval=day',
    'renewals/lost?grace=1001',
    'renewals/lost?grace=-1',
    'renewals/lost?known=then',
    'renewals/lost?colour=red',
    'rows/subscriptions',
    'rows/invoices?account_id=a',
    'rows/subscriptions?colour=red',
    'rows/subscriptions?account_id=a&account_id=b',
    'invoice/7',
  ])('refuses %j', (ref) => {
    expect(() => parseRef(ref)).toThrow(CallError)
  })

  it('never fails in any other way', () => {
    const near = fc
      .array(fc.constantFrom('bowtie/', 'x', '?', '&', '=', 'asOf=2018-01-01', 'view=stock', '%'))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(fc.string(), near), (ref) => {
        try {
          expect(parseRef(ref)).toHaveProperty('kind')
        } catch (error) {
          expect(error).toBeInstanceOf(CallError)
        }
      }),
    )
  })
})
