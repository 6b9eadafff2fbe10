import type { Day } from '../../engine/engine.ts'
import { perMonth } from '../../models/business/bridge.ts'
import { formatDecimal, sizeOf } from '../../money/decimal.ts'
import { formatDay } from '../../time/calendar.ts'
import type { AnswerContext, AnswerRow, AnswerTable } from '../answer.ts'
import { CallError } from '../call-error.ts'
import { bySize, monthly, restLines, type GapLine } from './gap-line.ts'
import { wordMoney } from '../numbers/number-words.ts'
import { accountsSentence } from './reconcile-accounts-words.ts'
import { monthsAsked, type ReconcileAsked, type Theirs } from './reconcile-asked.ts'
import { accountColumns } from './reconcile-columns.ts'
import { reconcileFindings, unitFindings, withoutAccounts } from './reconcile-findings.ts'
import { knownAccounts } from './reconcile-known.ts'
import { levelsOf } from './reconcile-levels.ts'
import { supposedAccounts } from './reconcile-supposed.ts'
import { formatRef } from '../refs/ref.ts'

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
  const [ours, other] = [found?.ours ?? 0n, found?.theirs ?? 0n]
  const gap = told(ours) - told(other)
  const shown = asked.per === 'month' ? monthly(lines, gap, lang) : lines
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
      why: line.native === null ? line.why : `${line.why} (${line.native})`,
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
          isSame: sizeOf(ours - other) <= asked.tolerance,
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
      gap: money(gap),
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
