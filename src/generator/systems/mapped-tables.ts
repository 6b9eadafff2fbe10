import type { TableName } from '../../standard/types.ts'
import type { Truth } from '../truth/truth.ts'

export interface MappedText {
  readonly name: TableName
  /** Lines of a comment. */
  readonly about: readonly string[]
  readonly sql: string
}

/** What the mapping has to know beside the truth: which kinds of mess there are. */
export interface MappingOptions {
  /** Somebody wrote things down later than they happened. */
  readonly isBackdated: boolean
  /** Leads were merged. */
  readonly isMerged: boolean
  /** An import began mid-way. */
  readonly isImported: boolean
}

/** The tables of the standard that a company's systems can fill, each with its SQL. */
export function mappedTables(truth: Truth, options: MappingOptions): readonly MappedText[] {
  return [
    {
      name: 'journeys',
      about: [
        'One lead is one journey. Only some have a deal, so it is joined from the left; its amount is',
        'the value of one year.',
      ],
      sql: journeysSql(truth, options),
    },
    {
      name: 'stage_entries',
      about: ['One line for each stage a journey has entered, wherever it was written down.'],
      sql: stageEntriesSql(options),
    },
    {
      name: 'losses',
      about: ['Marketing gives up a lead, the CRM loses a deal, a customer leaves.'],
      sql: LOSSES,
    },
    { name: 'accounts', about: [], sql: ACCOUNTS },
    { name: 'contacts', about: [], sql: CONTACTS },
    ...identities(options),
    ...sideTables(truth),
  ]
}

function journeysSql({ attributes }: Truth, { isImported }: MappingOptions): string {
  const own = attributes.map(({ name }) => `,\n  l.${name}`).join('')
  const observed = isImported ? ',\n  l.imported_at as observed_from' : ''
  return `select
  l.lead_id as journey_id,
  d.account_id,
  d.contact_id,
  d.owner_id,
  d.kind,
  d.product,
  d.amount,
  d.list_amount,
  d.discount_rate,
  d.currency,
  d.subscription_id${own}${observed}
from marketing_leads l
left join crm_deals d using (lead_id)
where l.merged_into is null`
}

function stageEntriesSql({ isBackdated }: MappingOptions): string {
  const since = (stamp: string): string => (isBackdated ? `, ${stamp}` : '')
  const named = isBackdated ? ', known_at as recorded_at' : ''
  return `select lead_id as journey_id, 'awareness' as stage, known_at as entered_at${named}
from marketing_leads
where known_at is not null and merged_into is null
union all
select lead_id, 'education', engaged_at${since('engaged_at')}
from marketing_leads
where engaged_at is not null and merged_into is null
union all
-- the stages of the CRM by their names in the standard
select
  d.lead_id,
  case s.stage
    when 'Consideration' then 'consideration'
    when 'Selection' then 'selection'
    when 'Won' then 'commit'
  end,
  s.entered_at${since('s.recorded_at')}
from crm_deal_stages s
join crm_deals d using (deal_id)
union all
select d.lead_id, 'live', m.reached_at${since('m.reached_at')}
from product_milestones m
join crm_deals d using (deal_id)
where m.milestone = 'live' and m.reached_at is not null
union all
select d.lead_id, 'impact', m.reached_at${since('m.reached_at')}
from product_milestones m
join crm_deals d using (deal_id)
where m.milestone = 'first_impact' and m.reached_at is not null
union all
-- the first time a term was renewed
select d.lead_id, 'retention', min(s.started_at)${since('min(s.started_at)')}
from billing_subscriptions s
join crm_deals d using (deal_id)
where s.change = 'renewal'
group by d.lead_id
union all
-- the first line whose year costs more than the one signed
select d.lead_id, 'expansion', min(s.started_at)${since('min(s.started_at)')}
from billing_subscriptions s
join crm_deals d using (deal_id)
join billing_subscriptions signed
  on signed.subscription_id = s.subscription_id
  and signed.change = 'new'
where s.yearly_amount::decimal(18, 2) > signed.yearly_amount::decimal(18, 2)
group by d.lead_id`
}

const LOSSES = `select lead_id as journey_id, disqualified_at as lost_at, disqualified_reason as reason
from marketing_leads
where disqualified_at is not null and merged_into is null
union all
select lead_id, closed_at, loss_reason
from crm_deals
where stage = 'Lost'
union all
-- notice was given, and the last line has ended
select d.lead_id, s.ended_at, s.cancel_reason
from billing_subscriptions s
join crm_deals d using (deal_id)
where s.status = 'cancelled'`

