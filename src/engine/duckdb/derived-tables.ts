import type { Day } from '../engine.ts'

interface Derived {
  readonly table: string
  readonly made: Promise<void>
  users: number
}

export interface DerivedOptions {
  /** How many that nobody uses are kept at hand. */
  readonly kept: number
  readonly create: (table: string, day: Day) => Promise<void>
  readonly drop: (table: string) => Promise<void>
}

/** Tables of facts as known before a day: made when first asked for, dropped only when unused. */
export class DerivedTables {
  readonly #options: DerivedOptions
  /** Those used longest ago first. */
  readonly #derived = new Map<Day, Derived>()
  #made = 0

  constructor(options: DerivedOptions) {
    this.#options = options
  }

  /** Runs `work` on the table of a day, which stands until it is done. */
  async use<T>(day: Day, work: (table: string) => Promise<T>): Promise<T> {
    const derived = this.#derived.get(day) ?? this.#derive(day)
    this.#derived.delete(day)
    this.#derived.set(day, derived)
    derived.users += 1
    try {
      await derived.made
      return await work(derived.table)
    } finally {
      derived.users -= 1
      await this.#dropUnused()
    }
  }

  #derive(day: Day): Derived {
    // A name is used once, so that dropping a table never meets the making of its successor.
    this.#made += 1
    const table = `memory.passages_${this.#made}`
    const derived: Derived = { table, made: this.#options.create(table, day), users: 0 }
    derived.made.catch(() => {
      if (this.#derived.get(day) === derived) this.#derived.delete(day)
    })
    return derived
  }

  async #dropUnused(): Promise<void> {
    const unused = [...this.#derived].filter(([, { users }]) => users === 0)
    const old = unused.slice(0, Math.max(0, unused.length - this.#options.kept))
    for (const [day] of old) this.#derived.delete(day)
    await Promise.all(old.map(([, { table }]) => this.#options.drop(table)))
  }
}
