import { randomBeta, randomBinomial } from 'd3-random'
import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { purpose } from '../draw/purpose.ts'
import { stream } from '../draw/stream.ts'
import { plainOffer, plainStep, plainTruth } from '../truth/made-up/plain-truth.ts'
import type { Duration, Truth } from '../truth/truth.ts'
import { lives } from './lives.ts'
import { foundCompany } from './prepare.ts'

// A second simulator that shares nothing but `stream`: dates by Temporal, sums as they come, no
// tables made ready. Slow, and short enough to be read against the words of the truth.

type Draws = ReturnType<typeof stream>
const pick = <T extends { share: number }>(shares: readonly T[], u: number): T =>
  shares.find(
    (_, i) => i === shares.length - 1 || u < sum(shares.slice(0, i + 1).map((s) => s.share)),
  )!
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
const expo = (d: Draws): number => -Math.log(1 - d.uniform())
const days = (time: Duration, d: Draws): number => {
  if (time.kind === 'mixture') return days(pick(time.parts, d.uniform()).time, d)
  if (time.kind === 'lognormal') return time.median * Math.exp(time.sigma * d.normal())
  if (time.kind === 'weibull') return time.scale * expo(d) ** (1 / time.shape)
  return (sum(Array.from({ length: time.shape }, () => expo(d))) * time.mean) / time.shape
}
const odds = (p: number, factor: number): number => {
  if (p === 1) return factor > 0 ? 1 : 0
  const ratio = (p / (1 - p)) * factor
  return ratio / (1 + ratio)
}
const money = (spread: { median: number; sigma: number }, d: Draws): number =>
  spread.median * Math.exp(spread.sigma * d.normal())

