import { arrivals } from './arrivals.ts'
import { anniversary, dateText, EXPORTED, type Minutes, stampText } from './clock.ts'
import { companyName } from './company-names.ts'
import { type CsvRow, type CsvTable, euros } from './csv.ts'
import { type Customer, makeCustomer, type Term, yearlyPrice } from './customers.ts'
import { type Lead, makeLead, type Opportunity } from './leads.ts'
import { SEED } from './market.ts'
import { chance, sfc32 } from './random.ts'

export interface Exports {
  readonly contacts: CsvTable
  readonly lost_leads: CsvTable
  readonly accounts: CsvTable
  readonly opportunities: CsvTable
  readonly subscriptions: CsvTable
  readonly onboarding: CsvTable
}

/** An opportunity with the numbers the CRM gave it, in the order of its creation. */
interface Deal {
  readonly id: string
  readonly account: string
  readonly lead: Lead
  readonly opportunity: Opportunity
}

/** What each of Harbor's systems exports, before anything went wrong in them. */
export function makeExports(): Exports {
  const leads = arrivals().map((arrival, index) => makeLead(index + 1, arrival))
  const { deals, accounts } = bookDeals(leads)
  const dealOf = new Map(deals.map((deal) => [deal.lead.number, deal]))
  const customers = leads
    .flatMap((lead) => makeCustomer(lead) ?? [])
    .sort((a, b) => a.signed - b.signed || a.lead.number - b.lead.number)
    .map((customer) => ({ customer, deal: known(dealOf.get(customer.lead.number)) }))
  return {
    contacts: {
      columns: ['lead_id', 'channel', 'country', 'employees', 'route', 'became_known', 'engaged'],
      rows: leads.map(contactRow),
    },
    lost_leads: { columns: ['lead_id', 'lost_at', 'reason'], rows: lostLeadRows(leads) },
    accounts: {
      columns: ['account_id', 'name', 'country', 'employees', 'created_at'],
      rows: accounts,
    },
    opportunities: {
      columns: [
        'opportunity_id',
        'lead_id',
        'account_id',
        'owner',
        'product',
        'sites',
        'stage',
        'created_at',
        'qualified_at',
        'closed_at',
        'amount',
        'list_amount',
        'loss_reason',
      ],
      rows: deals.map(opportunityRow),
    },
    subscriptions: {
      columns: [
        'subscription_id',
        'account_id',
        'opportunity_id',
        'product',
        'sites',
        'billing_period',
        'amount',
        'list_amount',
        'currency',
        'status',
        'signed_at',
        'started_at',
        'ended_at',
        'term_ends_at',
        'cancelled_at',
        'cancel_reason',
      ],
      rows: customers.flatMap(({ customer, deal }, index) =>
        customer.terms.map((term, place) =>
          subscriptionRow(`S${padded(index + 1, 3)}`, deal, customer, term, place),
        ),
      ),
    },
    onboarding: {
      columns: ['account_id', 'live_at', 'first_impact_at'],
      rows: customers.map(({ customer, deal }) => ({
        account_id: deal.account,
        live_at: stamp(customer.live),
        first_impact_at: stamp(customer.impact),
      })),
    },
  }
}

/** Numbers opportunities and their accounts; now and then two leads belong to one account. */
function bookDeals(leads: readonly Lead[]): { deals: Deal[]; accounts: CsvRow[] } {
  const random = sfc32(SEED, 2_000_000)
  const accounts: CsvRow[] = []
  const opportunities = leads
    .flatMap((lead) => (lead.opportunity === null ? [] : [{ lead, opportunity: lead.opportunity }]))
    .sort((a, b) => a.opportunity.created - b.opportunity.created || a.lead.number - b.lead.number)
  const deals = opportunities.map(({ lead, opportunity }, index) => {
    const shared = opportunity.won === null && chance(random, 0.04)
    const same = shared ? accounts.findLast(({ country }) => country === lead.country) : undefined
    const account = same ?? {
      account_id: `A${padded(accounts.length + 1, 4)}`,
      name: companyName(random, lead.country),
      country: lead.country,
      employees: String(lead.employees),
      created_at: stampText(opportunity.created),
    }
    if (same === undefined) accounts.push(account)
    const id = `O${padded(index + 1, 4)}`
    return { id, account: account['account_id'] ?? '', lead, opportunity }
  })
  return { deals, accounts }
}

