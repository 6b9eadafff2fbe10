import type { Catalog } from '../../engine/engine.ts'
import type { Finding } from '../../findings/finding.ts'
import { LEAST_CUSTOMERS, LEAST_EXPECTED, type Mark } from '../../models/math/closed-loop.ts'
import {
  LEAST_GOOD,
  LEAST_TRAINED,
  type LoopCheck,
  type LoopModel,
} from '../../models/math/loop-score.ts'
import { grown } from '../../models/math/worth.ts'
import type { LoopFacts } from './loop-asked.ts'
import { moneyFindings } from '../money/money-findings.ts'

type About = Pick<Finding, 'severity' | 'where'>

/** What touches every view: the money, what is not known of customers, and of impacts. */
export function loopFindings(catalog: Catalog, facts: LoopFacts): readonly Finding[] {
  const { money, loop, leftOut, hasImpacts } = facts
  const ofAccounts = catalog.dimensions.filter(
    ({ name, table }) => table === 'accounts' && loop.dimensions.includes(name),
  )
  const params = { dimensions: ofAccounts.map(({ name }) => name) }
  const without: readonly Finding[] =
    hasImpacts || loop.target !== 'impact'
      ? []
      : [
          {
            code: 'loop_without_impacts',
            severity: 'warning',
            where: 'impacts',
            rows: 0,
            params: {},
          },
        ]
  return [
    ...moneyFindings(catalog, money, leftOut),
    ...without,
    ...(params.dimensions.length === 0 || !money.isMapped
      ? []
      : [{ code: 'loop_of_today', severity: 'info', where: 'accounts', rows: 0, params } as const]),
  ]
}

/** And of what marks customers. */
export function markFindings(
  catalog: Catalog,
  facts: LoopFacts,
  marks: readonly Mark[],
): readonly Finding[] {
  const { loop, valued } = facts
  const few = marks.filter(({ verdict }) => verdict === 'few').length
  const young = customersOf(facts, false)
  const about: About = { severity: 'info', where: 'verdict' }
  const findings: readonly Finding[] = [
    {
      ...about,
      code: 'loop_few',
      rows: few,
      params: { least: LEAST_CUSTOMERS, ends: LEAST_EXPECTED },
    },
    {
      ...about,
      code: 'loop_unfinished',
      where: 'n',
      rows: young,
      params: { months: loop.months },
    },
  ]
  const apart: readonly Finding[] =
    valued.length === 0 || loop.dimensions.length < 2
      ? []
      : [{ ...about, code: 'loop_apart', rows: 0, params: {} }]
  return [...loopFindings(catalog, facts), ...findings.filter(({ rows }) => rows > 0), ...apart]
}

/** And of scores: whether they could be learnt, and hold on customers not seen. */
export function scoreFindings(
  catalog: Catalog,
  facts: LoopFacts,
  { model, check }: { readonly model: LoopModel | null; readonly check: LoopCheck | null },
): readonly Finding[] {
  const where = 'score'
  const base = loopFindings(catalog, facts)
  if (!facts.money.isMapped) return base
  if (model === null) {
    const params = { least: LEAST_TRAINED, good: LEAST_GOOD }
    const rows = customersOf(facts, true)
    return [...base, { code: 'loop_untaught', severity: 'warning', where, rows, params }]
  }
  const { ranked, rankedRange, checked } = check ?? {}
  if (ranked == null || rankedRange == null || checked === undefined) {
    return [...base, { code: 'loop_unchecked', severity: 'warning', where, rows: 0, params: {} }]
  }
  if (rankedRange.low > 0.5) return base
  const params = { ranked, ...rankedRange }
  return [...base, { code: 'loop_blind', severity: 'warning', where, rows: checked, params }]
}

function customersOf({ valued, loop }: LoopFacts, isGrown: boolean): number {
  const old = grown(valued, loop).reduce((sum, { count }) => sum + count, 0)
  return isGrown ? old : valued.reduce((sum, { count }) => sum + count, 0) - old
}
