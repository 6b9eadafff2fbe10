import type { Catalog, Dimension } from '../engine.ts'
import { ProjectError } from '../../project/project-error.ts'
import type { Project } from '../../project/project.ts'
import type { LoadedTable } from './rows/load-table.ts'

/** Columns of `journeys` that slice whatever the project declares. */
const BUILT_IN = ['motion', 'kind', 'product', 'owner_id']

/**
 * The slices that `by` and `where` accept, each from the first of journeys and accounts that maps
 * a column of its name; accounts slice what names them.
 */
export function availableDimensions(
  project: Project,
  tables: ReadonlyMap<string, LoadedTable>,
): readonly Dimension[] {
  const maps = (table: string, column: string) =>
    tables.get(table)?.columns.some(({ name }) => name === column) === true
  const namesAccounts = ['journeys', 'subscriptions', 'charges'].some((table) =>
    maps(table, 'account_id'),
  )
  const builtIn = BUILT_IN.filter((column) => maps('journeys', column))
  const declared = project.dimensions.map(({ value }) => value)
  return [...builtIn, ...declared.filter((column) => !builtIn.includes(column))].flatMap(
    (name): Dimension[] => {
      if (maps('journeys', name)) return [{ name, table: 'journeys' }]
      if (maps('accounts', name) && namesAccounts) return [{ name, table: 'accounts' }]
      return []
    },
  )
}

/** The names of all slices of a build, among them those that a question names. */
export function knownDimensions(
  { dimensions }: Pick<Catalog, 'dimensions'>,
  named: readonly string[],
): readonly string[] {
  const known = dimensions.map(({ name }) => name)
  const unknown = named.find((name) => !known.includes(name))
  if (unknown !== undefined) throw new Error(`unknown dimension: ${unknown}`)
  return known
}

/** Every dimension a project declares must slice something. */
export function checkDimensions(project: Project, available: readonly Dimension[]): void {
  for (const { value, place } of project.dimensions) {
    if (available.some(({ name }) => name === value)) continue
    throw new ProjectError(`dimension is in no table: ${value}`, {
      place,
      remedy: `Select \`… as ${value}\` in tables.journeys, or in tables.accounts where journeys, subscriptions or charges have an account_id; or remove it here.`,
    })
  }
}
