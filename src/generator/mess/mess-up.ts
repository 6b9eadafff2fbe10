import { purpose } from '../draw/purpose.ts'
import { stream } from '../draw/stream.ts'
import type { Life } from '../life/life.ts'
import type { Office } from '../systems/office.ts'
import type { SystemRows } from '../systems/system-table.ts'
import { messKinds } from './mess.ts'
import type { KindName, Messy } from './mess.ts'

/**
 * What makes the rows of a journey messy, `null` where they stay clean. Each kind draws for itself:
 * the company under the mess, and every other kind of mess, stay what they are.
 */
export function messUp(
  messy: readonly Messy[],
  office: Office,
): ((rows: SystemRows, life: Life) => void) | null {
  const order = Object.keys(messKinds) as KindName[]
  const wanted = messy
    .filter(({ rate }) => rate > 0)
    .map(({ kind, rate }) => ({ rate, place: order.indexOf(kind), kind: messKinds[kind] }))
    .sort((a, b) => a.place - b.place)
  if (wanted.length === 0) return null
  const { seed } = office.company
  return (rows, life) => {
    for (const { kind, rate, place } of wanted) {
      const draws = stream(seed, purpose.mess + place, life.journey)
      kind.apply(rows, { life, office, rate, draws })
    }
  }
}
