import type { Company } from '../../../src/generator/life/company.ts'
import { stream } from '../../../src/generator/draw/stream.ts'
import { SECONDS_PER_DAY } from '../../../src/time/calendar.ts'
import { wholly, type Watching } from './follow-lives.ts'

interface NamedWatching {
  readonly name: string
  readonly isClustered: boolean
  /** Times of going on are judged too. */
  readonly isTimed: boolean
  readonly watch: (company: Company) => Watching & { readonly isWhole: boolean }
}

/** For the draws of this evidence alone. */
const PURPOSE = 900
const MOST = [60, 90, 180, 365, null] as const

/** The ways in which companies are looked at. */
export const watchings: readonly NamedWatching[] = [
  {
    name: 'all seen from their arrival',
    isClustered: false,
    isTimed: true,
    watch: () => ({ ...wholly, isWhole: true }),
  },
  {
    name: 'imports that begin half way',
    isClustered: false,
    isTimed: true,
    watch: ({ firstDay, endDay }) => {
      // Journeys that ended before are not seen at all.
      const seenFrom = ((firstDay + endDay) / 2) * SECONDS_PER_DAY
      return { ...wholly, seenFrom, isWhole: false }
    },
  },
  {
    name: 'accounts that come back',
    isClustered: true,
    isTimed: false,
    watch: () => ({ ...wholly, isClustered: true, isWhole: false }),
  },
  {
    name: 'random times of entry and windows',
    isClustered: false,
    isTimed: false,
    watch: ({ seed, stages, firstDay, endDay }) => {
      const draws = stream(seed, PURPOSE, 0)
      const days = endDay - firstDay
      const length = Math.floor(days * (1 / 3 + (2 / 3) * draws.uniform()))
      const from = firstDay + Math.floor((days - length) * draws.uniform())
      const windows = stages.map((stage) => ({
        stage,
        least: null,
        most: MOST[Math.floor(draws.uniform() * MOST.length)] ?? null,
      }))
      return { ...wholly, range: { from, to: from + length }, windows, isWhole: false }
    },
  },
]
