import { DAYS_PER_MONTH, paceAlong, paceOf, type Pace } from './going-on.ts'
import { lifetimeFactor, netRetention } from './lifetime.ts'
import { timeCell, stepsOf, valueOf, type CellName, type Sheet, type Values } from './sheet.ts'

/** Month by month from the start. All lists are as long as months were asked for. */
export interface Course {
  /** Journeys entering each stage, the commitment last. */
  readonly entered: readonly (readonly number[])[]
  readonly wins: readonly number[]
  /** A year's worth of what was signed, and of what began to run. */
  readonly committed: readonly number[]
  readonly started: readonly number[]
  /** A year's worth of what grew, and of what was lost (positive), in what ran already. */
  readonly expanded: readonly number[]
  readonly lost: readonly number[]
  /** A year's worth running at each month's end. */
  readonly running: readonly number[]
  /** What is paid in the month: new contracts yearly in advance, what ran at the start monthly. */
  readonly cash: readonly number[]
  /** Of all that ran at the start or began until the end, over the sheet's horizon. */
  readonly lifetime: number
}

/**
 * The bowtie month by month. Before the start it was as `before` says, or as the sheet's history
 * tells; from the start on every event happens as `after` says: rates apply to who goes on from
 * then, and a time that is shorter runs faster from then, for those under way too. Who pays before
 * going live runs from the commitment on: of those under way they are in what runs already.
 */
export function courseOf(sheet: Sheet, before: Values, after: Values, months: number): Course {
  const entered = leftWing(sheet, before, after, months)
  const wins = entered.at(-1) ?? []
  const of = (name: CellName): number => valueOf(after, name)
  const contract = of('price') * (1 - of('discount'))
  const committed = wins.map((count) => count * contract)
  const start = rightBefore(sheet, before)
  const { waiting, paying } = sheet.paidEarly ?? { waiting: 0, paying: 0 }
  const early = waiting === 0 ? 0 : paying / waiting
  const live = passages({
    pace: paceFrom(sheet, 'commit', valueOf(before, 'onboarding_days')),
    rate: of('onboarding'),
    speed: speedOf(valueOf(before, 'onboarding_days'), of('onboarding_days')),
    past: start.committed,
    coming: committed,
  })
  const started = live.map(
    (money, at) => early * of('onboarding') * (committed[at] ?? 0) + (1 - early) * money,
  )
  return { entered, wins, committed, started, ...rightWing(started, after, months) }
}

function leftWing(
  sheet: Sheet,
  before: Values,
  after: Values,
  months: number,
): readonly (readonly number[])[] {
  const first = Array.from({ length: months }, () => valueOf(after, 'entering'))
  const pasts = pastEntries(sheet, before)
  return stepsOf(sheet).reduce<readonly (readonly number[])[]>(
    (sofar, stage, index) => [
      ...sofar,
      passages({
        pace: paceFrom(sheet, stage, valueOf(before, `days:${stage}`)),
        rate: valueOf(after, `rate:${stage}`),
        speed: speedOf(valueOf(before, `days:${stage}`), valueOf(after, `days:${stage}`)),
        past: pasts[index] ?? [],
        coming: sofar[index] ?? [],
      }),
    ],
    [first],
  )
}

/** Entries before the start by stage: as counted, else as if it had always gone so. */
function pastEntries(sheet: Sheet, before: Values): readonly (readonly number[])[] {
  let steady = valueOf(before, 'entering')
  return sheet.stages.map((stage) => {
    const known = sheet.history[stage]
    const length = monthsToGoOn(sheet, stage, valueOf(before, `days:${stage}`))
    const past = known ?? Array.from({ length }, () => steady)
    steady *= valueOf(before, `rate:${stage}`)
    return past
  })
}

/** The measured pace, stretched where it is asked of other days than were measured with it. */
function paceFrom({ curves, cells }: Sheet, stage: string, days: number): Pace {
  const shares = curves[stage]
  if (shares === undefined) return paceOf(days)
  const pace = paceAlong(shares)
  const measured = cells[timeCell(stage)]?.value ?? days
  const times = days > 0 && measured > 0 ? days / measured : 1
  return times === 1 ? pace : (months) => times * pace(months / times)
}

