import { literal } from './database.ts'
import { UNDATED } from './passages.ts'

export type PassageDoubt =
  | 'undated_entry'
  | 'entry_before_previous'
  | 'loss_before_entry'
  | 'stage_skipped'

/** When a passage, with everything known of it, is doubtful: conditions over its columns. */
export const PASSAGE_DOUBTS: Readonly<Record<PassageDoubt, string>> = {
  undated_entry: `entered = ${UNDATED}`,
  entry_before_previous: `coalesce(next, beyond) > ${UNDATED} AND coalesce(next, beyond) < entered`,
  loss_before_entry: `next IS NULL AND beyond IS NULL AND lost < entered`,
  stage_skipped: `next IS NULL AND beyond IS NOT NULL`,
}

/** SQL: per stage the passages in all, and per doubt how many and the smallest journey. */
export function passageDoubtsSql(): string {
  const counted = Object.entries(PASSAGE_DOUBTS).map(
    ([doubt, when]) =>
      `count_if(${when}) AS ${doubt}, min(journey_id) FILTER (WHERE ${when}) AS ${doubt}_example`,
  )
  return `SELECT stage, count(*) AS passages, ${counted.join(', ')} FROM passages GROUP BY stage`
}

/** SQL for the passages a doubt is about, as rows set apart show them. */
export function doubtedPassagesSql(doubt: PassageDoubt, stage: number, stageId: string): string {
  return `SELECT 'stage_entries' AS table_name, journey_id AS value,
      to_json({journey_id: journey_id, stage: ${literal(stageId)}}) AS cells
    FROM passages WHERE stage = ${stage} AND ${PASSAGE_DOUBTS[doubt]}`
}
