import type { BowtieRow } from '../../models/data/bowtie.ts'
import { rangeWithin } from '../../models/data/periods.ts'
import { askedMoment, sliceWhere } from './asked-ref.ts'
import type { Asked } from '../input/normalize.ts'
import { formatRef } from './ref.ts'

/** The address of a bowtie's row. */
export function bowtieRef(
  row: Pick<BowtieRow, 'stage' | 'by' | 'period'>,
  asked: Asked,
  recorded: boolean,
): string {
  return formatRef({
    kind: 'bowtie',
    stage: row.stage.id,
    view: asked.view,
    ...askedMoment(asked, { recorded }),
    ...rangeWithin(row.period, asked),
    undated: asked.interval !== null && row.period === null,
    where: sliceWhere(asked, row.by),
    outcome: null,
  })
}
