import { ask } from '../answers/ask.ts'
import { bowtie } from '../answers/bowtie/bowtie.ts'
import { transition } from '../answers/transition/transition.ts'
import type { Engine } from '../engine/engine.ts'

/** With fewer entries no first question takes long enough to be noticed. */
const MANY = 1_000_000

/**
 * Asks of a large build what pages ask of it: the engine then has at hand what it counts by, and whoever
 * asks first does not wait for it.
 */
export async function warm(engine: Engine): Promise<void> {
  const { stages, tables, dimensions } = engine.catalog
  const entries = tables.find(({ name }) => name === 'stage_entries')?.rows ?? 0
  if (entries < MANY) return
  const context = { engine, lang: 'en' } as const
  const by = dimensions.slice(0, 2).map(({ name }) => name)
  // What is asked for once is not kept.
  for (const { id, next } of [...stages, ...stages]) {
    if (next !== null) await ask(transition, context, { stage: id, by })
  }
  await ask(bowtie, context, { by: by.slice(0, 1) })
}
