import type { Day, Engine } from '../../engine/engine.ts'
import { causeOfMonth, closestCauses } from '../../models/business/gap-causes.ts'
import { readDecimal, sizeOf } from '../../money/decimal.ts'
import { policyVariants } from '../../models/business/policy-variants.ts'
import type { Language } from '../../standard/types.ts'
import { nextPeriod } from '../../time/calendar.ts'
import type { GapLine } from './gap-line.ts'
import { monthsAsked, type ReconcileAsked, type Theirs } from './reconcile-asked.ts'
import { reconciled } from './reconcile-causes.ts'
import { accountLevels, looseAt, unbilledLevels } from './reconcile-levels.ts'
import { paidAbroad } from './reconcile-abroad.ts'
import { BY_DAY, causeWords, UNBILLED } from './reconcile-words.ts'

interface Supposed {
  readonly theirs: Theirs
  readonly month: Day
  readonly lang: Language
}

/**
 * Where theirs names no account: the accounts whose money the closest cause would change, each with
 * what it would close. They are what is known of ours, and no evidence of theirs.
 */
export async function supposedAccounts(
  engine: Engine,
  asked: ReconcileAsked,
  about: Supposed,
): Promise<readonly GapLine[]> {
  const { theirs, month, lang } = about
  const months = monthsAsked(theirs, asked)
  const at = months.indexOf(month)
  const found = await reconciled(engine, asked, { theirs, months })
  const gap = found.gaps[at] ?? 0n
  if (sizeOf(gap) <= asked.tolerance) return []
  const ofAll = closestCauses(found.gaps, found.definitions, found.others)
  const ids = causeOfMonth(at, found, ofAll)?.ids ?? []
  const variant = policyVariants(asked.profile.policies, engine.catalog.tables).find(({ text }) =>
    ids.includes(text),
  )
  return [
    ...(ids.includes(UNBILLED) ? await unbilled(engine, asked, about) : []),
    ...(variant === undefined ? [] : await changed()),
    ...found.others.flatMap(({ id, shifts }): readonly GapLine[] =>
      id === BY_DAY && ids.includes(id) ? [byDay(shifts[at] ?? 0n, lang)] : [],
    ),
  ]

  async function changed(): Promise<readonly GapLine[]> {
    if (variant === undefined) return []
    const [ours, other, abroad] = await Promise.all([
      accountLevels(engine, asked, asked.profile.policies, about),
      accountLevels(engine, asked, variant.policies, about),
      paidAbroad(engine, asked, month),
    ])
    return [...new Set([...ours.keys(), ...other.keys()])].flatMap((account): GapLine[] => {
      const [one, two] = [ours.get(account) ?? 0n, other.get(account) ?? 0n]
      if (one === two) return []
      const why = causeWords([variant.text], lang)
      const line = { account, ours: ours.get(account) ?? null, theirs: null, gap: one - two }
      const native = abroad.words(account, lang)
      return [{ ...line, why, reason: variant.text, native, isExplained: true, journey: null }]
    })
  }
}

/** What being earned by the day changes: of the whole company. */
function byDay(shift: bigint, lang: Language): GapLine {
  const why = causeWords([BY_DAY], lang)
  const line = { account: null, ours: null, theirs: null, gap: -shift }
  return { ...line, why, reason: BY_DAY, native: null, isExplained: true, journey: null }
}

/** Each journey won without a subscription, with what it would add. */
async function unbilled(
  engine: Engine,
  asked: ReconcileAsked,
  { theirs, month, lang }: Supposed,
): Promise<readonly GapLine[]> {
  const loose = await looseAt(engine, asked, nextPeriod(month, 'month'))
  return loose
    .filter(({ side, amount }) => side === 'won' && readDecimal(amount ?? '0') !== 0n)
    .flatMap((end): GapLine[] => {
      const level = unbilledLevels([end], engine, { theirs, months: [month] }).get(month) ?? 0n
      const why = causeWords([UNBILLED], lang)
      const line = { account: end.account, ours: null, theirs: null, gap: -level }
      return [
        { ...line, why, reason: UNBILLED, native: null, isExplained: true, journey: end.journey },
      ]
    })
}
