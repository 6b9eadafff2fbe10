import type { Engine } from '../../src/engine/engine.ts'
import { engineOver, table } from '../conformance/small-company.ts'

/** So many enter education in each of the first months of 2018, on its second day. */
export const LEADS = [20, 30, 10]

/**
 * Visits by month and origin, and the leads they became: nobody knows which. 200, 300 and 400
 * visits from January to March, a fifth of them from fairs; of April only the first half is known.
 */
export function countedCompany({ sliced = true }: { readonly sliced?: boolean } = {}): Engine {
  const leads = LEADS.flatMap((size, month) =>
    Array.from({ length: size }, (_, index) => ({
      id: `m${month + 1}-${index}`,
      origin: index % 2 === 0 ? 'web' : 'fair',
      month: `2018-0${month + 1}`,
      isWon: index % 5 === 0,
    })),
  )
  const visits = [200, 300, 400, 50].flatMap((visits, month) => [
    ['awareness', `2018-0${month + 1}`, String(visits * 0.8), 'web'],
    ['awareness', `2018-0${month + 1}`, String(visits * 0.2), 'fair'],
  ])
  return engineOver(
    {
      journeys: leads.map(({ id, origin }) => ({ journey_id: id, account_id: null, origin })),
      stage_entries: leads.flatMap(({ id, month, isWon }) => [
        { journey_id: id, stage: 'education', entered_at: `${month}-02` },
        ...(isWon ? [{ journey_id: id, stage: 'commit', entered_at: `${month}-12` }] : []),
      ]),
      stage_counts: sliced
        ? table('stage month count origin', ...visits)
        : table(
            'stage month count',
            ['awareness', '2018-01', '200'],
            ['awareness', '2018-02', '300'],
            ['awareness', '2018-03', '400'],
          ),
    },
    {
      dimensions: ['origin'],
      within: [{ stage: 'education', days: 10 }],
      observedUntil: [{ table: 'stage_entries', stage: null, until: '2018-04-15' }],
    },
  )
}
