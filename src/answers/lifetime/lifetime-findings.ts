import type { Finding } from '../../findings/finding.ts'
import type { NoCurve } from '../../findings/no-curve.ts'
import { tailPower } from '../../stats/retention/lifetime.ts'
import type { CountedLives, SliceLifetime } from './count-lived.ts'
import { fewCustomers, moneyFindings } from '../money/money-findings.ts'

/** What touches lifetimes: money, how far the curves can be trusted, and what they cannot tell. */
export function lifetimeFindings(counted: CountedLives): readonly Finding[] {
  const { context, asked, terms, slices, leftOut, unmatched, step } = counted
  // Of nobody there is no row: why is said by what is missing, or matches nothing.
  const peopled = slices.filter(({ lived: { customers } }) => customers > 0)
  const told = slices.filter(({ told: { fit } }) => fit !== null)
  const rowsOf = (holds: (slice: SliceLifetime) => boolean): number => told.filter(holds).length
  const beyond = rowsOf(({ told: { known } }) => known < terms.horizon)
  const known = Math.min(...told.map(({ told: each }) => each.known))
  const untested = rowsOf(({ told: { choice } }) => choice.by === 'seen')
  const unbounded = rowsOf(({ told: { fit } }) => fit !== null && tailPower(fit.curve) <= 1)
  const misfits = rowsOf(({ told: { isMisfit } }) => isMisfit)
  const returned = slices.reduce((sum, { lived }) => sum + lived.returned, 0)
  return [
    ...moneyFindings(context.engine.catalog, asked, leftOut),
    ...unmatched,
    ...without(peopled, terms.model !== null),
    ...finding(misfits, {
      code: 'curve_misfit',
      severity: 'warning',
      where: 'model',
      params: { step },
    }),
    ...finding(beyond, {
      code: 'curve_extrapolated',
      severity: 'info',
      where: 'value',
      params: { months: Math.round(known * 12), years: terms.horizon },
    }),
    ...finding(untested, { code: 'curve_untested', severity: 'info', where: 'model', params: {} }),
    ...finding(unbounded, {
      code: 'lifetime_not_finite',
      severity: 'info',
      where: 'lifetime',
      params: {},
    }),
    ...finding(returned, {
      code: 'curve_returned',
      severity: 'info',
      where: 'lost',
      params: {},
    }),
    ...fewCustomers(
      peopled.map(({ lived: { customers } }) => customers),
      'customers',
    ),
  ]
}

/** Of these reasons another curve may be free: it has fewer numbers, or describes the losses. */
const OF_ONE_CURVE: readonly NoCurve[] = ['few_ages', 'at_edge', 'not_settled']

/** Slices without a curve, by why. */
function without(slices: readonly SliceLifetime[], isOneAsked: boolean): readonly Finding[] {
  const whys = slices.flatMap(({ told: { choice } }) => choice.why ?? [])
  return [...new Set(whys)].map((why) => ({
    code: 'curve_unknown',
    severity: 'warning',
    where: `model/${why}`,
    rows: whys.filter((each) => each === why).length,
    params: { because: why, other: isOneAsked && OF_ONE_CURVE.includes(why) },
  }))
}

function finding(rows: number, about: Omit<Finding, 'rows'>): readonly Finding[] {
  return rows === 0 ? [] : [{ ...about, rows } as Finding]
}
