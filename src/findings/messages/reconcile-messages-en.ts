import type { Messages, ReconcileCode } from '../message.ts'
import { counted } from '../wording.ts'

const show = (message: string, effect: string) => ({ message, effect })
const months = (rows: number): string => counted(rows, ['month', 'months'], 'en')

/** What hinders a reconciliation. */
export const reconcilingInEnglish: Pick<Messages, ReconcileCode> = {
  series_none: () =>
    show(
      'Nobody else’s figures are mapped.',
      'There is nothing to compare ours with. Map reference_series with name, month and amount, and the account where it is known; or finance with its revenue.',
    ),
  series_without_accounts: (f) =>
    show(
      `Their figures of ${months(f.rows)} name no account.`,
      'Only totals can be compared. The view accounts lists those whose money the closest cause would change: what is known of ours, and no evidence of theirs. Map account_id to compare account by account.',
    ),
  series_months_missing: (f) =>
    show(
      `Their figures leave out ${months(f.rows)} between the first and the last.`,
      'These months are not compared.',
    ),
  series_beyond: (f) =>
    show(
      `Their figures go on for ${months(f.rows)} that ${f.rows === 1 ? 'was' : 'were'} not over on ${f.params.until}.`,
      'Ours is not known there yet: they are not compared.',
    ),
  series_unit: (f) =>
    show(
      `Their figures, taken for ${f.params.unit === 'month' ? 'a month’s' : 'a year’s'} money, are about twelve times too ${f.params.unit === 'month' ? 'large' : 'small'}.`,
      f.params.unit === 'month'
        ? 'They look like a year’s: ask with --series-unit year.'
        : 'They look like a month’s: ask with --series-unit month.',
    ),
  knot_unknown: () =>
    show(
      'Entries of commit, or subscriptions, are not mapped.',
      'Which wins have no subscription, and which subscriptions no win, cannot be told.',
    ),
  knot_by_account: () =>
    show(
      'Journeys do not name their subscriptions.',
      'A win and a subscription belong together where they are of one account: of several, one without the other is not seen. Map subscription_id of journeys.',
    ),
}
