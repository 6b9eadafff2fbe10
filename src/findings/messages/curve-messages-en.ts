import type { NoCurve } from '../no-curve.ts'
import type { CurveCode, Messages } from '../message.ts'
import { counted, pick, wordNumber } from '../wording.ts'

const show = (message: string, effect: string) => ({ message, effect })

const slices = (rows: number): string => counted(rows, ['row', 'rows'], 'en')

const reasons: Readonly<Record<NoCurve, string>> = {
  no_customers: 'nobody was followed until a first chance to leave',
  no_losses: 'nobody has left yet',
  all_lost: 'everybody left at the first chance',
  few_ages: 'customers were followed for fewer ages than the curve has numbers',
  at_edge: 'the curve asked for does not describe these losses',
  not_settled: 'many curves are as good',
}

/** How far the curves of retention can be trusted, and what they cannot tell. */
export const curvesInEnglish: Pick<Messages, CurveCode> = {
  curve_unknown: (f) =>
    show(
      `No curve in ${slices(f.rows)}: ${reasons[f.params.because]}.`,
      `How long these customers stay cannot be known from this, and nothing is told in its place. Ask again when more has happened, ${f.params.other ? 'for more customers together, or with model auto' : 'or for more customers together'}.`,
    ),
  curve_misfit: (f) =>
    show(
      `In ${slices(f.rows)} losses do not follow the curve: they come at ages of their own, as at renewals.`,
      f.params.step === 'year'
        ? 'What is told beyond the data may be off. Split by what tells these customers apart.'
        : 'What is told beyond the data may be off. Where contracts renew once a year, ask with interval year.',
    ),
  curve_extrapolated: (f) =>
    show(
      `${slices(f.rows)} ${pick(f.rows, ['looks', 'look'], 'en')} further than the data: ${counted(f.params.years, ['year', 'years'], 'en')} ahead, with customers followed for ${counted(f.params.months, ['month', 'months'], 'en')}.`,
      'What is told of later years is what the curve says, not what was seen. The intervals hold if one of the curves does.',
    ),
  curve_untested: (f) =>
    show(
      `In ${slices(f.rows)} no ages could be held back to test the curves.`,
      'The curve is the one that tells best what was seen, which says less about what is to come.',
    ),
  lifetime_not_finite: (f) =>
    show(
      `The expected lifetime is not finite in ${slices(f.rows)}: the longer customers stay, the less they leave.`,
      'A mean over all time does not exist for such a curve. Go by the share left and the value within the years ahead.',
    ),
  curve_returned: (f) =>
    show(
      `${wordNumber(f.rows, 'en')} ${pick(f.rows, ['customer was', 'customers were'], 'en')} gone and came back.`,
      'They count as lost: lifetimes are told until a customer first leaves. What they pay again is in revenue as reactivation.',
    ),
}
