import type { Interval, Slice } from '../../engine/engine.ts'
import type { CohortCell } from '../../engine/money.ts'
import type { Finding } from '../../findings/finding.ts'
import { counted, wordPercent } from '../../findings/wording.ts'
import { formatDecimal } from '../../money/decimal.ts'
import { triangle, type TriangleCell } from '../../models/business/triangle.ts'
import { bySlice } from '../../models/data/by-slice.ts'
import { slicesOf } from '../../models/data/slices.ts'
import type { Language } from '../../standard/types.ts'
import { formatDay, nextPeriod } from '../../time/calendar.ts'
import type { AnswerContext, AnswerRow, AnswerTable } from '../answer.ts'
import { dimensionColumn } from '../columns.ts'
import { moneyQuestion, type MoneyAsked } from './money-asked.ts'
import { fewCustomers, moneyFindings, nearestOfMoney, noMatch } from './money-findings.ts'
import { moneyRef } from '../refs/money-ref.ts'
import { cohortColumns } from './retention-columns.ts'

interface SliceTriangle {
  readonly by: Slice
  readonly cells: readonly TriangleCell[]
}

/** By the period in which customers first paid, and by age: what they pay of what they began with. */
export async function cohortRetention(
  { engine, lang }: AnswerContext,
  asked: MoneyAsked,
  interval: Interval,
): Promise<AnswerTable> {
  const { catalog } = engine
  // A range chooses the cohorts; they are followed until the as-of date.
  const question = { ...moneyQuestion(asked), interval, asOf: asked.asOf }
  const [every, leftOut] = asked.isMapped
    ? await Promise.all([engine.cohorts(question), engine.leftOut(question)])
    : [[], []]
  const found = every.filter(
    ({ start }) => start >= (asked.from ?? -Infinity) && start < (asked.to ?? Infinity),
  )
  const slices = triangles(found, asked, interval)
  const columns = cohortColumns(asked.grain, lang)
  const taken = columns.map(({ name }) => name)
  const dimensions = asked.by.map((name) => dimensionColumn(name, taken))
  const all = slices.flatMap(({ cells }) => cells)
  return {
    asOf: formatDay(asked.asOf),
    columns: [...dimensions, ...columns],
    rows: slices.flatMap(({ by, cells }) =>
      cells.map(({ start, age, seen, maturity }): AnswerRow => ({
        ...Object.fromEntries(dimensions.map((each, at) => [each.name, by[at] ?? null])),
        start: formatDay(start),
        age,
        share: seen?.share ?? null,
        gross_share: seen?.grossShare ?? null,
        customer_share: seen?.unitShare ?? null,
        customers: seen?.units ?? null,
        amount: seen === null ? null : formatDecimal(seen.amount, catalog.currency),
        maturity,
        ref: moneyRef(start, nextPeriod(start, interval), by, { asked, catalog, movement: 'new' }),
      })),
    ),
    summary: {
      sentence: sentenceOf(all, lang),
      view: 'cohort',
      grain: asked.grain,
      basis: asked.profile.source,
    },
    findings: [
      ...moneyFindings(catalog, asked, leftOut),
      ...(asked.isMapped && all.length === 0
        ? noMatch(asked, await nearestOfMoney(engine, asked))
        : []),
      ...young(slices),
      ...fewCustomers(
        found.filter(({ age }) => age === 0).map(({ units }) => units),
        'customers',
      ),
    ],
  }
}

/** The slices, the one that began with the most money first. */
function triangles(
  found: readonly CohortCell[],
  { by, asOf, profile }: MoneyAsked,
  interval: Interval,
): readonly SliceTriangle[] {
  const { grossCap } = profile.policies
  const begun = found.map((cell) => ({
    stage: cell.age === 0 ? 'begun' : 'later',
    by: cell.by,
    count: Number(cell.amount),
  }))
  const inSlice = bySlice(found)
  return slicesOf(begun, 'begun', by.length).map((slice) => {
    return { by: slice, cells: triangle(inSlice(slice), { interval, asOf, grossCap }) }
  })
}

/** `rows` are cohorts that have not lived through all the ages shown. */
function young(slices: readonly SliceTriangle[]): readonly Finding[] {
  const first = slices.flatMap(({ cells }) => cells.filter(({ age }) => age === 0))
  const rows = first.filter(({ maturity }) => maturity < 1).length
  const ages = slices.reduce(
    (most, { cells }) => Math.max(most, ...cells.map(({ age }) => age + 1)),
    0,
  )
  const about = { code: 'cohorts_young', severity: 'info', where: 'maturity' } as const
  return rows === 0 ? [] : [{ ...about, rows, params: { ages } }]
}

/** At the oldest age that at least half of the cohorts have reached, of all of these together. */
function sentenceOf(cells: readonly TriangleCell[], lang: Language): string {
  const cohorts = cells.filter(({ age }) => age === 0).length
  const ages = [...new Set(cells.map(({ age }) => age))].toSorted((a, b) => b - a)
  const seenAt = (age: number) =>
    cells.filter((cell) => cell.age === age && cell.seen !== null).map(({ start }) => start)
  const age = ages.find((each) => seenAt(each).length * 2 >= cohorts)
  if (age === undefined || cohorts === 0) {
    return lang === 'fr' ? 'Aucune cohorte n’est connue ici.' : 'No cohort is known here.'
  }
  const reached = cells.filter((cell) => cell.age === age && cell.seen !== null)
  const sum = (name: 'begun' | 'amount' | 'kept'): number =>
    Number(reached.reduce((total, { seen }) => total + (seen?.[name] ?? 0n), 0n))
  const [kept, grown] = [sum('kept') / sum('begun'), sum('amount') / sum('begun')].map((each) =>
    wordPercent(each, lang),
  )
  return lang === 'fr'
    ? `${counted(cohorts, ['cohorte', 'cohortes'], 'fr')}\u00a0: de celles qui ont atteint l’âge de ${counted(age, ['période', 'périodes'], 'fr')}, ${kept} du revenu du début est conservé (brut), et ${grown} avec ce qu’elles ont ajouté (net).`
    : `${counted(cohorts, ['cohort', 'cohorts'], 'en')}: of those that reached the age of ${counted(age, ['period', 'periods'], 'en')}, ${kept} of the revenue they began with is kept (gross), and ${grown} with what they added (net).`
}
