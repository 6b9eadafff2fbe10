import type { Finding, FindingCode } from '../../../findings/finding.ts'
import { tables } from '../../../standard/tables.ts'

/** Why rows are set apart or emptied of a value, in the order in which one causes the next. */
const CAUSES: readonly (readonly FindingCode[])[] = [
  [
    'missing_value',
    'wrong_type',
    'impossible_date',
    'ambiguous_date',
    'unknown_value',
    'unknown_stage',
    'future_entry',
  ],
  ['duplicate_key'],
  ['orphan'],
]

/**
 * Causes before what follows from them: by table in the standard's order, in which journeys come
 * before what points at them, and within a table faults, duplicates, orphans, then doubts.
 */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => tablePlace(a) - tablePlace(b) || causePlace(a) - causePlace(b))
}

function tablePlace({ where }: Finding): number {
  const [name] = where.split(/[./]/, 1)
  return tables.findIndex((table) => table.name === name)
}

function causePlace({ code }: Finding): number {
  const place = CAUSES.findIndex((codes) => codes.includes(code))
  return place < 0 ? CAUSES.length : place
}
