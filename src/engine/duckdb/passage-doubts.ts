import { literal } from './database.ts'
import { UNDATED } from './passages.ts'

export type PassageDoubt =
  | 'undated_entry'
  | 'entry_before_previous'
  | 'loss_before_entry'
  | 'stage_skipped'
  | 'near_simultaneous'
  | 'outside_window'

/** When a passage, with everything known of it, is doubtful: conditions over its columns. */
export const PASSAGE_DOUBTS: Readonly<Record<PassageDoubt, string>> = {
  undated_entry: `entered = ${UNDATED}`,
  entry_before_previous: `coalesce(next, beyond) > ${UNDATED} AND coalesce(next, beyond) < entered`,
  loss_before_entry: `next IS NULL AND beyond IS NULL AND lost < entered`,
  stage_skipped: `next IS NULL AND beyond IS NOT NULL`,
  near_simultaneous: 'moved',
  outside_window: 'outside',
}

/** SQL: per stage the dated passages, those of them gone on, and per doubt how many. */
export function passageDoubtsSql(): string {
  const counted = Object.entries(PASSAGE_DOUBTS).map(
    ([doubt, when]) => `count_if(${when}) AS ${doubt}`,
  )
  return `SELECT stage, count_if(entered > ${UNDATED}) AS dated,
    count_if(entered > ${UNDATED} AND coalesce(next, beyond) IS NOT NULL) AS gone_on, ${counted.join(', ')} FROM passages GROUP BY stage`
}

/** SQL: per stage and doubt the smallest journey. */
export function doubtExamplesSql(): string {
  const doubts = Object.entries(PASSAGE_DOUBTS)
  const examples = doubts.map(
    ([doubt, when]) => `min(journey_id) FILTER (WHERE ${when}) AS ${doubt}`,
  )
  const any = doubts.map(([, when]) => `(${when})`).join(' OR ')
  return `SELECT stage, ${examples.join(', ')}
    FROM passages JOIN known_journeys USING (journey) WHERE ${any} GROUP BY stage`
}

/** SQL for the passages a doubt is about, as rows set apart show them. */
export function doubtedPassagesSql(doubt: PassageDoubt, stage: number, stageId: string): string {
  return `SELECT 'stage_entries' AS table_name, journey_id AS value,
      to_json({journey_id: journey_id, stage: ${literal(stageId)}}) AS cells
    FROM passages JOIN known_journeys USING (journey)
    WHERE stage = ${stage} AND ${PASSAGE_DOUBTS[doubt]}`
}
