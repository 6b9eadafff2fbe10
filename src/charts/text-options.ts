import type { View } from '../engine/engine.ts'
import type { Language } from '../standard/types.ts'
import type { ChartWords } from './chart-words.ts'

/** How the texts of a step are written. */
export interface TextOptions {
  readonly view: View
  readonly lang: Language
  readonly currency: string
  readonly words: ChartWords
  /** Fewer words, shorter numbers. */
  readonly short: boolean
  /** The right wing carries a year's money: amounts of journeys do not stand beside it. */
  readonly hasMoney: boolean
}
