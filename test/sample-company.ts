import { DEFAULT_POLICIES } from '../src/standard/policies.ts'
import type { Engine } from '../src/engine/engine.ts'
import { referenceEngine } from '../src/engine/reference/reference-engine.ts'
import { headlines } from '../src/models/data/headline-age.ts'
import type { Setup, TableRows } from '../src/engine/reference/setup.ts'

const setup: Setup = {
  company: 'Sample & Sons',
  currency: 'EUR',
  timezone: 'UTC',
  dimensions: ['origin'],
  within: [],
  policies: DEFAULT_POLICIES,
  observedUntil: [{ table: 'stage_entries', stage: null, until: '2025-07-01' }],
  stages: [],
  dates: [],
}

/**
 * Six journeys, small enough to count by hand. Education: j1 and j2 went to commit after 10 and
 * 20 days, j3 was lost, j4 and j5 are open, j6 is undated and open. One row names no journey.
 * `more` are tables besides.
 */
export function sampleEngine(more: TableRows = {}): Engine {
  return referenceEngine({
    setup,
    builtAt: Date.UTC(2025, 6, 10) / 1000,
    buildId: 'sample',
    headlines,
    rows: {
      journeys: [
        journey('j1', 'social', '100.50'),
        journey('j2', 'search', '200'),
        journey('j3', 'social', '10'),
        journey('j4', 'social', null),
        journey('j5', null, '1'),
        journey('j6', '<script>', '2'),
      ],
      stage_entries: [
        entry('j1', 'education', '2025-01-10'),
        entry('j1', 'commit', '2025-01-20'),
        entry('j2', 'education', '2025-02-10'),
        entry('j2', 'commit', '2025-03-02'),
        entry('j3', 'education', '2025-02-11'),
        entry('j4', 'education', '2025-02-12'),
        entry('j5', 'education', '2025-03-01'),
        entry('j6', 'education', null),
        entry('nobody', 'education', '2025-03-01'),
      ],
      losses: [{ journey_id: 'j3', lost_at: '2025-03-05', reason: '=price' }],
      ...more,
    },
  })
}

function journey(
  journey_id: string,
  origin: string | null,
  amount: string | null,
): Record<string, string | null> {
  return { journey_id, account_id: null, motion: 'direct', origin, amount }
}

function entry(
  journey_id: string,
  stage: string,
  entered_at: string | null,
): Record<string, string | null> {
  return { journey_id, stage, entered_at }
}
