import { describe, expect, it } from 'vitest'
import { casesOf } from '../../../test/evidence.ts'
import type { Valued } from '../../engine/valued.ts'
import { FALSE_SHARE, loopMarks, type LoopAsked, type Mark } from './closed-loop.ts'
import { checkScores, learn, scoreOf } from './loop-score.ts'
import type { LoopTarget } from './worth.ts'

const AS_OF = 20_000
const asked = (target: LoopTarget, more: Partial<LoopAsked> = {}): LoopAsked => ({
  asOf: AS_OF,
  months: 12,
  dimensions: ['channel', 'segment', 'country'],
  target,
  guard: 'usual',
  ...more,
})

/** Chances of a company that are the same in every run. */
function stream(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const shares = {
  channel: [0.5, 0.3, 0.15, 0.05],
  segment: [0.7, 0.3],
  country: [0.3, 0.2, 0.2, 0.1, 0.1, 0.05, 0.05],
}

interface World {
  /** Factor of what who is of channel 1 pays, of the odds to leave, and of those of an impact. */
  readonly pays?: number
  readonly leaves?: number
  readonly reaches?: number
}

function company(seed: number, customers: number, world: World = {}): Valued[] {
  const next = stream(seed)
  const pick = (of: readonly number[]): string => {
    let left = next()
    const at = of.findIndex((share) => (left -= share) < 0)
    return String(at === -1 ? 0 : at)
  }
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  const chance = (share: number, odds: number): number =>
    (share * odds) / (1 - share + share * odds)
  return Array.from({ length: customers }, () => {
    const by = [pick(shares.channel), pick(shares.segment), pick(shares.country)]
    const { pays = 1, leaves = 1, reaches = 1 } = by[0] === '1' ? world : {}
    const began = AS_OF - 1 - Math.floor(next() * 900)
    const seen = (age: number, happens: boolean) => (happens && age < AS_OF - began ? age : null)
    const leavesAt = next() < 0.5 ? 365 : Math.ceil(next() * 365)
    return {
      by,
      began,
      lapsed: seen(leavesAt, next() < chance(0.25, leaves)),
      reached: seen(Math.ceil(next() * 200), next() < chance(0.5, reaches)),
      realised: (5000 * pays * Math.exp(0.9 * normal())).toFixed(2),
      count: 1,
    }
  })
}

const discoveries = (marks: readonly Mark[]): Mark[] =>
  marks.filter(({ verdict }) => verdict === 'better' || verdict === 'worse')

const of = (marks: readonly Mark[], dimension: string, value: string | null): Mark => {
  const found = marks.find((mark) => mark.dimension === dimension && mark.value === value)
  if (found === undefined) throw new Error(`no such mark: ${dimension}=${value}`)
  return found
}

const planted: readonly (readonly [LoopTarget, World, Mark['verdict']])[] = [
  ['value', { pays: 2 }, 'better'],
  ['value', { pays: 0.5 }, 'worse'],
  ['retention', { leaves: 0.25 }, 'better'],
  ['retention', { leaves: 4 }, 'worse'],
  ['impact', { reaches: 5 }, 'better'],
  ['impact', { reaches: 0.2 }, 'worse'],
]

describe('what marks good customers', () => {
  it.each(planted)('is found where it is put in: %s %j is %s', (target, world, verdict) => {
    for (const seed of [1, 2, 3]) {
      const marks = loopMarks(company(seed, 500, world), asked(target))
      const { effect, q, verdict: told } = of(marks, 'channel', '1')
      expect(told).toBe(verdict)
      expect(q).toBeLessThan(0.05)
      if (verdict === 'better')
        expect([marks[0]?.dimension, marks[0]?.value]).toEqual(['channel', '1'])
      const truth = target === 'value' ? (world.pays ?? 1) : null
      if (truth !== null) {
        expect(effect?.low).toBeLessThan(truth * 1.1)
        expect(effect?.high).toBeGreaterThan(truth / 1.1)
      }
    }
  })

  // The figures of many more are in docs/evidence/loop.md.
  it.each(['value', 'retention', 'impact'] as const)(
    'is found by mistake in no more than the stated share of companies without any: %s',
    (target) => {
      const seeds = casesOf(
        Array.from({ length: 2000 }, (_, i) => i),
        Array.from({ length: 120 }, (_, i) => i),
      )
      const found = seeds.filter(
        (seed) => discoveries(loopMarks(company(7000 + seed, 150), asked(target))).length > 0,
      ).length
      // Three standard errors above the stated share: what chance alone allows.
      const most = FALSE_SHARE + 3 * Math.sqrt((FALSE_SHARE * (1 - FALSE_SHARE)) / seeds.length)
      expect(found / seeds.length).toBeLessThan(most)
      expect(found).toBeGreaterThan(0)
    },
  )

  it('is tested once where there are two values, and told of both', () => {
    const marks = loopMarks(company(4, 300, { pays: 3 }), asked('value'))
    const [a, b] = [of(marks, 'segment', '0'), of(marks, 'segment', '1')]
    expect(a.q).toBe(b.q)
    expect((a.effect?.value ?? NaN) * (b.effect?.value ?? NaN)).toBeCloseTo(1, 9)
    const twice = loopMarks(
      company(4, 300, { pays: 3 }),
      asked('value', { dimensions: ['channel'] }),
    )
    expect(of(twice, 'channel', '1').q).toBeLessThan(of(marks, 'channel', '1').q ?? 0)
  })

  it('is stricter where tests may depend on each other in any way', () => {
    const valued = company(5, 300, { pays: 1.5 })
    const q = (guard: LoopAsked['guard']) =>
      of(loopMarks(valued, asked('value', { guard })), 'channel', '1').q ?? NaN
    expect(q('any')).toBeGreaterThan(q('usual'))
  })

  it('is not told of few, of one, or of who is all there is', () => {
    const few = loopMarks(company(6, 12), asked('value'))
    expect(few.map(({ verdict }) => verdict)).toEqual(few.map(() => 'few'))
    const [one] = company(6, 1)
    const alone = loopMarks(one === undefined ? [] : [one], asked('retention'))
    expect(alone).toHaveLength(3)
    expect(alone.every(({ q, verdict }) => q === null && verdict === 'alone')).toBe(true)
    const same = company(6, 200).map((each) => ({ ...each, realised: '100.00', lapsed: null }))
    expect(discoveries(loopMarks(same, asked('value')))).toEqual([])
    expect(discoveries(loopMarks(same, asked('retention')))).toEqual([])
    expect(loopMarks([], asked('impact'))).toEqual([])
  })

  it('counts alike whether customers alike are counted together or not', () => {
    const valued = company(8, 200)
    const twice = loopMarks([...valued, ...valued], asked('retention'))
    const together = loopMarks(
      valued.map((each) => ({ ...each, count: 2 })),
      asked('retention'),
    )
    expect(together.map(({ q, customers }) => [q, customers])).toEqual(
      twice.map(({ q, customers }) => [q === null ? null : expect.closeTo(q, 12), customers]),
    )
  })

  it('has the share of the best customers’ money that its customers paid', () => {
    const marks = loopMarks(company(9, 400, { pays: 6 }), asked('value'))
    const own = marks.filter(({ dimension }) => dimension === 'channel')
    expect(own.reduce((sum, { bestShare }) => sum + (bestShare ?? 0), 0)).toBeCloseTo(1, 12)
    expect(of(marks, 'channel', '1').bestShare).toBeGreaterThan(0.6)
  })
})

describe('a score', () => {
  it('is calibrated and lifts on customers it has not seen, where something marks them', () => {
    const checks = Array.from({ length: 20 }, (_, seed) =>
      checkScores(company(100 + seed, 900, { leaves: 8 }), asked('retention')),
    )
    const bands = checks.flatMap((check) => check?.bands ?? [])
    const sum = (of: (band: (typeof bands)[number]) => number) =>
      bands.reduce((total, band) => total + of(band), 0)
    const predicted = sum((band) => band.predicted * band.n) / sum(({ n }) => n)
    const observed = sum(({ happened }) => happened) / sum(({ n }) => n)
    expect(Math.abs(predicted - observed)).toBeLessThan(0.02)
    for (const check of checks) {
      expect(check?.ranked).toBeGreaterThan(0.55)
      expect(check?.brier).toBeLessThan(check?.brierOfShare ?? 0)
      expect(check?.bands.at(-1)?.lift).toBeCloseTo(1, 12)
      expect((check?.taught ?? 0) / ((check?.taught ?? 0) + (check?.checked ?? 1))).toBeCloseTo(
        2 / 3,
        1,
      )
    }
  })

  it('ranks no better than chance where nothing marks them', () => {
    const ranked = Array.from(
      { length: 40 },
      (_, seed) => checkScores(company(300 + seed, 500), asked('impact'))?.ranked ?? NaN,
    )
    const mean = ranked.reduce((sum, each) => sum + each, 0) / ranked.length
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.03)
  })

  it('is checked by those who came after all who taught', () => {
    const valued = company(11, 600)
    const check = checkScores(valued, asked('value'))
    const later = valued.filter(({ began }) => began >= (check?.since ?? 0) && AS_OF - began >= 367)
    expect(check?.checked).toBe(later.length)
    // What becomes of the later ones does not change what is learnt of the others.
    const other = valued.map((each) =>
      each.began >= (check?.since ?? 0) ? { ...each, realised: '1.00' } : each,
    )
    const [a, b] = [check, checkScores(other, asked('value'))]
    expect(b?.bands.map(({ predicted, n }) => [predicted, n])).toEqual(
      a?.bands.map(({ predicted, n }) => [predicted, n]),
    )
    expect(b?.good).toBe(0)
  })

  it('says why: by the attributes that one has', () => {
    const model = learn(company(12, 700, { pays: 5 }), asked('value'))
    if (model === null) throw new Error('nothing learnt')
    const score = (by: (string | null)[]) => scoreOf(model, by, asked('value'))
    const good = score(['1', '0', '0'])
    expect(good.reasons[0]).toMatchObject({ dimension: 'channel', value: '1' })
    expect(good.chance).toBeGreaterThan(2 * score(['0', '0', '0']).chance)
    expect(good.lift).toBeGreaterThan(1.5)
    const unknown = score([null, 'nobody', null])
    expect(unknown.reasons).toEqual([])
  })

  it('is not learnt of few, nor where all are alike', () => {
    expect(learn(company(13, 40), asked('value'))).toBeNull()
    const good = company(13, 400).map((each) => ({ ...each, lapsed: null }))
    expect(learn(good, asked('retention'))).toBeNull()
    expect(checkScores(company(13, 60), asked('value'))).toBeNull()
  })
})
