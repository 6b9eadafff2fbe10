import type { Readable, Writable } from 'node:stream'
import type { BuildOrder } from '../build/build-apart.ts'
import type { Beginning, BuildEffects, BuildReport } from '../build/build-project.ts'
import type { ValidProject } from '../build/validate-project.ts'
import type { OpenEffects, OpenProject } from '../build/open-project.ts'
import type { ProjectState } from '../build/project-state.ts'
import type { Instant } from '../engine/engine.ts'
import type { KeptForecast, KeptForecasts } from '../models/math/forecast/kept-forecast.ts'
import type { Scenario } from '../plans/scenario.ts'
import type { PlanFile } from '../plans/plan-file.ts'

/** All that a command touches of the world outside; tests hand in their own. */
export interface Effects {
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  readonly now: () => Instant
  readonly room: BuildRoom
  /** The raw standard input and output, for a conversation between programs. */
  readonly stdio: () => Conversation
  /** Settles when the user or the system asks the program to end. */
  readonly stopped: () => Promise<void>
}

export interface Conversation {
  readonly input: Readable
  readonly output: Writable
}

export interface Output {
  /** Settles when the text is handed over, or nobody reads it any more. */
  write(text: string): Promise<void>
  /** Columns of the terminal, `undefined` where it is none. */
  readonly columns: number | undefined
}

/** What commands ask of projects and builds. */
export interface BuildRoom {
  openProject(folder: string, effects: OpenEffects): Promise<OpenProject>
  projectState(folder: string, effects: Pick<BuildEffects, 'env'>): Promise<ProjectState>
  /** Builds where files changed, in a process of its own, which the signal kills. */
  buildApart(order: BuildOrder, signal: AbortSignal): Promise<void>
  buildProject(folder: string, effects: BuildEffects, from: Beginning): Promise<BuildReport>
  validateProject(folder: string, effects: Pick<BuildEffects, 'env'>): Promise<ValidProject>
  /** What the company has typed; `null` where there is no plan. */
  readPlan(folder: string): Promise<PlanFile | null>
  /** What the company supposes it might do; none where nothing is typed. */
  readScenarios(folder: string): Promise<readonly Scenario[]>
  /** What was forecast before. */
  readForecasts(folder: string): Promise<KeptForecasts>
  keepForecast(folder: string, forecast: KeptForecast): Promise<void>
  initProject(folder: string, options: { readonly company?: string }): Promise<unknown>
}
