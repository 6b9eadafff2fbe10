import type { Engine } from '../../src/engine/engine.ts'
import type { Company } from './generate-rows.ts'

/** Builds an engine over a company. */
export type MakeEngine = (company: Company) => Promise<Engine>

/**
 * Keeps the first engines it makes, because every property begins with the same companies. Those
 * made beyond, while a failure is made smaller, are closed after use.
 */
export class EngineShelf {
  private readonly kept = new Map<string, Promise<Engine>>()
  private readonly make: MakeEngine
  private readonly most: number

  constructor(make: MakeEngine, most: number) {
    this.make = make
    this.most = most
  }

  async use<T>(company: Company, task: (engine: Engine) => Promise<T>): Promise<T> {
    const key = JSON.stringify(company)
    const before = this.kept.get(key)
    if (before !== undefined) return task(await before)
    if (this.kept.size < this.most) {
      const made = this.make(company)
      this.kept.set(key, made)
      return task(await made)
    }
    const engine = await this.make(company)
    try {
      return await task(engine)
    } finally {
      await engine.close()
    }
  }

  async close(): Promise<void> {
    const engines = await Promise.allSettled(this.kept.values())
    this.kept.clear()
    for (const made of engines) {
      if (made.status === 'fulfilled') await made.value.close()
    }
  }
}
