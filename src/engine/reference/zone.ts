import type { ZoneOffset } from '../../time/zone.ts'
import type { Setup } from './setup.ts'

/** The project's settings, and its time zone read once. */
export interface Zone {
  readonly setup: Setup
  readonly offsets: readonly ZoneOffset[]
}
