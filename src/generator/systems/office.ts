import type { Day } from '../../time/calendar.ts'
import type { Company } from '../life/company.ts'
import type { Life } from '../life/life.ts'
import type { Duration } from '../truth/truth.ts'
import { wallClock } from './wall-clock.ts'
import type { WallClock } from './wall-clock.ts'

/** What the people who keep the systems know beside the lives: the same for every journey. */
export interface Office {
  readonly company: Company
  readonly clock: WallClock
  readonly attributeValues: readonly (readonly string[])[]
  readonly channels: readonly string[]
  /** The attribute of that name, -1 where there is none. */
  readonly motion: number
  /** By value of `channel`. */
  readonly costs: readonly { readonly cents: number; readonly caused: number }[]
  /** Days from the commitment in which going live and the first impact are promised. */
  readonly liveDue: number
  readonly impactDue: number
}

export function openOffice(company: Company): Office {
  const { truth } = company
  const values = truth.attributes.map((attribute) => attribute.values.map(({ value }) => value))
  const channels = values[company.channel] ?? []
  const usual = (stage: string): number => {
    const step = truth.steps.find((found) => found.stage === stage)
    return step === undefined ? 0 : medianDays(step.time)
  }
  return {
    company,
    clock: wallClock(truth.timezone),
    attributeValues: values,
    channels,
    motion: truth.attributes.findIndex(({ name }) => name === 'motion'),
    costs: channels.map((name) => {
      const channel = truth.channels.find((found) => found.channel === name)
      const cents = Math.round((channel?.costPerJourney ?? 0) * 100)
      return { cents, caused: channel?.caused ?? 0 }
    }),
    liveDue: promised(usual('commit')),
    impactDue: promised(usual('commit')) + promised(usual('live')),
  }
}

/** What is promised is the usual time and half of it. */
function promised(days: number): number {
  return Math.ceil(days * 1.5)
}

function medianDays(time: Duration): number {
  switch (time.kind) {
    case 'lognormal':
      return time.median
    case 'weibull':
      return time.scale * Math.LN2 ** (1 / time.shape)
    case 'erlang':
      return time.mean
    case 'mixture':
      return time.parts.reduce((sum, part) => sum + part.share * medianDays(part.time), 0)
  }
}

/** The value of an attribute, `null` where the truth has no such attribute. */
export function valueOf(office: Office, life: Life, attribute: number): string | null {
  if (attribute < 0) return null
  return office.attributeValues[attribute]?.[life.values[attribute] as number] ?? null
}

/** When a stage was entered, `null` where it was not, or the exports do not know of it yet. */
export function seenEntry({ company }: Office, life: Life, stage: string): number | null {
  for (const entry of life.entries) {
    if (entry.stage === stage) return entry.at < company.end ? entry.at : null
  }
  return null
}

/** The first entry into the deal's stages or beyond: somebody opened a deal. */
export function dealOpened({ company }: Office, life: Life): number | null {
  for (const { stage, at } of life.entries) {
    if (stage === 'awareness' || stage === 'education') continue
    return at < company.end ? at : null
  }
  return null
}

/** The campaign that ran for somebody's channel when they arrived: its index, or -1. */
export function campaignOn({ company }: Office, channel: number, day: Day): number {
  return company.campaigns.findIndex(
    (campaign) => campaign.channel === channel && campaign.from <= day && day < campaign.until,
  )
}
