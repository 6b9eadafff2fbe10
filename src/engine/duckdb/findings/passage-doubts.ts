import { literal } from '../database.ts'
import { UNDATED } from '../facts/passages.ts'

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

/** SQL: per stage the dated passages, those of them gone on, and per doubt how many. */
export function passageDoubtsSql(): string {
  const counted = Object.entries(PASSAGE_DOUBTS).map(
    ([doubt, when]) => `count_if(${when}) AS ${doubt}`,
  )
  return `SELECT stage, count_if(entered > ${UNDATED}) AS dated,
    count_if(entered > ${UNDATED} AND coalesce(next, beyond) IS NOT NULL) AS gone_on, ${counted.join(', ')} FROM passages GROUP BY stage`
}

/** SQL: per stage and doubt the smallest journey, of the doubts that there are. */
export function doubtExamplesSql(among: readonly PassageDoubt[]): string {
  const doubts = among.map((doubt): [string, string] => [doubt, PASSAGE_DOUBTS[doubt]])
  const examples = doubts.map(
    ([doubt, when]) => `min(journey_id) FILTER (WHERE ${when}) AS ${doubt}`,
  )
  const any = doubts.map(([, when]) => `(${when})`).join(' OR ')
  return `SELECT stage, ${examples.join(', ')}
    FROM passages JOIN known_journeys USING (journey) WHERE ${any} GROUP BY stage`
}

/**
 * SQL per stage: how many entries are not the first of their journey, of how many journeys, and how
 * many came after going on (`back`) or after a loss. `entries` are the known ones, linked or not, `stages` the ids by their places.
 */
export function reEntriesSql(
  entries: string,
  stages: readonly string[],
  isLinked: boolean,
): string {
  const [held, known] = isLinked ? ['_journey', 'journey'] : ['journey_id', 'journey_id']
  const end = 'coalesce(next, beyond)'
  const dated = `(SELECT ${held} AS held, stage, entered_at, hash(held, stage) AS code
    FROM ${entries} WHERE entered_at IS NOT NULL)`
  // Few entries are of a journey that was there before: only they are sorted and joined. Of two that
  // share a code by chance neither comes again, and the window tells them apart.
  return `WITH again AS MATERIALIZED (
      SELECT held, entered_at, list_position([${stages.map(literal).join(', ')}], stage) - 1 AS place
      FROM ${dated} SEMI JOIN (SELECT code FROM ${dated} GROUP BY code HAVING count(*) > 1) USING (code)
      QUALIFY row_number() OVER (PARTITION BY held, stage ORDER BY entered_at) > 1)
    SELECT passages.stage, count(*) AS again, count(DISTINCT journey) AS journeys,
      count_if(entered_at > ${end}) AS back,
      count_if(${end} IS NULL AND entered_at > lost) AS after_loss
    FROM again JOIN known_journeys k ON k.${known} = held JOIN passages USING (journey)
    WHERE passages.stage = place GROUP BY passages.stage`
}

/** SQL for the passages a doubt is about, as rows set apart show them. */
export function doubtedPassagesSql(doubt: PassageDoubt, stage: number, stageId: string): string {
  return `SELECT 'stage_entries' AS table_name, journey_id AS value,
      to_json({journey_id: journey_id, stage: ${literal(stageId)}}) AS cells
    FROM passages JOIN known_journeys USING (journey)
    WHERE stage = ${stage} AND ${PASSAGE_DOUBTS[doubt]}`
}
