import type { Engine } from '../../src/engine/engine.ts'
import { referenceEngine } from '../../src/engine/reference/reference-engine.ts'
import { headlines } from '../../src/models/data/headline-age.ts'
import { DEFAULT_POLICIES } from '../../src/standard/policies.ts'

const DAYS = 28

/**
 * So many enter education in each month of 2025, spread over its first 28 days; of ten in a row two
 * commit after ten days, unless told otherwise, and the others stay. Every second is `web`, the rest `fair`.
 */
export function monthlyCompany(
  months: readonly number[],
  isWon: (index: number) => boolean = (index) => index % 10 < 2,
): Engine {
  const journeys = months.flatMap((size, month) =>
    Array.from({ length: size }, (_, index) => ({
      id: `m${month + 1}-${index}`,
      origin: index % 2 === 0 ? 'web' : 'fair',
      entered: new Date(Date.UTC(2025, month, 1 + (index % DAYS), 12)),
      isWon: isWon(index),
    })),
  )
  const stamp = (at: Date): string => at.toISOString().slice(0, 19)
  const later = (at: Date, days: number): Date => new Date(at.getTime() + days * 86_400_000)
  return referenceEngine({
    headlines,
    setup: {
      company: 'Months',
      currency: 'EUR',
      timezone: 'UTC',
      dimensions: ['origin'],
      within: [{ stage: 'education', days: 30 }],
      observedUntil: [{ table: 'stage_entries', stage: null, until: '2026-06-01' }],
      stages: [],
      dates: [],
      policies: DEFAULT_POLICIES,
    },
    builtAt: Date.UTC(2026, 6, 1) / 1000,
    buildId: 'months',
    rows: {
      journeys: journeys.map(({ id, origin }) => ({
        journey_id: id,
        account_id: null,
        motion: 'direct',
        origin,
      })),
      stage_entries: journeys.flatMap(({ id, entered, isWon }) => [
        { journey_id: id, stage: 'education', entered_at: stamp(entered) },
        ...(isWon
          ? [{ journey_id: id, stage: 'commit', entered_at: stamp(later(entered, 10)) }]
          : []),
      ]),
    },
  })
}
