import type { UnitMoved } from '../../engine/money.ts'
import { counted } from '../../findings/wording.ts'
import { formatDecimal, readDecimal } from '../../money/decimal.ts'
import type { MoneyGrain, RevenuePolicies } from '../../standard/revenue-policies.ts'
import type { Language } from '../../standard/types.ts'
import { formatDay, periodsBetween } from '../../time/calendar.ts'
import type { AnswerContext, AnswerRow } from '../answer.ts'
import { asOfFindings } from '../bowtie/bowtie-findings.ts'
import { column } from '../columns.ts'
import type { Explained, Paging } from './explained.ts'
import { explainedMoney } from './explained-money.ts'
import { movementLabels, unitLabels } from '../money/revenue-columns.ts'
import type { RevenueRef } from '../refs/revenue-ref.ts'
import { unitRows } from './unit-rows.ts'

const figures = [
  column('movement', 'text', { en: 'movement', fr: 'mouvement' }),
  column('before', 'money', { en: 'ARR before', fr: 'ARR avant' }),
  column('after', 'money', { en: 'ARR after', fr: 'ARR après' }),
  column('change', 'money', { en: 'change', fr: 'variation' }),
  column('period', 'date', { en: 'period', fr: 'période' }),
  column('ref', 'ref', { en: 'ref', fr: 'réf.' }),
]

/** Who moved, and by how much: the units behind a row of revenue, the largest change first. */
export async function explainRevenue(
  { engine, lang }: AnswerContext,
  ref: RevenueRef,
  { limit, offset }: Paging,
): Promise<Explained> {
  const { catalog } = engine
  const { profile, asOf, isMapped, question } = explainedMoney(catalog, ref)
  const grain = ref.grain ?? profile.policies.grain
  const until = Math.min(ref.to ?? asOf, asOf)
  const { items, total } = isMapped
    ? await engine.unitsMoved({
        ...question,
        asOf: until,
        interval: ref.step,
        grain,
        policies: { ...profile.policies, grain },
        periods: periodsOf(ref, until),
        movements: ref.movement === null ? [] : [ref.movement],
        limit,
        offset,
      })
    : { items: [], total: 0 }
  const unit = column('unit', 'text', unitLabels[grain])(lang)
  return {
    asOf: formatDay(asOf),
    columns: [unit, ...figures.map((make) => make(lang))],
    rows: items.map((moved) =>
      unitRow(moved, { policies: profile.policies, grain, lang, currency: catalog.currency }),
    ),
    findings: asOfFindings(catalog, { asOf }),
    total,
    headline: headlineOf(ref, total, lang),
    about: { grain, profile: profile.id },
  }
}

/** Of the range; empty for all of them. */
function periodsOf({ from, step }: RevenueRef, until: number): readonly number[] {
  if (from === null) return []
  if (from >= until) return [from]
  if (step === 'day') return Array.from({ length: until - from }, (_, index) => from + index)
  return periodsBetween(from, until, step)
}

interface RowContext {
  readonly policies: RevenuePolicies
  readonly grain: MoneyGrain
  readonly lang: Language
  readonly currency: string
}

function unitRow(moved: UnitMoved, { policies, grain, lang, currency }: RowContext): AnswerRow {
  const { unit, movement, period, before, after } = moved
  return {
    unit,
    movement: movementLabels[movement][lang],
    before,
    after,
    change: formatDecimal(readDecimal(after) - readDecimal(before), currency),
    period: formatDay(period),
    ref: unitRows(unit, grain, policies),
  }
}

function headlineOf(ref: RevenueRef, total: number, lang: Language): string {
  const { from, to, movement } = ref
  const what = movement === null ? '' : ` (${movementLabels[movement][lang]})`
  if (lang === 'fr') {
    const since = from === null ? '' : ` depuis le ${formatDay(from)}`
    const until = to === null ? '' : ` avant le ${formatDay(to)}`
    return `${counted(total, ['mouvement', 'mouvements'], 'fr')}${what}${since}${until}`
  }
  const since = from === null ? '' : ` since ${formatDay(from)}`
  const until = to === null ? '' : ` before ${formatDay(to)}`
  return `${counted(total, ['movement', 'movements'], 'en')}${what}${since}${until}`
}
