import { stringify } from 'yaml'

/** The files of a new project, all but `bowline.yaml`; the companies in them are made up. */
export const starterData: Readonly<Record<string, string>> = {
  'data/leads.csv': `lead_id,company,origin,motion,came_in_on
L01,Alder Supply,website,inbound,2025-01-07
L02,Birch and Sons,event,outbound,2025-01-14
L03,Cedar Labs,website,inbound,2025-01-22
L04,Dune Logistics,partner,inbound,2025-02-03
L05,Elm Foods,website,inbound,2025-02-11
L06,Fjord Travel,event,outbound,2025-02-19
L07,Grove Energy,partner,inbound,2025-03-04
L08,Heath Clinics,website,inbound,2025-03-12
L09,Iris Media,event,outbound,2025-03-20
L10,Juniper Bikes,website,inbound,2025-04-02
L11,Kelp Marine,partner,inbound,2025-04-10
L12,Larch Build,website,inbound,2025-04-24
`,
  'data/deals.csv': `deal_id,lead_id,amount,opened_on,won_on,lost_on,lost_reason
D1,L01,4800.00,2025-01-20,2025-02-17,,
D2,L03,7200.00,2025-02-05,,2025-03-18,price
D3,L04,12000.00,2025-02-17,2025-04-08,,
D4,L07,9600.00,2025-03-19,,,
D5,L08,3600.00,2025-03-31,2025-04-29,,
`,
}

/** A `bowline.yaml` that maps the starter's data and explains itself. */
export function starterYaml(company: string): string {
  return `# A Bowline project: what your files are, and how they become the standard's tables.

${stringify({ company }, { lineWidth: 0 }).trim()}
currency: EUR # the currency all amounts are shown in
timezone: UTC # where a day starts, such as Europe/Paris

# The files to read: csv, parquet, json or ndjson, also as .gz. Paths start at this folder;
# globs such as data/leads-*.csv and variables such as \${DATA}/leads.csv work.
sources:
  leads: { file: data/leads.csv }
  deals: { file: data/deals.csv }

# Further columns of the tables below that you want to slice by.
dimensions: [origin]

# The first day that is not in the data any more. Leave it out, and it is found from the data.
observed_until: { stage_entries: 2025-05-01, losses: 2025-05-01 }

# One SELECT for each table of the standard, over the sources and over each other.
tables:
  # One row for each pursuit of a customer, from the first sign to the last.
  journeys: |
    select leads.lead_id as journey_id, leads.company as account_id, leads.motion,
      leads.origin, deals.amount
    from leads left join deals using (lead_id)

  # One row each time a journey enters a stage.
  stage_entries: |
    select lead_id as journey_id, 'education' as stage, came_in_on as entered_at from leads
    union all
    select lead_id, 'selection', opened_on from deals
    union all
    select lead_id, 'commit', won_on from deals where won_on is not null

  # One row for each journey that ends without going on.
  losses: |
    select lead_id as journey_id, lost_on as lost_at, lost_reason as reason
    from deals where lost_on is not null
`
}
