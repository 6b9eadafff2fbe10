import type { MeetingPlace } from '../../models/math/meeting-chain.ts'
import type { Slice } from '../../engine/engine.ts'
import type { Language } from '../../standard/types.ts'
import type { AnswerColumn, AnswerRow } from '../answer.ts'
import { column, details, dimensionColumn } from '../columns.ts'

const figures = [
  column('meeting', 'count', { en: 'meeting', fr: 'rendez-vous' }),
  column('held', 'count', { en: 'held', fr: 'tenus' }),
  column('another', 'count', { en: 'held the next', fr: 'ont tenu le suivant' }),
  column('won', 'count', { en: 'won', fr: 'gagnés' }),
  column('lost', 'count', { en: 'lost', fr: 'perdus' }),
  column('open', 'count', { en: 'open', fr: 'en cours' }),
  column('rate', 'fraction', { en: 'gone on', fr: 'continuent' }),
  column('rate_low', 'fraction', { en: 'gone on, low', fr: 'continuent, bas' }),
  column('rate_high', 'fraction', { en: 'gone on, high', fr: 'continuent, haut' }),
  ...details(
    column('rate_n', 'count', { en: 'of', fr: 'sur' }),
    column('rate_maturity', 'fraction', { en: 'maturity', fr: 'maturité' }),
    column('rate_age', 'days', { en: 'within', fr: 'en' }),
    column('rate_naive', 'fraction', { en: 'naive rate', fr: 'taux brut' }),
    column('gap_median', 'days', { en: 'gap, median', fr: 'attente, médiane' }),
    column('gap_p75', 'days', { en: 'gap, p75', fr: 'attente, p75' }),
  ),
  column('lost_share', 'fraction', { en: 'of all losses', fr: 'de toutes les pertes' }),
  column('ref', 'ref', { en: 'ref', fr: 'réf.' }),
]

export interface MeetingColumns {
  readonly all: readonly AnswerColumn[]
  readonly dimensions: readonly string[]
}

export function meetingColumns(by: readonly string[], lang: Language): MeetingColumns {
  const own = figures.map((figure) => figure(lang))
  const dimensions = by.map((name) =>
    dimensionColumn(
      name,
      own.map((each) => each.name),
    ),
  )
  return { all: [...dimensions, ...own], dimensions: dimensions.map(({ name }) => name) }
}

export function meetingRow(
  place: MeetingPlace,
  by: Slice,
  dimensions: readonly string[],
  ref: string | null,
): AnswerRow {
  const { rate } = place
  return {
    ...Object.fromEntries(dimensions.map((name, at) => [name, by[at] ?? null])),
    meeting: place.place,
    held: place.held,
    another: place.another,
    won: place.won,
    lost: place.lost,
    open: place.open,
    rate: rate.value,
    rate_low: rate.low,
    rate_high: rate.high,
    rate_n: rate.n,
    rate_maturity: rate.maturity,
    rate_age: rate.age,
    rate_naive: place.rateNaive,
    gap_median: place.gapMedian,
    gap_p75: place.gapP75,
    lost_share: place.lostShare,
    ref,
  }
}
