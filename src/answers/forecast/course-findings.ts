import type { Catalog } from '../../engine/engine.ts'
import type { Finding } from '../../findings/finding.ts'
import { asOfFindings } from '../bowtie-findings.ts'
import type { ForeseenSlice, Outlook } from './outlook.ts'

/** Below so many customers alike, one of them decides. */
const FEW_ALIKE = 5

/** What a forecast lacks: each thing once, with the slices that lack it. */
export function courseFindings(catalog: Catalog, outlook: Outlook): readonly Finding[] {
  return [
    ...gapFindings(outlook.slices),
    ...concentrated(outlook.slices),
    ...asOfFindings(catalog, outlook.asked),
  ]
}

function gapFindings(slices: readonly ForeseenSlice[]): readonly Finding[] {
  const found = new Map<string, Finding>()
  for (const { part, why } of slices.flatMap(({ model }) => model.gaps)) {
    const key = `${part} ${why}`
    const rows = (found.get(key)?.rows ?? 0) + 1
    const severity = why === 'nothing' ? 'warning' : 'info'
    const params = { lacks: part, how: why }
    found.set(key, { code: 'forecast_unknown', severity, where: part, rows, params })
  }
  return [...found.values()]
}

/** Customers alike of whom chance would make as much as of these: (Σ amount)² ÷ Σ amount². */
function concentrated(slices: readonly ForeseenSlice[]): readonly Finding[] {
  const running = slices.reduce((sum, { facts }) => sum + facts.customers.running, 0)
  const squares = slices.reduce((sum, { facts }) => sum + facts.customers.squares, 0)
  const count = slices.reduce((sum, { facts }) => sum + facts.customers.count, 0)
  const alike = squares > 0 ? running ** 2 / squares : 0
  if (alike <= 0 || alike >= FEW_ALIKE) return []
  const about = { severity: 'warning', where: 'customers' } as const
  return [{ ...about, code: 'forecast_concentrated', rows: count, params: { alike } }]
}
