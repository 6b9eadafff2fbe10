import type { FindingOf } from '../finding.ts'
import type { Messages, MoneyDoubtCode } from '../message.ts'
import { counted, pick, wordNumber } from '../wording.ts'

type Doubted = Pick<FindingOf<'charge_zero'>, 'rows' | 'params'>

const lines = ({ rows }: Doubted): string => counted(rows, ['line', 'lines'], 'en')

/** ` (1,200 EUR and 300 USD as written)` */
export const worth = ({
  params,
}: {
  readonly params: Pick<Doubted['params'], 'amounts'>
}): string => {
  const amounts = params.amounts.map(
    ({ amount, currency }) => `${wordNumber(Number(amount), 'en')} ${currency}`,
  )
  return amounts.length === 0 ? '' : ` (${new Intl.ListFormat('en').format(amounts)} as written)`
}

const show = (message: string, effect: string) => ({ message, effect })

/** What is doubtful about rows of money by themselves. */
export const moneyDoubtsInEnglish: Pick<Messages, MoneyDoubtCode> = {
  charge_zero: (f) =>
    show(
      `${lines(f)} of zero.`,
      'Each counts with the lines of the same customer, product and period, and adds nothing; where all of these are zero, none counts.',
    ),
  charge_negative: (f) =>
    show(
      `${lines(f)}${worth(f)} below zero, such as ${f.params.example}.`,
      'Each takes back from lines of the same customer, product and period, and where it takes back all, none of them counts. Without such lines it is left out. A credit of another kind is kind credit.',
    ),
  charge_repeated: (f) =>
    show(
      `${lines(f)}${worth(f)} with the customer, product, period and amount of another line, such as ${f.params.example}.`,
      'They are added up: two of the same may have been sold. If it is one line twice, so much too much counts; leave the second one out in the SQL.',
    ),
  charge_short: (f) =>
    show(
      `${lines(f)}${worth(f)} ${pick(f.rows, ['is', 'are'], 'en')} for less than 28 days, such as until ${f.params.example}.`,
      'A year’s worth is more than 13 times as much, while it lasts. See whether it recurs, or is the part of a period.',
    ),
  money_far_end: (f) =>
    f.params.source === 'charges'
      ? show(
          `${lines(f)}${worth(f)} ${pick(f.rows, ['is', 'are'], 'en')} for a period that ends ten years after the data or later, such as ${f.params.example}.`,
          'What is charged is spread over all of it, and counts until then. Check the end.',
        )
      : show(
          `${counted(f.rows, ['priced interval', 'priced intervals'], 'en')}${worth(f)} ${pick(f.rows, ['ends', 'end'], 'en')} ten years after the data or later, such as ${f.params.example}.`,
          'It counts as running until then. Where no end is agreed, leave it empty.',
        ),
}
