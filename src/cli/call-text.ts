import type { Effects } from './effects.ts'

/** How this program was called: within a checkout it is npx, or a script of npm, that finds it. */
export function programName(env: Effects['env']): string {
  return env['npm_command'] === undefined ? 'bowline' : 'npx bowline'
}

export interface Called {
  readonly program: string
  /** As it was given; empty where it is the current one. */
  readonly folder: string
}

/** A command line to copy: `bowline findings my-company`. */
export function callOf({ program, folder }: Called, command: string): string {
  return [program, command, ...(folder === '' ? [] : [quoted(folder)])].join(' ')
}

/** A word for a shell, in quotes where it needs them. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
