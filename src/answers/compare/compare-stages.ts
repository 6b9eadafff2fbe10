import type { Catalog, Day, Engine } from '../../engine/engine.ts'
import type { Finding } from '../../findings/finding.ts'
import type { BowtieRow } from '../../models/data/bowtie.ts'
import { placedStages } from '../../models/data/counted-stages.ts'
import { rateDifference } from '../../models/data/rate-difference.ts'
import { noRate, type Rate } from '../../models/data/rates.ts'
import { formatDay } from '../../time/calendar.ts'
import type { AnswerContext, AnswerRow, AnswerTable } from '../answer.ts'
import { bowtieFindings } from '../bowtie/bowtie-findings.ts'
import { bowtieRef } from '../refs/bowtie-ref.ts'
import { CallError } from '../call-error.ts'
import { column } from '../columns.ts'
import type { CommonInput } from '../input/common-input.ts'
import { compareSentence, sideLabel, verdictWords } from './compare-words.ts'
import type { ComparedStage, Side } from './compared-stage.ts'
import { countBowtie, type CountedBowtie } from '../bowtie/count-bowtie.ts'
import { nearestFilter, valuesCounted } from '../input/nearest-filter.ts'
import { normalize, profileNamed, shownFilters } from '../input/normalize.ts'
import { profileFindings } from '../findings/profile-findings.ts'
import { sharedEntries } from './shared-entries.ts'

interface ComparedStages {
  readonly a: CommonInput
  readonly b: CommonInput
  readonly against: readonly string[]
}

const ofSide = (side: 'a' | 'b') => {
  const of = (en: string, fr: string) => {
    const name = side.toUpperCase()
    return { en: `${name}: ${en}`, fr: `${name}\u00a0: ${fr}` }
  }
  return {
    entered: column(`${side}_entered`, 'count', of('entered', 'entrés')),
    open: column(`${side}_open`, 'count', of('open', 'en cours')),
    lost: column(`${side}_lost`, 'count', of('lost', 'perdus')),
    goneOn: column(`${side}_gone_on`, 'count', of('gone on', 'passés')),
    rate: column(`${side}_rate`, 'fraction', of('rate', 'taux')),
    low: column(`${side}_rate_low`, 'fraction', of('rate, low', 'taux, bas')),
    high: column(`${side}_rate_high`, 'fraction', of('rate, high', 'taux, haut')),
    n: column(`${side}_rate_n`, 'count', of('rate of', 'taux sur')),
    maturity: column(`${side}_rate_maturity`, 'fraction', of('maturity', 'maturité')),
    median: column(`${side}_time_median`, 'days', of('time, median', 'délai médian')),
    ref: column(`${side}_ref`, 'ref', of('ref', 'réf.')),
  }
}
const [ofA, ofB] = [ofSide('a'), ofSide('b')]

const figures = [
  column('stage', 'text', { en: 'stage', fr: 'étape' }),
  column('label', 'text', { en: 'name', fr: 'nom' }),
  column('to', 'text', { en: 'next stage', fr: 'étape suivante' }),
  ofA.entered,
  ofB.entered,
  column('rate_age', 'days', { en: 'within', fr: 'en' }),
  ofA.rate,
  ofB.rate,
  column('difference', 'fraction', { en: 'B − A', fr: 'B − A' }),
  column('difference_low', 'fraction', { en: 'B − A, low', fr: 'B − A, bas' }),
  column('difference_high', 'fraction', { en: 'B − A, high', fr: 'B − A, haut' }),
  column('verdict', 'text', { en: 'verdict', fr: 'verdict' }),
  ...[ofA, ofB].flatMap(({ low, high, n, maturity }) => [low, high, n, maturity]),
  ...[ofA, ofB].map(({ median }) => median),
  ...[ofA, ofB].flatMap(({ open, lost, goneOn }) => [open, lost, goneOn]),
  ...[ofA, ofB].map(({ ref }) => ref),
]

