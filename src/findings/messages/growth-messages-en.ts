import type { GrowthCode, Messages } from '../message.ts'
import { counted, wordNumber } from '../wording.ts'

const show = (message: string, effect: string) => ({ message, effect })

/** What is not known of expansions and renewals. */
export const growthInEnglish: Pick<Messages, GrowthCode> = {
  expansion_unknown: (f) =>
    show(
      `Of ${counted(f.rows, ['expansion', 'expansions'], 'en')}, worth ${wordNumber(Number(f.params.amount), 'en')} ${f.params.currency} a year, the data does not say whether more of the same was sold, or something else.`,
      'It stands under unknown. Map the product of every subscription, or journeys with kind and subscription_id.',
    ),
  terms_unknown: (f) =>
    show(
      `Of ${counted(f.rows, ['subscription', 'subscriptions'], 'en')} no term is known: nothing says when to renew.`,
      'They are in no figure of this view. Map subscriptions.term_ends_at.',
    ),
  periods_cut: (f) =>
    show(
      `The last ${wordNumber(f.params.most, 'en')} periods are shown.`,
      'What was before is in the sums. Ask for a longer interval, or for an earlier to.',
    ),
  renewals_open: (f) =>
    show(
      `${counted(f.rows, ['term has', 'terms have'], 'en')} not been decided: neither renewed, nor ${counted(f.params.grace, ['day', 'days'], 'en')} past the end.`,
      'They are open, and not lost. Rates are of the terms whose days of grace are over, whatever became of them.',
    ),
}
