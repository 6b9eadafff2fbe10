import type { MappedStage } from '../../engine/engine.ts'
import type { BowtieRow } from '../../models/data/bowtie.ts'
import type { RateDifference } from '../../models/data/rate-difference.ts'
import type { Asked } from '../input/normalize.ts'

/** One side of a comparison, by which definitions. */
export interface Side {
  readonly asked: Asked
  readonly profile: string
}

/** A stage as both sides have it. */
export interface ComparedStage {
  readonly stage: MappedStage
  readonly a: BowtieRow | null
  readonly b: BowtieRow | null
  readonly difference: RateDifference
}
