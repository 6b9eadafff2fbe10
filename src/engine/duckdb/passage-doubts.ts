import { literal } from './database.ts'
import { UNDATED } from './passages.ts'

export type PassageDoubt =
  | 'undated_entry'
  | 'entry_before_previous'
  | 'loss_before_entry'
  | 'stage_skipped'
  | 'near_simultaneous'
  | 'outside_window'
  | 'resumed_after_loss'

/** When a passage, with everything known of it, is doubtful: conditions over its columns. */
export const PASSAGE_DOUBTS: Readonly<Record<PassageDoubt, string>> = {
  undated_entry: `entered = ${UNDATED}`,
  entry_before_previous: `coalesce(next, beyond) > ${UNDATED} AND coalesce(next, beyond) < entered`,
  loss_before_entry: `next IS NULL AND beyond IS NULL AND lost < entered`,
  stage_skipped: `next IS NULL AND beyond IS NOT NULL`,
  near_simultaneous: 'moved',
  outside_window: 'outside',
  resumed_after_loss: `entered > ${UNDATED} AND lost >= entered AND coalesce(next, beyond) > lost`,
}

/** SQL: per stage the dated passages, those of them gone on, and per doubt how many and the smallest journey. */
export function passageDoubtsSql(): string {
  const counted = Object.entries(PASSAGE_DOUBTS).map(
    ([doubt, when]) =>
      `count_if(${when}) AS ${doubt}, min(journey_id) FILTER (WHERE ${when}) AS ${doubt}_example`,
  )
  return `SELECT stage, count_if(entered > ${UNDATED}) AS dated,
    count_if(entered > ${UNDATED} AND coalesce(next, beyond) IS NOT NULL) AS gone_on, ${counted.join(', ')} FROM passages GROUP BY stage`
}

/**
 * SQL for one stage: how many journeys entered it again, how many entries these are, and what they
 * come after. `entries` are the known ones, `stage` its place.
 */
export function reEntriesSql(entries: string, stage: number, stageId: string): string {
  const end = 'coalesce(next, beyond)'
  return `SELECT count(DISTINCT journey_id) AS journeys,
      count_if(entered_at > ${end}) AS back,
      count_if(${end} IS NULL AND entered_at > lost) AS after_loss
    FROM (SELECT journey_id, entered_at FROM ${entries}
        WHERE stage = ${literal(stageId)} AND entered_at IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY journey_id ORDER BY entered_at) > 1)
      JOIN passages USING (journey_id) WHERE passages.stage = ${stage}`
}

/** SQL for the passages a doubt is about, as rows set apart show them. */
export function doubtedPassagesSql(doubt: PassageDoubt, stage: number, stageId: string): string {
  return `SELECT 'stage_entries' AS table_name, journey_id AS value,
      to_json({journey_id: journey_id, stage: ${literal(stageId)}}) AS cells
    FROM passages WHERE stage = ${stage} AND ${PASSAGE_DOUBTS[doubt]}`
}