function contactRow(lead: Lead): CsvRow {
  return {
    lead_id: leadId(lead),
    channel: lead.channel,
    country: lead.country,
    employees: String(lead.employees),
    route: lead.motion ?? '',
    became_known: stampText(lead.becameKnown),
    engaged: stamp(lead.engaged),
  }
}

function lostLeadRows(leads: readonly Lead[]): CsvRow[] {
  return leads
    .flatMap((lead) => (lead.lost === null ? [] : [{ lead, lost: lead.lost }]))
    .sort((a, b) => a.lost.at - b.lost.at || a.lead.number - b.lead.number)
    .map(({ lead, lost }) => ({
      lead_id: leadId(lead),
      lost_at: stampText(lost.at),
      reason: lost.reason,
    }))
}

function opportunityRow({ id, account, lead, opportunity }: Deal): CsvRow {
  const { owner, product, sites, created, qualified, won, lost } = opportunity
  const price = yearlyPrice(opportunity)
  return {
    opportunity_id: id,
    lead_id: leadId(lead),
    account_id: account,
    owner: owner ?? '',
    product,
    sites: String(sites),
    stage: stageOf(opportunity),
    created_at: stampText(created),
    qualified_at: stamp(qualified),
    closed_at: stamp(won ?? lost?.at ?? null),
    amount: euros(price.agreed),
    list_amount: euros(price.list),
    loss_reason: lost?.reason ?? '',
  }
}

function stageOf({ qualified, won, lost }: Opportunity): string {
  if (won !== null) return 'Won'
  if (lost !== null) return 'Lost'
  return qualified === null ? 'Consideration' : 'Selection'
}

function subscriptionRow(
  id: string,
  deal: Deal,
  { monthly, signed, cancelled, terms }: Customer,
  term: Term,
  place: number,
): CsvRow {
  const price = yearlyPrice(term)
  const months = monthly ? 12 : 1
  const last = place === terms.length - 1
  return {
    subscription_id: id,
    account_id: deal.account,
    opportunity_id: deal.id,
    product: term.product,
    sites: String(term.sites),
    billing_period: monthly ? 'month' : 'year',
    amount: euros(price.agreed / months),
    list_amount: euros(price.list / months),
    currency: 'EUR',
    status: last ? statusOf(term, cancelled !== null) : 'ended',
    signed_at: stampText(signed),
    started_at: dateText(term.from),
    ended_at: term.to === null ? '' : dateText(term.to),
    term_ends_at: monthly ? '' : dateText(nextAnniversary(signed, term.from)),
    cancelled_at: last ? stamp(cancelled?.at ?? null) : '',
    cancel_reason: last ? (cancelled?.reason ?? '') : '',
  }
}

/** A cancelled subscription goes on until what is paid for has ended. */
function statusOf(term: Term, cancelled: boolean): string {
  if (!cancelled) return 'active'
  return term.to !== null && term.to <= EXPORTED ? 'ended' : 'cancelled'
}

function nextAnniversary(signed: Minutes, from: Minutes): Minutes {
  let years = 1
  while (anniversary(signed, years) <= from) years++
  return anniversary(signed, years)
}

function leadId({ number }: Lead): string {
  return `L${padded(number, 5)}`
}

function padded(number: number, digits: number): string {
  return String(number).padStart(digits, '0')
}

function stamp(moment: Minutes | null): string {
  return moment === null ? '' : stampText(moment)
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a customer must have an opportunity: none')
  return value
}
