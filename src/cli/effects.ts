import type { BuildEffects, BuildReport } from '../build/build-project.ts'
import type { ValidProject } from '../build/validate-project.ts'
import type { OpenProject } from '../build/open-project.ts'
import type { Instant } from '../engine/engine.ts'

/** All that a command touches of the world outside; tests hand in their own. */
export interface Effects {
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  readonly now: () => Instant
  readonly room: BuildRoom
  /** Settles when the user or the system asks the program to end. */
  readonly stopped: () => Promise<void>
}

export interface Output {
  /** Settles when the text is handed over, or nobody reads it any more. */
  write(text: string): Promise<void>
  /** Columns of the terminal, `undefined` where it is none. */
  readonly columns: number | undefined
}

/** What commands ask of projects and builds. */
export interface BuildRoom {
  openProject(folder: string, effects: BuildEffects): Promise<OpenProject>
  buildProject(folder: string, effects: BuildEffects): Promise<BuildReport>
  validateProject(folder: string, effects: Pick<BuildEffects, 'env'>): Promise<ValidProject>
  initProject(folder: string, options: { readonly company?: string }): Promise<unknown>
}
