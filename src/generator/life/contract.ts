import { civilDate, civilDay, dayOfInstant, startOfDay } from '../../time/calendar.ts'
import type { Day, Instant } from '../../time/calendar.ts'
import { drawBeta } from '../draw/draw-beta.ts'
import { drawDuration } from '../draw/draw-duration.ts'
import { multiplyOdds } from '../draw/odds.ts'
import { pickShare } from '../draw/pick-share.ts'
import { purpose } from '../draw/purpose.ts'
import { stream } from '../draw/stream.ts'
import type { Stream } from '../draw/stream.ts'
import type { Spread } from '../truth/truth.ts'
import type { Company, PreparedOffer } from './company.ts'
import { expansions } from './expansions.ts'
import type { Contract, Line, LineCause } from './life.ts'

export interface Signed {
  readonly journey: number
  readonly offer: number
  readonly listAmount: number
  readonly amount: number
  readonly commit: Instant
  readonly impact: Instant | null
  /** When it is lost in onboarding. */
  readonly lost: Instant | null
}

export interface Churned {
  readonly at: Instant
  readonly reason: string
}

/**
 * A customer term by term, as long as a term starts before the company's end; the last one whole,
 * with what is decided at its end. `churned` is the first time it leaves.
 */
export function drawContract(
  company: Company,
  signed: Signed,
): { readonly contract: Contract; readonly churned: Churned | null } {
  const { seed, offsets, endDay } = company
  const { journey } = signed
  const offer = company.offers[signed.offer]!
  const signedOn = dayOfInstant(signed.commit, offsets)
  const churnChance = drawChurnChance(company, signed, signedOn)
  const draws = stream(seed, purpose.renewals, journey)
  const changes = expansions(offer.expansion, stream(seed, purpose.expansions, journey), signedOn)
  const lostOn = signed.lost === null ? null : dayOfInstant(signed.lost, offsets)
  const stopsOn = lostOn === null ? Infinity : Math.max(lostOn, signedOn + 1)

  const lines: Line[] = []
  let churned: Churned | null = null
  let price: Price = signed
  let cause: LineCause = 'new'
  let first = signedOn
  let terms = 1
  let startedOn = signedOn
  for (let decision = 0; ; decision++) {
    const termEndsOn = addMonths(first, terms * offer.term)
    const endsOn = Math.min(termEndsOn, stopsOn)
    let since = startedOn
    for (const change of changes.until(startedOn, endsOn)) {
      lines.push(line(price, { cause, startedOn: since, endedOn: change.day, termEndsOn }))
      price = changed(price, change.factor)
      cause = 'expansion'
      since = change.day
    }
    const last = line(price, { cause, startedOn: since, endedOn: endsOn, termEndsOn })
    if (stopsOn <= termEndsOn) {
      lines.push({ ...last, cancelledOn: lostOn })
      break
    }
    const { byTerm } = offer.churn
    const factor = byTerm[Math.min(decision, byTerm.length - 1)] ?? 1
    if (draws.uniform() < multiplyOdds(churnChance, factor)) {
      const notice = Math.floor(draws.uniform() * (offer.churn.notice + 1))
      lines.push({ ...last, cancelledOn: Math.max(since, termEndsOn - notice) })
      const left = leaving(company, offer, termEndsOn, draws)
      churned ??= left
      const back = comeBack(offer, termEndsOn, draws)
      if (back === null || back >= endDay) break
      cause = 'reactivation'
      first = back
      terms = 1
      startedOn = back
      changes.beginAgain(back)
    } else {
      lines.push(last)
      if (termEndsOn >= endDay) break
      price = renewed(price, offer, { signedOn, from: startedOn, on: termEndsOn }, draws)
      cause = 'renewal'
      terms++
      startedOn = termEndsOn
    }
  }
  return { contract: { churnChance, lines }, churned }
}

/** A day of a later month, the month's last where it has no such date. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = civilDate(day)
  const count = month - 1 + months
  const target = { year: year + Math.floor(count / 12), month: (count % 12) + 1 }
  const start = civilDay({ ...target, date: 1 })
  const next = civilDay(
    target.month === 12
      ? { year: target.year + 1, month: 1, date: 1 }
      : { year: target.year, month: target.month + 1, date: 1 },
  )
  return Math.min(start + date - 1, next - 1)
}

type Price = Pick<Line, 'listAmount' | 'amount'>

function line(
  { listAmount, amount }: Price,
  span: Pick<Line, 'cause' | 'startedOn' | 'endedOn' | 'termEndsOn'>,
): Line {
  return { ...span, listAmount, amount, cancelledOn: null }
}

function changed({ listAmount, amount }: Price, factor: number): Price {
  if (factor === 1) return { listAmount, amount }
  return { listAmount: Math.round(listAmount * factor), amount: Math.round(amount * factor) }
}

function drawChurnChance(company: Company, signed: Signed, signedOn: Day): number {
  const { term, churn } = company.offers[signed.offer]!
  const renewal = startOfDay(addMonths(signedOn, term), company.offsets)
  const inTime = signed.impact !== null && signed.impact < renewal
  const draws = stream(company.seed, purpose.customer, signed.journey)
  return drawBeta(inTime ? churn.withImpact : churn.without, draws)
}

/** Some time on the first day without a contract. */
function leaving(company: Company, { churn }: PreparedOffer, on: Day, draws: Stream): Churned {
  const start = startOfDay(on, company.offsets)
  const length = startOfDay(on + 1, company.offsets) - start
  const reason = churn.reasons[pickShare(churn.reasons, draws.uniform())]!.value
  return { at: start + Math.floor(draws.uniform() * length), reason }
}

/** At the earliest the day after the first without a contract; `null`: never. */
function comeBack({ reactivation }: PreparedOffer, on: Day, draws: Stream): Day | null {
  if (draws.uniform() >= reactivation.chance) return null
  return on + Math.max(1, Math.floor(drawDuration(reactivation.time, draws)))
}

interface Renewal {
  readonly signedOn: Day
  /** Of the term that ends. */
  readonly from: Day
  readonly on: Day
}

/** A rise holds for those who signed before it, at their first renewal from its day on. */
function renewed(price: Price, offer: PreparedOffer, renewal: Renewal, draws: Stream): Price {
  const { chance, factor } = offer.contraction
  const contraction = draws.uniform() < chance ? spread(factor, draws) : 1
  const rises = offer.priceRises.reduce((product, rise) => {
    const isNew = rise.on > Math.max(renewal.signedOn, renewal.from) && rise.on <= renewal.on
    return isNew ? product * rise.factor : product
  }, 1)
  return changed(price, contraction * rises)
}

function spread({ median, sigma }: Spread, draws: Stream): number {
  return median * Math.exp(sigma * draws.normal())
}
