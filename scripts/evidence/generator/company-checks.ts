import type { Life } from '../../../src/generator/life/life.ts'
import type { Truth } from '../../../src/generator/truth/truth.ts'
import { betaCdf } from '../../../src/stats/beta.ts'
import { betaGeometricPmf, betaGeometricSurvival } from '../../../src/stats/beta-geometric.ts'
import { chiSquareTest, chiSquareUpper } from '../../../src/stats/chi-square.ts'
import { kolmogorovSmirnov } from '../../../src/stats/kolmogorov-smirnov.ts'
import { logNormalCdf } from '../../../src/stats/log-normal.ts'
import { civilDate, dayOfInstant, parseDay, startOfDay } from '../../../src/time/calendar.ts'
import { zoneOffsets } from '../../../src/time/zone.ts'
import { byGroups, durationCdf } from './step-checks.ts'
import type { Check } from './step-checks.ts'

/** When journeys come, by which channel and motion, and to whom. */
export function arrivalChecks(truth: Truth, lives: readonly Life[]): readonly Check[] {
  const offsets = zoneOffsets(truth.timezone)
  const first = parseDay(truth.from)!
  const days = parseDay(truth.until)! - first
  const arrivals = lives.map(({ entries }) => dayOfInstant(entries[0]!.at, offsets) - first)
  const campaign = truth.arrivals.campaigns[0]!
  const caused = truth.channels[0]!.caused
  const isOn = (day: number): boolean =>
    day + first >= parseDay(campaign.from)! && day + first < parseDay(campaign.until)!
  const search = (day: number): number => {
    const lifted = isOn(day) ? 1 + caused * (campaign.spend - 1) : 1
    return lifted / (lifted + 1)
  }
  const { trend, season, seasonShift, week } = truth.arrivals
  const weights = Array.from({ length: days }, (_, day) => {
    const { month } = civilDate(Math.round(first + day - (seasonShift * day) / 365.25))
    const lift = isOn(day) ? (2 + caused * (campaign.spend - 1)) / 2 : 1
    return (1 + trend) ** (day / 365.25) * season[month - 1]! * week[(first + day + 3) % 7]! * lift
  })
  const fit = (name: string, cell: (day: number) => number): Check => {
    const whole = weights.reduce((sum, weight) => sum + weight, 0)
    const [counts, expected]: [number[], number[]] = [[], []]
    weights.forEach((weight, day) => {
      expected[cell(day)] = (expected[cell(day)] ?? 0) + (weight / whole) * lives.length
      counts[cell(day)] ??= 0
    })
    for (const day of arrivals) counts[cell(day)]!++
    return [`arrivals: ${name}`, chiSquareTest(counts, expected)]
  }
  const share = (day: number): number => 0.7 + ((0.2 - 0.7) * day) / (days - 1)
  const seconds = lives.map(({ entries }, nth) => {
    const start = startOfDay(first + arrivals[nth]!, offsets)
    return (
      (entries[0]!.at + 0.5 - start) / (startOfDay(first + arrivals[nth]! + 1, offsets) - start)
    )
  })
  const late = lives.filter(({ journey }) => journey >= 500)
  const owners = lives.flatMap(({ owner }) => owner ?? [])
  return [
    fit('by day', (day) => day),
    fit('by day of the week', (day) => (first + day + 3) % 7),
    fit('by month', (day) => Math.floor(day / 30.5)),
    fit('by campaign', (day) => Number(isOn(day))),
    ['arrivals: time of day', kolmogorovSmirnov(seconds, (x) => x)],
    [
      'mix: channel and campaign',
      byGroups(
        arrivals.map((day) => Number(isOn(day))),
        lives.map(({ values }) => values[1] === 0),
        arrivals.map(search),
      ),
    ],
    [
      'mix: motion and drift',
      byGroups(
        arrivals.map((day) => Math.floor(day / 92)),
        lives.map(({ values }) => values[0] === 0),
        arrivals.map(share),
      ),
    ],
    [
      'accounts: repeats',
      byGroups(
        late.map(() => 0),
        late.map(({ account, journey }) => account !== journey),
        late.map(() => truth.accounts.repeat),
      ),
    ],
    [
      'people: owners',
      chiSquareTest(
        [0, 1, 2, 3].map((person) => owners.filter((owner) => owner === person).length),
        [1, 1, 1, 1].map((part) => (part * owners.length) / 4),
      ),
    ],
    ...touchChecks(truth, lives),
  ]
}

