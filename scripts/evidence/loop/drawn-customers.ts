import type { Valued } from '../../../src/engine/valued.ts'
import { loopMarks } from '../../../src/models/math/closed-loop.ts'
import type { LoopTarget } from '../../../src/models/math/worth.ts'
import { unmarked } from './loop-truths.ts'

const AS_OF = 20_000
const COMPANIES = 2000

/** Chances that are the same in every run (mulberry32). */
function stream(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Customers of the attributes of `unmarked`, which say nothing of them. */
export function drawnCustomers(seed: number, count: number): Valued[] {
  const next = stream(seed)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return Array.from({ length: count }, (): Valued => {
    const by = unmarked.attributes.map(({ values }) => {
      let left = next()
      return values.find(({ share }) => (left -= share[0]) < 0)?.value ?? null
    })
    const began = AS_OF - 1 - Math.floor(next() * 1000)
    const seen = (age: number, happens: boolean) => (happens && age < AS_OF - began ? age : null)
    return {
      by,
      began,
      lapsed: seen(365, next() < 0.27),
      reached: seen(Math.ceil(25 * Math.exp(0.7 * normal())), next() < 0.6),
      realised: (6000 * Math.exp(0.5 * normal())).toFixed(2),
      count: 1,
    }
  })
}

/** Of how many of so many such companies something is found; many more can be drawn than built. */
export function drawnRow(target: LoopTarget, customers: number): string {
  let found = 0
  for (let seed = 1; seed <= COMPANIES; seed++) {
    const marks = loopMarks(drawnCustomers(7919 * seed, customers), {
      asOf: AS_OF,
      months: 12,
      dimensions: unmarked.attributes.map(({ name }) => name),
      target,
      guard: 'usual',
    })
    found += marks.some(({ verdict }) => verdict === 'better' || verdict === 'worse') ? 1 : 0
  }
  const percent = `${((100 * found) / COMPANIES).toFixed(1)} %`
  return `| ${target} | ${customers} | ${COMPANIES.toLocaleString('en')} | ${percent} |`
}
