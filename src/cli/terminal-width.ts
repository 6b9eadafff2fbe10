import type { Effects } from './effects.ts'

const NARROWEST = 40
const WIDEST = 160
const USUAL = 80

/** Columns to write for: of the terminal, else `COLUMNS`, else 80. */
export function terminalWidth({ stdout, env }: Pick<Effects, 'stdout' | 'env'>): number {
  const columns = stdout.columns ?? Number(env['COLUMNS'] ?? '')
  const usable = Number.isInteger(columns) && columns > 0 ? columns : USUAL
  return Math.min(WIDEST, Math.max(NARROWEST, usable))
}
