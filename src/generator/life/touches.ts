import { dayOfInstant, SECONDS_PER_DAY } from '../../time/calendar.ts'
import type { Instant } from '../../time/calendar.ts'
import { exponential } from '../draw/draw-duration.ts'
import { purpose } from '../draw/purpose.ts'
import { stream } from '../draw/stream.ts'
import type { Company } from './company.ts'
import type { Touch } from './life.ts'

/** A Poisson process from the arrival until the journey has left the left side, or all is over. */
export function drawTouches(
  company: Company,
  { journey, values }: { readonly journey: number; readonly values: readonly number[] },
  { from, until }: { readonly from: Instant; readonly until: Instant },
): readonly Touch[] {
  const channel = values[company.channel] ?? -1
  const perDay = company.touches.get(channel) ?? 0
  if (perDay === 0) return []
  const draws = stream(company.seed, purpose.touches, journey)
  const touches: Touch[] = []
  for (let elapsed = 0; ;) {
    elapsed += (exponential(draws) * SECONDS_PER_DAY) / perDay
    const at = from + Math.floor(elapsed)
    if (at >= until) return touches
    touches.push({ at, campaign: campaignAt(company, channel, at) })
  }
}

/** The first that runs on that channel. */
function campaignAt(company: Company, channel: number, at: Instant): string | null {
  if (company.campaigns.length === 0) return null
  const day = dayOfInstant(at, company.offsets)
  const running = company.campaigns.find(
    (found) => found.channel === channel && found.from <= day && day < found.until,
  )
  return running?.name ?? null
}