function simulate(truth: Truth, size: number, seed: number): unknown[] {
  const date = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
  const midnight = (day: Temporal.PlainDate): number =>
    day.toZonedDateTime(truth.timezone).epochMilliseconds / 1000
  const local = (at: number): Temporal.PlainDate =>
    Temporal.Instant.fromEpochMilliseconds(at * 1000)
      .toZonedDateTimeISO(truth.timezone)
      .toPlainDate()
  const number = (day: Temporal.PlainDate): number => date('1970-01-01').until(day).days
  const after = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean =>
    Temporal.PlainDate.compare(a, b) > 0
  const first = date(truth.from)
  const span = first.until(date(truth.until)).days
  const shareOn = ([a, b]: readonly [number, number], i: number): number =>
    a + ((b - a) * i) / (span - 1)
  const channels = truth.attributes.find((a) => a.name === 'channel')
  const lift = (value: string, i: number): number => {
    const running = truth.arrivals.campaigns.filter(
      (c) =>
        c.channel === value &&
        !after(date(c.from), first.add({ days: i })) &&
        after(date(c.until), first.add({ days: i })),
    )
    const caused = truth.channels.find((c) => c.channel === value)?.caused ?? 0
    return 1 + caused * sum(running.map((c) => c.spend - 1))
  }
  const weight = (i: number): number => {
    const day = first.add({ days: i })
    const shifted = date('1970-01-01').add({
      days: Math.round(number(day) - (truth.arrivals.seasonShift * i) / 365.25),
    })
    return (
      (1 + truth.arrivals.trend) ** (i / 365.25) *
      truth.arrivals.season[shifted.month - 1]! *
      truth.arrivals.week[day.dayOfWeek - 1]! *
      (channels === undefined
        ? 1
        : sum(channels.values.map((v) => lift(v.value, i) * shareOn(v.share, i))))
    )
  }
  const weights = Array.from({ length: span }, (_, i) => weight(i))
  const arrivalDraws = stream(seed, purpose.arrivalDays, 0)
  const found: unknown[] = []
  for (let i = 0; i < span; i++) {
    const left = size - found.length
    const rest = sum(weights.slice(i).toReversed())
    const count =
      left === 0 || weights[i] === 0
        ? 0
        : i === span - 1
          ? left
          : randomBinomial.source(() => arrivalDraws.uniform())(left, weights[i]! / rest)()
    const day = first.add({ days: i })
    const seconds = stream(seed, purpose.arrivalSeconds, i)
    const length = midnight(day.add({ days: 1 })) - midnight(day)
    const moments = Array.from(
      { length: count },
      () => midnight(day) + Math.floor(seconds.uniform() * length),
    )
    for (const at of moments.toSorted((a, b) => a - b)) found.push(journeyOf(found.length, i, at))
  }
  return found

  function journeyOf(journey: number, i: number, arrival: number): unknown {
    const of = (what: keyof typeof purpose): Draws => stream(seed, purpose[what], journey)
    const mix = of('values')
    const values: Record<string, string> = {}
    const meant = (when: Readonly<Record<string, readonly string[]>>): boolean =>
      Object.entries(when).every(([name, some]) => some.includes(values[name]!))
    for (const a of truth.attributes) {
      const raw = a.values.map(
        (v) => shareOn(v.share, i) * (a.name === 'channel' ? lift(v.value, i) : 1),
      )
      const shares = a.values.map((v, n) => ({ value: v.value, share: raw[n]! / sum(raw) }))
      const other = truth.mixes.find((m) => m.attribute === a.name && meant(m.when))
      values[a.name] = pick(other?.shares ?? shares, mix.uniform()).value
    }
    const luck = truth.luck * of('luck').normal()
    const names = [...truth.steps.map((s) => s.stage), 'impact']
    let entries: { stage: string; at: number }[] = []
    const meetings: { at: number; isGood: boolean }[] = []
    let loss: { at: number; reason: string } | null = null
    let owner: number | null = null
    let ramp = 1
    for (let s = 0, at = arrival; ;) {
      entries.push({ stage: names[s]!, at })
      if (s === truth.steps.length) break
      const step = truth.steps[s]!
      const day = local(at)
      if (owner === null && s >= names.findIndex((n) => n === 'selection' || n === 'commit')) {
        const staff = truth.people
          .flatMap((team) =>
            Array.from({ length: team.count }, (_, n) => {
              const total = span + team.hiredFrom
              return {
                team,
                since: first.add({ days: Math.floor((total * n) / team.count) - team.hiredFrom }),
              }
            }),
          )
          .map((one, id) => ({ ...one, id }))
          .filter((one) => meant(one.team.when) && !after(one.since, day))
        const one = staff[Math.floor(of('owner').uniform() * staff.length)]
        if (one !== undefined) {
          owner = one.id
          const done = one.since.until(day).days / ((one.team.rampMonths * 365.25) / 12)
          if (step.stage === 'selection')
            ramp = done >= 1 ? 1 : one.team.startOdds + (1 - one.team.startOdds) * done
        }
      }
      const acts = truth.effects.filter(
        (e) =>
          meant(e.when) &&
          (e.stages.length === 0 || e.stages.includes(step.stage)) &&
          (e.from === null || !after(date(e.from), day)) &&
          (e.until === null || after(date(e.until), day)),
      )
      const factor =
        acts.reduce((f, e) => f * e.odds, step.oddsPerYear ** (first.until(day).days / 365.25)) *
        Math.exp(luck) *
        (step.stage === 'selection' ? ramp : 1)
      const slow = acts.reduce((f, e) => f * e.time, 1)
      const wait = (time: Duration, by: number): number =>
        Math.max(1, Math.round(days(time, d) * by * 86400))
      const d = stream(seed, purpose.step + s, journey)
      const lose = (when: number): void => {
        loss = { at: when, reason: pick(step.reasons, d.uniform()).value }
      }
      let going = true
      let skips: number
      if (step.meetings !== null) {
        for (let n = 0; n < step.meetings.count && going; n++) {
          at += wait(step.meetings.gap, slow)
          going = d.uniform() < odds(step.meetings.each, factor)
          meetings.push({ at, isGood: going })
        }
        if (!going) {
          lose(at)
          break
        }
        skips = d.uniform()
      } else {
        going = d.uniform() < odds(step.chance, factor)
        skips = d.uniform()
        if (!going && skips >= step.lost) break
        if (!going) {
          lose(at + wait(step.timeLost, 1))
          break
        }
        at += wait(step.time, slow)
      }
      s += skips < step.skip ? 2 : 1
    }
    const deal = of('deal')
    const offer = truth.offers.find((o) => meant(o.when))!
    const foreign = truth.currencies.find((c) => c.countries.includes(values['country'] ?? ''))
    const product = pick(offer.products, deal.uniform()).value
    const list = Math.max(1, Math.round((money(offer.price, deal) / (foreign?.rate[0] ?? 1)) * 100))
    const amount =
      offer.discount === null
        ? list
        : Math.round(
            list *
              (1 -
                randomBeta.source(() => deal.uniform())(
                  offer.discount.alpha,
                  offer.discount.beta,
                )()),
          )
    const commit = entries.find((e) => e.stage === 'commit')?.at
    const lines: Record<string, unknown>[] = []
    if (commit !== undefined) {
      const signed = local(commit)
      const due = midnight(signed.add({ months: offer.term }))
      const group = entries.some((e) => e.stage === 'impact' && e.at < due)
        ? 'withImpact'
        : 'without'
      const own = of('customer')
      const theta = randomBeta.source(() => own.uniform())(
        offer.churn[group].alpha,
        offer.churn[group].beta,
      )()
      const [d, grow] = [of('renewals'), of('expansions')]
      const stop = loss === null ? null : local((loss as { at: number }).at)
      let [price, base, n, cause, origin] = [{ list, amount }, signed, 1, 'new', signed]
      const gap = (): number =>
        offer.expansion.perYear === 0 ? Infinity : (expo(grow) * 365.25) / offer.expansion.perYear
      let clock = gap()
      for (let k = 0, start = signed; ; k++) {
        const end = base.add({ months: offer.term * n })
        const ends =
          stop === null || after(stop, end)
            ? end
            : after(stop, signed)
              ? stop
              : signed.add({ days: 1 })
        const times = (by: number): void => {
          price = { list: Math.round(price.list * by), amount: Math.round(price.amount * by) }
        }
        let since = start
        const put = (until: Temporal.PlainDate): number =>
          lines.push({
            cause,
            startedOn: number(since),
            endedOn: number(until),
            termEndsOn: number(end),
            listAmount: price.list,
            amount: price.amount,
            cancelledOn: null,
          })
        let factors: { on: Temporal.PlainDate; by: number } | null = null
        const apply = (): void => {
          if (factors === null) return
          put(factors.on)
          times(factors.by)
          ;[since, cause, factors] = [factors.on, 'expansion', null]
        }
        for (;;) {
          if (clock > 1e6) break
          const event = origin.add({ days: Math.floor(clock) + 1 })
          const on = after(event, start) ? event : start.add({ days: 1 })
          if (!after(ends, on)) break
          const by = money(offer.expansion.factor, grow)
          const same: { on: Temporal.PlainDate; by: number } | null = factors
          if (same !== null && (same as { on: Temporal.PlainDate }).on.equals(on)) {
            factors = { on, by: (same as { by: number }).by * by }
          } else {
            apply()
            factors = { on, by }
          }
          clock += gap()
        }
        apply()
        put(ends)
        const last = lines.at(-1)!
        if (stop !== null && !after(stop, end)) {
          last['cancelledOn'] = number(stop)
          break
        }
        if (
          d.uniform() < odds(theta, offer.churn.byTerm[Math.min(k, offer.churn.byTerm.length - 1)]!)
        ) {
          const notice = Math.floor(d.uniform() * (offer.churn.notice + 1))
          last['cancelledOn'] = Math.max(number(since), number(end) - notice)
          const reason = pick(offer.churn.reasons, d.uniform()).value
          const at =
            midnight(end) +
            Math.floor(d.uniform() * (midnight(end.add({ days: 1 })) - midnight(end)))
          if (loss === null || (loss as { at: number }).at > at) loss = { at, reason }
          if (d.uniform() >= offer.reactivation.chance) break
          base = end.add({ days: Math.max(1, Math.floor(days(offer.reactivation.time, d))) })
          if (!after(date(truth.until), base)) break
          ;[start, origin, n, cause, clock] = [base, base, 1, 'reactivation', gap()]
        } else {
          if (!after(date(truth.until), end)) break
          const less =
            d.uniform() < offer.contraction.chance ? money(offer.contraction.factor, d) : 1
          const rises = offer.priceRises.filter(
            (r) => after(date(r.on), signed) && after(date(r.on), start) && !after(date(r.on), end),
          )
          const by = less * rises.reduce((f, r) => f * r.factor, 1)
          if (by !== 1) times(by)
          ;[start, cause, n] = [end, 'renewal', n + 1]
        }
      }
      const gone = loss as { at: number } | null
      if (gone !== null) entries = entries.filter((e) => e.at < gone.at)
    }
    const touches: { at: number; campaign: string | null }[] = []
    const lost = (loss as { at: number } | null)?.at ?? Infinity
    const over = Math.min(commit ?? Infinity, lost, midnight(date(truth.until)))
    const rate = truth.channels.find((c) => c.channel === values['channel'])?.touchesPerMonth ?? 0
    const d = of('touches')
    for (let t = 0; ;) {
      if (rate === 0) break
      t += (expo(d) * 86400) / (rate / (365.25 / 12))
      const at = arrival + Math.floor(t)
      if (at >= over) break
      const running = truth.arrivals.campaigns.find(
        (c) =>
          c.channel === values['channel'] &&
          !after(date(c.from), local(at)) &&
          after(date(c.until), local(at)),
      )
      touches.push({ at, campaign: running?.name ?? null })
    }
    return {
      journey,
      values: Object.values(values),
      entries,
      loss,
      meetings,
      owner,
      product,
      listAmount: list,
      amount,
      currency: foreign?.currency ?? truth.currency,
      lines,
      touches,
    }
  }
}

