import type { Day } from '../engine.ts'

interface Derived {
  readonly table: string
  readonly made: Promise<void>
  users: number
}

export interface DerivedOptions {
  /** How many that nobody uses are kept at hand. */
  readonly kept: number
  readonly create: (table: string, asOf: Day) => Promise<void>
  readonly drop: (table: string) => Promise<void>
}

/** Tables of facts as known on past days: made when first asked for, dropped only when unused. */
export class DerivedTables {
  readonly #options: DerivedOptions
  /** Those used longest ago first. */
  readonly #derived = new Map<Day, Derived>()
  #made = 0

  constructor(options: DerivedOptions) {
    this.#options = options
  }

  /** Runs `work` on the table of a day, which stands until it is done. */
  async use<T>(asOf: Day, work: (table: string) => Promise<T>): Promise<T> {
    const derived = this.#derived.get(asOf) ?? this.#derive(asOf)
    this.#derived.delete(asOf)
    this.#derived.set(asOf, derived)
    derived.users += 1
    try {
      await derived.made
      return await work(derived.table)
    } finally {
      derived.users -= 1
      await this.#dropUnused()
    }
  }

  #derive(asOf: Day): Derived {
    // A name is used once, so that dropping a table never meets the making of its successor.
    this.#made += 1
    const table = `memory.passages_${this.#made}`
    const derived: Derived = { table, made: this.#options.create(table, asOf), users: 0 }
    derived.made.catch(() => {
      if (this.#derived.get(asOf) === derived) this.#derived.delete(asOf)
    })
    return derived
  }

  async #dropUnused(): Promise<void> {
    const unused = [...this.#derived].filter(([, { users }]) => users === 0)
    const old = unused.slice(0, Math.max(0, unused.length - this.#options.kept))
    for (const [asOf] of old) this.#derived.delete(asOf)
    await Promise.all(old.map(([, { table }]) => this.#options.drop(table)))
  }
}
