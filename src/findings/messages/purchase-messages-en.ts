import type { Messages, PurchaseCode } from '../message.ts'
import type { NoPurchases, NoSpend, NotBought } from '../purchase-params.ts'
import { counted, pick, wordNumber } from '../wording.ts'

const show = (message: string, effect: string) => ({ message, effect })

const slices = (rows: number): string => counted(rows, ['row', 'rows'], 'en')

const leftOut: Readonly<Record<NotBought, readonly [why: string, effect: string]>> = {
  no_account: [
    'without an account',
    'Nobody is known who made these purchases. Map charges.account_id.',
  ],
  other_kind: [
    'of another kind than one-off or usage',
    'What recurs is no purchase here. Ask with charges all to count every charge.',
  ],
  not_counted: [
    'with a status that does not count',
    'They are no purchases. Which statuses count is a policy of the profile.',
  ],
  no_rate: [
    'in a currency without a rate on their day',
    'They are no purchases. Map exchange_rates with a rate of that day or an earlier one.',
  ],
  not_positive: [
    'of days that come to nothing together',
    'What is paid back on the day it was bought is no purchase; what is paid back later leaves the purchase as it was.',
  ],
}

const unknown: Readonly<Record<NoPurchases, string>> = {
  no_customers: 'nobody bought yet',
  no_repeats: 'nobody has bought again yet',
  at_edge: 'nobody seems ever to leave, or all buy alike, as far as can be seen',
  not_settled: 'many models are as good',
}

const withoutSpend: Readonly<Record<NoSpend, string>> = {
  no_customers: 'nobody spent anything at a repeat purchase',
  few_customers: 'too few customers have bought again',
  at_edge: 'all spend alike at a time, or each of them spends the same every time',
  not_settled: 'many models are as good',
  no_mean: 'customers are so unlike that what a new one spends has no mean',
}

/** What is left out of purchases, and how far what is foretold can be trusted. */
export const purchasesInEnglish: Pick<Messages, PurchaseCode> = {
  purchases_unmapped: () =>
    show(
      'The table charges is not mapped.',
      'Purchases cannot be known. Map charges in bowline.yaml: account_id, charged_at, amount and kind.',
    ),
  purchases_left_out: (f) => {
    const [why, effect] = leftOut[f.params.left]
    return show(
      `${counted(f.rows, ['line', 'lines'], 'en')} of charges ${why} ${pick(f.rows, ['is', 'are'], 'en')} not counted.`,
      effect,
    )
  },
  purchases_unknown: (f) =>
    show(
      `What is to come cannot be told in ${slices(f.rows)}: ${unknown[f.params.unfit]}.`,
      'Nothing is told in its place. Ask again when more has been bought, or for more customers together.',
    ),
  purchases_value_unknown: (f) =>
    show(
      `What customers will pay cannot be told in ${slices(f.rows)}: ${withoutSpend[f.params.unfit]}.`,
      'Purchases are told without their value.',
    ),
  purchases_value_unbounded: (f) =>
    show(
      `What customers will pay has no interval in ${slices(f.rows)}: they are so unlike that what one spends has no variance.`,
      'A few large customers decide what is paid. Go by the purchases expected, and by the list of customers.',
    ),
  purchases_known_until: (f) =>
    show(
      `Charges are known until ${f.params.until}, which is before the as-of date.`,
      'Customers are watched until then, and the months ahead begin there.',
    ),
  purchases_off: (f) =>
    show(
      `In ${slices(f.rows)} what was bought in the time held back lies outside the interval foretold.`,
      'These customers do not buy as the model has it: their rates change, with a season or a campaign, or by growth. What is told of the time to come is off by as much, or more.',
    ),
  purchases_unchecked: (f) =>
    show(
      `In ${slices(f.rows)} too little was bought before the time held back to foretell it.`,
      'How well the model foretells is not known.',
    ),
  purchases_once: (f) =>
    show(
      `${wordNumber(f.rows, 'en')} ${pick(f.rows, ['customer has', 'customers have'], 'en')} bought once only.`,
      'The model has nobody leave before a first repeat, so that they count as still there, however long they have been silent. Go by the purchases expected, which are few for them.',
    ),
}
