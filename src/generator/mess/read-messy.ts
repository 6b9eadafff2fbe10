import { everyMess, messKinds } from './mess.ts'
import type { KindName, Messy } from './mess.ts'

/**
 * Reads `KIND`, `KIND=RATE`, `all` and `all=RATE`, the later of a kind before the earlier; gives
 * back the first that is none of them. `readMessy(['free-text=0.5'])` // => [{ kind: 'free-text', rate: 0.5 }]
 */
export function readMessy(given: readonly string[]): readonly Messy[] | string {
  const rates = new Map<KindName, number>()
  for (const text of given) {
    const [name = '', rate, ...rest] = text.split('=')
    const isRate = rate === undefined || /^(0|1|0?\.\d+|[01]\.\d+)$/u.test(rate)
    if (!isRate || Number(rate ?? 0) > 1 || rest.length > 0) return text
    const kinds = everyMess.filter(({ kind }) => name === 'all' || kind === name)
    if (kinds.length === 0) return text
    for (const { kind } of kinds) {
      rates.set(kind, rate === undefined ? messKinds[kind].rate : Number(rate))
    }
  }
  return everyMess
    .filter(({ kind }) => rates.has(kind))
    .map(({ kind }) => ({ kind, rate: rates.get(kind) ?? 0 }))
}
