/** Work that is stopped when nobody waits for it any more. */
export { underSignal } from '../engine/duckdb/under-signal.ts'
