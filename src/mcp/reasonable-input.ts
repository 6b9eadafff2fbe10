import { CallError } from '../answers/call-error.ts'
import type { RawInput } from '../answers/input/read-input.ts'

const MOST_VALUES = 200
const LONGEST_VALUE = 8000

/** What nobody means: a thousand filters, a value as long as a book. An address cannot hold them. */
export function checkReasonable(input: RawInput): void {
  for (const [name, value] of Object.entries(input)) {
    const values = Array.isArray(value) ? (value as readonly unknown[]) : [value]
    if (values.length > MOST_VALUES) {
      throw new CallError(
        'bad_option',
        `${name} has more than ${MOST_VALUES} values: ${values.length}`,
        `give at most ${MOST_VALUES}`,
      )
    }
    const longest = values.reduce<number>((most, one) => Math.max(most, lengthOf(one)), 0)
    if (longest > LONGEST_VALUE) {
      throw new CallError(
        'bad_option',
        `${name} is longer than ${LONGEST_VALUE} characters: ${longest}`,
        'give a shorter value',
      )
    }
  }
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' ? value.length : (JSON.stringify(value) ?? '').length
}
