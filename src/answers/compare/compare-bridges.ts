import type { Engine, Interval } from '../../engine/engine.ts'
import type { Movement } from '../../engine/money.ts'
import { bridge, movements, type BridgeRow } from '../../models/business/bridge.ts'
import { formatDecimal } from '../../money/decimal.ts'
import { retentionOf } from '../../models/business/retention.ts'
import { formatDay, nextPeriod, type Day } from '../../time/calendar.ts'
import type { AnswerContext, AnswerRow, AnswerTable } from '../answer.ts'
import { column } from '../columns.ts'
import {
  definitionFindings,
  differenceRef,
  policiesCompared,
  shownDefinition,
} from './compare-definitions.ts'
import type { DefinitionSide, DefinitionSides } from './definition-side.ts'
import { restatementSentence, type RetentionSides } from './definition-words.ts'
import { moneyQuestion } from '../money/money-asked.ts'
import { underWay } from '../money/money-findings.ts'
import { moneyRef } from '../refs/money-ref.ts'
import { movementLabels, shownMovements } from '../money/revenue-columns.ts'

const INTERVALS = ['year', 'quarter', 'month'] as const
const MONTHS = { month: 1, quarter: 3, year: 12 } as const

/** A period by the one definition, by the other, and what lies between. */
interface PeriodSides {
  readonly a: BridgeRow
  readonly b: BridgeRow
}

/** The restatement: period by period what moved recurring revenue by two definitions. */
export async function compareBridges(
  { engine, lang }: AnswerContext,
  sides: DefinitionSides,
  interval: Interval,
): Promise<AnswerTable> {
  const { catalog } = engine
  const { currency } = catalog
  const { a, b } = sides
  const periods = together(await bridgeOf(engine, a), await bridgeOf(engine, b))
  const isMinor = [a, b].some(({ policies }) => policies.minorExpansion !== null)
  const shown = shownMovements(isMinor)
  const money = (scaled: bigint): string => formatDecimal(scaled, currency)
  const rowOf = (side: string, row: BridgeRow, ref: string): AnswerRow => ({
    period: formatDay(row.period),
    side,
    opening: money(row.opening),
    ...Object.fromEntries(shown.map((name) => [name, money(row.moved[name])])),
    closing: money(row.closing),
    customers: row.customers,
    maturity: row.maturity,
    ref,
  })
  const early = periods.filter(({ b: { maturity } }) => maturity < 1).length
  const last = periods.at(-1) ?? null
  const retention = await retentionSides(engine, sides, interval)
  return {
    asOf: formatDay(b.asked.asOf),
    columns: columnsOf(shown).map((make) => make(lang)),
    rows: periods.flatMap((period) => {
      const ref = ({ asked }: DefinitionSide, { period: from, end }: BridgeRow): string =>
        moneyRef(from, end, [], { asked, catalog })
      return [
        rowOf('A', period.a, ref(a, period.a)),
        rowOf('B', period.b, ref(b, period.b)),
        rowOf('B − A', difference(period), differenceRef(null, sides, catalog, period.b.end)),
      ]
    }),
    summary: {
      sentence: restatementSentence(last, retention, { sides, currency, lang }),
      show: 'revenue',
      interval,
      a: { ...shownDefinition(a, null, catalog), ...closingOf(last?.a, currency) },
      b: { ...shownDefinition(b, null, catalog), ...closingOf(last?.b, currency) },
      difference: money(last === null ? 0n : last.b.closing - last.a.closing),
      retention:
        retention === null
          ? null
          : {
              ...retention,
              period: formatDay(retention.period),
              end: formatDay(retention.end),
            },
      policies: policiesCompared(catalog, sides, lang),
    },
    findings: [
      ...(await definitionFindings(engine, sides, periods.length === 0)),
      ...underWay(early, b.asked),
    ],
  }
}

function columnsOf(shown: readonly Movement[]) {
  return [
    column('period', 'date', { en: 'period', fr: 'période' }),
    column('side', 'text', { en: 'by', fr: 'selon' }),
    column('opening', 'money', { en: 'opening ARR', fr: 'ARR à l’ouverture' }),
    ...shown.map((name) => column(name, 'money', movementLabels[name])),
    column('closing', 'money', { en: 'closing ARR', fr: 'ARR à la clôture' }),
    column('customers', 'count', { en: 'customers', fr: 'clients' }),
    column('maturity', 'fraction', { en: 'maturity', fr: 'maturité' }),
    column('ref', 'ref', { en: 'ref', fr: 'réf.' }),
  ]
}

function closingOf(row: BridgeRow | undefined, currency: string) {
  if (row === undefined) return {}
  return { closing: formatDecimal(row.closing, currency), customers: row.customers }
}

async function bridgeOf(engine: Engine, { asked }: DefinitionSide): Promise<readonly BridgeRow[]> {
  return asked.isMapped ? bridge(await engine.moved(moneyQuestion(asked)), asked) : []
}

/** Every period that either side tells; before its first one a side has nothing. */
function together(a: readonly BridgeRow[], b: readonly BridgeRow[]): readonly PeriodSides[] {
  const longer = a.length > b.length ? a : b
  // Both end with the last period.
  return longer.map((row, index) => ({
    a: a[index - longer.length + a.length] ?? nothing(row),
    b: b[index - longer.length + b.length] ?? nothing(row),
  }))
}

function nothing(row: BridgeRow): BridgeRow {
  return { ...row, opening: 0n, moved: each(() => 0n), closing: 0n, customers: 0 }
}

function difference({ a, b }: PeriodSides): BridgeRow {
  return {
    ...b,
    opening: b.opening - a.opening,
    moved: each((name) => b.moved[name] - a.moved[name]),
    closing: b.closing - a.closing,
    customers: b.customers - a.customers,
  }
}

function each(amount: (name: Movement) => bigint): BridgeRow['moved'] {
  const amounts = movements.map((name) => [name, amount(name)])
  return Object.fromEntries(amounts) as BridgeRow['moved']
}

/** Of the asked periods, or of shorter ones where no whole one is known of both sides. */
async function retentionSides(
  engine: Engine,
  sides: DefinitionSides,
  longest: Interval,
): Promise<RetentionSides | null> {
  for (const interval of INTERVALS.slice(INTERVALS.indexOf(longest))) {
    const found = await retentionBy(engine, sides, interval)
    if (found !== null) return found
  }
  return null
}

/** Of the last whole period of which both sides have anybody to keep. */
async function retentionBy(
  engine: Engine,
  { a, b }: DefinitionSides,
  interval: Interval,
): Promise<RetentionSides | null> {
  const ofA = await retentionIn(engine, a, interval)
  const ofB = await retentionIn(engine, b, interval)
  const period = Math.max(...[...ofA.keys()].filter((each) => ofB.has(each)))
  const [one, other] = [ofA.get(period), ofB.get(period)]
  if (one === undefined || other === undefined) return null
  return { period, end: nextPeriod(period, interval), interval, a: one, b: other }
}

async function retentionIn(
  engine: Engine,
  { asked, policies }: DefinitionSide,
  interval: Interval,
): Promise<ReadonlyMap<Day, { readonly gross: number; readonly net: number }>> {
  if (!asked.isMapped) return new Map()
  const question = { ...moneyQuestion(asked), interval, window: MONTHS[interval] }
  return new Map(
    (await engine.kept(question)).flatMap((row) => {
      // Only shares of churn are made of what moved.
      const found = retentionOf([row], [], policies)
      return found === null ? [] : [[row.period, { gross: found.gross, net: found.net }] as const]
    }),
  )
}
