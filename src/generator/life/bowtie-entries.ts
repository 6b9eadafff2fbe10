import { startOfDay } from '../../time/calendar.ts'
import type { Day } from '../../time/calendar.ts'
import type { ZoneOffset } from '../../time/zone.ts'
import type { Entry, Life } from './life.ts'

/**
 * Every stage a life enters, in the order of the bowtie: its steps, then `retention` on the first
 * renewal and `expansion` with the first line whose year costs more than the first line's, both at
 * local midnight. Entries need not be in order of time: expansion may come before renewal.
 */
export function bowtieEntries(
  { entries, contract }: Pick<Life, 'entries' | 'contract'>,
  offsets: readonly ZoneOffset[],
): readonly Entry[] {
  if (contract === null) return entries
  const { lines } = contract
  const all = [...entries]
  const enter = (stage: string, day: Day | undefined): void => {
    if (day !== undefined) all.push({ stage, at: startOfDay(day, offsets) })
  }
  enter('retention', lines.find(({ cause }) => cause === 'renewal')?.startedOn)
  enter('expansion', lines.find(({ amount }) => amount > lines[0]!.amount)?.startedOn)
  return all
}
