import accounts from '../../standard/tables/accounts.json' with { type: 'json' }
import charges from '../../standard/tables/charges.json' with { type: 'json' }
import contacts from '../../standard/tables/contacts.json' with { type: 'json' }
import exchangeRates from '../../standard/tables/exchange_rates.json' with { type: 'json' }
import finance from '../../standard/tables/finance.json' with { type: 'json' }
import identities from '../../standard/tables/identities.json' with { type: 'json' }
import impacts from '../../standard/tables/impacts.json' with { type: 'json' }
import journeys from '../../standard/tables/journeys.json' with { type: 'json' }
import losses from '../../standard/tables/losses.json' with { type: 'json' }
import meetings from '../../standard/tables/meetings.json' with { type: 'json' }
import people from '../../standard/tables/people.json' with { type: 'json' }
import referenceSeries from '../../standard/tables/reference_series.json' with { type: 'json' }
import spend from '../../standard/tables/spend.json' with { type: 'json' }
import stageCounts from '../../standard/tables/stage_counts.json' with { type: 'json' }
import stageEntries from '../../standard/tables/stage_entries.json' with { type: 'json' }
import subscriptions from '../../standard/tables/subscriptions.json' with { type: 'json' }
import touches from '../../standard/tables/touches.json' with { type: 'json' }
import usage from '../../standard/tables/usage.json' with { type: 'json' }
import { tableOf } from './table-schema.ts'
import type { TableSchema } from './table-schema.ts'
import type { Table, TableName } from './types.ts'

/** The standard's JSON Schemas, in the standard's order. */
export const tableSchemas = {
  accounts,
  contacts,
  identities,
  journeys,
  stage_entries: stageEntries,
  losses,
  stage_counts: stageCounts,
  touches,
  meetings,
  subscriptions,
  charges,
  usage,
  impacts,
  spend,
  people,
  exchange_rates: exchangeRates,
  finance,
  reference_series: referenceSeries,
} as unknown as Readonly<Record<TableName, TableSchema>>

const byName = new Map<string, Table>(
  Object.entries(tableSchemas).map(([name, schema]) => [name, tableOf(name as TableName, schema)]),
)

/** The standard's tables. */
export const tables: readonly Table[] = [...byName.values()]

/** `isTableName('losses') // => true` */
export function isTableName(name: string): name is TableName {
  return byName.has(name)
}

export function tableNamed(name: TableName): Table {
  const table = byName.get(name)
  if (table === undefined) throw new Error(`table is not in the standard: ${name}`)
  return table
}
