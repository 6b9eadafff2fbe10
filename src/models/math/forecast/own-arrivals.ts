/** What was counted of one stage in each month. */
export interface StageMonths {
  readonly entered: readonly number[]
  /** Went on to the next stage, or passed it over. */
  readonly next: readonly number[]
  readonly skipped: readonly number[]
}

/**
 * Entries that no earlier stage explains, stage by stage and month by month: journeys whose first
 * stage it is. Who passes a stage over comes two stages on; where that stage has no room for them,
 * further on.
 * `ownArrivals([{ entered: [10], next: [4], skipped: [1] }, { entered: [6], next: [0], skipped: [0] }])` // => [[10], [2]]
 */
export function ownArrivals(stages: readonly StageMonths[]): readonly (readonly number[])[] {
  const arrivals: number[][] = stages.map(() => [])
  const months = Math.max(0, ...stages.map(({ entered }) => entered.length))
  for (let month = 0; month < months; month++) {
    let further = 0
    for (const [place, { entered }] of stages.entries()) {
      const came = entered[month] ?? 0
      const skipping = further + (stages[place - 2]?.skipped[month] ?? 0)
      const room = Math.max(0, came - (stages[place - 1]?.next[month] ?? 0))
      arrivals[place]?.push(Math.max(0, room - skipping))
      further = Math.max(0, skipping - room)
    }
  }
  return arrivals
}
