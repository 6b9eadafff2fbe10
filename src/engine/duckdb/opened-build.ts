import type { ZoneOffset } from '../../time/zone.ts'
import type { Catalog } from '../engine.ts'
import type { TextSettings } from './canonical-sql.ts'
import type { Database } from './database.ts'
import type { LoadedTable } from './rows/load-table.ts'

/** A published build, open for questions. */
export interface OpenedBuild {
  readonly database: Database
  readonly catalog: Catalog
  readonly tables: ReadonlyMap<string, LoadedTable>
  readonly offsets: readonly ZoneOffset[]
}

export function textSettings({ catalog, offsets }: OpenedBuild): TextSettings {
  return { offsets, currency: catalog.currency }
}
