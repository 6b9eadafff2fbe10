import type { HonestRate, StageFigures } from '../render/bowtie/figures.ts'
import { formatFraction } from '../render/text/format.ts'
import { DIRECTIONAL } from '../standard/sample-sizes.ts'
import type { Language } from '../standard/types.ts'

/** Where fewer were followed for the whole age, the rate rests on the early ones. */
const MATURE = 0.5
/** A difference that one sees. */
const VISIBLE = 0.01

export function isImmature({ maturity }: HonestRate): boolean {
  return maturity !== null && maturity < MATURE
}

export function isDirectional({ n }: HonestRate): boolean {
  return n < DIRECTIONAL
}

/** A rate that is told; `null` in other views, with too few entries, or followed too short. */
export function toldRate({ honest }: StageFigures): number | null {
  return honest?.value ?? null
}

/** Days that a step is drawn and labelled with: of the told rate, otherwise of those gone on so far. */
export function headlineMedian(stage: StageFigures): number | null {
  return toldRate(stage) === null ? stage.median : (stage.honest?.median ?? null)
}

/** Why the naive rate is another one, `null` where one would not see that it is. */
export function naiveReason(honest: number, naive: number): 'open' | 'later' | null {
  if (Math.abs(honest - naive) < VISIBLE) return null
  return naive < honest ? 'open' : 'later'
}

/** Whether two rates may be the same; `null` where one of them has no interval. */
export function overlap(
  one: Pick<HonestRate, 'low' | 'high'>,
  other: Pick<HonestRate, 'low' | 'high'>,
): boolean | null {
  if (one.low === null || one.high === null || other.low === null || other.high === null) {
    return null
  }
  return one.low <= other.high && other.low <= one.high
}

/**
 * An interval as a reader sees it.
 *
 * formatInterval(0.2001, 0.2614, 'en') // => '20.0–26.1 %'
 */
export function formatInterval(low: number, high: number, lang: Language): string {
  const [from, to] = [low, high].map((value) => formatFraction(value, lang))
  const short = /^[\d.,]+/u.exec(from ?? '')?.[0]
  return `${short ?? from}–${to}`
}
