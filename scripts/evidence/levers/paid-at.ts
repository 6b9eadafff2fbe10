import type { Life, Line } from '../../../src/generator/life/life.ts'
import type { Day } from '../../../src/time/calendar.ts'

const CENTS = 100

/** A year's price on the eve of a day, in units. */
export function paidAt(life: Life, day: Day): number {
  return (lineAt(life, day)?.amount ?? 0) / CENTS
}

/** What is off the list price of it. */
export function discountAt(life: Life, day: Day): number {
  const line = lineAt(life, day)
  return line === undefined ? 0 : (line.listAmount - line.amount) / CENTS
}

function lineAt({ contract }: Life, day: Day): Line | undefined {
  return contract?.lines.find(({ startedOn, endedOn }) => startedOn < day && day <= endedOn)
}
