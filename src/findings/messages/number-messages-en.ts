import type { Messages, NumberCode } from '../message.ts'
import { counted, wordNumber } from '../wording.ts'

const unknown = (labels: string): string => `${labels} cannot be known`

/** Why numbers of the standard are not known, or not compared. */
export const numbersInEnglish: Pick<Messages, NumberCode> = {
  number_without_stage: (f, name) => ({
    message: `${unknown(f.params.labels)}: no journey enters ${name(f.where)}.`,
    effect: `Map entries of ${f.where} in stage_entries. Where the stages around it are tracked, the two steps are told as one.`,
  }),
  number_without_table: (f) => ({
    message: `${unknown(f.params.labels)}: the table ${f.where} is not mapped.`,
    effect: `Map ${f.where} in bowline.yaml.`,
  }),
  number_of_counts: (f, name) => ({
    message: `${unknown(f.params.labels)}: ${name(f.where)} is known by monthly counts alone.`,
    effect: `Counts do not say how long anybody stayed. Map entries of ${f.where} in stage_entries.`,
  }),
  number_without_list: (f) => ({
    message: `${unknown(f.params.labels)}: no subscription signed in this time has both its price and its list price for a year.`,
    effect: 'Map amount, list_amount and billing_period in subscriptions.',
  }),
  number_without_link: (f) => ({
    message: `${unknown(f.params.labels)} by a dimension of journeys: no journey names its subscription.`,
    effect:
      'Map journeys.subscription_id. Until then committed and started revenue are amounts of journeys.',
  }),
  number_without_path: (f) => ({
    message: `${unknown(f.params.labels)}: in this project its end comes before its beginning.`,
    effect: 'Its steps are told one by one, in the order of the project’s stages.',
  }),
  number_without_movements: (f) => ({
    message: `${unknown(f.params.labels)}: nobody is known who paid twelve months before the last whole month ended.`,
    effect:
      'They tell what is left of who paid then. Retention of one or three months is told by the answer retention.',
  }),
  number_without_terms: (f) => ({
    message: `${unknown(f.params.labels)}: no subscription says when its term ends.`,
    effect: 'Map subscriptions.term_ends_at to learn how long contracts are.',
  }),
  number_not_half: (f) => ({
    message: `${unknown(f.params.labels)}: half of the customers have not left by any age at which they were watched.`,
    effect:
      'Customers who are still there count for as long as they were watched. The answer lifetime extrapolates.',
  }),
  recurring_left_out: ({ rows, params }) => ({
    message: `${counted(rows, ['price of a subscription is', 'prices of subscriptions are'], 'en')} not known for a year in ${params.currency}: ${wordNumber(params.foreign, 'en')} in another currency, ${wordNumber(params.period, 'en')} of an unknown billing period, ${wordNumber(params.amount, 'en')} without an amount.`,
    effect:
      'They are left out of committed, started and running revenue and of the discount. Write billing_period as month, quarter, half_year or year.',
  }),
  benchmark_currency: ({ params }) => ({
    message: `The benchmark’s contract values are in ${params.theirs}, the project’s in ${params.ours}.`,
    effect: `They are compared as they stand, not converted. Give your usual contract in ${params.theirs} with contract-value.`,
  }),
  no_contract_value: () => ({
    message: 'No journey that committed has an amount to choose a band of the benchmark by.',
    effect:
      'Nothing is compared. Give a usual year’s contract with contract-value, or map journeys.amount.',
  }),
}
