import { CannotRefresh } from './cannot-refresh.ts'
import { Database, ResourceError } from '../database.ts'
import type { Kept } from '../write-catalog.ts'

/** What a published build says of what it was made from, as `BuildSettings.inputs` said it. */
export async function keptInputs(path: string): Promise<string> {
  let database: Database | null = null
  try {
    database = await Database.openReadOnly(path)
    const [row] = await database.ask('SELECT kept FROM catalog')
    return (JSON.parse(String(row?.['kept'])) as Kept).inputs
  } catch (error) {
    if (error instanceof ResourceError) throw error
    throw new CannotRefresh('the last build does not open')
  } finally {
    database?.close()
  }
}
