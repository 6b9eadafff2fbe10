import type { Day, Engine } from '../../engine/engine.ts'
import { minorDigits } from '../../money/decimal.ts'
import { loopMarks, type Mark } from '../../models/math/closed-loop.ts'
import { addMonths, formatDay } from '../../time/calendar.ts'
import type { AnswerContext, AnswerRow, AnswerTable } from '../answer.ts'
import { accountsRef } from '../refs/accounts-ref.ts'
import type { LoopFacts } from './loop-asked.ts'
import { attributeColumns } from './loop-columns.ts'
import { markFindings } from './loop-findings.ts'
import { attributeWords, loopSentence, verdictWords } from './loop-words.ts'
import { nearestOfMoney, noMatch } from '../money/money-findings.ts'
import { questionOf } from '../input/normalize.ts'

/** What is won now: of the months before the as-of date. */
const NOW = 12

/** Every value of every attribute: what its customers are worth, and how far the left wins such. */
export async function loopAttributes(
  { engine, lang }: AnswerContext,
  facts: LoopFacts,
): Promise<AnswerTable> {
  const { catalog } = engine
  const { money, loop, valued, hasImpacts } = facts
  const marks = loopMarks(valued, loop)
  const since = addMonths(money.asOf, -NOW)
  const entries = await entrySharesOf(engine, facts, since)
  const digits = minorDigits(catalog.currency)
  const amount = (value: number | undefined | null): string | null =>
    value === undefined || value === null ? null : value.toFixed(digits)
  const rows = marks.map((mark): AnswerRow => {
    const { dimension, value, retained, effect, typicalRange } = mark
    const reached = hasImpacts ? mark.reached : null
    const entered = entries(mark)
    const won = winShareOf(facts, since, mark)
    return {
      mark: attributeWords(mark, lang),
      customers: mark.customers,
      verdict: verdictWords[mark.verdict][lang],
      effect: effect?.value ?? null,
      effect_low: effect?.low ?? null,
      effect_high: effect?.high ?? null,
      q: mark.q,
      n: mark.grown,
      typical: amount(mark.typical),
      typical_low: amount(typicalRange?.low),
      typical_high: amount(typicalRange?.high),
      paid: amount(mark.paid),
      retained: retained?.value ?? null,
      retained_low: retained?.low ?? null,
      retained_high: retained?.high ?? null,
      impact: reached?.value ?? null,
      impact_low: reached?.low ?? null,
      impact_high: reached?.high ?? null,
      entries_share: entered,
      wins_share: won,
      wins_index: entered === null || won === null || entered === 0 ? null : won / entered,
      best_share: mark.bestShare,
      attribute: dimension,
      value,
      ref: accountsRef(facts, { dimension, value }, catalog),
    }
  })
  const nothing = money.isMapped && valued.length === 0
  return {
    asOf: formatDay(money.asOf),
    columns: attributeColumns(loop, lang),
    rows,
    summary: {
      sentence: loopSentence(marks, facts, lang),
      view: 'attributes',
      target: loop.target,
      months: loop.months,
      tested: marks.filter(({ q }) => q !== null).length,
      discoveries: marks.filter(({ verdict }) => verdict === 'better' || verdict === 'worse')
        .length,
      verdicts: Object.fromEntries(
        Object.entries(verdictWords).map(([code, words]) => [words[lang], code]),
      ),
    },
    findings: [
      ...markFindings(catalog, facts, marks),
      ...(nothing ? noMatch(money, await nearestOfMoney(engine, money)) : []),
    ],
  }
}

type ShareOf = (mark: Pick<Mark, 'dimension' | 'value'>) => number | null

/** Of what entered the first stage since then, with a value that is known. */
async function entrySharesOf(engine: Engine, facts: LoopFacts, since: Day): Promise<ShareOf> {
  const { money, loop } = facts
  const stage = engine.catalog.stages[0]?.id
  if (stage === undefined) return () => null
  const range = { from: since, to: money.asOf, interval: null } as const
  const asked = { ...money, ...range, view: 'cohort' } as const
  const counts = await Promise.all(
    loop.dimensions.map((dimension) =>
      engine.counts({ ...questionOf({ ...asked, by: [dimension] }), stage }),
    ),
  )
  return ({ dimension, value }) => {
    const own = counts[loop.dimensions.indexOf(dimension)] ?? []
    return shareOf(
      own.map(({ by, count }) => ({ value: by[0] ?? null, count })),
      value,
    )
  }
}

function winShareOf({ loop, valued }: LoopFacts, since: Day, mark: Mark): number | null {
  const at = loop.dimensions.indexOf(mark.dimension)
  const won = valued.filter(({ began }) => began >= since)
  return shareOf(
    won.map(({ by, count }) => ({ value: by[at] ?? null, count })),
    mark.value,
  )
}

/** Among those with a value; `null` for those without, and where there are none. */
function shareOf(
  counts: readonly { readonly value: string | null; readonly count: number }[],
  value: string | null,
): number | null {
  const known = counts.filter((each) => each.value !== null)
  const all = known.reduce((sum, { count }) => sum + count, 0)
  if (value === null || all === 0) return null
  const own = known.filter((each) => each.value === value)
  return own.reduce((sum, { count }) => sum + count, 0) / all
}