const ACCOUNTS = `select account_id, name, parent_id, created_at
from crm_companies`

const CONTACTS = `select contact_id, account_id, role, created_at
from crm_contacts`

function identities({ isMerged }: MappingOptions): readonly MappedText[] {
  if (!isMerged) return []
  const sql = `select
  'journey' as entity,
  'marketing' as system,
  lead_id as external_id,
  merged_into as id
from marketing_leads
where merged_into is not null`
  return [
    { name: 'identities', about: ['Leads that turned out to be another, known before.'], sql },
  ]
}

function sideTables(truth: Truth): readonly MappedText[] {
  const isUsed = truth.offers.some(({ revenueModel }) => revenueModel !== 'subscription')
  return [
    ...(truth.channels.some(({ touchesPerMonth }) => touchesPerMonth > 0) ? [TOUCHES] : []),
    ...(truth.steps.some(({ meetings }) => meetings !== null) ? [MEETINGS] : []),
    SUBSCRIPTIONS,
    CHARGES,
    ...(isUsed ? [USAGE] : []),
    IMPACTS,
    ...(truth.channels.some(({ costPerJourney }) => costPerJourney > 0) ? [SPEND] : []),
    ...(truth.people.length > 0 ? [PEOPLE] : []),
    ...(truth.currencies.length > 0 ? [RATES] : []),
    FINANCE,
    REFERENCE,
  ]
}

const TOUCHES: MappedText = {
  name: 'touches',
  about: [],
  sql: `select lead_id as journey_id, channel, campaign, "at", cost
from marketing_touches`,
}

const MEETINGS: MappedText = {
  name: 'meetings',
  about: [],
  sql: `select d.lead_id as journey_id, m.held_at, m.outcome
from crm_meetings m
join crm_deals d using (deal_id)`,
}

const SUBSCRIPTIONS: MappedText = {
  name: 'subscriptions',
  about: ['A line is a price for a time: that of one billing period, a month or a year.'],
  sql: `select
  s.subscription_id,
  c.account_id,
  s.product,
  s.revenue_model,
  s.started_at,
  s.ended_at,
  s.committed_at,
  s.cancelled_at,
  s.term_ends_at,
  s.status,
  s.amount,
  s.list_amount,
  s.billing_period,
  s.discount_rate,
  s.currency
from billing_subscriptions s
join billing_customers c using (customer_id)`,
}

const CHARGES: MappedText = {
  name: 'charges',
  about: [],
  sql: `select
  i.invoice_id as charge_id,
  c.account_id,
  i.subscription_id,
  i.product,
  i.invoiced_at as charged_at,
  i.period_start,
  i.period_end,
  i.paid_at,
  i.amount,
  i.kind,
  i.status,
  i.currency
from billing_invoices i
join billing_customers c using (customer_id)`,
}

const USAGE: MappedText = {
  name: 'usage',
  about: ['An account may have signed twice: what it consumed is one line a month.'],
  sql: `select
  c.account_id,
  u.product,
  u.month as "at",
  u.measure,
  sum(u.quantity::decimal(18, 2)) as quantity
from product_usage u
join billing_customers c using (customer_id)
group by all`,
}

const IMPACTS: MappedText = {
  name: 'impacts',
  about: [],
  sql: `select
  d.account_id,
  d.lead_id as journey_id,
  m.due_at,
  m.reached_at,
  'first' as level
from product_milestones m
join crm_deals d using (deal_id)
where m.milestone = 'first_impact'`,
}

const SPEND: MappedText = {
  name: 'spend',
  about: [],
  sql: `select month, channel, amount, currency
from marketing_spend`,
}

const PEOPLE: MappedText = {
  name: 'people',
  about: [],
  sql: `select person_id, role, motion, started_at, ended_at, ramp_months, quota, cost
from crm_people`,
}

const RATES: MappedText = {
  name: 'exchange_rates',
  about: [],
  sql: `select currency, date, rate
from finance_exchange_rates`,
}

const FINANCE: MappedText = {
  name: 'finance',
  about: [],
  sql: `select month, revenue, gross_margin, cash, burn
from finance_ledger`,
}

const REFERENCE: MappedText = {
  name: 'reference_series',
  about: ['What finance reports as recurring revenue at the end of each month.'],
  sql: `select 'reported_arr' as name, month, amount
from finance_reported_arr`,
}
