import type { Column } from '../../../standard/types.ts'
import { literal, name } from '../database.ts'
import type { CastPlan } from './cast-column.ts'

/** The allowed values of a column, and the fault of others. */
export interface ClosedList {
  readonly values: readonly string[]
  readonly fault: string
  /** The database's own type of these values, as which they are kept; `null`: as text. */
  readonly type: string | null
}

/** A column of text held to a list; `plan.value` is its text without blanks around it. */
export function closedPlan(column: Column, plan: CastPlan, closed: ClosedList | null): CastPlan {
  if (closed === null) return plan
  if (closed.type !== null) return listedPlan(column, plan, closed.fault, closed.type)
  const list = closed.values.map(literal).join(', ')
  const isAllowed = closed.values.length === 0 ? 'false' : `${plan.value} IN (${list})`
  return {
    ...plan,
    fault: `CASE WHEN ${plan.value} IS NOT NULL AND NOT ${isAllowed} THEN ${literal(closed.fault)} END`,
  }
}

/** Only what is not in the list as it stands is freed of blanks, and looked up again. */
function listedPlan(column: Column, plan: CastPlan, fault: string, type: string): CastPlan {
  const [r, c, e] = ['r', 'c', 'e'].map((layer) => name(`${layer}_${column.name}`)) as [
    string,
    string,
    string,
  ]

  const written = plan.given === null ? `CAST(${r} AS VARCHAR)` : r
  const shown = `bl_text(${written})`
  return {
    ...plan,
    raw: plan.given ?? plan.raw,
    given: null,
    parsed: { [c]: `TRY_CAST(${written} AS ${type})` },
    settled: { [e]: `coalesce(${c}, TRY_CAST(${shown} AS ${type}))` },
    value: e,
    shown,
    missing: `(${e} IS NULL AND ${shown} IS NULL)`,
    padded: `CASE WHEN ${c} IS NULL THEN strlen(${written}) <> strlen(${shown}) ELSE false END`,
    fault: `CASE WHEN ${e} IS NULL AND ${r} IS NOT NULL AND ${shown} IS NOT NULL THEN ${literal(fault)} END`,
  }
}
