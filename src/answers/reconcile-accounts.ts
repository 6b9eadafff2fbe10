import type { Day } from '../engine/engine.ts'
import { accountGaps, isExplained, type AccountGap } from '../models/business/account-gaps.ts'
import { perMonth } from '../models/business/bridge.ts'
import { formatDecimal } from '../models/business/money.ts'
import { policyVariants } from '../models/business/policy-variants.ts'
import { formatDay, nextPeriod, startBefore } from '../time/calendar.ts'
import type { AnswerContext, AnswerRow, AnswerTable } from './answer.ts'
import { CallError } from './call-error.ts'
import { wordMoney } from './number-words.ts'
import { accountsSentence } from './reconcile-accounts-words.ts'
import { monthsAsked, type ReconcileAsked, type Theirs } from './reconcile-asked.ts'
import { accountColumns } from './reconcile-columns.ts'
import { reconcileFindings, unitFindings, withoutAccounts } from './reconcile-findings.ts'
import { accountLevels, levelsOf, looseAt, theirAccounts } from './reconcile-levels.ts'
import { supposedAccounts } from './reconcile-supposed.ts'
import { equalWords, plainReason, reasonWords } from './reconcile-words.ts'
import { formatRef } from './ref.ts'

/** A line of what makes up the gap of a month, in scaled money of a year. */
export interface GapLine {
  readonly account: string | null
  readonly ours: bigint | null
  readonly theirs: bigint | null
  readonly gap: bigint
  readonly why: string
  readonly reason: string
  readonly isExplained: boolean
  readonly journey: string | null
}

interface Month {
  readonly theirs: Theirs
  readonly month: Day
}

/**
 * One month account by account: who differs, and why. The lines add up to the gap of the company,
 * exactly; what is of no account stands as a line of its own.
 */
export async function reconcileAccounts(
  context: AnswerContext,
  asked: ReconcileAsked,
  theirs: Theirs,
  wanted: Day | null,
): Promise<AnswerTable> {
  const { engine, lang } = context
  const { catalog } = engine
  const months = monthsAsked(theirs, asked)
  const month = monthAsked(months, theirs, wanted)
  const about = { theirs, months: month === null ? [] : [month] }
  const findings = await reconcileFindings(engine, asked, { theirs, months })
  const found = month === null ? null : await monthLines(context, asked, { theirs, month })
  const lines = found?.lines ?? []
  const money = (scaled: bigint): string => formatDecimal(scaled, catalog.currency)
  const told = (scaled: bigint): bigint => (asked.per === 'month' ? perMonth(scaled) : scaled)
  const shown = asked.per === 'month' ? monthly(lines, found?.gap ?? 0n, lang) : lines
  const [ours, other] = [found?.ours ?? 0n, found?.theirs ?? 0n]
  const ofAccounts = lines.filter(({ account }) => account !== null)
  const explained = ofAccounts.filter((each) => each.isExplained)
  return {
    asOf: formatDay(asked.asOf),
    columns: accountColumns(asked.per, lang),
    rows: shown.map((line): AnswerRow => ({
      account: line.account,
      ours: line.ours === null ? null : money(line.ours),
      theirs: line.theirs === null ? null : money(line.theirs),
      gap: money(line.gap),
      why: line.why,
      reason: line.reason,
      ref: refOf(line, asked, theirs),
    })),
    summary: {
      sentence: accountsSentence(
        {
          month,
          series: theirs.name,
          ours,
          theirs: other,
          isSame: size(ours - other) <= asked.tolerance,
          lines,
        },
        (scaled) => wordMoney(Number(money(told(scaled))), catalog.currency, lang),
        lang,
      ),
      view: 'accounts',
      series: theirs.name,
      series_unit: theirs.unit,
      basis: theirs.isThrough ? 'through' : 'end',
      per: asked.per,
      month: month === null ? null : formatDay(month),
      ours: money(told(ours)),
      theirs: money(told(other)),
      gap: money(told(ours) - told(other)),
      accounts: ofAccounts.length,
      explained: explained.length,
      reasons: reasonsOf(ofAccounts),
    },
    findings: [
      ...findings,
      ...unitFindings([ours], [other], theirs),
      ...withoutAccounts(about.months, theirs),
    ],
  }
}

interface Lines {
  readonly ours: bigint
  readonly theirs: bigint
  readonly gap: bigint
  readonly lines: readonly GapLine[]
}

async function monthLines(
  { engine, lang }: AnswerContext,
  asked: ReconcileAsked,
  about: Month,
): Promise<Lines> {
  const { theirs, month } = about
  const told = theirs.months.get(month)
  const levels = await levelsOf(engine, asked, asked.profile.policies, {
    theirs,
    months: [month],
  })
  const ours = levels.get(month) ?? 0n
  const other = told?.amount ?? 0n
  const gap = ours - other
  const ofAccounts = told?.ofAccounts ?? null
  const own =
    ofAccounts === null
      ? await supposedAccounts(engine, asked, { ...about, lang })
      : await knownAccounts({ engine, lang }, asked, about)
  const rest = gap - own.reduce((sum, line) => sum + line.gap, 0n)
  const unnamed = ofAccounts === null ? other : other - ofAccounts
  const lines = [...own, ...restLines({ rest, unnamed, isWhole: ofAccounts === null }, lang)]
  return { ours, theirs: other, gap, lines: lines.toSorted(bySize) }
}

