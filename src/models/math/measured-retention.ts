import type { Kept, UnitMoved } from '../../engine/money.ts'
import { retentionOf, type RetentionPolicies } from '../business/retention.ts'
import { readDecimal } from '../../money/decimal.ts'
import type { Cell } from './sheet.ts'
import { measuredCell } from './measured-cell.ts'

export interface KeptFacts {
  /** What is left of a year ago, at the end of one month. */
  readonly kept: readonly Kept[]
  /** What each customer moved in that year; `null`: nobody knows. */
  readonly moved: readonly UnitMoved[] | null
  readonly policies: RetentionPolicies
}

export interface MeasuredRetention {
  readonly gross: Cell
  /** `null` where nothing was kept that could grow. */
  readonly expansion: Cell | null
}

/**
 * What stays of a year's money, and what grows on it, so that both make the net retention. Their
 * ranges are normal, by what each customer lost or added: one that is large weighs as it is.
 * `null` where nobody paid a year ago.
 */
export function measuredRetention({ kept, moved, policies }: KeptFacts): MeasuredRetention | null {
  const told = retentionOf(kept, [], { ...policies, churnOf: 'opening' })
  if (told === null) return null
  const { n, gross, net } = told
  const opening = Number(told.opening)
  const changes = moved === null ? null : yearly(moved, policies)
  const error = (of: readonly number[], whole: number): number | null => {
    const sum = of.reduce((total, each) => total + each, 0)
    const squares = of.reduce((total, each) => total + each ** 2, 0)
    const spread = squares - sum ** 2 / Math.max(n, of.length)
    return spread <= 0 || whole <= 0 ? null : Math.sqrt(spread) / whole
  }
  const lost = error(changes?.filter((each) => each < 0) ?? [], opening)
  const grown = error(changes?.filter((each) => each > 0) ?? [], opening * gross)
  return {
    gross: measuredCell(gross, lost, n, { least: 0, most: 1 }),
    expansion: gross <= 0 ? null : measuredCell(net / gross - 1, grown, n),
  }
}

/**
 * What each customer who was there moved in all. Who was not is in none of it: who is new, and who
 * came back unless net retention counts them.
 */
function yearly(
  moved: readonly UnitMoved[],
  { netOfReactivation }: Pick<RetentionPolicies, 'netOfReactivation'>,
): readonly number[] {
  const units = new Map<string, UnitMoved[]>()
  for (const each of moved) {
    const own = units.get(each.unit)
    if (own === undefined) units.set(each.unit, [each])
    else own.push(each)
  }
  return Array.from(units.values())
    .filter((own) => {
      if (wasThere(own)) return true
      const isNew = own.some(({ movement }) => movement === 'new')
      return netOfReactivation === 'include' && !isNew
    })
    .map((own) =>
      Number(
        own.reduce((sum, each) => sum + readDecimal(each.after) - readDecimal(each.before), 0n),
      ),
    )
}

/** Whoever was there left at least as often as it came, in all and in the first period it moved in. */
function wasThere(own: readonly UnitMoved[]): boolean {
  const first = Math.min(...own.map(({ period }) => period))
  const early = own.filter(({ period }) => period === first)
  return [own, early].every((some) => some.reduce((sum, each) => sum + cameBy(each), 0) <= 0)
}

function cameBy({ movement }: UnitMoved): number {
  if (movement === 'new' || movement === 'reactivation') return 1
  return movement === 'churn' ? -1 : 0
}
