import type { Language } from '../../standard/types.ts'
import type { Scales } from '../../render/bowtie/shape.ts'
import type { ChartWords } from '../chart-words.ts'
import type { SvgNode } from '../chart.ts'
import type { Palette } from '../palette.ts'
import type { Layout, Step, WingScale } from './step-layout.ts'

/** What is drawn, and with what. */
export interface Scene {
  /** In the words and numbers that the room allows. */
  readonly steps: readonly Step[]
  readonly scales: Scales
  readonly width: number
  /** Height of the largest volume. */
  readonly tallest: number
  readonly palette: Palette
  readonly unit: number
  /** Smaller type, fewer words. */
  readonly short: boolean
  readonly id: string
  readonly lang: Language
  readonly words: ChartWords
  /** Stages can be pointed at and focused. */
  readonly interactive: boolean
  /** The scale of time that other drawings share. */
  readonly mostScale?: WingScale
}

export interface Drawn {
  readonly nodes: readonly SvgNode[]
  readonly height: number
  readonly layout: Layout
  readonly upright: boolean
}

/** Sizes of type, in pixels. */
export function typeSizes(
  unit: number,
  short: boolean,
): {
  readonly small: number
  readonly label: number
  readonly figure: number
} {
  return { small: 11.5 * unit, label: (short ? 12 : 13) * unit, figure: (short ? 17 : 21) * unit }
}
