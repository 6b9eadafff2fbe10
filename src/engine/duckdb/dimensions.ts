import type { Catalog, Dimension } from '../engine.ts'
import { ProjectError } from '../../project/project-error.ts'
import type { Project } from '../../project/project.ts'

/** Columns of `journeys` that slice whatever the project declares. */
const BUILT_IN = ['motion', 'kind', 'product', 'owner_id']
/** Tables whose rows may say which account they are of. */
const NAME_ACCOUNTS = ['journeys', 'subscriptions', 'charges']

/** By table that is mapped, the columns it gives. */
type GivenColumns = ReadonlyMap<string, { readonly columns: readonly { readonly name: string }[] }>

/**
 * The slices that `by` and `where` accept, each from the first of journeys and accounts that maps
 * a column of its name; accounts slice what names them.
 */
export function availableDimensions(project: Project, tables: GivenColumns): readonly Dimension[] {
  const maps = (table: string, column: string) => givesColumn(tables, table, column)
  const namesAccounts = NAME_ACCOUNTS.some((table) => maps(table, 'account_id'))
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
export function checkDimensions(project: Project, { tables }: Pick<Catalog, 'tables'>): void {
  const given = tables.map(({ name, columns }) => {
    return [name, { columns: columns.map((column) => ({ name: column })) }] as const
  })
  const [first] = dimensionFaults(project, new Map(given))
  if (first !== undefined) throw first
}

/** Of each declared dimension that slices nothing: where it is given, and where it should be. */
export function dimensionFaults(project: Project, tables: GivenColumns): readonly ProjectError[] {
  const available = availableDimensions(project, tables)
  return project.dimensions
    .filter(({ value }) => !available.some(({ name }) => name === value))
    .map(({ value, place }) => {
      const given = [...tables.keys()].filter((table) => givesColumn(tables, table, value))
      return new ProjectError(faultOf(value, given), { place, remedy: remedyOf(value, given) })
    })
}

function faultOf(dimension: string, given: readonly string[]): string {
  if (given.length === 0) return `dimension is in no table: ${dimension}`
  if (given.includes('accounts')) {
    return `dimension is in tables.accounts, and no table names its accounts: ${dimension}`
  }
  const where = given.map((table) => `tables.${table}`).join(', ')
  return `dimension is in neither journeys nor accounts, but in ${where}: ${dimension}`
}

function remedyOf(dimension: string, given: readonly string[]): string {
  const others = 'journeys, subscriptions or charges'
  return given.includes('accounts')
    ? `Select \`… as account_id\` in tables.${others}; or remove it here.`
    : `Select \`… as ${dimension}\` in tables.journeys, or in tables.accounts where ${others} have an account_id; or remove it here.`
}

function givesColumn(tables: GivenColumns, table: string, column: string): boolean {
  return tables.get(table)?.columns.some(({ name }) => name === column) === true
}
