import type { StaleBuild } from '../answers/ask.ts'
import type { OpenProject } from '../build/open-project.ts'
import type { ProjectState } from '../build/project-state.ts'
import type { Engine } from '../engine/engine.ts'
import { describeProjectError, ProjectError } from '../project/project-error.ts'

/** A build on loan for one question: it stays open until it is given back. */
export interface Lease {
  readonly engine: Engine
  readonly stale: StaleBuild | null
  release(): void
}

export interface HolderOptions {
  readonly state: () => Promise<ProjectState>
  /** Opens the latest build, and builds first where files changed; gives up at the signal. */
  readonly open: (signal: AbortSignal) => Promise<OpenProject>
  /** Milliseconds, of any clock that only goes forward. */
  readonly now: () => number
  /** Told of what went wrong while nobody was waiting for it. */
  readonly report: (error: unknown) => void
}

const LOOK_EVERY_MS = 1000
const LOOK_AGAIN_MS = 5000

/**
 * Holds the engine that answers. When the project changes, the next build is made beside it and
 * takes its place when it is whole: nobody waits, nobody fails, nobody sees two builds at once.
 */
export class EngineHolder {
  readonly #options: HolderOptions
  #held: Held
  #stale: StaleBuild | null
  /** The state of the files that was tried last, successfully or not. */
  #tried: string | null = null
  #nextLook: number
  #looking: Promise<void> | null = null
  #isClosed = false
  readonly #ending = new AbortController()
  readonly #closing = new Set<Promise<void>>()

  constructor(first: OpenProject, options: HolderOptions) {
    this.#options = options
    this.#held = hold(first.engine)
    this.#stale = first.stale
    this.#nextLook = options.now() + LOOK_EVERY_MS
  }

  /** The build that serves now; looks in passing whether there is a newer one to be had. */
  lease(): Lease {
    if (this.#isClosed) throw new Error('engine holder is closed')
    this.look()
    const held = this.#held
    held.leases += 1
    let isOut = true
    const release = (): void => {
      if (!isOut) return
      isOut = false
      held.leases -= 1
      this.#closeIfUnused(held)
    }
    return { engine: held.engine, stale: this.#stale, release }
  }

  /** Looks for changes, at most once a second; what follows happens in the background. */
  look(): void {
    if (this.#isClosed || this.#looking !== null || this.#options.now() < this.#nextLook) return
    this.#looking = this.refresh().finally(() => {
      this.#looking = null
    })
  }

  /** Looks for changes now; settles when the newest build that can be had is in its place. */
  async refresh(): Promise<void> {
    this.#nextLook = this.#options.now() + LOOK_EVERY_MS
    try {
      const state = await this.#options.state()
      if (this.#isServing(state)) return
      this.#tried = state.inputs
      await this.#take(await this.#options.open(this.#ending.signal))
    } catch (error) {
      if (!this.#isClosed) this.#keepDespite(error)
    }
  }

  /** Stops a build under way; settles when every lease has ended and the last engine is closed. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#ending.abort()
    await this.#looking
    this.#retire(this.#held)
    await Promise.all(this.#closing)
  }

  #isServing({ build, isFresh, inputs }: ProjectState): boolean {
    if (build !== this.#held.engine.catalog.build.id) return false
    return isFresh ? this.#stale === null : this.#tried === inputs
  }

  async #take({ engine, stale }: OpenProject): Promise<void> {
    const before = this.#held
    this.#stale = stale
    if (engine.catalog.build.id === before.engine.catalog.build.id) {
      await engine.close()
      return
    }
    this.#held = hold(engine)
    this.#retire(before)
  }

  /** The disk is full, a right is missing: the build that is open goes on, and says so. */
  #keepDespite(error: unknown): void {
    const reason = error instanceof ProjectError ? describeProjectError(error) : String(error)
    if (this.#stale?.reason !== reason) this.#options.report(error)
    this.#stale = { builtAt: this.#held.engine.catalog.build.builtAt, reason }
    this.#tried = null
    this.#nextLook = this.#options.now() + LOOK_AGAIN_MS
  }

  #retire(held: Held): void {
    held.isRetired = true
    const closed = new Promise<void>((settle, fail) => {
      held.onClosed = (closing) => void closing.then(settle, fail)
    })
    const settled = closed.catch(this.#options.report)
    this.#closing.add(settled)
    void settled.then(() => this.#closing.delete(settled))
    this.#closeIfUnused(held)
  }

  #closeIfUnused(held: Held): void {
    if (held.isRetired && held.leases === 0) held.onClosed(held.engine.close())
  }
}

interface Held {
  readonly engine: Engine
  leases: number
  isRetired: boolean
  onClosed: (closing: Promise<void>) => void
}

function hold(engine: Engine): Held {
  return { engine, leases: 0, isRetired: false, onClosed: () => {} }
}
