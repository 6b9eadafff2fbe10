import type { BowtieRow } from '../models/data/bowtie.ts'
import { rangeWithin } from '../models/data/periods.ts'
import type { Asked } from './normalize.ts'
import { formatRef } from './ref.ts'

/**
 * The address of a bowtie's row. Its own values take the place of the filters on the same
 * dimensions.
 */
export function bowtieRef(
  row: Pick<BowtieRow, 'stage' | 'by' | 'period'>,
  asked: Asked,
  recorded: boolean,
): string {
  const own = asked.by.map((dimension, index) => ({ dimension, values: [row.by[index] ?? null] }))
  const kept = asked.where.filter(({ dimension }) => !asked.by.includes(dimension))
  return formatRef({
    kind: 'bowtie',
    stage: row.stage.id,
    view: asked.view,
    asOf: asked.asOf,
    knownNow: recorded && asked.knownBefore === null,
    ...rangeWithin(row.period, asked),
    undated: asked.interval !== null && row.period === null,
    where: [...kept, ...own],
    outcome: null,
  })
}
