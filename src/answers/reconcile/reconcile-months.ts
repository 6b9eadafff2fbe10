import type { Day, Engine } from '../../engine/engine.ts'
import type { Finding } from '../../findings/finding.ts'
import { perMonth } from '../../models/business/bridge.ts'
import { causeOfMonth, closestCauses, type Closest } from '../../models/business/gap-causes.ts'
import { formatDecimal, sizeOf } from '../../money/decimal.ts'
import type { Language } from '../../standard/types.ts'
import { formatDay, nextPeriod } from '../../time/calendar.ts'
import type { AnswerContext, AnswerRow, AnswerTable } from '../answer.ts'
import { moneyRef } from '../refs/money-ref.ts'
import { wordMoney } from '../numbers/number-words.ts'
import { monthsAsked, type ReconcileAsked, type Theirs } from './reconcile-asked.ts'
import { nearestProfile, reconciled, type Nearest, type Reconciled } from './reconcile-causes.ts'
import { monthColumns } from './reconcile-columns.ts'
import { reconcileFindings, unitFindings, withoutAccounts } from './reconcile-findings.ts'
import { accountLevels, inTurn, theirAccounts } from './reconcile-levels.ts'
import * as said from './reconcile-sentence.ts'
import { causeWords, monthWords } from './reconcile-words.ts'

/** What is told of each month, in order. */
interface MonthsFound extends Reconciled {
  readonly months: readonly Day[]
  /** How many accounts differ; `null` where theirs names none. */
  readonly differing: readonly (number | null)[]
  /** What would close most of it; `null` where there is no gap, or nothing would. */
  readonly closest: readonly (Closest | null)[]
  readonly isApart: readonly boolean[]
  /** What would close most of all gaps. */
  readonly ofAll: Closest | null
  readonly nearest: Nearest | null
  readonly otherUnit: readonly Finding[]
}

/** Ours beside theirs, month by month, and what would make them one. */
export async function reconcileMonths(
  { engine, lang }: AnswerContext,
  asked: ReconcileAsked,
  theirs: Theirs,
): Promise<AnswerTable> {
  const { catalog } = engine
  const months = monthsAsked(theirs, asked)
  const [found, findings] = await Promise.all([
    monthsFound(engine, asked, { theirs, months }),
    reconcileFindings(engine, asked, { theirs, months }),
  ])
  const told = (scaled: bigint): bigint => (asked.per === 'month' ? perMonth(scaled) : scaled)
  const money = (scaled: bigint): string => formatDecimal(scaled, catalog.currency)
  const rows = months.map((month, at): AnswerRow => {
    const [ours, other] = [found.ours[at] ?? 0n, found.theirs[at] ?? 0n]
    const closest = found.closest[at] ?? null
    return {
      month: formatDay(month),
      ours: money(told(ours)),
      theirs: money(told(other)),
      gap: money(told(ours) - told(other)),
      gap_share: shareOf(ours, other),
      accounts: found.differing[at] ?? null,
      cause: closest === null ? null : causeWords(closest.ids, lang),
      closes: closest?.closes ?? null,
      ref: moneyRef(month, nextPeriod(month, 'month'), [], { asked, catalog }),
    }
  })
  const { ofAll: all } = found
  return {
    asOf: formatDay(asked.asOf),
    columns: monthColumns(asked.per, lang),
    rows,
    summary: {
      sentence: sentenceOf(found, {
        series: theirs.name,
        words: (scaled) => wordMoney(Number(money(told(scaled))), catalog.currency, lang),
        lang,
      }),
      view: 'months',
      series: theirs.name,
      series_unit: theirs.unit,
      basis: theirs.isThrough ? 'through' : 'end',
      per: asked.per,
      months: months.length,
      months_apart: found.isApart.filter(Boolean).length,
      cause: all === null ? null : causeWords(all.ids, lang),
      closes: all?.closes ?? null,
      nearest_profile: found.nearest?.name ?? null,
      nearest_gap: found.nearest?.share ?? null,
    },
    findings: [...findings, ...found.otherUnit, ...withoutAccounts(months, theirs)],
  }
}

async function monthsFound(
  engine: Engine,
  asked: ReconcileAsked,
  about: { readonly theirs: Theirs; readonly months: readonly Day[] },
): Promise<MonthsFound> {
  const { theirs, months } = about
  const [found, nearest, differing] = await Promise.all([
    reconciled(engine, asked, about),
    nearestProfile(engine, asked, about),
    inTurn(months, (month) => accountsApart(engine, asked, { theirs, month })),
  ])
  const isApart = found.gaps.map((gap) => sizeOf(gap) > asked.tolerance)
  const otherUnit = unitFindings(found.ours, found.theirs, theirs)
  // Nothing explains a gap that another unit makes.
  const isUnit = otherUnit.length === 0
  const ofAll = isUnit ? closestCauses(found.gaps, found.definitions, found.others) : null
  const closest = months.map((_, at) =>
    isUnit && isApart[at] === true ? causeOfMonth(at, found, ofAll) : null,
  )
  return {
    ...found,
    months,
    differing,
    isApart,
    closest,
    ofAll,
    otherUnit,
    nearest: isUnit ? nearest : null,
  }
}

/** How many accounts differ by more than the tolerance; `null` where theirs names none. */
async function accountsApart(
  engine: Engine,
  asked: ReconcileAsked,
  about: { readonly theirs: Theirs; readonly month: Day },
): Promise<number | null> {
  if ((about.theirs.months.get(about.month)?.ofAccounts ?? null) === null) return null
  const [ours, theirs] = await Promise.all([
    accountLevels(engine, asked, asked.profile.policies, about),
    theirAccounts(engine, asked, about),
  ])
  return [...new Set([...ours.keys(), ...theirs.keys()])].filter((account) => {
    const gap = (ours.get(account) ?? 0n) - (theirs.get(account) ?? 0n)
    return sizeOf(gap) > asked.tolerance
  }).length
}

interface Words {
  readonly series: string
  /** A year's money as it is told. */
  readonly words: (scaled: bigint) => string
  readonly lang: Language
}

/** The last month, and how many agree. */
function sentenceOf(found: MonthsFound, { series, words, lang }: Words): string {
  const { months, isApart, closest, differing, nearest } = found
  const at = months.length - 1
  const month = months[at]
  if (month === undefined) return said.nothingWords(series, lang)
  const [ours, theirs] = [found.ours[at] ?? 0n, found.theirs[at] ?? 0n]
  const compared = said.comparedWords(
    {
      month: monthWords(month, lang),
      series,
      ours: words(ours),
      theirs: words(theirs),
      share: shareOf(ours, theirs),
      isSame: isApart[at] !== true,
    },
    lang,
  )
  const accounts = differing[at] ?? null
  const cause = closest[at] ?? null
  const parts = [
    compared,
    ...(accounts === null || accounts === 0 ? [] : [said.differWords(accounts, lang)]),
    ...(cause === null ? [] : [said.closesWords(causeWords(cause.ids, lang), cause.closes, lang)]),
  ]
  const agree = isApart.filter((each) => !each).length
  return [
    said.joined(parts, lang),
    said.agreeWords(agree, months.length, lang),
    ...(nearest?.isNearer === true ? [said.nearestWords(nearest.name, lang)] : []),
  ].join(' ')
}

/** Of theirs; `null` where that is nothing. */
export function shareOf(ours: bigint, theirs: bigint): number | null {
  return theirs === 0n ? null : Number(ours - theirs) / Math.abs(Number(theirs))
}
