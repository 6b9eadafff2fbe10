import type { Instant } from '../../time/zone.ts'
import { parentOf } from '../life/accounts.ts'
import type { Life } from '../life/life.ts'
import { decimal, money } from './money.ts'
import { code, companyName, contactRole } from './names.ts'
import { dealOpened, seenEntry, valueOf } from './office.ts'
import type { Office } from './office.ts'
import type { SystemRows } from './system-table.ts'

/** The stages of the CRM's own pipeline, and what they are in the bowtie. */
export const pipeline = { Consideration: 'consideration', Selection: 'selection', Won: 'commit' }

/** The account and, once somebody opened one, the deal. */
export function addCrm(rows: SystemRows, life: Life, office: Office): void {
  addCompany(rows, life, office)
  const opened = dealOpened(office, life)
  if (opened === null) return
  addDeal(rows, life, office, opened)
  addMeetings(rows, life, office)
}

/** An account is known from its first pursuit on. */
function addCompany(rows: SystemRows, life: Life, office: Office): void {
  const arrival = life.entries[0]
  if (life.account !== life.journey || arrival === undefined) return
  if (arrival.at >= office.company.end) return
  const hasParents = office.company.truth.accounts.parents > 0
  const parent = hasParents ? parentOf(office.company, life.account) : null
  rows['crm/companies'].push([
    code('A', life.account),
    companyName(life.account),
    parent === null ? null : code('A', parent),
    valueOf(office, life, office.company.country),
    office.clock.stamp(arrival.at),
  ])
}

function addDeal(rows: SystemRows, life: Life, office: Office, opened: Instant): void {
  const { clock, company } = office
  const deal = code('D', life.journey)
  const account = code('A', life.account)
  const contact = code('K', life.journey)
  const created = clock.stamp(opened)
  rows['crm/contacts'].push([contact, account, contactRole(life.journey), created])
  let stage = 'Consideration'
  for (const [name, entered] of Object.entries(pipeline)) {
    const at = seenEntry(office, life, entered)
    if (at === null) continue
    stage = name
    const stamp = clock.stamp(at)
    rows['crm/deal_stages'].push([deal, name, stamp, stamp])
  }
  const { loss } = life
  const isLost =
    loss !== null &&
    (loss.stage === 'consideration' || loss.stage === 'selection') &&
    loss.at < company.end
  const won = seenEntry(office, life, 'commit')
  const closed = isLost ? loss.at : won
  const owner = life.owner !== null && seenOwner(office, life) ? code('P', life.owner) : null
  rows['crm/deals'].push([
    deal,
    code('L', life.journey),
    account,
    contact,
    owner,
    valueOf(office, life, office.motion),
    life.account === life.journey ? 'new' : 'resell',
    company.offers[life.offer]?.products[life.product]?.value ?? null,
    money(life.listAmount),
    decimal(life.listAmount === 0 ? 0 : 1 - life.amount / life.listAmount, 6),
    money(life.amount),
    life.currency,
    isLost ? 'Lost' : stage,
    created,
    closed === null ? null : clock.stamp(closed),
    isLost ? loss.reason : null,
    won === null || life.contract === null ? null : code('S', life.journey),
  ])
}

/** From selection on somebody owns the deal. */
function seenOwner({ company }: Office, life: Life): boolean {
  return life.entries.some(
    ({ stage, at }) => at < company.end && company.stages.indexOf(stage) >= company.ownedFrom,
  )
}

function addMeetings(rows: SystemRows, life: Life, { clock, company }: Office): void {
  life.meetings.forEach(({ at, isGood }, i) => {
    if (at >= company.end) return
    const deal = code('D', life.journey)
    rows['crm/meetings'].push([
      `${deal}-${i + 1}`,
      deal,
      clock.stamp(at),
      isGood ? 'goes on' : 'ends here',
    ])
  })
}