function touchChecks(truth: Truth, lives: readonly Life[]): readonly Check[] {
  const end = startOfDay(parseDay(truth.until)!, zoneOffsets(truth.timezone))
  const touched = lives
    .filter(({ values }) => values[1] === 0)
    .map(({ entries, loss, touches }) => {
      const commit = entries.find(({ stage }) => stage === 'commit')?.at ?? Infinity
      const from = entries[0]!.at
      return { from, span: Math.min(commit, loss?.at ?? Infinity, end) - from, touches }
    })
  const perSecond = truth.channels[0]!.touchesPerMonth / (365.25 / 12) / 86_400
  const mean = touched.reduce((sum, { span }) => sum + span * perSecond, 0)
  const count = touched.reduce((sum, { touches }) => sum + touches.length, 0)
  const normal = (count - mean) / Math.sqrt(mean)
  const places = touched.flatMap(({ from, span, touches }) =>
    touches.map(({ at }) => (at + 0.5 - from) / span),
  )
  return [
    ['touches: number', chiSquareUpper(normal ** 2, 1)],
    ['touches: times', kolmogorovSmirnov(places, (x) => x)],
  ]
}

export function priceChecks(truth: Truth, lives: readonly Life[]): readonly Check[] {
  const { price, discount, expansion } = truth.offers[0]!
  const list = lives.map(({ listAmount }) => listAmount / 100)
  const given = lives.map(({ listAmount, amount }) => 1 - amount / listAmount)
  const lines = lives
    .filter(({ loss, contract }) => contract !== null && loss === null)
    .map(({ contract }) => contract!.lines)
  const terms = lines.map((some) => some.filter((line) => line.termEndsOn === some[0]!.termEndsOn))
  const ratios = terms.flatMap((some) =>
    some.slice(1).map(({ amount }, nth) => amount / some[nth]!.amount),
  )
  const length = Math.round(
    terms.reduce((sum, some) => sum + some[0]!.termEndsOn - some[0]!.startedOn, 0) / terms.length,
  )
  const daily = -Math.expm1(-expansion.perYear / 365.25)
  const most = 12
  const counts = Array.from(
    { length: most },
    (_, n) => terms.filter((some) => Math.min(some.length - 1, most - 1) === n).length,
  )
  const chances = binomial(length - 1, daily, most)
  return [
    ['price', kolmogorovSmirnov(list, (x) => logNormalCdf(x, price))],
    ['discount', kolmogorovSmirnov(given, (x) => betaCdf(x, discount!))],
    [
      'expansion: number',
      chiSquareTest(
        counts,
        chances.map((chance) => chance * terms.length),
      ),
    ],
    ['expansion: factor', kolmogorovSmirnov(ratios, (x) => logNormalCdf(x, expansion.factor))],
  ]
}

/** The chances of 0, 1, 2 and so on; the last holds all beyond. */
function binomial(n: number, p: number, most: number): readonly number[] {
  const chances = [(1 - p) ** n]
  for (let k = 1; k < most - 1; k++)
    chances.push((chances[k - 1]! * (n - k + 1) * p) / (k * (1 - p)))
  return [...chances, 1 - chances.reduce((sum, chance) => sum + chance, 0)]
}

