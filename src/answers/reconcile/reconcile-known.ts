import type { Day } from '../../engine/engine.ts'
import { accountGaps, isExplained, type AccountGap } from '../../models/business/account-gaps.ts'
import { policyVariants } from '../../models/business/policy-variants.ts'
import { nextPeriod, startBefore } from '../../time/calendar.ts'
import type { AnswerContext } from '../answer.ts'
import type { GapLine } from './gap-line.ts'
import type { ReconcileAsked, Theirs } from './reconcile-asked.ts'
import { accountLevels, inTurn, looseAt, theirAccounts } from './reconcile-levels.ts'
import { paidAbroad } from './reconcile-abroad.ts'
import { equalWords, reasonWords } from './reconcile-words.ts'

/** Both sides know accounts: each with what makes them differ. */
export async function knownAccounts(
  { engine, lang }: AnswerContext,
  asked: ReconcileAsked,
  about: { readonly theirs: Theirs; readonly month: Day },
): Promise<readonly GapLine[]> {
  const { theirs, month } = about
  const { policies } = asked.profile
  const variants = policyVariants(policies, engine.catalog.tables)
  const end = nextPeriod(month, 'month')
  const at = (when: Day): Promise<ReadonlyMap<string, bigint>> =>
    accountLevels(engine, asked, policies, { theirs, month: when })
  const isAfterKnown = nextPeriod(end, 'month') <= asked.until
  const [ours, others, before, after, loose, varied, abroad] = await Promise.all([
    at(month),
    theirAccounts(engine, asked, about),
    at(startBefore(month, end)),
    isAfterKnown ? at(end) : null,
    looseAt(engine, asked, end),
    inTurn(variants, (each) => accountLevels(engine, asked, each.policies, about)),
    paidAbroad(engine, asked, month),
  ])
  const ends = new Map(loose.map((each) => [`${each.side} ${each.account ?? ''}`, each]))
  const accounts = [...new Set([...ours.keys(), ...others.keys()])].toSorted()
  const figures = accounts.map((account) => ({
    account,
    ours: ours.get(account) ?? 0n,
    theirs: others.get(account) ?? null,
    before: before.get(account) ?? 0n,
    after: after === null ? null : (after.get(account) ?? 0n),
    variants: varied.map((levels) => levels.get(account) ?? 0n),
    isUnbilled: ends.has(`won ${account}`),
    isUnsold: ends.has(`paid ${account}`),
    abroad: abroad.figures(account),
  }))
  const gaps = accountGaps(figures, asked.tolerance)
  const apart = new Set(gaps.map(({ account }) => account))
  const same = figures.filter(({ account }) => !apart.has(account))
  const small = same.filter((each) => each.ours !== (each.theirs ?? 0n))
  const left = small.reduce((sum, each) => sum + each.ours - (each.theirs ?? 0n), 0n)
  return [
    ...gaps.map((gap): GapLine => {
      const policy = variants[gap.variant ?? -1]?.text ?? ''
      const journey = gap.why === 'unbilled' ? ends.get(`won ${gap.account}`)?.journey : null
      return {
        account: gap.account,
        ours: ours.get(gap.account) ?? null,
        theirs: gap.theirs,
        gap: gap.gap,
        why: reasonWords(gap, policy, lang),
        reason: reasonCode(gap, policy),
        native: abroad.words(gap.account, lang, gap.rate),
        isExplained: isExplained(gap),
        journey: journey ?? null,
      }
    }),
    ...(left === 0n
      ? []
      : [
          {
            account: null,
            ours: null,
            theirs: null,
            gap: left,
            why: equalWords(small.length, lang),
            reason: 'equal',
            native: null,
            isExplained: true,
            journey: null,
          },
        ]),
  ]
}

/** `policy ends: cancelled`; others by their name. */
function reasonCode({ why }: AccountGap, policy: string): string {
  return why === 'policy' ? policy : why
}
