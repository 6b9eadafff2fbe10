import type { Catalog, Day, Engine } from '../../engine/engine.ts'
import { sumOf, type Cause } from '../../models/business/gap-causes.ts'
import { byDayLess } from '../../models/business/month-levels.ts'
import { policyVariants, type PolicyVariant } from '../../models/business/policy-variants.ts'
import { profiles } from '../../standard/profiles.ts'
import type { RevenuePolicies } from '../../standard/revenue-policies.ts'
import type { MoneyAsked } from '../money/money-asked.ts'
import type { Theirs } from './reconcile-asked.ts'
import { hasKnot, inTurn, levelsOf, looseAt, unbilledLevels } from './reconcile-levels.ts'
import { BY_DAY, UNBILLED } from './reconcile-words.ts'
import { nextPeriod } from '../../time/calendar.ts'

/** Ours and theirs in some months, scaled, and what would make them one. */
export interface Reconciled {
  readonly ours: readonly bigint[]
  readonly theirs: readonly bigint[]
  readonly gaps: readonly bigint[]
  readonly definitions: readonly Cause[]
  readonly others: readonly Cause[]
}

/** Ours beside theirs in each month, and what each single setting would change of ours. */
export async function reconciled(
  engine: Engine,
  asked: MoneyAsked,
  about: { readonly theirs: Theirs; readonly months: readonly Day[] },
): Promise<Reconciled> {
  const { months, theirs } = about
  const { policies } = asked.profile
  const variants = totalVariants(policies, engine.catalog)
  const last = months.at(-1)
  const [base, varied, loose] = await Promise.all([
    levelsOf(engine, asked, policies, about),
    inTurn(variants, (each) => levelsOf(engine, asked, each.policies, about)),
    last === undefined || !hasKnot(engine.catalog)
      ? []
      : looseAt(engine, asked, nextPeriod(last, 'month')),
  ])
  const ours = months.map((month) => base.get(month) ?? 0n)
  const figures = months.map((month) => theirs.months.get(month)?.amount ?? 0n)
  const unbilled = unbilledLevels(loose, engine, about)
  const byDay = (month: Day, i: number): bigint =>
    byDayLess(ours[i] ?? 0n, nextPeriod(month, 'month') - month)
  return {
    ours,
    theirs: figures,
    gaps: ours.map((amount, i) => amount - (figures[i] ?? 0n)),
    definitions: variants.map(({ text }, at) => ({
      id: text,
      shifts: months.map((month, i) => (varied[at]?.get(month) ?? 0n) - (ours[i] ?? 0n)),
    })),
    others: [
      { id: UNBILLED, shifts: months.map((month) => unbilled.get(month) ?? 0n) },
      ...(theirs.isThrough ? [{ id: BY_DAY, shifts: months.map(byDay) }] : []),
    ],
  }
}

export interface Nearest {
  /** As `--profile` takes it: of an older definition with its version. */
  readonly name: string
  /** All gaps that it leaves, taken as positive, of all of theirs. */
  readonly share: number
  /** It leaves less than half of what the one asked for leaves. */
  readonly isNearer: boolean
}

/** The profile, of all there are, by which ours comes nearest to theirs over the months. */
export async function nearestProfile(
  engine: Engine,
  asked: MoneyAsked,
  about: { readonly theirs: Theirs; readonly months: readonly Day[] },
): Promise<Nearest | null> {
  const { catalog } = engine
  const known = [asked.profile, ...profiles, ...catalog.profiles].filter(({ policies }) =>
    catalog.tables.some(({ name }) => name === policies.source),
  )
  const { months, theirs } = about
  const figures = months.map((month) => theirs.months.get(month)?.amount ?? 0n)
  const whole = sumOf(figures)
  if (whole === 0n) return null
  const left = await inTurn(known, async (profile) => {
    const levels = await levelsOf(engine, asked, profile.policies, about)
    const gaps = months.map((month, i) => (levels.get(month) ?? 0n) - (figures[i] ?? 0n))
    return { profile, left: sumOf(gaps) }
  })
  const best = left.reduce<(typeof left)[number] | null>(
    (least, each) => (least === null || each.left < least.left ? each : least),
    null,
  )
  if (best === null) return null
  const own = left.find(({ profile }) => profile === asked.profile)?.left ?? whole
  const share = Number(best.left) / Number(whole)
  const { id, version } = best.profile
  const latest = [...profiles, ...catalog.profiles].find((profile) => profile.id === id)
  const name = latest?.version === version ? id : `${id}@${version}`
  return { name, share, isNearer: 2n * best.left < own }
}

/** Whose money is told apart changes no total. */
function totalVariants(policies: RevenuePolicies, { tables }: Catalog): readonly PolicyVariant[] {
  return policyVariants(policies, tables).filter(({ policy }) => policy !== 'grain')
}
