import type { Finding } from '../../findings/finding.ts'
import { DIRECTIONAL, FEWEST } from '../../standard/sample-sizes.ts'

/** A share of an answer: of how many entries, and whether it could be told. */
export interface Sample {
  readonly n: number
  readonly isTold: boolean
}

/**
 * Why some shares are not told, and which are told of few. `rows` are how many shares; those of
 * nobody say so themselves.
 */
export function sampleFindings(samples: readonly Sample[], where: string): readonly Finding[] {
  const asked = samples.filter(({ n }) => n > 0)
  const enough = asked.filter(({ n }) => n >= FEWEST)
  const about = { severity: 'info', where } as const
  const few = asked.length - enough.length
  const short = enough.filter(({ isTold }) => !isTold).length
  const vague = enough.filter(({ n, isTold }) => isTold && n < DIRECTIONAL).length
  const findings: readonly Finding[] = [
    { ...about, code: 'too_few', rows: few, params: { least: FEWEST } },
    { ...about, code: 'followed_too_short', rows: short, params: {} },
    { ...about, code: 'directional', rows: vague, params: { least: DIRECTIONAL } },
  ]
  return findings.filter(({ rows }) => rows > 0)
}