/** What is left: figures of theirs of no account, and what rounding or exchange rates leave. */
function restLines(
  {
    rest,
    unnamed,
    isWhole,
  }: { readonly rest: bigint; readonly unnamed: bigint; readonly isWhole: boolean },
  lang: AnswerContext['lang'],
): readonly GapLine[] {
  const line = (reason: 'no_account' | 'rounding', gap: bigint): readonly GapLine[] =>
    gap === 0n
      ? []
      : [
          {
            account: null,
            ours: null,
            theirs: null,
            gap,
            why: plainReason(reason, lang),
            reason,
            isExplained: false,
            journey: null,
          },
        ]
  if (isWhole) return line('no_account', rest)
  return [...line('no_account', -unnamed), ...line('rounding', rest + unnamed)]
}

/** Both sides know accounts: each with what makes them differ. */
async function knownAccounts(
  { engine, lang }: AnswerContext,
  asked: ReconcileAsked,
  about: Month,
): Promise<readonly GapLine[]> {
  const { theirs, month } = about
  const { policies } = asked.profile
  const variants = policyVariants(policies, engine.catalog.tables)
  const end = nextPeriod(month, 'month')
  const at = (when: Day): Promise<ReadonlyMap<string, bigint>> =>
    accountLevels(engine, asked, policies, { theirs, month: when })
  const isAfterKnown = nextPeriod(end, 'month') <= asked.until
  const [ours, others, before, after, loose, varied] = await Promise.all([
    at(month),
    theirAccounts(engine, asked, about),
    at(startBefore(month, end)),
    isAfterKnown ? at(end) : null,
    looseAt(engine, asked, end),
    Promise.all(variants.map((each) => accountLevels(engine, asked, each.policies, about))),
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

/** Twelfths, each rounded; what rounding leaves stands as a line of its own. */
function monthly(
  lines: readonly GapLine[],
  gap: bigint,
  lang: AnswerContext['lang'],
): readonly GapLine[] {
  const twelfth = (scaled: bigint | null): bigint | null =>
    scaled === null ? null : perMonth(scaled)
  const shown = lines.map((line): GapLine => {
    const [ours, theirs] = [twelfth(line.ours), twelfth(line.theirs)]
    const isOwn = line.gap === (line.ours ?? 0n) - (line.theirs ?? 0n)
    const told = isOwn ? (ours ?? 0n) - (theirs ?? 0n) : perMonth(line.gap)
    return { ...line, ours, theirs, gap: told }
  })
  const left = perMonth(gap) - shown.reduce((sum, line) => sum + line.gap, 0n)
  if (left === 0n) return shown
  const why = plainReason('rounding', lang)
  const line = { account: null, ours: null, theirs: null, gap: left, why, reason: 'rounding' }
  return [...shown, { ...line, isExplained: true, journey: null }]
}

function monthAsked(months: readonly Day[], theirs: Theirs, wanted: Day | null): Day | null {
  if (wanted === null) return months.at(-1) ?? null
  if (months.includes(wanted)) return wanted
  const [first, last] = [months[0], months.at(-1)].map((day) =>
    day === undefined ? '' : formatDay(day).slice(0, 7),
  )
  throw new CallError(
    'bad_option',
    `month is none that both sides know: ${formatDay(wanted).slice(0, 7)}`,
    months.length === 0
      ? `${theirs.name} has no whole month in this range`
      : `give one from ${first} to ${last}`,
  )
}

function reasonsOf(lines: readonly GapLine[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { reason } of lines) counts[reason] = (counts[reason] ?? 0) + 1
  return counts
}

function refOf(line: GapLine, { profile }: ReconcileAsked, theirs: Theirs): string | null {
  const { account, journey, ours } = line
  if (journey !== null) return formatRef({ kind: 'journey', id: journey })
  if (account === null) return null
  const isTheirs = ours === null && theirs.table === 'reference_series'
  return isTheirs
    ? formatRef({
        kind: 'rows',
        table: theirs.table,
        where: { name: theirs.name, account_id: account },
      })
    : formatRef({ kind: 'rows', table: profile.policies.source, where: { account_id: account } })
}

/** The largest gap first, then by account; what is of no account last. */
function bySize(one: GapLine, other: GapLine): number {
  if ((one.account === null) !== (other.account === null)) return one.account === null ? 1 : -1
  const [a, b] = [size(one.gap), size(other.gap)]
  if (a !== b) return a > b ? -1 : 1
  return (one.account ?? one.reason) < (other.account ?? other.reason) ? -1 : 1
}

function size(amount: bigint): bigint {
  return amount < 0n ? -amount : amount
}