const rich = plainTruth({
  timezone: 'America/New_York',
  from: '2024-01-15',
  until: '2025-03-20',
  attributes: [
    {
      name: 'motion',
      values: [
        { value: 'a', share: [0.7, 0.2] },
        { value: 'b', share: [0.3, 0.8] },
      ],
    },
    {
      name: 'channel',
      values: [
        { value: 'search', share: [0.5, 0.5] },
        { value: 'events', share: [0.5, 0.5] },
      ],
    },
    {
      name: 'country',
      values: [
        { value: 'US', share: [0.5, 0.5] },
        { value: 'FR', share: [0.5, 0.5] },
      ],
    },
  ],
  mixes: [
    {
      attribute: 'country',
      when: { motion: ['b'], channel: ['events'] },
      shares: [
        { value: 'US', share: 0.9 },
        { value: 'FR', share: 0.1 },
      ],
    },
  ],
  arrivals: {
    trend: 0.3,
    season: [1, 1, 1.2, 1.3, 1, 0.9, 0.6, 0.5, 1.1, 1.2, 1.2, 0.7],
    seasonShift: 12,
    week: [1.2, 1.3, 1.2, 1.1, 0.9, 0.2, 0.1],
    campaigns: [
      { name: 'spring', channel: 'search', from: '2024-03-01', until: '2024-05-01', spend: 3 },
      { name: 'fair', channel: 'search', from: '2024-04-10', until: '2024-04-20', spend: 2 },
    ],
  },
  channels: [{ channel: 'search', costPerJourney: 40, caused: 0.7, touchesPerMonth: 2 }],
  luck: 0.6,
  effects: [
    {
      name: 'slow',
      when: { country: ['US'] },
      stages: [],
      from: '2024-06-01',
      until: null,
      odds: 0.7,
      time: 1.4,
    },
    {
      name: 'never',
      when: { motion: ['b'] },
      stages: ['education'],
      from: null,
      until: '2024-03-01',
      odds: 0,
      time: 1,
    },
  ],
  steps: [
    plainStep({
      stage: 'awareness',
      chance: 0.9,
      skip: 0.2,
      time: { kind: 'erlang', mean: 5, shape: 3 },
    }),
    plainStep({ stage: 'education', chance: 1, oddsPerYear: 0.8 }),
    plainStep({ stage: 'consideration', chance: 0.8, skip: 0.1 }),
    plainStep({
      stage: 'selection',
      meetings: { count: 3, each: 0.9, gap: { kind: 'erlang', mean: 4, shape: 2 } },
    }),
    plainStep({
      stage: 'commit',
      chance: 0.7,
      lost: 1,
      skip: 0.3,
      time: { kind: 'weibull', scale: 20, shape: 0.7 },
    }),
    plainStep({
      stage: 'live',
      chance: 0.6,
      lost: 0.5,
      time: {
        kind: 'mixture',
        parts: [
          { share: 0.3, time: { kind: 'lognormal', median: 5, sigma: 1 } },
          { share: 0.7, time: { kind: 'weibull', scale: 90, shape: 2 } },
        ],
      },
    }),
  ],
  people: [
    {
      role: 'seller',
      when: { motion: ['a'] },
      count: 3,
      hiredFrom: 40,
      rampMonths: 9,
      startOdds: 0.3,
      quota: 1,
      cost: 1,
    },
    {
      role: 'closer',
      when: {},
      count: 2,
      hiredFrom: 0,
      rampMonths: 2,
      startOdds: 2,
      quota: 1,
      cost: 1,
    },
  ],
  currencies: [{ currency: 'USD', countries: ['US'], rate: [0.9, 1.1] }],
  offers: [
    plainOffer({
      name: 'monthly',
      when: { motion: ['a'] },
      products: [
        { value: 'core', share: 0.6 },
        { value: 'plus', share: 0.4 },
      ],
      term: 1,
      churn: {
        withImpact: { alpha: 1, beta: 9 },
        without: { alpha: 2, beta: 6 },
        byTerm: [2, 1, 0.5],
        notice: 20,
        reasons: [
          { value: 'price', share: 0.5 },
          { value: 'rival', share: 0.5 },
        ],
      },
      expansion: { perYear: 8, factor: { median: 1.1, sigma: 0.3 } },
      reactivation: { chance: 0.6, time: { kind: 'weibull', scale: 30, shape: 1 } },
      priceRises: [
        { on: '2024-07-01', factor: 1.05 },
        { on: '2024-12-01', factor: 1.1 },
      ],
    }),
    plainOffer({
      term: 3,
      discount: null,
      expansion: { perYear: 0, factor: { median: 1, sigma: 0 } },
    }),
  ],
})

describe('a simulator of its own', () => {
  it.each([
    ['a plain company', plainTruth()],
    ['everything at once', rich],
    ['a zone without clock changes', { ...rich, timezone: 'Asia/Kolkata', luck: 0 }],
    ['three months', { ...rich, until: '2024-04-15' }],
  ])('agrees event by event: %s', (_, truth) => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const company = foundCompany(truth, 60, seed)
        const drawn = [...lives(company)].map(
          ({ contract, loss, product, offer, values, ...life }) => ({
            journey: life.journey,
            values: values.map((value, a) => truth.attributes[a]!.values[value]!.value),
            entries: life.entries,
            loss: loss === null ? null : { at: loss.at, reason: loss.reason },
            meetings: life.meetings,
            owner: life.owner,
            product: truth.offers[offer]!.products[product]!.value,
            listAmount: life.listAmount,
            amount: life.amount,
            currency: life.currency,
            lines: contract?.lines ?? [],
            touches: life.touches,
          }),
        )
        expect(drawn).toEqual(simulate(truth, 60, seed))
      }),
      { numRuns: 8, seed: 20260101 },
    )
  })
})