/** What of the stages is otherwise on side A. */
export async function compareStages(
  { engine, lang }: AnswerContext,
  { against, ...given }: ComparedStages,
): Promise<AnswerTable> {
  const { catalog } = engine
  const b = sideOf(catalog, given.b)
  const a = onSideA(() => sideOf(catalog, given.a))
  if (JSON.stringify(a.asked) === JSON.stringify(b.asked)) {
    throw new CallError(
      'bad_option',
      `against makes no difference: ${against.join(' ')}`,
      'name what is otherwise on side A, such as against from=2025-01-01',
    )
  }
  const [ofA, ofB] = await Promise.all([countBowtie(engine, a.asked), countBowtie(engine, b.asked)])
  const isRated = a.asked.view === 'cohort' && b.asked.view === 'cohort'
  const shared = isRated ? await sharedEntries(engine, a.asked, b.asked) : new Map<string, number>()
  const stages = comparedStages(catalog, ofA, ofB, shared)
  const labels = [a, b].map((side) => sideLabel(side, a.profile !== b.profile, lang))
  const [labelA = '', labelB = ''] = labels
  return {
    asOf: formatDay(b.asked.asOf),
    columns: figures.map((figure) => figure(lang)),
    rows: stages.map((stage): AnswerRow => ({
      stage: stage.stage.id,
      label: stage.stage.label[lang],
      to: stage.stage.next,
      ...sideCells('a', stage.a, a, catalog),
      ...sideCells('b', stage.b, b, catalog),
      rate_age: stage.b?.rate.age ?? stage.a?.rate.age ?? null,
      difference: stage.difference.value,
      difference_low: stage.difference.low,
      difference_high: stage.difference.high,
      verdict:
        stage.difference.verdict === null ? null : verdictWords[stage.difference.verdict][lang],
    })),
    summary: {
      sentence: compareSentence(stages, [labelA, labelB], lang),
      show: 'stages',
      a: shownSide(a, labelA),
      b: shownSide(b, labelB),
      verdicts: Object.fromEntries(
        Object.entries(verdictWords).map(([code, words]) => [words[lang], code]),
      ),
    },
    findings: distinct([
      ...(await findingsOf(engine, b, ofB)),
      ...(await findingsOf(engine, a, ofA)),
      ...comparedFindings(stages, shared, isRated),
      ...[given.b, given.a].flatMap(({ profile }) => profileFindings(catalog, profile)),
    ]),
  }
}

function sideOf(catalog: Catalog, given: CommonInput): Side {
  return { asked: normalize(catalog, given), profile: profileNamed(catalog, given.profile).id }
}

/** A call that cannot be meant says that it is side A which cannot. */
export function onSideA<T>(make: () => T): T {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    throw new CallError(error.code, `against: ${error.message}`, error.remedy)
  }
}

function comparedStages(
  { stages, counted }: Catalog,
  ofA: CountedBowtie,
  ofB: CountedBowtie,
  shared: ReadonlyMap<string, number>,
): readonly ComparedStage[] {
  return placedStages(stages, counted).map(({ stage }) => {
    const [a = null, b = null] = [ofA, ofB].map(
      ({ rows }) => rows.find((row) => row.stage.id === stage.id) ?? null,
    )
    const difference = rateDifference({
      from: rateIn(a, stage.next),
      to: rateIn(b, stage.next),
      shared: shared.get(stage.id) ?? 0,
      isClustered: stage.repeats,
    })
    return { stage, a, b, difference }
  })
}

function rateIn(row: BowtieRow | null, next: string | null): Rate {
  return row === null || next === null ? noRate : row.rate
}

function sideCells(
  side: 'a' | 'b',
  row: BowtieRow | null,
  { asked }: Side,
  { recorded }: Catalog,
): AnswerRow {
  const cells = {
    entered: row?.entered ?? null,
    open: row?.open ?? null,
    lost: row?.lost ?? null,
    gone_on: row?.goneOn ?? null,
    rate: row?.rate.value ?? null,
    rate_low: row?.rate.low ?? null,
    rate_high: row?.rate.high ?? null,
    rate_n: row?.rate.n ?? null,
    rate_maturity: row?.rate.maturity ?? null,
    time_median: row?.time.median ?? null,
    ref: row === null ? null : bowtieRef(row, asked, recorded),
  }
  return Object.fromEntries(Object.entries(cells).map(([name, cell]) => [`${side}_${name}`, cell]))
}

function shownSide({ asked, profile }: Side, label: string): Readonly<Record<string, unknown>> {
  const { view, from, to, asOf, where } = asked
  return {
    label,
    view,
    from: dayOrNot(from),
    to: dayOrNot(to),
    asOf: formatDay(asOf),
    where: shownFilters(where),
    profile,
  }
}

function dayOrNot(date: Day | null): string | null {
  return date === null ? null : formatDay(date)
}

async function findingsOf(
  engine: Engine,
  { asked }: Side,
  { rows, history, undatedLeftOut, counted }: CountedBowtie,
): Promise<readonly Finding[]> {
  const isZero = rows.every(({ entered, open }) => (entered ?? 0) === 0 && (open ?? 0) === 0)
  const nothing = isZero && (history === null || history.dated.length === 0)
  return bowtieFindings(engine.catalog, asked, {
    undatedLeftOut,
    counted,
    rates: rows.map(({ rate }) => rate),
    nothing,
    nearest: nothing ? await nearestFilter(asked, valuesCounted(engine, asked)) : null,
  })
}

/** `rows` are stages; of the overlap, the most entries that a stage has on both sides. */
function comparedFindings(
  stages: readonly ComparedStage[],
  shared: ReadonlyMap<string, number>,
  isRated: boolean,
): readonly Finding[] {
  const about = { severity: 'info', where: 'difference' } as const
  if (!isRated) return [{ ...about, code: 'compared_views', rows: 0, params: {} }]
  const overlap = stages.filter(({ difference }) => difference.verdict === 'shared')
  if (overlap.length === 0) return []
  const entries = Math.max(...overlap.map(({ stage }) => shared.get(stage.id) ?? 0))
  return [
    {
      ...about,
      severity: 'warning',
      code: 'compared_overlap',
      rows: overlap.length,
      params: { entries },
    },
  ]
}

/** What both sides say is said once. */
export function distinct(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()]
}