function monthsToGoOn({ curves, cells }: Sheet, stage: string, days: number): number {
  const months = curves[stage]?.length
  if (months === undefined) return monthsFor(days)
  const measured = cells[timeCell(stage)]?.value ?? days
  return measured > 0 && days > measured ? Math.ceil((months * days) / measured) : months
}

/** Months whose entries may still be under way after so many days. */
function monthsFor(days: number): number {
  return Math.ceil(days / DAYS_PER_MONTH) + 1
}

/** What was committed in the months before, as long as it takes to go live. */
function rightBefore(sheet: Sheet, before: Values): { readonly committed: readonly number[] } {
  const contract = valueOf(before, 'price') * (1 - valueOf(before, 'discount'))
  const wins = pastEntries(sheet, before).at(-1) ?? []
  const length = monthsToGoOn(sheet, 'commit', valueOf(before, 'onboarding_days'))
  const steady = wins.at(-1) ?? 0
  return {
    committed: Array.from({ length }, (_, at) => (wins.at(at - length) ?? steady) * contract),
  }
}

interface Passing {
  readonly pace: Pace
  readonly rate: number
  /** How many times faster than the pace, from the start on. */
  readonly speed: number
  readonly past: readonly number[]
  readonly coming: readonly number[]
}

/** Who goes on, by month from the start. */
function passages({ pace, rate, speed, past, coming }: Passing): readonly number[] {
  const steps = Array.from({ length: coming.length + 1 }, (_, month) => speed * month)
  const atEnds = steps.map((months) => pace(months))
  const gone = steps.map((months) =>
    past.reduce((sum, entries, index) => {
      const age = past.length - index + months
      return sum + entries * (pace(age) - pace(age - 1))
    }, 0),
  )
  // Of those entered `months` before a month's end or up to one month earlier.
  const shares = steps.map((_, months) =>
    months === 0 ? 0 : ((atEnds[months] ?? 0) - (atEnds[months - 1] ?? 0)) / speed,
  )
  return coming.map((_, month) => {
    let fresh = 0
    for (let entry = 0; entry <= month; entry++) {
      const age = month - entry
      fresh += (coming[entry] ?? 0) * ((shares[age + 1] ?? 0) - (shares[age] ?? 0))
    }
    return rate * ((gone[month + 1] ?? 0) - (gone[month] ?? 0) + fresh)
  })
}

function speedOf(before: number, after: number): number {
  return before > 0 && after > 0 ? before / after : 1
}

/**
 * What ran at the start is lost a little every month, as its contracts end all year round; what
 * began since is lost at its anniversaries alone: before the first of them nothing is renewed.
 */
function rightWing(started: readonly number[], after: Values, months: number) {
  const of = (name: CellName): number => valueOf(after, name)
  const [gross, expansion] = [of('gross_retention'), of('expansion')]
  const net = netRetention(gross, expansion)
  const kept = gross ** (1 / 12)
  const monthly = net ** (1 / 12)
  const growth = (1 + expansion) ** (1 / 12)
  const running: number[] = []
  const lost: number[] = []
  const expanded: number[] = []
  let old = of('running')
  let young: readonly number[] = []
  for (let month = 0; month < months; month++) {
    const grown = young.map((amount) => amount * growth)
    const isDue = (begun: number): boolean => (month - begun) % 12 === 0
    const due = grown.reduce((sum, amount, begun) => (isDue(begun) ? sum + amount : sum), 0)
    lost.push(old * (1 - kept) + due * (1 - gross))
    expanded.push(old * (monthly - kept) + total(young) * (growth - 1))
    old *= monthly
    young = [
      ...grown.map((amount, begun) => (isDue(begun) ? amount * gross : amount)),
      started[month] ?? 0,
    ]
    running.push(old + total(young))
  }
  const terms = {
    horizon: of('horizon'),
    margin: of('margin'),
    discounting: of('discounting'),
  }
  const begun = total(started) + of('running')
  const cash = cashOf(started, of('running'), monthly)
  return { lost, expanded, running, cash, lifetime: begun * lifetimeFactor(net, terms) }
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0)
}

/** A contract is paid for a year when it begins, and at each of its anniversaries for what is left. */
function cashOf(started: readonly number[], running: number, monthly: number): readonly number[] {
  return started.map((_, month) => {
    let paid = (running * monthly ** month) / 12
    for (let begun = month; begun >= 0; begun -= 12) {
      paid += (started[begun] ?? 0) * monthly ** (month - begun)
    }
    return paid
  })
}
