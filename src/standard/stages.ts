import published from '../../standard/stages.json' with { type: 'json' }
import type { Stage } from './types.ts'

/** The standard's stages, in the order of the bowtie. */
export const stages = published as readonly Stage[]
