import type { Life } from '../life/life.ts'
import { acquisitionCents } from './books.ts'
import { money } from './money.ts'
import { code } from './names.ts'
import { campaignOn, dealOpened, seenEntry, valueOf } from './office.ts'
import type { Office } from './office.ts'
import type { SystemRows } from './system-table.ts'

/** The lead, and what reached it: marketing sees it until somebody opens a deal. */
export function addMarketing(rows: SystemRows, life: Life, office: Office): void {
  const { clock, company } = office
  const arrival = life.entries[0]
  if (arrival === undefined || arrival.at >= company.end) return
  const lead = code('L', life.journey)
  const channel = life.values[company.channel] ?? -1
  const running = campaignOn(office, channel, clock.dayOf(arrival.at))
  const engaged = seenEntry(office, life, 'education')
  const { loss } = life
  const isMarketings = loss !== null && (loss.stage === 'awareness' || loss.stage === 'education')
  const given = isMarketings && loss.at < company.end && dealOpened(office, life) === null
  const known = seenEntry(office, life, 'awareness')
  rows['marketing/leads'].push([
    lead,
    ...life.values.map((value, i) => office.attributeValues[i]?.[value] ?? null),
    company.campaigns[running]?.name ?? null,
    known === null ? null : clock.stamp(known),
    engaged === null ? null : clock.stamp(engaged),
    given ? clock.stamp(loss.at) : null,
    given ? loss.reason : null,
    null,
    null,
  ])
  addTouches(rows, life, office, lead)
}

/** A touch costs its part of what the journey's arrival cost. */
function addTouches(rows: SystemRows, life: Life, office: Office, lead: string): void {
  if (life.touches.length === 0) return
  const { clock, company } = office
  const cost = money(Math.round(acquisitionCents(life, office) / life.touches.length))
  const channel = valueOf(office, life, company.channel)
  life.touches.forEach(({ at, campaign }, i) => {
    if (at >= company.end) return
    rows['marketing/touches'].push([
      `${lead}-${i + 1}`,
      lead,
      channel,
      campaign,
      clock.stamp(at),
      cost,
    ])
  })
}
