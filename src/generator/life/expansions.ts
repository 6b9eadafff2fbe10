import type { Day } from '../../time/calendar.ts'
import { exponential } from '../draw/draw-duration.ts'
import type { Stream } from '../draw/stream.ts'
import { DAYS_PER_YEAR } from '../truth/spans.ts'
import type { Offer } from '../truth/truth.ts'

export interface Change {
  readonly day: Day
  readonly factor: number
}

export interface Changes {
  /** Those of a term, by the days on which they take effect, never on its first. */
  until(startedOn: Day, endsOn: Day): readonly Change[]
  /** For a customer who came back. */
  beginAgain(day: Day): void
}

/**
 * A Poisson process: what happens during a day takes effect on the next, so that a change never
 * starts with the contract; on the first day of a term it waits for one more. Several on one day
 * are one.
 */
export function expansions(
  { perYear, factor }: Offer['expansion'],
  draws: Stream,
  signedOn: Day,
): Changes {
  const gap = (): number =>
    perYear === 0 ? Infinity : (exponential(draws) * DAYS_PER_YEAR) / perYear
  let since = signedOn
  let elapsed = gap()
  return {
    until(startedOn, endsOn) {
      const found: Change[] = []
      for (;;) {
        const day = Math.max(since + Math.floor(elapsed) + 1, startedOn + 1)
        if (day >= endsOn) return found
        const by = factor.median * Math.exp(factor.sigma * draws.normal())
        const last = found.at(-1)
        if (last?.day === day) found[found.length - 1] = { day, factor: last.factor * by }
        else found.push({ day, factor: by })
        elapsed += gap()
      }
    },
    beginAgain(day) {
      since = day
      elapsed = gap()
    },
  }
}
