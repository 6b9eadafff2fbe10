import type { Environment } from './reading.ts'

const variable = /\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}/g

/** `hasVariable('${DATA}/leads.csv') // => true` */
export function hasVariable(text: string): boolean {
  return text.search(variable) >= 0
}

export interface Expanded {
  readonly text: string
  /** Those replaced, each once. */
  readonly used: readonly UsedVariable[]
  /** Names without a value and without a default. */
  readonly unset: readonly string[]
  /** The rest of the text still opens a `${`. */
  readonly malformed: boolean
}

export interface UsedVariable {
  readonly name: string
  /** Otherwise its default was taken. */
  readonly isSet: boolean
}

/**
 * `${VAR}` and `${VAR:-default}` replaced; an empty variable counts as unset.
 *
 * expandVariables('${DATA:-data}/leads.csv', {}).text // => 'data/leads.csv'
 */
export function expandVariables(text: string, env: Environment): Expanded {
  const unset: string[] = []
  const used = new Map<string, UsedVariable>()
  const expanded = text.replaceAll(variable, (_, name: string, fallback?: string) => {
    const value = Object.hasOwn(env, name) ? env[name] : undefined
    const isSet = value !== undefined && value !== ''
    if (!isSet && fallback === undefined) unset.push(name)
    else used.set(name, { name, isSet })
    return isSet ? value : (fallback ?? '')
  })
  return {
    text: expanded,
    used: [...used.values()],
    unset,
    malformed: text.replaceAll(variable, '').includes('${'),
  }
}
