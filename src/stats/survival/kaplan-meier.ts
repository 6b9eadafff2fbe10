import { riskTable, type Watched } from './watched.ts'

/** The share still there after an age, at each age at which something happened. */
export interface SurvivalStep {
  readonly age: number
  readonly atRisk: number
  readonly ended: number
  readonly survival: number
  /** Of the survival itself (Greenwood 1926). */
  readonly standardError: number
}

/**
 * Kaplan–Meier: the share to which nothing has happened yet, whatever the cause (Kaplan & Meier
 * 1958), with Greenwood's standard error. Censored subjects count for as long as they were watched.
 */
export function kaplanMeier(watched: readonly Watched[]): readonly SurvivalStep[] {
  const oneCause = watched.map((some) => (some.cause === null ? some : { ...some, cause: 0 }))
  const { ages, atRisk, ended } = riskTable(oneCause, 1)
  let survival = 1
  let greenwood = 0
  return Array.from(ages, (age, index) => {
    const there = atRisk[index] ?? 0
    const gone = ended[index] ?? 0
    survival *= 1 - gone / there
    greenwood += gone / (there * (there - gone))
    const standardError = survival === 0 ? 0 : survival * Math.sqrt(greenwood)
    return { age, atRisk: there, ended: gone, survival, standardError }
  })
}
