import { sumOf } from '../../../stats/sum-of.ts'
import type { OnboardingFacts } from './facts.ts'

/** Beginning later than this many months after the one signed in is not looked for. */
const MONTHS = 6
const ROUNDS = 500
/** What is less of all that begins is none. */
const LEAST = 1e-6

/**
 * What becomes of what is signed, from the numbers signed and begun by month: the delays that
 * explain best (least squares, none below 0) when the ones began whom the others signed. Where every
 * month is alike nothing tells delays, nor do they matter: then the shortest are taken.
 */
export function onboardingFacts(
  signed: readonly number[],
  begun: readonly number[],
): OnboardingFacts {
  const told = signed.slice(0, Math.max(0, signed.length - MONTHS))
  const total = sumOf(told)
  if (total === 0) return { signed: 0, begun: 0, curve: [] }
  const shares = delaysOf(signed, begun)
  const all = sumOf(shares)
  if (all === 0) return { signed: total, begun: 0, curve: [] }
  let sofar = 0
  const curve = shares.map((share) => (sofar += share) / all)
  const last = shares.findLastIndex((share) => share > LEAST * all)
  return { signed: total, begun: Math.min(1, all) * total, curve: curve.slice(0, last + 1) }
}

/** Shares of what is signed in a month that begin in it, in the next one … */
function delaysOf(signed: readonly number[], begun: readonly number[]): readonly number[] {
  const shares = Array.from({ length: MONTHS }, () => 0)
  const lagged = shares.map((_, lag) => begun.map((_, month) => signed[month - lag] ?? 0))
  const rest = [...begun]
  for (let round = 0; round < ROUNDS; round++) {
    let moved = 0
    for (const [lag, own] of lagged.entries()) {
      const squares = own.reduce((total, value) => total + value * value, 0)
      if (squares === 0) continue
      const along = own.reduce((total, value, month) => total + value * (rest[month] ?? 0), 0)
      const before = shares[lag] ?? 0
      const after = Math.max(0, before + along / squares)
      shares[lag] = after
      moved = Math.max(moved, Math.abs(after - before))
      for (const [month, value] of own.entries()) {
        rest[month] = (rest[month] ?? 0) - (after - before) * value
      }
    }
    if (moved < 1e-9) break
  }
  return shares
}
