import type { Catalog } from '../../engine/engine.ts'
import { formatDecimal } from '../../money/decimal.ts'
import type { BowtieRow } from '../../models/data/bowtie.ts'
import { sliceKey } from '../../models/data/slices.ts'
import { formatDay } from '../../time/calendar.ts'
import type { Answer, AnswerRow } from '../answer.ts'
import { bowtieColumns, type BowtieColumns } from './bowtie-columns.ts'
import { bowtieRef } from '../refs/bowtie-ref.ts'
import { bowtieFindings } from './bowtie-findings.ts'
import { bowtieSentence } from './bowtie-sentence.ts'
import { commonInput, type CommonInput } from '../input/common-input.ts'
import { countBowtie } from './count-bowtie.ts'
import { nearestFilter, valuesCounted } from '../input/nearest-filter.ts'
import { normalize, type Asked } from '../input/normalize.ts'
import { recurringLeftOut } from '../numbers/number-findings.ts'
import { profileFindings } from '../findings/profile-findings.ts'
import { shownWing, stageMoney, wingMoney, type StageMoney, type WingMoney } from './wing-money.ts'

export const bowtie: Answer<CommonInput> = {
  name: 'bowtie',
  topic: 'journeys',
  title: { en: 'Bowtie', fr: 'Nœud papillon' },
  question: {
    en: 'How many reach each stage, how many go on, are lost or still open, and how long does it take?',
    fr: 'Combien atteignent chaque étape, combien continuent, sont perdus ou encore en cours, et en combien de temps ?',
  },
  input: commonInput,
  needs: ['stage_entries'],
  profiled: true,
  async run({ engine, lang }, input) {
    const { catalog } = engine
    const asked = normalize(catalog, input)
    const money = await wingMoney(engine, asked, input.profile)
    const shown = {
      periods: asked.interval !== null,
      isCounted: catalog.counted.length > 0,
      isMoney: money !== null,
    }
    const columns = bowtieColumns(asked.by, shown, lang)
    const { rows, history, undatedLeftOut, counted } = await countBowtie(engine, asked)
    const nothing = rows.every(isZero) && (history === null || history.dated.length === 0)
    return {
      asOf: formatDay(asked.asOf),
      columns: columns.all,
      rows: rows.map((row) =>
        answerRow(
          row,
          {
            asked,
            recorded: catalog.recorded,
            currency: catalog.currency,
            money: moneyOf(money, catalog),
          },
          columns,
          lang,
        ),
      ),
      summary: {
        sentence: bowtieSentence({ rows, mapped: catalog.stages.length > 0 }, asked, lang),
        view: asked.view,
        horizons: shownHorizons(catalog),
        ...(money === null ? {} : { recurring: shownWing(money, catalog.currency) }),
      },
      findings: [
        ...bowtieFindings(catalog, asked, {
          undatedLeftOut,
          counted,
          rates: rows.map(({ rate }) => rate),
          nothing,
          nearest: nothing ? await nearestFilter(asked, valuesCounted(engine, asked)) : null,
        }),
        ...(money === null
          ? profileFindings(catalog, input.profile)
          : recurringLeftOut(money.recurring, catalog.currency)),
      ],
    }
  },
}

function isZero(row: BowtieRow): boolean {
  return [row.entered, row.open, row.lost, row.goneOn].every((value) => (value ?? 0) === 0)
}

interface RowFacts {
  readonly asked: Asked
  readonly recorded: boolean
  readonly currency: string
  readonly money: (row: BowtieRow) => StageMoney | null
}

/** What a stage carries of its slice's recurring money. */
function moneyOf(money: WingMoney | null, catalog: Catalog): RowFacts['money'] {
  const wings = new Map(money?.slices.map((wing) => [sliceKey(wing.by), wing]))
  const isMapped = (id: string): boolean => catalog.stages.some((stage) => stage.id === id)
  return ({ by, stage }) => {
    const wing = wings.get(sliceKey(by))
    return wing === undefined ? null : stageMoney(stage.id, wing, isMapped)
  }
}

function answerRow(
  row: BowtieRow,
  { asked, recorded, currency, money }: RowFacts,
  columns: BowtieColumns,
  lang: 'en' | 'fr',
): AnswerRow {
  const carried = money(row)
  const { stage, rateNaive, timeNaive, rate, time, timeRanges } = row
  const figures: Record<string, AnswerRow[string]> = {
    ...Object.fromEntries(columns.dimensions.map((name, index) => [name, row.by[index] ?? null])),
    period: row.period === null ? null : formatDay(row.period),
    stage: stage.id,
    label: stage.label[lang],
    to: stage.next,
    entered: row.entered,
    open: row.open,
    lost: row.lost,
    gone_on: row.goneOn,
    rate_naive: rateNaive.value,
    rate_naive_n: rateNaive.n,
    rate: rate.value,
    rate_low: rate.low,
    rate_high: rate.high,
    rate_n: rate.n,
    rate_maturity: rate.maturity,
    rate_age: rate.age,
    time_p25: time.p25,
    time_median: time.median,
    time_p75: time.p75,
    time_p90: time.p90,
    time_median_low: timeRanges.median?.low ?? null,
    time_median_high: timeRanges.median?.high ?? null,
    time_p90_low: timeRanges.p90?.low ?? null,
    time_p90_high: timeRanges.p90?.high ?? null,
    time_naive_p25: timeNaive.p25,
    time_naive_median: timeNaive.median,
    time_naive_p75: timeNaive.p75,
    time_naive_p90: timeNaive.p90,
    amount: row.amount,
    recurring: carried === null ? null : formatDecimal(carried.amount, currency),
    recurring_of: carried?.of ?? null,
    known_by: row.isCounted ? 'counts' : 'entries',
    observed_until: formatDay(stage.until),
    ref: bowtieRef(row, asked, recorded),
  }
  return Object.fromEntries(columns.all.map(({ name }) => [name, figures[name] ?? null]))
}

function shownHorizons(catalog: Catalog): readonly Readonly<Record<string, string | null>>[] {
  return catalog.horizons
    .filter(({ table }) => ['stage_entries', 'losses'].includes(table))
    .map(({ table, stage, until, how, inferred }) => ({
      table,
      stage,
      until: formatDay(until),
      how,
      inferred: inferred === null ? null : formatDay(inferred),
    }))
}