export function contractChecks(truth: Truth, lives: readonly Life[]): readonly Check[] {
  const { churn, contraction, reactivation } = truth.offers[0]!
  const end = parseDay(truth.until)!
  const early = lives.filter(
    ({ contract }) => contract !== null && contract.lines[0]!.startedOn < end - 400,
  )
  const followed = 6
  const fits = (['withImpact', 'without'] as const).map((group): Check => {
    const some = early.filter(
      ({ entries }) => entries.some(({ stage }) => stage === 'impact') === (group === 'withImpact'),
    )
    const left = some.map(({ contract }) => {
      const at = contract!.lines.findIndex(({ cancelledOn }) => cancelledOn !== null)
      return at < 0 ? Infinity : at + 1
    })
    const terms = Array.from({ length: followed }, (_, nth) => nth + 1)
    const counts = [
      ...terms.map((term) => left.filter((at) => at === term).length),
      left.filter((at) => at > followed).length,
    ]
    const chances = [
      ...terms.map((term) => betaGeometricPmf(term, churn[group])),
      betaGeometricSurvival(followed, churn[group]),
    ]
    return [
      `churn ${group}: sBG by term`,
      chiSquareTest(
        counts,
        chances.map((chance) => chance * some.length),
      ),
    ]
  })
  const pairs = lives.flatMap(({ contract }) =>
    (contract?.lines ?? []).slice(1).map((line, nth) => ({ line, before: contract!.lines[nth]! })),
  )
  const renewals = pairs.filter(({ line }) => line.cause === 'renewal')
  const less = renewals.filter(({ line, before }) => line.amount !== before.amount)
  const gone = early.flatMap(({ contract }) =>
    contract!.lines
      .map((line, nth) => ({ line, next: contract!.lines[nth + 1] }))
      .filter(({ line }) => line.cancelledOn !== null && line.endedOn < end - 400),
  )
  const back = gone.flatMap(({ line, next }) =>
    next === undefined ? [] : next.startedOn - line.endedOn,
  )
  const most = 120
  const counts = Array.from(
    { length: most },
    (_, nth) => back.filter((days) => Math.min(days, most) === nth + 1).length,
  )
  const reach = (days: number): number =>
    days <= 1 ? 0 : days > most ? 1 : durationCdf(reactivation.time, days)
  const reasons = lives.flatMap(({ loss }) => loss?.reason ?? [])
  const notices = lives
    .flatMap(({ contract }) => contract?.lines.filter((line) => line.cancelledOn !== null) ?? [])
    .map((line) => line.endedOn - line.cancelledOn!)
  return [
    ...fits,
    [
      'churn: reasons',
      chiSquareTest(
        churn.reasons.map(({ value }) => reasons.filter((reason) => reason === value).length),
        churn.reasons.map(({ share }) => share * reasons.length),
      ),
    ],
    [
      'churn: notice',
      chiSquareTest(
        Array.from(
          { length: churn.notice + 1 },
          (_, days) => notices.filter((notice) => notice === days).length,
        ),
        Array.from({ length: churn.notice + 1 }, () => notices.length / (churn.notice + 1)),
      ),
    ],
    [
      'contraction: chance',
      byGroups(
        renewals.map(() => 0),
        renewals.map(({ line, before }) => line.amount !== before.amount),
        renewals.map(() => contraction.chance),
      ),
    ],
    [
      'contraction: factor',
      kolmogorovSmirnov(
        less.map(({ line, before }) => line.amount / before.amount),
        (x) => logNormalCdf(x, contraction.factor),
      ),
    ],
    [
      'reactivation: chance',
      byGroups(
        gone.map(() => 0),
        gone.map(({ next }) => next !== undefined),
        gone.map(() => reactivation.chance),
      ),
    ],
    [
      'reactivation: time',
      chiSquareTest(
        counts,
        counts.map((_, nth) => (reach(nth + 2) - reach(nth + 1)) * back.length),
      ),
    ],
  ]
}
