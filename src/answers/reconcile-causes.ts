import type { Catalog, Day, Engine } from '../engine/engine.ts'
import { closestCauses, sumOf, type Cause, type Closest } from '../models/business/gap-causes.ts'
import { policyVariants, type PolicyVariant } from '../models/business/policy-variants.ts'
import { profiles, type Profile } from '../standard/profiles.ts'
import type { RevenuePolicies } from '../standard/revenue-policies.ts'
import type { MoneyAsked } from './money-asked.ts'
import type { Theirs } from './reconcile-asked.ts'
import { hasKnot, levelsOf, looseAt, unbilledLevels } from './reconcile-levels.ts'
import { UNBILLED } from './reconcile-words.ts'
import { nextPeriod } from '../time/calendar.ts'

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
    Promise.all(variants.map((each) => levelsOf(engine, asked, each.policies, about))),
    last === undefined || !hasKnot(engine.catalog)
      ? []
      : looseAt(engine, asked, nextPeriod(last, 'month')),
  ])
  const ours = months.map((month) => base.get(month) ?? 0n)
  const figures = months.map((month) => theirs.months.get(month)?.amount ?? 0n)
  const unbilled = unbilledLevels(loose, engine, about)
  return {
    ours,
    theirs: figures,
    gaps: ours.map((amount, i) => amount - (figures[i] ?? 0n)),
    definitions: variants.map(({ text }, at) => ({
      id: text,
      shifts: months.map((month, i) => (varied[at]?.get(month) ?? 0n) - (ours[i] ?? 0n)),
    })),
    others: [{ id: UNBILLED, shifts: months.map((month) => unbilled.get(month) ?? 0n) }],
  }
}

/** What would close most of the gap of one of the months. */
export function closestIn({ gaps, definitions, others }: Reconciled, at: number): Closest | null {
  const only = ({ id, shifts }: Cause): Cause => ({ id, shifts: shifts.slice(at, at + 1) })
  return closestCauses(gaps.slice(at, at + 1), definitions.map(only), others.map(only))
}

/** What would close most of the gaps of all months. */
export function closestOfAll({ gaps, definitions, others }: Reconciled): Closest | null {
  return closestCauses(gaps, definitions, others)
}

export interface Nearest {
  readonly profile: Profile
  /** All gaps that it leaves, taken as positive, of all of theirs. */
  readonly share: number
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
  const left = await Promise.all(
    known.map(async (profile) => {
      const levels = await levelsOf(engine, asked, profile.policies, about)
      const gaps = months.map((month, i) => (levels.get(month) ?? 0n) - (figures[i] ?? 0n))
      return { profile, left: sumOf(gaps) }
    }),
  )
  const best = left.reduce<(typeof left)[number] | null>(
    (least, each) => (least === null || each.left < least.left ? each : least),
    null,
  )
  return best === null ? null : { profile: best.profile, share: Number(best.left) / Number(whole) }
}

/** Whose money is told apart changes no total. */
function totalVariants(policies: RevenuePolicies, { tables }: Catalog): readonly PolicyVariant[] {
  return policyVariants(policies, tables).filter(({ policy }) => policy !== 'grain')
}
