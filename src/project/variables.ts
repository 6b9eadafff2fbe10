import type { Environment } from './reading.ts'

const variable = /\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}/g

/** `hasVariable('${DATA}/leads.csv') // => true` */
export function hasVariable(text: string): boolean {
  return text.search(variable) >= 0
}

export interface Expanded {
  readonly text: string
  /** Names without a value and without a default. */
  readonly unset: readonly string[]
  /** The rest of the text still opens a `${`. */
  readonly malformed: boolean
}

/**
 * `${VAR}` and `${VAR:-default}` replaced; an empty variable counts as unset.
 *
 * expandVariables('${DATA:-data}/leads.csv', {}).text // => 'data/leads.csv'
 */
export function expandVariables(text: string, env: Environment): Expanded {
  const unset: string[] = []
  const expanded = text.replaceAll(variable, (_, name: string, fallback?: string) => {
    const value = Object.hasOwn(env, name) ? env[name] : undefined
    if (value !== undefined && value !== '') return value
    if (fallback === undefined) unset.push(name)
    return fallback ?? ''
  })
  return { text: expanded, unset, malformed: text.replaceAll(variable, '').includes('${') }
}
